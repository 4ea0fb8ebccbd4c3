"""What is made and judged before anything is sent anywhere."""

from __future__ import annotations

import json
from argparse import Namespace
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import _node
from deploying import checks, site
from deploying.aws import Place
from deploying.parameters import chosen
from deploying.site import File
from deploying.stateful import losses, stateful
from deploying.stop import Stop
from infra.aws.build import build

ROOT = Path(__file__).resolve().parents[2]
RELEASED = ROOT / "infra/aws/released.json"
OUT = ROOT / ".box/build"


@dataclass(frozen=True, slots=True)
class Made:
    """The template, the functions' package, and the files of the front ends in their order."""

    template: dict[str, Any]
    package: bytes
    files: list[File]


def say(line: str) -> None:
    """Tell a person how far it is."""
    print(line, flush=True)


def made(place: Place) -> Made:
    """Build all of it and judge it; raises Stop."""
    say("building the package and the template")
    target = place.target
    built = build(OUT, target)
    say(f"  {built.bytes / 1e6:.1f} MB unpacked, for {target.runtime} on {target.architecture}")
    say("checking the template")
    template = json.loads(built.template.read_text("utf-8"))
    refuse("the template is not fit", checks.findings(built.template))
    refuse_losses(json.loads(RELEASED.read_text("utf-8")), stateful(template))
    _node.front()
    found = site.files(ROOT / "widget", ROOT / "console")
    return Made(template, built.package.read_bytes(), found)


def refuse(what: str, why: list[str]) -> None:
    """Stop where anything speaks against it."""
    if why:
        raise Stop(f"{what}:\n  " + "\n  ".join(why))


def refuse_losses(before: dict[str, Any], after: dict[str, Any]) -> None:
    """Stop where anything that holds data or an address would lose it."""
    refuse("something would be lost", losses(before, after))


def stack_name(stage: str) -> str:
    """A stage's stack."""
    return f"switchboard-{stage}"


def rehearsed(asked: Namespace, place: Place) -> None:
    """All but AWS, and what would be done there."""
    whole = made(place)
    say(f"the stack {stack_name(asked.stage)} in {place.region} would be told:")
    for name, value in sorted({**place.parameters, **chosen(asked)}.items()):
        say(f"  {name} = {value or '(nothing)'}")
    say(
        f"it would have {len(whole.template['Resources'])} resources; these hold data or addresses:"
    )
    for name, kept in stateful(whole.template).items():
        say(f"  {name} ({kept['Type']})")
    say(f"{len(whole.files)} files of the front ends would be uploaded; the last of them:")
    for file in site.changing(whole.files):
        say(f"  /{file.key} ({file.kind}; {file.keep})")
    say("then a conversation would be held over it; nothing was sent anywhere")
