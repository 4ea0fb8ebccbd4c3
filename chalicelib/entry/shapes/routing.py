"""Rules for newcomers, and what would happen to one."""

from typing import Annotated, Literal

import msgspec
from msgspec import UNSET, Meta, UnsetType

from chalicelib.domain.routing import OPS
from chalicelib.entry.shapes.base import (
    AgentId,
    Attributes,
    Channel,
    ConversationId,
    CustomerId,
    GroupId,
    Language,
    Name,
    Shape,
    Skills,
    Time,
    Topic,
)
from chalicelib.entry.shapes.conversations import PlaceShown
from chalicelib.flow.routing import TOP_PRIORITY
from chalicelib.flow.rules import MOST_CONDITIONS

AText = Annotated[str, Meta(max_length=500)]
AWhole = Annotated[int, Meta(ge=-(2**53), le=2**53)]
Value = AText | AWhole | float | Annotated[list[AText], Meta(max_length=100)]


class Condition(Shape):
    """What must hold of a fact: ``group``, ``topic``, ``language``, ``channel``, ``signed``,
    ``returning``, ``attribute.…`` (signed by the tenant) or ``claimed.…`` (by the visitor).

    ``in`` and ``not_in`` compare with a list of texts, ``at_least`` and ``at_most`` with a number,
    ``exists`` and ``missing`` with nothing, the others with a text.
    """

    fact: Annotated[str, Meta(min_length=1, max_length=80)]
    op: Literal[tuple(OPS)]  # type: ignore[valid-type]
    value: Value | UnsetType = UNSET


Conditions = Annotated[list[Condition], Meta(max_length=MOST_CONDITIONS)]


class Then(Shape):
    """What comes of a rule that holds; an empty language asks for none."""

    group: GroupId | UnsetType = UNSET
    priority: Annotated[int, Meta(ge=0, le=TOP_PRIORITY)] | UnsetType = UNSET
    skills: Skills | UnsetType = UNSET
    language: Language | UnsetType = UNSET


class Rule(Shape, kw_only=True):
    """It holds when ``all`` conditions hold and, if there are any, one of ``any``; at most twenty
    of both.
    """

    name: Name
    all: Conditions = msgspec.field(default_factory=list)
    any: Conditions = msgspec.field(default_factory=list)
    then: Then
    enabled: Annotated[bool, Meta(description="Switched off it has no say; on unless set.")] | (
        UnsetType
    ) = UNSET


class RulesChange(Shape):
    """All rules in their order. Each that holds has its say; where two speak of the same thing the
    first counts, skills add up.
    """

    rules: Annotated[list[Rule], Meta(max_length=100)]


class RulesShown(Shape):
    """All rules; ``version`` is that of the tenant's settings."""

    rules: list[Rule]
    version: int


class DryRun(Shape):
    """Who would come, and with what. A customer's own attributes count as they are; those given
    here count as if the tenant signed them (``attributes``) or the visitor claimed them.
    """

    customer: CustomerId | UnsetType = UNSET
    attributes: Attributes = msgspec.field(default_factory=dict)
    claimed: Attributes = msgspec.field(default_factory=dict)
    group: GroupId | UnsetType = UNSET
    topic: Topic = ""
    language: Language = ""
    channel: Channel = "chat"
    returning: bool | UnsetType = UNSET


class RuleTold(Shape):
    """Whether a rule held; if not, which condition did not (the first ``of_any`` where none of
    several did) and what the fact was, or that it is not ``enabled``.
    """

    rule: str
    held: bool
    enabled: bool | UnsetType = UNSET
    failed: Condition | UnsetType = UNSET
    was: str | UnsetType = UNSET
    of_any: int | UnsetType = UNSET


class NeedShown(Shape):
    """What is asked of the agent; an empty language is any."""

    language: str
    skills: dict[str, int]


class CandidateShown(Shape):
    """An agent who would do."""

    agent: AgentId
    load: int
    capacity: int
    idle_since: Time


class StepShown(Shape):
    """Who would do once somebody has waited ``after_s``, of those who are there now.

    ``agent`` would get it, or be asked; null where nobody would do or conversations are taken by
    hand. ``refused`` says of the group's other agents why not, first of those who are there. Lists
    end after 200, and ``unlisted`` are the rest; of a tenant's agents who are not there the first
    1000 are looked at.
    """

    after_s: int
    step: Annotated[str, Meta(description="now, relax_language, relax_skill, fallback …")]
    need: NeedShown
    group: GroupId
    agent: AgentId | None
    candidates: list[CandidateShown]
    refused: dict[str, str]
    unlisted: int


class DryRunShown(Shape):
    """What would happen to a new conversation, and why; nothing of it has happened.

    ``continues`` is the customer's conversation that is open, or ended a short while ago: they
    would go on with it, and the rest is what a new one would get.
    ``outside`` is what happens while the group is closed; ``estimate`` is what they would be shown
    of their place, null where they would not wait. ``steps`` are empty where they would not be
    queued.
    """

    continues: ConversationId | None
    group: GroupId
    priority: int
    skills: dict[str, int]
    language: str
    rules: list[RuleTold]
    overflowed_from: GroupId | None
    open: bool
    opens_at: Time | None
    outside: str
    mode: str
    waiting: int
    queue_full: bool
    estimate: PlaceShown | None
    steps: list[StepShown]
