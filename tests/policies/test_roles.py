"""Each role allows what its function does and nothing else, statement by statement."""

from collections.abc import Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import replace

import pytest

from chalicelib.entry.shapes.commands import COMMANDS
from chalicelib.entry.socket import ACTIONS
from chalicelib.flow.react import REACTIONS
from tests.policies import platform
from tests.policies.recorder import HANDLERS
from tests.policies.stage import DELIVERED
from tests.policies.statements import Need, Statement, differences, of_function
from tests.policies.width import too_wide
from tests.rules.test_wiring import handler_strings

Recorded = Mapping[str, AbstractSet[Need]]
SCAN = "dynamodb:Scan"


def all_needs(recorded: Recorded, function: str) -> set[Need]:
    """What its code calls, and what Lambda does in its name."""
    return {*recorded[function], *platform.needs(function)}


@pytest.mark.parametrize("function", HANDLERS)
def test_a_role_is_what_its_function_needs(recorded: Recorded, function: str) -> None:
    found = wrong(of_function(function), all_needs(recorded, function))
    assert not found, "\n".join(found)


def wrong(statements: Sequence[Statement], needs: AbstractSet[Need]) -> list[str]:
    """What is missing, needless, there twice or wider than it need be."""
    wide = [line for statement in statements for line in too_wide(statement, needs)]
    return differences(statements, needs) + wide


@pytest.mark.parametrize("function", HANDLERS)
def test_no_statement_can_go_and_none_can_be_added(recorded: Recorded, function: str) -> None:
    statements, needs = of_function(function), all_needs(recorded, function)
    for place, one in enumerate(statements):
        without = [*statements[:place], *statements[place + 1 :]]
        assert any(line.startswith("missing") for line in wrong(without, needs)), one.sid
        for other in (*narrower(one), *wider(one)):
            assert wrong([*without, other], needs), other
        assert wrong([*statements, replace(one, sid="Again")], needs), one.sid
    for other in {s for f in HANDLERS for s in of_function(f)} - set(statements):
        assert wrong([*statements, other], needs), other


def narrower(one: Statement) -> Iterator[Statement]:
    """The statement without each of its actions, resources and kinds of rows."""
    for part in ("actions", "resources", "keys"):
        said = getattr(one, part) or ()
        for place in range(len(said)):
            yield replace(one, **{part: said[:place] + said[place + 1 :]})


def wider(one: Statement) -> Iterator[Statement]:
    """The statement with an action, a resource or a kind of rows more, and with a part of each
    turned into a star.
    """
    for part, more in (("actions", SCAN), ("resources", "x"), ("keys", "x#*")):
        said = getattr(one, part)
        if said is None:
            continue
        yield replace(one, **{part: (*said, more)})
        for place, text in enumerate(said):
            for star in {"*", *(f"{text[:at]}*" for at in places_of_a_star(text))} - {text}:
                yield replace(one, **{part: (*said[:place], star, *said[place + 1 :])})
    if one.keys is not None:
        yield replace(one, keys=None)


def places_of_a_star(text: str) -> Iterator[int]:
    """Behind each sign that parts a name, and before its last letter."""
    yield from (at + 1 for at, letter in enumerate(text) if letter in ":/#_")
    yield len(text) - 1


@pytest.mark.parametrize("function", HANDLERS)
def test_a_statement_can_be_found_by_its_name(function: str) -> None:
    sids = [statement.sid for statement in of_function(function)]
    assert len(set(sids)) == len(sids)
    assert all(sid.isalnum() for sid in sids)


@pytest.mark.parametrize("function", HANDLERS)
def test_actions_are_whole(function: str) -> None:
    for statement in of_function(function):
        assert not any("*" in action for action in statement.actions), statement


def test_every_function_and_reaction_was_at_work(recorded: Recorded) -> None:
    assert set(HANDLERS.values()) == {"app", *handler_strings()}
    assert set(recorded) == set(HANDLERS)
    assert set(REACTIONS) <= DELIVERED
    assert set(ACTIONS) == {command.op for command in COMMANDS} | {"hello", "ping"}
