"""Whether a role could say less: a star stands for what has no end, and for nothing beside it."""

import re
from collections.abc import Iterator
from collections.abc import Set as AbstractSet
from functools import cache

from tests.policies.arns import arn, connection, resources
from tests.policies.platform import WITHOUT_RESOURCES
from tests.policies.statements import Need, Statement

ALL_OF_A_TENANT = "ten_*"
# Who works with more kinds of a tenant's rows than these may have all of that tenant's.
NAMED_KINDS = 4
# What there is without end in a resource of that type.
WITHIN = {"AWS::S3::Bucket": "/*", "AWS::Logs::LogGroup": ""}
LISTING = ("dynamodb:ListStreams",)
KIND = re.compile(r"(ten_)[^#]+(#[a-z]+)(#.*)?|((?:slug|due)#).+")


def too_wide(statement: Statement, needs: AbstractSet[Need]) -> Iterator[str]:
    """Each resource and each kind of rows that covers more than what is needed of it."""
    for pattern in statement.resources:
        if "*" in pattern and pattern not in _endless(statement):
            yield f"too wide in {statement.sid}: {pattern}"
    fitting = _fitting([need for need in needs if statement.allows(need)])
    if fitting and statement.keys is None:
        yield f"too wide in {statement.sid}: all rows; fitting: {sorted(fitting)}"
    for pattern in statement.keys or ():
        if pattern not in fitting:
            yield f"too wide in {statement.sid}: {pattern}; fitting: {sorted(fitting)}"


def _endless(statement: Statement) -> set[str]:
    if set(statement.actions) <= set(WITHOUT_RESOURCES):
        return {"*"}
    if statement.actions == LISTING:
        return {f"{arn('DeskTable')}/stream/*"}
    return _patterns()


@cache
def _patterns() -> set[str]:
    """The patterns that a resource may be named by, each within one resource of the template."""
    sockets = {connection(method, "*") for method in ("POST", "DELETE")}
    types = {name: str(one.get("Type")) for name, one in resources().items()}
    return sockets | {arn(name) + WITHIN[kind] for name, kind in types.items() if kind in WITHIN}


def _fitting(needs: list[Need]) -> set[str]:
    """The narrowest kinds of rows for those needs, or all of a tenant's where they are many."""
    kinds = {kind(need.resource, key) for need in needs for key in need.keys}
    of_tenants = {one for one in kinds if one.startswith(ALL_OF_A_TENANT)}
    return kinds - of_tenants | {ALL_OF_A_TENANT} if len(of_tenants) > NAMED_KINDS else kinds


def kind(table: str, key: str) -> str:
    """The kind of rows that a partition key belongs to, as a role names it."""
    if table == arn("ConnectionsTable"):
        return ALL_OF_A_TENANT
    found = KIND.fullmatch(key)
    assert found, key
    tenant, name, rest, other = found.groups()
    return f"{other}*" if other else f"{tenant}*{name}{'#*' if rest else ''}"
