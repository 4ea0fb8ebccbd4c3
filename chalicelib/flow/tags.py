"""A tenant's tags: the list from which conversations are tagged."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

from chalicelib.domain.errors import Invalid
from chalicelib.domain.tenants.model import Tenant
from chalicelib.flow.audit import audited
from chalicelib.flow.changes import changed
from chalicelib.flow.ports import Ports

Tags = Sequence[Mapping[str, str]]


def change(
    ports: Ports, tenant: str, tags: Tags, check: Callable[[int], None], by: str = ""
) -> Tenant:
    """The tenant with these tags in place of those before; ``check`` may refuse its version.
    Conversations keep the tags that they have. Raises Invalid.
    """
    seen: set[str] = set()
    for place, tag in enumerate(tags):
        alike = tag["name"].casefold()
        if alike in seen:
            detail = "A tag before has this name."
            raise Invalid("name_taken", detail, pointer=f"/tags/{place}/name")
        seen.add(alike)

    def after(before: Tenant) -> Tenant:
        check(before.version)
        if list(before.tags) == list(tags):
            return before
        return replace(before, tags=tuple(tags), version=before.version + 1)

    save = audited(ports, by, "tags.changed", ports.store.save_tenant)
    return changed(lambda: ports.store.tenant(tenant), save, after)


def check_known(ports: Ports, tenant: str, names: Sequence[str]) -> None:
    """Raise Invalid for a tag that is not in the tenant's list."""
    found = ports.store.tenant(tenant)
    known = {tag["name"] for tag in found.tags} if found else set()
    for place, name in enumerate(names):
        if name not in known:
            raise Invalid("no_such_tag", pointer=f"/add/{place}", tag=name)
