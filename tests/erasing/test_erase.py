"""A tenant goes entirely, and nobody else's things with it, however often it breaks off."""

from collections.abc import Callable
from typing import Any

import pytest
from botocore.client import BaseClient

from chalicelib.domain.errors import NotFound, Unauthenticated
from chalicelib.flow import policies, visitors
from chalicelib.flow.sign_in import username
from tests.erasing.conftest import Town


def kept(town: Town, all: dict[str, list[str]]) -> dict[str, list[str]]:
    return {kind: [one for one in found if not town.is_gone(one)] for kind, found in all.items()}


def test_all_of_it_goes_and_nothing_else(town: Town) -> None:
    before = town.all()
    assert kept(town, before) != before
    receipt = town.erase().answer()
    assert town.all() == kept(town, before)
    rows = {one["kind"]: one["count"] for one in receipt["rows"]}
    gone = [row for row in before["rows"] if town.is_gone(row) and " " in row]
    assert sum(rows.values()) + receipt["connections"] == len(gone)
    assert {"cnv": 1, "agt": 1, "agents": 2, "slug": 1}.items() <= rows.items()
    assert (receipt["files"], receipt["users"], receipt["sockets"]) == (4, 1, 1)
    assert receipt["tenant"] == town.tenant
    assert receipt["began"] <= receipt["ended"]


def test_sockets_are_hung_up(town: Town) -> None:
    town.erase()
    assert [(taken[0], taken[1]) for taken in town.sockets.taken] == [
        ("DELETE", f"socket-of-{town.tenant}")
    ]


def test_nobody_comes_in_while_it_lasts(town: Town) -> None:
    tenant = town.ports.store.tenant(town.tenant)
    assert tenant is not None
    tried: list[str] = []

    def meanwhile(seconds: float) -> None:
        policies._seen.clear()  # five seconds have passed
        for attempt in (
            lambda: town.ports.identity.sign_in(
                username(town.workspace, f"boss@{town.workspace}.example"), town.password
            ),
            lambda: visitors.tenant_for(town.ports, tenant.widget_keys[0]),
            lambda: policies.tenant(town.ports, town.tenant),
        ):
            with pytest.raises((NotFound, Unauthenticated)) as refused:
                attempt()
            tried.append(refused.value.code)
        assert town.ports.store.tenant_by_slug(town.workspace) == town.tenant, "nobody may take it"

    town.erase(meanwhile)
    assert len(tried) == 3


def test_what_was_under_way_goes_as_well(town: Town) -> None:
    before = town.all()

    def late(seconds: float) -> None:
        assert seconds >= 600
        town.furnish(town.tenant)

    receipt = town.erase(late)
    assert town.all() == kept(town, before)
    assert receipt.files == 8


CALLS = (
    "Query",
    "BatchWriteItem",
    "ListUsers",
    "AdminDeleteUser",
    "Scan",
    "ListObjectVersions",
    "DeleteObjects",
    "DeleteItem",
)


class Crash(BaseException):
    """Nothing catches it, as nothing catches a power cut."""


def crashing(operation: str, after: bool) -> Callable[..., Any]:
    """botocore's call, but for one that ends the process, before or after it was done."""
    real = BaseClient._make_api_call

    def call(self: Any, name: str, params: Any) -> Any:
        if name == operation and not after:
            raise Crash
        answer = real(self, name, params)
        if name == operation:
            raise Crash
        return answer

    return call


@pytest.mark.parametrize("operation", CALLS)
def test_after_a_crash_it_is_begun_again(
    town: Town, operation: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = town.all()
    for after in (False, True):
        with monkeypatch.context() as patched:
            patched.setattr(BaseClient, "_make_api_call", crashing(operation, after))
            with pytest.raises(Crash):
                town.erase()
        ended = (operation, after) == ("DeleteItem", True)
        found = town.ports.store.tenant_by_slug(town.workspace)
        assert found == (None if ended else town.tenant), "the name goes last"
    town.erase()
    assert town.all() == kept(town, before)


def test_again_finds_nothing(town: Town) -> None:
    town.erase()
    receipt = town.erase()
    counts = (receipt.connections, receipt.files, receipt.users, receipt.rows.total())
    assert counts == (0, 0, 0, 0)


def test_a_name_that_is_anothers_by_now_stays(town: Town) -> None:
    town.erase()
    from chalicelib.flow import tenants

    new = tenants.create(town.ports, town.workspace, "New", "boss@new.example")
    before = town.all()
    town.erase()
    assert town.all() == before
    assert town.ports.store.tenant_by_slug(town.workspace) == new.tenant.id
