"""Canned answers: everybody's are kept by leads, one's own by oneself."""

import json
from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import partial
from typing import Any

from chalicelib.domain.actors import Actor, Role, may
from chalicelib.domain.errors import Busy, Forbidden, Invalid, NotFound, Refused
from chalicelib.domain.tenants.canned import Canned
from chalicelib.flow import audit
from chalicelib.flow import changes as rows
from chalicelib.flow.changes import new_id
from chalicelib.flow.ports import Conflict, Page, Ports

EVERYBODYS = ""
OWN, SHARED = "own", "shared"  # the two parts of the list, in its order
MOST_BYTES = 60 * 1024


def get(ports: Ports, actor: Actor, id: str) -> Canned:
    """An answer that this actor sees: one of everybody's, or their own; raises NotFound."""
    for owner in (EVERYBODYS, actor.id):
        found = ports.store.canned(actor.tenant, owner, id)
        if found is not None:
            return found
    raise NotFound("not_found")


def seen(ports: Ports, actor: Actor, limit: int, cursor: str | None) -> Page[Canned]:
    """A page of what this actor sees, their own first; raises Invalid("bad_cursor")."""
    part, _, within = (cursor or f"{OWN}:").partition(":")
    if part == SHARED:
        return _part(ports, actor, SHARED, limit, within)
    if part != OWN:
        raise Invalid("bad_cursor", pointer="/cursor")
    own = _part(ports, actor, OWN, limit, within)
    if own.cursor is not None:
        return own
    if len(own.items) == limit:
        return Page(own.items, f"{SHARED}:")
    shared = _part(ports, actor, SHARED, limit - len(own.items), "")
    return Page(own.items + shared.items, shared.cursor)


def _part(ports: Ports, actor: Actor, part: str, limit: int, within: str) -> Page[Canned]:
    owner = actor.id if part == OWN else EVERYBODYS
    page = ports.store.canned_list(actor.tenant, owner, limit, within or None)
    return Page(page.items, page.cursor and f"{part}:{page.cursor}")


def create(
    ports: Ports, actor: Actor, personal: bool, parts: Mapping[str, Any], once: str = ""
) -> Canned:
    """A new answer of one's own, or of everybody's; one for the request that ``once`` names.
    Raises Forbidden, Invalid and Refused("shortcut_taken").
    """
    if personal and actor.role is Role.INTEGRATOR:
        raise Refused("no_person", "A key has no answers of its own.")
    owner = actor.id if personal else EVERYBODYS
    _check_may(actor, owner)
    id = new_id(ports, "ans", actor.tenant, once)
    fresh = Canned(actor.tenant, id, owner=owner, version=1, **parts)
    _check(ports, actor, fresh)

    save = partial(_save, ports, actor, "answer.made")
    return rows.made(fresh, save, partial(ports.store.canned, actor.tenant, owner, id))


def change(
    ports: Ports, actor: Actor, id: str, changes: Mapping[str, Any], check: Callable[[int], None]
) -> Canned:
    """An answer after ``changes``; ``check`` may refuse its version. Raises as ``create`` does."""
    owner = get(ports, actor, id).owner
    _check_may(actor, owner)

    def after(before: Canned) -> Canned:
        check(before.version)
        becomes = replace(before, **changes)
        if becomes == before:
            return before
        _check(ports, actor, becomes)
        return replace(becomes, version=before.version + 1)

    load = partial(ports.store.canned, actor.tenant, owner, id)
    return rows.changed(load, partial(_save, ports, actor, "answer.changed"), after)


def delete(ports: Ports, actor: Actor, id: str) -> None:
    """Have an answer no more; raises NotFound and Forbidden."""
    before = get(ports, actor, id)
    _check_may(actor, before.owner)
    try:
        _save(ports, actor, "answer.deleted", before, None)
    except Conflict:
        raise Busy("too_many_changes", "Somebody has just changed it.") from None


def _check_may(actor: Actor, owner: str) -> None:
    if owner == EVERYBODYS and not may(actor, "answers.write"):
        raise Forbidden("not_permitted", "Leads keep everybody's answers; keep one of your own.")


def _check(ports: Ports, actor: Actor, one: Canned) -> None:
    """Raise Invalid for groups that are none or too long a text, Refused for a shortcut that means
    something else to this actor already.
    """
    known = {group.id for group in ports.store.groups(one.tenant)} if one.groups else set()
    for place, group in enumerate(one.groups):
        if group not in known:
            raise Invalid("no_such_group", pointer=f"/groups/{place}")
    if len(json.dumps(dict(one.text), ensure_ascii=False).encode()) > MOST_BYTES:
        raise Invalid("too_long", f"At most {MOST_BYTES} bytes in all.", pointer="/text")
    other = EVERYBODYS if one.owner else actor.id
    if ports.store.canned_by_shortcut(one.tenant, other, one.shortcut) is not None:
        raise _taken()


def _save(
    ports: Ports, actor: Actor, what: str, before: Canned | None, after: Canned | None
) -> None:
    """Write it; the audit, which leads read, tells of everybody's alone."""
    one = after or before
    own = one is not None and bool(one.owner)
    told = None if own else audit.line(ports, actor.id, what, before, after)
    try:
        ports.store.save_canned(before, after, told)
    except Conflict as conflict:
        if conflict.on != "shortcut":
            raise
        raise _taken() from None


def _taken() -> Refused:
    return Refused("shortcut_taken", "Another answer has this shortcut.")
