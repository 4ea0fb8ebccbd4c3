"""How long conversations take, from the assignment to the end."""

import json
from collections.abc import Callable
from pathlib import Path
from random import Random

Draw = Callable[[Random], float]

# The logarithm's mean and deviation of the 170 timed dialogues of the sample data file (its star-*
# records: last t_offset_s of each; 42 to 1211 s, mean 374, deviation 210).
LOG_MEAN, LOG_DEVIATION = 5.7755, 0.5624


def usual(rng: Random) -> float:
    """Seconds, as the timed dialogues are spread."""
    return rng.lognormvariate(LOG_MEAN, LOG_DEVIATION)


def timed(path: Path) -> list[float]:
    """The seconds that each timed dialogue of a file lasted; raises ValueError when none has."""
    found = []
    with path.open(encoding="utf-8") as lines:
        for line in lines:
            offsets = [turn.get("t_offset_s") for turn in json.loads(line)["turns"]]
            lasted = max((at for at in offsets if isinstance(at, int | float)), default=0)
            if lasted > 0:
                found.append(float(lasted))
    if not found:
        raise ValueError(f"{path} holds no timed dialogue (t_offset_s)")
    return found


def of(seconds: list[float]) -> Draw:
    """Draw from what was recorded."""
    return lambda rng: rng.choice(seconds)


def mean_of(draw: Draw) -> float:
    """The mean of many draws, always the same ones."""
    rng, many = Random("mean"), 20_000
    return sum(draw(rng) for _ in range(many)) / many
