"""What a waiting conversation still asks of its agent: relaxed step by step while it waits."""

from chalicelib.domain.conversations.model import Conversation
from chalicelib.domain.conversations.policy import Policy
from chalicelib.domain.need import Need

RELAX_LANGUAGE, RELAX_SKILL = "relax_language", "relax_skill"


def relaxed(c: Conversation, policy: Policy) -> tuple[str, ...]:
    """The steps taken so far, as codes; a step of no time is taken at once."""
    at_once = {RELAX_LANGUAGE: policy.relax_language_s, RELAX_SKILL: policy.relax_skill_s}
    asked = {RELAX_LANGUAGE: c.language, RELAX_SKILL: c.skills}
    return tuple(
        step
        for step, after_s in at_once.items()
        if asked[step] and (step in c.fired or after_s == 0)
    )


def need_of(c: Conversation, policy: Policy) -> Need:
    """What is needed now."""
    steps = relaxed(c, policy)
    return Need(
        "" if RELAX_LANGUAGE in steps else c.language, {} if RELAX_SKILL in steps else c.skills
    )
