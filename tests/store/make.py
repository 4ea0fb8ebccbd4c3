"""Values for the store's tests."""

from dataclasses import replace
from typing import Any

from chalicelib.domain.agents.model import Agent
from chalicelib.domain.conversations.model import Conversation, State
from chalicelib.domain.decision import Audience, Entry, Move
from chalicelib.domain.tenants.model import Customer
from chalicelib.flow.ports import AgentChange, Commit, Conflict, Marker, Store

TENANT, OTHER = "ten_one", "ten_two"
NOW = 1_795_000_000_000


def customer(id: str = "cus_a", **values: Any) -> Customer:
    return Customer(**{"tenant": TENANT, "id": id, "created_at": NOW, "version": 1, **values})


def agent(id: str = "agt_a", **values: Any) -> Agent:
    given = {"groups": ("grp_a",), "reachable": True, "seen_until": NOW + 45_000, "version": 1}
    given |= {"tenant": TENANT, "id": id, "name": "Li Wei", "email": "li@example.com"}
    return Agent(**{**given, **values})


def logged(a: Agent, at: int = NOW, **values: Any) -> AgentChange:
    """The line of an agent's log that says what they are."""
    given = {"version": a.version, "by": a.id, "status": a.status.value, "reason": ""}
    given |= {"connected": True}
    given |= {"reachable": a.reachable, "active": a.active, "capacity": a.capacity}
    given |= {"groups": a.groups, "languages": a.languages, "skills": a.skills}
    return AgentChange(**{"at": at, **given, **values})


def conversation(id: str = "cnv_a", **values: Any) -> Conversation:
    given = {"customer": "cus_a", "group": "grp_a", "state": State.QUEUED, "version": 1}
    given |= {"tenant": TENANT, "id": id, "opened_at": NOW}
    return Conversation(**{**given, **values})


KEPT = {"conversation": "cnv_a", "kept": "cnv_a"}


def entry(seq: int, public_seq: int = 0, **values: Any) -> Entry:
    audience = Audience.ALL if public_seq else Audience.STAFF
    given = {"tenant": TENANT, "conversation": "cnv_a", "type": "message", "at": NOW, "by": "cus_a"}
    given |= {"role": "customer", "audience": audience, "data": {"text": f"第{seq}句"}}
    return Entry(**{"seq": seq, "public_seq": public_seq, **given, **values})


def marker(client_id: str = "m1", **values: Any) -> Marker:
    return Marker(
        **{"who": "cus_a", "op": "say", "seq": 1, "public_seq": 1, **KEPT, **values},
        client_id=client_id,
    )


def started(store: Store, *moves: Move, **values: Any) -> Conversation:
    """A conversation that has been committed."""
    c = conversation(**values)
    store.commit(Commit(None, c, moves=moves))
    return c


def went_on(store: Store, c: Conversation, *moves: Move, **values: Any) -> Conversation:
    """The same after another commit."""
    after = replace(c, version=c.version + 1, **values)
    store.commit(Commit(c, after, moves=moves))
    return after


def conflict(store: Store, commit: Commit) -> Move | str:
    """What a commit that must fail fails on."""
    try:
        store.commit(commit)
    except Conflict as error:
        return error.on
    raise AssertionError("the commit held")
