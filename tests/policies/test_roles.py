"""Each role allows what its function does and nothing else, statement by statement."""

from collections.abc import Mapping
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
from tests.rules.test_wiring import handler_strings

Recorded = Mapping[str, AbstractSet[Need]]
SCAN = "dynamodb:Scan"


def all_needs(recorded: Recorded, function: str) -> set[Need]:
    """What its code calls, and what Lambda does in its name."""
    return {*recorded[function], *platform.needs(function)}


@pytest.mark.parametrize("function", HANDLERS)
def test_a_role_is_what_its_function_needs(recorded: Recorded, function: str) -> None:
    assert differences(of_function(function), all_needs(recorded, function)) == []


@pytest.mark.parametrize("function", HANDLERS)
def test_no_statement_can_go_and_none_can_be_added(recorded: Recorded, function: str) -> None:
    statements, needs = of_function(function), all_needs(recorded, function)
    for place, one in enumerate(statements):
        without = [*statements[:place], *statements[place + 1 :]]
        assert any(line.startswith("missing") for line in differences(without, needs)), one.sid
        for more in wider(one):
            assert differences([*without, more], needs), more
        assert differences([*statements, replace(one, sid="Again")], needs), one.sid
    for other in {s for f in HANDLERS for s in of_function(f)} - set(statements):
        assert differences([*statements, other], needs), other


def wider(one: Statement) -> list[Statement]:
    """A statement with an action, a resource or a kind of rows more."""
    more = [
        replace(one, actions=(*one.actions, SCAN)),
        replace(one, resources=(*one.resources, "x")),
    ]
    return more + ([replace(one, keys=(*one.keys, "x#*"))] if one.keys else [])


@pytest.mark.parametrize("function", HANDLERS)
def test_a_statement_can_be_found_by_its_name(function: str) -> None:
    sids = [statement.sid for statement in of_function(function)]
    assert len(set(sids)) == len(sids)
    assert all(sid.isalnum() for sid in sids)


@pytest.mark.parametrize("function", HANDLERS)
def test_actions_are_whole_and_resources_are_ours(function: str) -> None:
    for statement in of_function(function):
        assert not any("*" in action for action in statement.actions), statement
        if "*" in statement.resources:
            assert set(statement.actions) == set(platform.WITHOUT_RESOURCES), statement
        else:
            assert all("*" not in arn.rstrip("*") for arn in statement.resources), statement


def test_rows_are_allowed_by_their_keys() -> None:
    for function in HANDLERS:
        for statement in of_function(function):
            tables = [
                arn for arn in statement.resources if ":table/" in arn and "/stream/" not in arn
            ]
            assert not tables or statement.keys, (function, statement.sid)


def test_every_function_and_reaction_was_at_work(recorded: Recorded) -> None:
    assert set(HANDLERS.values()) == {"app", *handler_strings()}
    assert set(recorded) == set(HANDLERS)
    assert set(REACTIONS) <= DELIVERED
    assert set(ACTIONS) == {command.op for command in COMMANDS} | {"hello", "ping"}
