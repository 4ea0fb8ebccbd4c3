"""Two templates by which a stack takes over its desk table as it was restored from a backup.

python3 scripts/take_over.py deployed.json NAME ARN STREAM_ARN

CloudFormation takes over what exists only where it is new to the stack, under a name that stands in
the template. So the first template, `released.json`, has no desk table, and names the restored one
wherever it is used; the second, `taken.json`, has it again, as before but for its name.
"""

from __future__ import annotations

import argparse
import json
from pathlib import Path
from typing import Any

DESK = "DeskTable"


def released(template: Any, name: str, arn: str, stream: str) -> Any:
    """The template without the table, and with its name and ARNs in place of what refers to it."""
    literals = {
        json.dumps({"Ref": DESK}): name,
        json.dumps({"Fn::GetAtt": [DESK, "Arn"]}): arn,
        json.dumps({"Fn::GetAtt": [DESK, "StreamArn"]}): stream,
    }

    def literal(part: Any) -> Any:
        if isinstance(part, str):
            return part.replace(f"${{{DESK}}}", name).replace(f"${{{DESK}.Arn}}", arn)
        if isinstance(part, list):
            return [literal(one) for one in part]
        if not isinstance(part, dict):
            return part
        whole = literals.get(json.dumps(part))
        return whole or {key: literal(one) for key, one in part.items() if key != DESK}

    return literal(template)


def taken(template: Any, name: str) -> Any:
    """The template with the table's name in it."""
    desk = template["Resources"][DESK]
    named = {**desk, "Properties": {**desk["Properties"], "TableName": name}}
    return {**template, "Resources": {**template["Resources"], DESK: named}}


def main() -> None:
    """Write both."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("template", type=Path, help="what get-template says")
    for name in ("name", "arn", "stream"):
        parser.add_argument(name, help=f"the restored table's {name}")
    asked = parser.parse_args()
    template = json.loads(asked.template.read_text("utf-8"))
    made = {
        "released.json": released(template, asked.name, asked.arn, asked.stream),
        "taken.json": taken(template, asked.name),
    }
    for file, content in made.items():
        Path(file).write_text(json.dumps(content), "utf-8")
        print(file)


if __name__ == "__main__":
    main()
