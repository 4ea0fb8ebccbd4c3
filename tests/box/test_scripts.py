from pathlib import Path

import pytest

from scripts import _env
from scripts.run import wipe
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
        _env._once(made, [source], make)
    assert calls == ["one", "two"]


def test_the_lists_of_packages_pin_everything_and_name_no_index() -> None:
    for name in ("requirements.txt", "requirements-dev.txt"):
        lines = (_env.ROOT / name).read_text().splitlines()
        wanted = [line for line in lines if line and not line.startswith("#")]
        assert all("==" in line or line == "-r requirements.txt" for line in wanted)
