"""Draws the conversation machine's table into docs/conversation.md; ``--check`` only compares."""

import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from chalicelib.domain.conversations.machine import TABLE, name_of  # noqa: E402
from chalicelib.domain.conversations.model import State  # noqa: E402

PAGE = ROOT / "docs" / "conversation.md"
BEGIN, END = "<!-- drawn from the table: begin -->", "<!-- drawn from the table: end -->"


def edges() -> list[tuple[State, State, list[str]]]:
    """Every move between two different states, with the commands that make it."""
    found: dict[tuple[State, State], list[str]] = {}
    for (state, command), row in TABLE.items():
        for to in row.to - {state}:
            found.setdefault((state, to), []).append(name_of(command))
    order = list(State)
    return [(a, b, found[a, b]) for a in order for b in order if (a, b) in found]


def diagram() -> str:
    """The states and moves as a Mermaid state diagram."""
    lines = [
        "stateDiagram-v2",
        "    [*] --> queued: start",
        "    [*] --> system_ended: start, queue full",
    ]
    lines += [f"    {a} --> {b}: {', '.join(names)}" for a, b, names in edges()]
    return "\n".join(["```mermaid", *lines, "```"])


def matrix() -> str:
    """Every command in every state: where it leads; an empty cell is a refusal."""
    commands = sorted({command for _, command in TABLE}, key=name_of)
    rows = ["| command | " + " | ".join(State) + " |", "|---" * (len(State) + 1) + "|"]
    for command in commands:
        cells = [
            " / ".join(s for s in State if s in TABLE[state, command].to)
            if (state, command) in TABLE
            else ""
            for state in State
        ]
        rows.append(f"| {name_of(command)} | " + " | ".join(cells) + " |")
    return "\n".join(rows)


def main() -> int:
    """Write or compare the page; 1 when it is not what the table says."""
    page = PAGE.read_text(encoding="utf-8")
    head, rest = page.split(BEGIN)
    drawn = f"{head}{BEGIN}\n{diagram()}\n\n{matrix()}\n{END}{rest.split(END)[1]}"
    if "--check" in sys.argv:
        if drawn != page:
            print("docs/conversation.md is not what the table says: run scripts/diagram.py")
        return int(drawn != page)
    PAGE.write_text(drawn, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
