"""The template: the fragments beside this file, joined into what `chalice package` merges.

python -m infra.aws.template        prints it as JSON, which has no aliases
"""

import json
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

import yaml

HERE = Path(__file__).parent
Part = dict[str, Any]


class Clash(ValueError):
    """Two fragments say something of the same place."""


def template(stream_filter: Mapping[str, Any]) -> Part:
    """All fragments as one, and what of the table's stream is for us; raises Clash."""
    whole = joined(read(path) for path in sorted(HERE.glob("*.yaml")))
    mapping = whole["Resources"]["Stream"]["Properties"]["Events"]["StreamDynamodbEventSource"]
    pattern = json.dumps(stream_filter, separators=(",", ":"), sort_keys=True)
    mapping["Properties"]["FilterCriteria"] = {"Filters": [{"Pattern": pattern}]}
    return whole


def read(path: Path) -> Part:
    """One fragment; what it says by alias is a copy of its own."""
    return dict(json.loads(json.dumps(yaml.safe_load(path.read_text("utf-8")))))


def joined(fragments: Iterable[Part]) -> Part:
    """Fragments as one: no place may be filled twice; raises Clash."""
    whole: Part = {}
    for fragment in fragments:
        _join(whole, fragment, "")
    return whole


def _join(whole: Part, fragment: Part, place: str) -> None:
    for name, value in fragment.items():
        if isinstance(value, dict) and isinstance(whole.get(name), dict):
            _join(whole[name], value, f"{place}/{name}")
        elif name in whole:
            raise Clash(f"{place}/{name} is there twice")
        else:
            whole[name] = value


if __name__ == "__main__":
    from chalicelib.entry.stream import FILTER

    print(json.dumps(template(FILTER), indent=1))
