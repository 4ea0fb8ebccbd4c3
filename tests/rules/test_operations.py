"""The page for whoever is rung at night: no alarm without its line, no command that is not one."""

import re
import shlex
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import botocore.session
import pytest
from botocore import xform_name

from infra.aws.template import template

DOCS = Path(__file__).resolve().parents[2] / "docs"
PAGE = (DOCS / "operations-aws.md").read_text("utf-8")
RESOURCES: dict[str, Any] = template({})["Resources"]
ALIASES = {"s3api": "s3"}
OF_ANY = {"query", "output", "region", "cli-binary-format"}
END_OF_COMMAND = re.compile(r"""[|;)`]|\s#\s|\s>|$""")


def alarms() -> set[str]:
    """Their names, without the stack's."""
    kind = "AWS::CloudWatch::Alarm"
    made = [one["Properties"] for one in RESOURCES.values() if one.get("Type") == kind]
    return {one["AlarmName"]["Fn::Sub"].removeprefix("${AWS::StackName}-") for one in made}


def rows() -> dict[str, list[str]]:
    """Alarm → the cells beside it."""
    lines = [line.strip("|").split("|") for line in PAGE.splitlines() if line.startswith("| `")]
    return {cells[0].strip(" `"): [cell.strip() for cell in cells[1:]] for cells in lines}


def test_every_alarm_has_its_line_and_no_line_is_of_none() -> None:
    assert len(alarms()) > 25
    assert rows().keys() == alarms()
    assert all(len(cells) == 4 and all(cells) for cells in rows().values())


def test_whatever_the_page_names_is_in_the_template() -> None:
    pages = PAGE + (DOCS / "operations.md").read_text("utf-8")
    named = set(re.findall(r"\$\(of (\w+)\)", pages))
    assert named and named <= RESOURCES.keys()
    functions = {
        name["Fn::Sub"].removeprefix("${AWS::StackName}-")
        for one in RESOURCES.values()
        if "Fn::Sub" in (name := one.get("Properties", {}).get("FunctionName", {}))
    }
    stopped = re.findall(r"for f in (.+?); do", PAGE)
    assert stopped and all(set(words.split()) <= functions for words in stopped)


def commands() -> Iterator[str]:
    """Every command of the AWS CLI in the pages of operations, one inside another as well."""
    for page in ("operations.md", "operations-aws.md"):
        text = (DOCS / page).read_text("utf-8").replace("\\\n", " ")
        for match in re.finditer(r"\baws (?=[a-z0-9-]+ [a-z-]+)", text):
            yield _cut(text[match.end() :].split("\n")[0])


def _cut(line: str) -> str:
    """As far as the command goes; quotes may hold anything, and so may what $( ) holds."""
    quoted, depth = "", 0
    for at, letter in enumerate(line):
        if quoted:
            quoted = "" if letter == quoted else quoted
        elif letter == "'":
            quoted = letter
        elif line.startswith("$(", at):
            depth += 1
        elif letter == ")" and depth:
            depth -= 1
        elif not depth and END_OF_COMMAND.match(line, at):
            return line[:at]
    return line


@pytest.mark.parametrize("command", sorted(set(commands())))
def test_commands_are_aws_own(command: str) -> None:
    service, operation, *_ = command.split()
    if operation == "wait":
        service, _, waiter, *_ = command.split()
        model = botocore.session.get_session().get_waiter_model(service)
        assert waiter in {xform_name(name, "-") for name in model.waiter_names}
        return
    model = botocore.session.get_session().get_service_model(ALIASES.get(service, service))
    known = {xform_name(name, "-"): name for name in model.operation_names}
    shape = model.operation_model(known[operation]).input_shape
    members = {xform_name(name, "-"): name for name in shape.members} if shape else {}
    flags = set(re.findall(r"(?:^|\s)--([a-z-]+)", re.sub(r"\$\([^)]*\)|'[^']*'", "''", command)))
    asked = flags - OF_ANY
    assert asked <= members.keys(), asked - members.keys()
    needed = set(shape.required_members) if shape else set()
    assert needed <= {members[flag] for flag in asked}, "a parameter is missing"


def test_what_commands_stand_on_is_given_before() -> None:
    """Variables: each in its own page, or in AWS's, which begins with them."""
    for page in ("operations-aws.md", "operations.md"):
        text = (DOCS / page).read_text("utf-8")
        used = set(re.findall(r"\$\{?([A-Z][A-Z_]+)", text))
        given = set(re.findall(r"\b([A-Z][A-Z_]+)=", text + PAGE))
        assert used <= given, used - given


def test_there_are_commands() -> None:
    assert len(set(commands())) > 30
    assert all(shlex.split(command.split("--")[0]) for command in commands())
