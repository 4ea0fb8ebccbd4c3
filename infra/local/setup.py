"""One shot before the workers start: tables, bucket, sign-ins and the demo tenant; all idempotent.

Prints one JSON object: `environment` (more variables for the workers), `notes` (for a person),
`demo` (the demo tenant's key and secret, for the shop that the box serves).
"""

import json
import os

from chalicelib.config import settings
from chalicelib.flow import wire
from chalicelib.outbound.setup import create_local
from chalicelib.store.table import create_tables
from scripts.tenant import DEMO, seed_demo, show_tenant


def main() -> None:
    """Set everything up."""
    create_tables()
    created = create_local(settings())
    os.environ.update(created)
    settings.cache_clear()
    notes = [f"Chat as a customer: {os.environ['PUBLIC_URL']}/demo/", *seed_demo()]
    demo = show_tenant(wire.ports(), DEMO)
    print(json.dumps({"environment": created, "notes": notes, "demo": demo}))


if __name__ == "__main__":
    main()
