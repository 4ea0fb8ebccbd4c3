"""Statements of the roles, needs of the functions, and everything in which they differ.

A small, strict reading of IAM: what it does not know it refuses. Actions stand there whole, and the
one condition is ``dynamodb:LeadingKeys``.
"""

import re
from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from functools import cache
from itertools import product
from typing import Any

from tests.policies.arns import resolved, resources

OPERATOR, KEY = "ForAllValues:StringLike", "dynamodb:LeadingKeys"


@dataclass(frozen=True)
class Need:
    """An action that is called on a resource; ``keys`` are the partition keys of the request.

    AWS does not say whether each part of a transaction is judged by its own key only. So all keys
    count for every part: a role that passes here passes either way.
    """

    action: str
    resource: str
    keys: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Statement:
    """What a statement allows; ``keys`` are None where it does not look at them."""

    sid: str
    actions: tuple[str, ...]
    resources: tuple[str, ...]
    keys: tuple[str, ...] | None

    def allows(self, need: Need) -> bool:
        """Whether IAM would let it pass."""
        return (
            need.action in self.actions
            and any(like(need.resource, pattern) for pattern in self.resources)
            and (self.keys is None or all(any(like(k, p) for p in self.keys) for k in need.keys))
        )

    def unused(self, needs: AbstractSet[Need]) -> Iterator[str]:
        """Each combination of action, resource and key that no need it allows makes use of."""
        mine = [need for need in needs if self.allows(need)]
        for action, resource, key in product(self.actions, self.resources, self.keys or ("",)):
            if not any(
                need.action == action
                and like(need.resource, resource)
                and (not key or any(like(k, key) for k in need.keys))
                for need in mine
            ):
                yield f"needless in {self.sid}: {action} on {resource} {key}"


@cache
def _pattern(pattern: str) -> re.Pattern[str]:
    return re.compile(".*".join(map(re.escape, pattern.split("*"))), re.DOTALL)


def like(text: str, pattern: str) -> bool:
    """Whether a text fits a pattern, in which ``*`` is anything."""
    return _pattern(pattern).fullmatch(text) is not None


def differences(statements: Sequence[Statement], needs: AbstractSet[Need]) -> list[str]:
    """What is missing, allowed twice or needless. None of it: every statement is needed as it is,
    for each has a need that no other allows.
    """
    told = []
    for need in sorted(needs, key=str):
        sids = [s.sid for s in statements if s.allows(need)]
        if len(sids) != 1:
            what = f"allowed twice by {sids}" if sids else "missing"
            told.append(f"{what}: {need.action} on {need.resource} {sorted(need.keys)}")
    return told + [line for statement in statements for line in statement.unused(needs)]


def of_function(function: str) -> list[Statement]:
    """The statements of a function's role."""
    properties = resources()[f"{function}Role"]["Properties"]
    assert set(properties) == {"AssumeRolePolicyDocument", "Policies"}, "inline statements only"
    documents = [policy["PolicyDocument"] for policy in properties["Policies"]]
    return [_statement(resolved(one)) for document in documents for one in document["Statement"]]


def _statement(told: dict[str, Any]) -> Statement:
    condition = told.pop("Condition", None)
    assert set(told) == {"Sid", "Effect", "Action", "Resource"} and told["Effect"] == "Allow", told
    keys = None
    if condition is not None:
        assert set(condition) == {OPERATOR} and set(condition[OPERATOR]) == {KEY}, condition
        keys = tuple(condition[OPERATOR][KEY])
    return Statement(told["Sid"], _listed(told["Action"]), _listed(told["Resource"]), keys)


def _listed(value: str | list[str]) -> tuple[str, ...]:
    return (value,) if isinstance(value, str) else tuple(value)
