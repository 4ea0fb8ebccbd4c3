"""Writes contract/openapi.json from the routes and shapes; `--check` only compares."""

import json
import os
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
FILE = ROOT / "contract" / "openapi.json"
# The document depends on none of these; importing the application asks for them.
PLACEHOLDERS = {
    "AWS_DEFAULT_REGION": "eu-west-1",
    "WS_ENDPOINT": "http://localhost",
}


def text() -> str:
    """The document as it is kept."""
    sys.path.insert(0, str(ROOT))
    os.environ.update({k: v for k, v in PLACEHOLDERS.items() if k not in os.environ})
    from chalicelib.entry.openapi import document

    return json.dumps(document(), indent=1, ensure_ascii=False) + "\n"


def main() -> None:
    """Write, or compare."""
    if "--check" not in sys.argv:
        FILE.parent.mkdir(exist_ok=True)
        FILE.write_text(text(), "utf-8")
    elif not FILE.exists() or FILE.read_text("utf-8") != text():
        sys.exit("contract/openapi.json is not what the code says: run scripts/openapi.py")


if __name__ == "__main__":
    main()
