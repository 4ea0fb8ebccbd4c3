"""Widget keys, identity secrets and API keys: how they look, how they come and go."""

from collections.abc import Sequence
from dataclasses import replace
from hashlib import sha256

from chalicelib.domain import ids
from chalicelib.domain.actors import SCOPES, Actor
from chalicelib.domain.errors import Invalid, NotFound, Refused
from chalicelib.domain.tenants.model import ApiKey
from chalicelib.flow import audit
from chalicelib.flow.changes import new_id
from chalicelib.flow.ports import Ports

DAY_MS = 24 * 3600 * 1000
TENANT_DIGITS = ids.TIME_DIGITS + ids.RANDOM_DIGITS
PUBLIC_DIGITS, SECRET_DIGITS = 24, 32


def random_text(ports: Ports, digits: int) -> str:
    """Random characters, five bits each."""
    return "".join(ids.ALPHABET[byte & 31] for byte in ports.entropy(digits))


def widget_key(ports: Ports, tenant: str) -> str:
    """A new widget key; public, it names the tenant."""
    return f"wk_{tenant.removeprefix('ten_')}{random_text(ports, PUBLIC_DIGITS)}"


def tenant_of_widget_key(key: str) -> str:
    """The tenant that a widget key names, whether or not it is one of its keys."""
    return "ten_" + key.removeprefix("wk_")[:TENANT_DIGITS]


def identity_secret(ports: Ports) -> str:
    """A new secret for a tenant to sign its customers with."""
    return "is_" + random_text(ports, 2 * SECRET_DIGITS)


def create(
    ports: Ports,
    tenant: str,
    name: str,
    scopes: Sequence[str],
    days: int | None,
    once: str = "",
    by: str = "",
) -> tuple[ApiKey, str]:
    """A new API key as it is kept, and the whole of it, which is shown once; raises Invalid.

    The request that ``once`` names gets a new secret for its key as long as nobody can have been
    told the first; Refused("made_before") after that.
    """
    if unknown := set(scopes) - set(SCOPES):
        raise Invalid("no_such_scope", f"Not among {', '.join(SCOPES)}.", scopes=sorted(unknown))
    now = ports.now()
    id = new_id(ports, "key", tenant, once)
    before = ports.store.key(tenant, id) if once else None
    if before is not None and before.created_at + DAY_MS <= now:
        raise Refused("made_before", "This request has made a key; use another Idempotency-Key.")
    parts = tenant.removeprefix("ten_"), id.removeprefix("key_"), random_text(ports, SECRET_DIGITS)
    secret = "_".join(("sk_live", *parts))
    key = ApiKey(
        tenant=tenant,
        id=id,
        name=name,
        digest=sha256(secret.encode()).hexdigest(),
        scopes=tuple(dict.fromkeys(scopes)),
        created_at=now,
        expires_at=now + days * DAY_MS if days else 0,
    )
    ports.store.save_key(key, audit.line(ports, by, "key.made", before, key))
    return key, secret


def revoke(ports: Ports, actor: Actor, id: str) -> None:
    """Make a key worthless; raises NotFound."""
    key = ports.store.key(actor.tenant, id)
    if key is None:
        raise NotFound("not_found")
    after = replace(key, revoked=True)
    ports.store.save_key(after, audit.line(ports, actor.id, "key.revoked", key, after))
