"""The command asks for the name once more, and takes a workspace or a tenant's id."""

import io
import json

import pytest

from chalicelib.domain.errors import NotFound
from erasing.command import erase_tenant
from scripts import tenant
from tests.erasing.conftest import Town


def test_another_name_erases_nothing(town: Town, monkeypatch: pytest.MonkeyPatch) -> None:
    before = town.all()
    for typed in ("", "\n", town.workspace + "x\n"):
        monkeypatch.setattr("sys.stdin", io.StringIO(typed))
        with pytest.raises(SystemExit, match="nothing was erased"):
            erase_tenant(town.ports, town.workspace, False, 40_000, 0)
    assert town.all() == before


def test_the_same_name_erases(town: Town, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO(town.workspace + "\n"))
    receipt = erase_tenant(town.ports, town.workspace, False, 40_000, 0)
    text = "\n".join(tenant.lines(receipt))
    assert f"tenant: {town.tenant}" in text
    assert "rows: cnv 1" in text and "users: 1" in text and "remains: " in text
    assert json.loads(json.dumps(receipt)) == receipt
    with pytest.raises(NotFound):
        erase_tenant(town.ports, town.workspace, True, 40_000, 0)
    again = erase_tenant(town.ports, town.tenant, True, 40_000, 0)
    assert (again["rows"], again["files"], again["users"]) == ([], 0, 0)
