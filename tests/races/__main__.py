"""Run one schedule and tell what happens: ``python -m tests.races small 7``."""

import sys

from tests.races.run import race

race(sys.argv[1], int(sys.argv[2]), print)
