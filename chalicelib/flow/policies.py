"""The policy in force for a conversation, remembered for a few seconds so that a message costs no
read for it.
"""

from collections.abc import Callable
from typing import TypeVar

from chalicelib.domain.conversations.policy import Policy, resolve
from chalicelib.domain.errors import NotFound
from chalicelib.domain.tenants.model import Group, Tenant
from chalicelib.flow.ports import Ports

FRESH_MS = 5_000
MOST = 2_000
T = TypeVar("T")
# By store as well: tests hold several in one process.
_seen: dict[tuple[object, str, str, str], tuple[int, object]] = {}


def remembered(ports: Ports, kind: str, tenant: str, id: str, load: Callable[[], T]) -> T:
    """What ``load`` gave within the last seconds, or gives now."""
    key, now = (ports.store, kind, tenant, id), ports.now()
    held = _seen.get(key)
    if held is None or not 0 <= now - held[0] < FRESH_MS:
        if len(_seen) > MOST:
            _seen.clear()
        held = (now, load())
        if held[1] is not None:  # what does not exist may be made in the next moment
            _seen[key] = held
    return held[1]  # type: ignore[return-value]  # the key names the kind


def tenant(ports: Ports, id: str) -> Tenant:
    """The tenant; raises NotFound."""
    found = remembered(ports, "tenant", id, "", lambda: ports.store.tenant(id))
    if found is None:
        raise NotFound("no_such_tenant")
    return found


def group(ports: Ports, tenant_id: str, id: str) -> Group:
    """The group; raises NotFound."""
    found = remembered(ports, "group", tenant_id, id, lambda: ports.store.group(tenant_id, id))
    if found is None:
        raise NotFound("no_such_group", group=id)
    return found


def of_group(ports: Ports, tenant_id: str, group_id: str) -> Policy:
    """What holds for a group whatever the channel: how its queue is served."""

    def resolved() -> Policy:
        t, g = tenant(ports, tenant_id), group(ports, tenant_id, group_id)
        return resolve(t.policy, g.policy)

    return remembered(ports, "policy of a group", tenant_id, group_id, resolved)


def policy(ports: Ports, tenant_id: str, group_id: str, channel: str) -> Policy:
    """Defaults, overlaid by the tenant, its channel, the group and the group's channel."""

    def resolved() -> Policy:
        t, g = tenant(ports, tenant_id), group(ports, tenant_id, group_id)
        return resolve(t.policy, t.channels.get(channel, {}), g.policy, g.channels.get(channel, {}))

    return remembered(ports, f"policy {channel}", tenant_id, group_id, resolved)
