"""The package holds what runs in Lambda, starts there, and follows from its sources alone."""

import importlib.metadata
import os
import re
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from infra.aws import package
from infra.aws.build import Built
from infra.aws.target import LAMBDA, NoPython, Target, here, interpreter, on_lambda

START = "import sys; sys.path[:0] = {path}; import app; print(app.app.app_name)"


@pytest.fixture
def packed(built: Built) -> Path:
    return built.package


def names(packed: Path) -> set[str]:
    with zipfile.ZipFile(packed) as archive:
        return set(archive.namelist())


def test_it_starts_with_nothing_beside_it_but_what_lambda_brings(packed: Path, tmp_path: Path):
    with zipfile.ZipFile(packed) as archive:
        archive.extractall(tmp_path / "task")
    for name in package.BROUGHT_BY_LAMBDA:
        link_installed(name, tmp_path / "runtime")
    path = [str(tmp_path / "task"), str(tmp_path / "runtime")]
    variables = {"AWS_DEFAULT_REGION": "eu-west-1", "WS_ENDPOINT": "x"}
    done = subprocess.run(
        [sys.executable, "-I", "-S", "-c", START.format(path=path)],
        env={**variables, "PATH": os.environ["PATH"]},
        capture_output=True,
        text=True,
    )
    assert (done.stdout, done.stderr) == ("switchboard\n", "")


def link_installed(name: str, folder: Path) -> None:
    folder.mkdir(exist_ok=True)
    files = importlib.metadata.files(name) or []
    for top in {file.parts[0] for file in files} - {"..", "__pycache__"}:
        where = next(file for file in files if file.parts[0] == top).locate()
        (folder / top).symlink_to(str(where)[: str(where).rindex(top) + len(top)])


def test_each_module_is_compiled_and_never_checked_against_its_source(packed: Path):
    with zipfile.ZipFile(packed) as archive:
        modules = [name for name in archive.namelist() if name.endswith(".py")]
        for module in modules:
            folder, _, file = module.rpartition("/")
            cached = f"__pycache__/{file[:-3]}.{sys.implementation.cache_tag}.pyc"
            flags = archive.read(f"{folder}/{cached}" if folder else cached)[4:8]
            assert flags == b"\1\0\0\0", module
    assert {"app.py", "chalicelib/config.py", "chalice/app.py", "msgspec/__init__.py"} <= {*modules}


def test_what_nobody_needs_stays_out(packed: Path):
    tops = {name.split("/")[0] for name in names(packed)}
    assert not tops & {"boto3", "botocore", "s3transfer", "dateutil", "jmespath", "six.py", "bin"}
    assert not [name for name in names(packed) if "dist-info" in name or name.endswith(".pyi")]


def test_the_same_sources_make_the_same_bytes(packed: Path, tmp_path: Path):
    package.pack(tmp_path / "again.zip", here())
    assert (tmp_path / "again.zip").read_bytes() == packed.read_bytes()


def test_one_that_is_too_large_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(package, "MOST_BYTES", 1_000_000)
    with pytest.raises(package.TooLarge, match=r"\d{7} bytes unpacked; 1000000 are allowed"):
        package.pack(tmp_path / "package.zip", here())
    assert not (tmp_path / "package.zip").exists()


def test_requirements_are_the_pins_less_what_lambda_brings():
    text = "# why\nboto3==1.0\nmsgspec==0.22.0  # fast\n\nsix==1.17.0\n"
    assert package.requirements(text) == ["msgspec==0.22.0"]


def test_wheels_are_those_of_lambda_and_none_is_built(tmp_path: Path):
    asked = package.pip(tmp_path, LAMBDA)
    wanted = {"--platform=manylinux2014_aarch64", "--python-version=3.13", "--only-binary=:all:"}
    assert wanted | {"--no-deps"} <= {*asked}


def test_a_python_that_is_not_here_is_asked_for():
    assert interpreter(here().python) == sys.executable
    with pytest.raises(NoPython, match=re.escape("uv python install 2.0")):
        interpreter("2.0")


def test_a_target_names_its_runtime():
    assert Target("3.13", "arm64", "").runtime == "python3.13"


def test_where_lambdas_newest_python_is_missing_it_gets_this_one(monkeypatch: pytest.MonkeyPatch):
    def none(python: str) -> str:
        raise NoPython

    assert on_lambda().wheels == LAMBDA.wheels
    monkeypatch.setattr("infra.aws.target.interpreter", none)
    assert on_lambda() == Target(here().python, "arm64", LAMBDA.wheels)
