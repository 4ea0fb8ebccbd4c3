"""Prints what happens when all sockets are lost at once: the tables of docs/scale.md.

Half a minute for the whole; ``--sockets 20000`` for one size only.
"""

import argparse

from _options import between
from scaling.storm import table


def options(arguments: list[str] | None = None) -> argparse.Namespace:
    """What was asked for on the command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    add = parser.add_argument
    some = between(int, 100, 5_000_000)
    add("--sockets", type=some, nargs="+", default=[20_000, 100_000, 500_000])
    add("--outage", type=between(int, 0, 86_400), nargs="+", default=[0, 300], help="seconds")
    parser.add_argument("--seed", type=int, default=1)
    return parser.parse_args(arguments)


def main() -> None:
    """Play the storms."""
    asked = options()
    print(table(asked.sockets, asked.outage, asked.seed))


if __name__ == "__main__":
    main()
