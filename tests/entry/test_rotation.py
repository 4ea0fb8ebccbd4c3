"""Signing keys turn under living tokens, as the scheduled function and by hand."""

from dataclasses import replace
from typing import Any

import msgspec
import pytest

import app
from chalicelib.domain import token_keys
from chalicelib.domain.errors import Unauthenticated
from chalicelib.entry import auth
from chalicelib.flow.ports import Ports
from chalicelib.outbound import TokenKeys
from tests.entry.site import Site

MONTH = 30 * 86_400
EVENT = {
    "version": "0",
    "id": "1",
    "detail-type": "Scheduled Event",
    "source": "aws.events",
    "account": "1",
    "time": "",
    "region": "",
    "resources": [],
}


def run(**detail: Any) -> dict[str, Any]:
    """The function as EventBridge calls it, or somebody with a wish."""
    done: dict[str, Any] = app.rotate_keys({**EVENT, "detail": detail}, None)
    return done


def process(site: Site) -> Ports:
    """Another process, with a memory of its own of the ring that all share."""
    return replace(site.ports, token_keys=TokenKeys(site.fakes.token_keys.stored))


def signed(site: Site, ports: Ports) -> str:
    """A customer's token, signed by a process."""
    return "Bearer " + auth.visitor_token(ports, site.home.tenant, "cus_1")[0]


def verifies(site: Site, ports: Ports, token: str) -> bool:
    try:
        return auth.caller(ports, token).actor.id == "cus_1"
    except Unauthenticated:
        return False


def test_a_token_from_before_a_turn_still_verifies(site: Site) -> None:
    ports = process(site)
    token = signed(site, ports)
    assert run()["changed"]
    site.fakes.clock.forward(MONTH - 1)
    assert run()["changed"]
    assert verifies(site, ports, token)


def test_a_renewable_token_still_verifies_after_a_year_of_turns(site: Site) -> None:
    token = signed(site, process(site))
    for _ in range(13):
        run()
        site.fakes.clock.forward(MONTH)
    assert auth.visitor(process(site), token, site.home.tenant) == "cus_1"
    assert token_keys.KEPT.total_seconds() > auth.RENEWABLE_S + auth.VISITOR_S


def test_two_processes_go_on_together(site: Site) -> None:
    """One turns and signs at once; the other verifies at once, and signs with the new key later."""
    run()
    site.fakes.clock.forward(MONTH)
    one, other = process(site), process(site)
    old = signed(site, other)
    run()
    new = signed(site, one)
    assert new.split(".")[0] != old.split(".")[0]
    assert verifies(site, other, new)
    assert verifies(site, one, old)
    assert signed(site, other).split(".")[0] == old.split(".")[0]
    site.fakes.clock.forward(300)
    assert signed(site, other).split(".")[0] == new.split(".")[0]


def test_a_key_that_nobody_foresaw_is_known_a_minute_later(site: Site) -> None:
    other = process(site)
    signed(site, other)
    run()
    run(force=True)
    new = signed(site, process(site))
    assert not verifies(site, other, new)
    site.fakes.clock.forward(60)
    assert verifies(site, other, new)


def test_a_token_of_a_dropped_key_is_worth_nothing(site: Site) -> None:
    run()
    ports = process(site)
    token, kid = signed(site, ports), ports.token_keys.signer(site.ports.now())[0]
    left = run(drop=kid)
    assert left["changed"]
    assert kid not in left["keys"]
    site.fakes.clock.forward(300)
    assert not verifies(site, ports, token)
    assert verifies(site, ports, signed(site, ports))


def test_it_says_what_keys_there_are_and_never_their_secrets(site: Site, logged: list[str]) -> None:
    done = run()
    assert done["keys"] == list(site.fakes.token_keys.ring)
    assert done["keys"][1] in logged[-1]
    assert not any(secret in "".join(logged) for secret in site.fakes.token_keys.ring.values())


@pytest.mark.parametrize("wish", [{"force": "yes"}, {"drop": 1}])
def test_a_wish_that_cannot_be_meant_is_refused(site: Site, wish: dict[str, Any]) -> None:
    with pytest.raises(msgspec.ValidationError):
        run(**wish)
    assert list(site.fakes.token_keys.ring) == ["test"]
