"""Conversations as screens of the staff show them: with who it is, what was said last, what nobody
has read yet and what time will do next. A page of them costs two reads besides its own.
"""

from collections.abc import Sequence
from dataclasses import asdict
from typing import Any

from chalicelib.domain.conversations import timers
from chalicelib.domain.conversations.model import Conversation
from chalicelib.domain.conversations.policy import Policy
from chalicelib.domain.conversations.urgency import as_routed, reason
from chalicelib.domain.conversations.visible import conversation_for
from chalicelib.domain.tenants.model import Customer
from chalicelib.domain.times import rfc3339
from chalicelib.flow import policies
from chalicelib.flow.ports import Marks, Ports

MOST_DEADLINES = 5


def for_staff(ports: Ports, tenant: str, found: Sequence[Conversation]) -> list[dict[str, Any]]:
    """These conversations of a tenant, in their order."""
    customers = {c.id: c for c in ports.store.customers(tenant, [c.customer for c in found])}
    marks = ports.store.marks_of(tenant, [c.id for c in found])
    return [
        {
            **conversation_for(c, True),
            "marks": asdict(marks.get(c.id, Marks())),
            "unread": unread(c, marks.get(c.id, Marks())),
            "person": person(c, customers.get(c.customer) or Customer(tenant, c.customer, 0)),
            "deadlines": deadlines(ports, c),
            "late_since": timers.late_since(c, _policy(ports, c)),
            "urgency": reason(c),
        }
        for c in found
    ]


def unread(c: Conversation, marks: Marks) -> int:
    """How many of the customer's messages the agents have neither read nor answered."""
    return sum(number > marks.agent_read for number in c.unanswered)


def person(c: Conversation, customer: Customer) -> dict[str, Any]:
    """Who it is; rules make somebody important by giving them priority, pressing does not."""
    return {
        "name": customer.name,
        "email": customer.email,
        "vip": as_routed(c) > 0,
        "blocked": customer.blocked,
        "anonymous": customer.external_id is None,
    }


def deadlines(ports: Ports, c: Conversation) -> list[dict[str, str]]:
    """What time will do in its present state, what comes first first; the clock's own look at a
    queue does nothing that anybody could see.
    """
    felt = [d for d in timers.to_come(c, _policy(ports, c)) if d.name != timers.LOOK]
    return [{"name": d.name, "at": rfc3339(d.at)} for d in felt[:MOST_DEADLINES]]


def _policy(ports: Ports, c: Conversation) -> Policy:
    return policies.policy(ports, c.tenant, c.group, c.channel)
