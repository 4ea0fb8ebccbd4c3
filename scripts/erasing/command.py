"""`scripts/tenant.py erase`: asks once more, and erases. Imports what it needs when it is run."""

from __future__ import annotations

import argparse
import sys
from typing import TYPE_CHECKING, Any

from _options import between

if TYPE_CHECKING:
    from chalicelib.flow.ports import Ports


def add_options(parser: argparse.ArgumentParser) -> None:
    """What may be said beside the workspace."""
    parser.add_argument("--yes", action="store_true", help="do not ask for the name once more")
    parser.add_argument(
        "--units",
        type=between(float, 1, 40_000),
        default=500,
        help="capacity units to take in a second, reads and deletes together",
    )
    parser.add_argument(
        "--wait",
        type=between(float, 0, 3_600),
        help="seconds until it looks again for what was under way; else until links for uploads"
        " have ended",
    )


def erase_tenant(
    ports: Ports, slug: str, yes: bool, units: float, wait: float | None
) -> dict[str, Any]:
    """Erase all that a tenant has, for ever; by its workspace, or by its id to do so once more."""
    from chalicelib.domain.errors import NotFound
    from chalicelib.domain.ids import is_id
    from erasing.erase import WAIT_S, erase

    tenant = slug if is_id("ten", slug) else ports.store.tenant_by_slug(slug)
    if tenant is None:
        raise NotFound("no_such_tenant", f"There is no tenant {slug}.")
    if not yes:
        _confirm(slug)
    seconds = WAIT_S if wait is None else wait
    return erase(tenant, slug, units, seconds, lambda text: print(text, file=sys.stderr)).answer()


def _confirm(slug: str) -> None:
    print(f"This erases {slug} for ever. To go on, give its name once more: ", file=sys.stderr)
    if sys.stdin.readline().strip() != slug:
        sys.exit("nothing was erased: that was another name")
