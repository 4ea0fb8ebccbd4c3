"""What the template says that costs: memory of functions, alarms, dashboards, secrets."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from infra.aws.template import template

CONFIG = Path(__file__).parents[2] / ".chalice" / "config.json"


@dataclass(frozen=True, slots=True)
class Stack:
    """The parts of a deployment that have a price of their own."""

    memory: Mapping[str, int]
    alarms: int
    dashboards: int
    secrets: int


def stack() -> Stack:
    """As the fragments and Chalice's configuration are now."""
    resources = template({})["Resources"]
    kinds = [part.get("Type") for part in resources.values()]
    usual = json.loads(CONFIG.read_text("utf-8"))["stages"]["live"]["lambda_memory_size"]
    functions = {n: p["Properties"] for n, p in resources.items() if f"{n}Role" in resources}
    return Stack(
        memory={name: said.get("MemorySize", usual) for name, said in functions.items()},
        alarms=kinds.count("AWS::CloudWatch::Alarm"),
        dashboards=kinds.count("AWS::CloudWatch::Dashboard"),
        secrets=kinds.count("AWS::SecretsManager::Secret"),
    )
