"""Prints what happens when all sockets are lost at once: the tables of docs/scale.md.

Half a minute for the whole; ``--sockets 20000`` for one size only.
"""

import argparse

from scaling.storm import table


def main() -> None:
    """Play the storms."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sockets", type=int, nargs="+", default=[20_000, 100_000, 500_000])
    parser.add_argument("--outage", type=int, nargs="+", default=[0, 300], help="seconds")
    parser.add_argument("--seed", type=int, default=1)
    asked = parser.parse_args()
    print(table(asked.sockets, asked.outage, asked.seed))


if __name__ == "__main__":
    main()
