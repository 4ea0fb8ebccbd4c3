"""The secrets with which a tenant signs who its customers are. All of them are believed, so that a
new one can be brought to the tenant's servers before the old one goes.
"""

from collections.abc import Callable
from dataclasses import replace

from chalicelib.domain import ids
from chalicelib.domain.errors import NotFound, Refused
from chalicelib.domain.tenants.model import Tenant
from chalicelib.flow import audit
from chalicelib.flow.changes import changed
from chalicelib.flow.keys import identity_secret
from chalicelib.flow.people import workspace_of
from chalicelib.flow.ports import Ports

MOST = 3
Secrets = tuple[str, ...]


def id_of(secret: str) -> str:
    """What a secret is called where it must not be told."""
    return ids.derive("sec", 0, secret)


def all_ids(ports: Ports, tenant: str) -> list[str]:
    """The ids of a tenant's secrets, newest first."""
    return [id_of(secret) for secret in workspace_of(ports, tenant).identity_secrets]


def make(ports: Ports, tenant: str, by: str) -> str:
    """A new secret besides those there are; raises Refused("too_many_secrets")."""
    secret = identity_secret(ports)

    def besides(before: Secrets) -> Secrets:
        if len(before) >= MOST:
            raise Refused("too_many_secrets", "Remove one that is not used any more first.")
        return (secret, *before)

    _change(ports, tenant, by, "identity_secret.made", id_of(secret), besides)
    return secret


def remove(ports: Ports, tenant: str, by: str, id: str) -> None:
    """Believe a secret no more; raises NotFound and Refused("last_secret")."""

    def without(before: Secrets) -> Secrets:
        left = tuple(secret for secret in before if id_of(secret) != id)
        if left == before:
            raise NotFound("not_found")
        if not left:
            raise Refused("last_secret", "Make another one first.")
        return left

    _change(ports, tenant, by, "identity_secret.removed", id, without)


def _change(
    ports: Ports, tenant: str, by: str, what: str, id: str, change: Callable[[Secrets], Secrets]
) -> None:
    def after(before: Tenant) -> Tenant:
        secrets = change(before.identity_secrets)
        return replace(before, identity_secrets=secrets, version=before.version + 1)

    def save(before: Tenant, after: Tenant) -> None:
        line = audit.line(ports, by, what, before, after)
        ports.store.save_tenant(before, after, line and replace(line, id=id))

    changed(lambda: ports.store.tenant(tenant), save, after)
