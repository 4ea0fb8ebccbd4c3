"""The functions' package: what runs in Lambda and nothing else, compiled, in a zip whose bytes
follow from what is in it, so that an unchanged application is not deployed again."""

import importlib.metadata
import inspect
import os
import re
import shutil
import subprocess
import sys
import zipfile
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from types import ModuleType

import chalice
import chalice.app

from infra.aws.target import Target, interpreter

ROOT = Path(__file__).resolve().parents[2]
MOST_BYTES = 15 * 1024 * 1024
# boto3 and what it needs: it is there, and a second one would be half the package.
BROUGHT_BY_LAMBDA = frozenset(
    {"boto3", "botocore", "jmespath", "python-dateutil", "s3transfer", "six", "urllib3"}
)
NEEDED_BY_NOBODY = ("*.dist-info", "bin", "__pycache__", "*.pyi", "py.typed", "tests")
LONG_AGO = (1980, 1, 1, 0, 0, 0)


class TooLarge(RuntimeError):
    """The package is over its budget."""


def pack(to: Path, target: Target) -> int:
    """Write the zip; answers how many bytes it is unpacked. Raises TooLarge, NoPython."""
    with TemporaryDirectory() as name:
        folder = Path(name)
        _dependencies(folder, target)
        _application(folder)
        _strip(folder)
        _compile(folder, target)
        size = sum(path.stat().st_size for path in _files(folder))
        if size > MOST_BYTES:
            raise TooLarge(f"the package is {size} bytes unpacked; {MOST_BYTES} are allowed")
        _zip(folder, to)
    return size


def requirements(text: str) -> list[str]:
    """What is installed into the package: all that is pinned and Lambda does not bring."""
    lines = (line.partition("#")[0].strip() for line in text.splitlines())
    return [
        line
        for line in lines
        if line and re.split(r"[=<>\[]", line)[0].lower() not in BROUGHT_BY_LAMBDA
    ]


def _dependencies(folder: Path, target: Target) -> None:
    pinned = requirements((ROOT / "requirements.txt").read_text("utf-8"))
    if target.wheels:
        _run([sys.executable, *pip(folder, target), *pinned])
    for pin in [] if target.wheels else pinned:
        _copy_installed(pin.partition("==")[0], folder)


def pip(folder: Path, target: Target) -> list[str]:
    """How pip is asked for another machine's wheels, without anything else's being made or run."""
    what = ["--no-deps", "--no-compile", "--only-binary=:all:", "--implementation=cp"]
    whose = [f"--python-version={target.python}", f"--platform={target.wheels}"]
    quiet = ["--quiet", "--disable-pip-version-check", "--root-user-action=ignore"]
    return ["-m", "pip", "install", *what, *whose, *quiet, "--target", str(folder)]


def _copy_installed(name: str, folder: Path) -> None:
    """This machine's is what is installed here, in the same version."""
    for file in importlib.metadata.files(name) or ():
        if ".." not in file.parts:
            (folder / file).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(str(file.locate()), folder / file)


def _application(folder: Path) -> None:
    """Ours, and of Chalice the two files that `chalice package` would bring."""
    shutil.copy(ROOT / "app.py", folder)
    # What stands beside the sources may be being written just now.
    ours = shutil.ignore_patterns("__pycache__")
    shutil.copytree(ROOT / "chalicelib", folder / "chalicelib", ignore=ours)
    _module(chalice, folder / "chalice/__init__.py")
    _module(chalice.app, folder / "chalice/app.py")


def _module(module: ModuleType, to: Path) -> None:
    to.parent.mkdir(exist_ok=True)
    shutil.copy(inspect.getfile(module), to)


def _strip(folder: Path) -> None:
    for pattern in NEEDED_BY_NOBODY:
        for path in list(folder.rglob(pattern)):
            shutil.rmtree(path) if path.is_dir() else path.unlink()


def _compile(folder: Path, target: Target) -> None:
    """Byte code that is never checked against its source: nobody changes either in Lambda."""
    how = ["-m", "compileall", "-q", "--invalidation-mode", "unchecked-hash"]
    python = interpreter(target.python)
    _run([python, *how, "-s", str(folder), "-p", "/var/task", str(folder)], PYTHONHASHSEED="0")


def _run(command: list[str], **more: str) -> None:
    done = subprocess.run(command, capture_output=True, text=True, env={**os.environ, **more})
    if done.returncode:
        raise RuntimeError(f"failed: {' '.join(command)}\n{done.stdout}{done.stderr}")


def _files(folder: Path) -> Iterator[Path]:
    return (path for path in sorted(folder.rglob("*")) if path.is_file())


def _zip(folder: Path, to: Path) -> None:
    with zipfile.ZipFile(to, "w", zipfile.ZIP_DEFLATED) as packed:
        for path in _files(folder):
            entry = zipfile.ZipInfo(path.relative_to(folder).as_posix(), LONG_AGO)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.external_attr = 0o100644 << 16
            packed.writestr(entry, path.read_bytes())
