"""One shot before the workers start: tables, bucket, sign-ins and the demo tenant; all idempotent.

Prints one JSON object: `environment` (more variables for the workers), `notes` (for a person).
"""

import json
import os

from chalicelib.config import settings
from chalicelib.outbound.setup import create_local
from chalicelib.store.table import create_tables
from scripts.tenant import seed_demo


def main() -> None:
    """Set everything up."""
    create_tables()
    created = create_local(settings())
    os.environ.update(created)
    settings.cache_clear()
    print(json.dumps({"environment": created, "notes": seed_demo()}))


if __name__ == "__main__":
    main()
