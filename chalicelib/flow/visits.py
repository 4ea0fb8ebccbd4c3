"""What agents see of a customer's visit: the pages of late, the device, what the page claims."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import accumulate

from chalicelib.domain.tenants.model import Device, PageSeen, Visit
from chalicelib.flow import visitors, welcome, widget
from chalicelib.flow.ports import Ports

MOST_PAGE_BYTES = 32_000  # of the row, which is written with every page


def tell(ports: Ports, visit: Visit) -> None:
    """Keep what a browser tells in place of what it told before; raises as ``welcome`` does.

    A tenant that never wants pages and device known gets them from no client, old ones included.
    """
    welcome.customer(ports, visit.tenant, visit.customer)
    if widget.remembered(ports, visit.tenant).consent == "never":
        visit = replace(visit, pages=(), device=Device())
    latest = _fitting(visit.pages)
    ports.store.save_visit(replace(visit, pages=latest, updated_at=ports.now()))


def told(ports: Ports, tenant: str, customer: str) -> Visit:
    """What is known of a customer's visit; raises NotFound where there is no such customer."""
    visitors.get(ports, tenant, customer)
    return ports.store.visit(tenant, customer) or Visit(tenant, customer)


def _fitting(pages: Sequence[PageSeen]) -> tuple[PageSeen, ...]:
    """The last pages, as many as fit."""
    sizes = accumulate(page.size for page in reversed(pages))
    fitting = sum(size <= MOST_PAGE_BYTES for size in sizes)
    return tuple(pages[len(pages) - fitting :])
