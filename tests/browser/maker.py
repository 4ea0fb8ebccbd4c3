"""Makes tenants on a running box from a process that stays: scripts/tenant.py a line, not a start.

It has the box's environment to itself, so that the tests' own process keeps none of it.
"""

import json
import os
import secrets
import subprocess
import sys
from typing import Any

from infra.local.handle import Box
from infra.local.settings import ROOT

EMAIL = "admin@example.com"


class Maker:
    """Asks that process; `stop` ends it."""

    def __init__(self, box: Box) -> None:
        self._process = subprocess.Popen(
            [sys.executable, "-m", __name__],
            env={**os.environ, **box.state.environment},
            cwd=ROOT,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )

    def __call__(self, name: str) -> dict[str, Any]:
        """A new tenant: what ``scripts/tenant.py create`` tells of it."""
        slug = f"browser-{secrets.token_hex(4)}"
        assert self._process.stdin and self._process.stdout
        self._process.stdin.write(json.dumps([slug, name, EMAIL]) + "\n")
        self._process.stdin.flush()
        made: dict[str, Any] = json.loads(self._process.stdout.readline())
        return made

    def stop(self) -> None:
        """End the process."""
        self._process.communicate()


def main() -> None:
    """Make a tenant for each line until there is none."""
    from chalicelib.flow import wire
    from scripts.tenant import create_tenant

    for line in sys.stdin:
        print(json.dumps(create_tenant(wire.ports(), *json.loads(line))), flush=True)


if __name__ == "__main__":
    main()
