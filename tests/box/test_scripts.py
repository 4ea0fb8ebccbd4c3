from pathlib import Path

import pytest

import _browser
import _make
import _node
from scripts import _env
from scripts.run import wipe
from scripts.test import CHECKS, VITEST, run_stage, stages
from tests.box.conftest import Rig


def test_fresh_wipes_a_data_folder_and_nothing_else(tmp_path: Path) -> None:
    data, other = tmp_path / "data", tmp_path / "other"
    for folder in (data, other):
        folder.mkdir()
        (folder / "file").write_text("x")
    (data / "lock").touch()
    wipe(data)
    assert not data.exists()
    with pytest.raises(SystemExit, match="is not the data folder of a box"):
        wipe(other)
    assert (other / "file").exists()
    wipe(tmp_path / "not there")


def test_fresh_does_not_wipe_under_a_running_box(rig: Rig) -> None:
    with pytest.raises(SystemExit, match="a box runs on"):
        wipe(rig.box.folder)
    assert (rig.box.folder / "desk.db").exists()


def test_a_folder_is_made_again_only_when_its_sources_changed(tmp_path: Path) -> None:
    source, made = tmp_path / "pins", tmp_path / "made"
    calls: list[str] = []

    def make() -> None:
        made.mkdir(exist_ok=True)
        calls.append(source.read_text())

    for content in ("one", "one", "two"):
        source.write_text(content)
        _make.once(made, [source], make)
    assert calls == ["one", "two"]


def test_what_a_link_leads_to_is_made_elsewhere(tmp_path: Path) -> None:
    theirs, link = tmp_path / "theirs", tmp_path / "link"
    theirs.mkdir()
    link.symlink_to(theirs)
    _make.once(link, [], lambda: pytest.fail("made through a link"))
    assert not list(theirs.iterdir())


def test_the_widget_is_built_again_when_one_of_its_sources_changed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    built: list[str] = []
    sources = [tmp_path / "src" / "loader.ts", tmp_path / "src" / "ui" / "home.tsx"]
    for path in (*sources, tmp_path / "build.mjs"):
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("one")

    def build(part: Path, *_: str) -> None:
        (tmp_path / "dist").mkdir(exist_ok=True)
        built.append(sources[1].read_text())

    monkeypatch.setattr(_node, "PARTS", [tmp_path])
    monkeypatch.setattr(_node, "packages", lambda: None)
    monkeypatch.setattr(_node, "_build", build)
    _node.front()
    _node.front()
    sources[1].write_text("two")
    _node.front()
    assert built == ["one", "two"]


@pytest.mark.parametrize(
    ("version", "fetched"), [("v20.0.0", False), ("v18.20.1", True), ("nonsense", True)]
)
def test_node_is_fetched_where_there_is_none_or_an_old_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, version: str, fetched: bool
) -> None:
    for name in ("node", "npm"):
        program = tmp_path / name
        program.write_text(f"#!/bin/sh\necho {version}\n")
        program.chmod(0o755)
    ran: list[object] = []
    monkeypatch.setattr(_node, "environment", lambda: {"PATH": str(tmp_path)})
    monkeypatch.setattr(_node, "run", ran.extend)
    _node.need_node.__wrapped__()
    assert (_node.NODE in ran) == fetched


def test_without_node_at_all_it_is_fetched(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    ran: list[object] = []
    monkeypatch.setattr(_node, "environment", lambda: {"PATH": str(tmp_path)})
    monkeypatch.setattr(_node, "run", ran.extend)
    _node.need_node.__wrapped__()
    assert _node.NODE in ran


def test_browser_tests_run_by_themselves_unless_something_is_asked_for() -> None:
    checks, beside, python, browser, speed = stages([])
    assert {"--ignore=tests/browser", "--ignore=tests/cloud"} <= set(python["tests"])
    assert browser["browser"][-3:] == ["-m", "not alone", "tests/browser"]
    assert speed["speed"][-3:] == ["-m", "alone", "tests/browser"] and "-n" not in speed["speed"]
    assert beside["cloud"][-1] == "tests/cloud"
    assert checks == CHECKS and beside["vitest"] == VITEST["vitest"]
    *others, asked = stages(["tests/domain", "-x"])
    assert asked["tests"][-2:] == ["tests/domain", "-x"]
    assert others == [CHECKS, VITEST]


def test_of_steps_beside_each_other_each_is_told_whole_and_one_that_fails_fails_all(
    capsys: pytest.CaptureFixture[str],
) -> None:
    good = ["python", "-c", "print('one'); print('two')"]
    bad = ["python", "-c", "raise SystemExit('a reason')"]
    took, well = run_stage({"good": good, "bad": bad, "last": good})
    assert not well
    assert [text.split()[0] for text in took] == ["good", "bad", "last"]
    assert [text.endswith(" FAILED") for text in took] == [False, True, False]
    told = capsys.readouterr().out
    assert "good:\none\ntwo\n" in told and "bad:\na reason\n" in told
    assert run_stage({"good": good})[1]


@pytest.mark.parametrize(("user", "tries"), [(0, True), (1000, False)])
def test_chromium_is_installed_where_that_is_possible_and_else_asked_for(
    monkeypatch: pytest.MonkeyPatch, user: int, tries: bool
) -> None:
    ran: list[list[str]] = []
    monkeypatch.setattr(_browser, "run", ran.append)
    monkeypatch.setattr("os.geteuid", lambda: user)
    monkeypatch.setattr("shutil.which", lambda name: name if name == "apt-get" else None)
    with pytest.raises(SystemExit, match="need Chromium on PATH"):
        _browser.need_chromium()
    assert [_browser.LIGHT in command for command in ran] == ([False, True] if tries else [])


@pytest.mark.parametrize("there", ["chromium", "none"])
def test_a_machine_that_cannot_have_the_light_chromium_goes_on_with_its_own(
    monkeypatch: pytest.MonkeyPatch, there: str
) -> None:
    def fail(command: list[str]) -> None:
        raise SystemExit("no such package")

    monkeypatch.setattr(_browser, "run", fail)
    monkeypatch.setattr("os.geteuid", lambda: 0)
    found = {there, "apt-get"}
    monkeypatch.setattr("shutil.which", lambda name: name if name in found else None)
    if there == "chromium":
        assert _browser.need_chromium() == "chromium"
    else:
        with pytest.raises(SystemExit, match="no such package"):
            _browser.need_chromium()


def test_the_lists_of_packages_pin_everything_and_name_no_index() -> None:
    for name in ("requirements.txt", "requirements-dev.txt"):
        lines = (_env.ROOT / name).read_text().splitlines()
        wanted = [line for line in lines if line and not line.startswith("#")]
        assert all("==" in line or line == "-r requirements.txt" for line in wanted)
