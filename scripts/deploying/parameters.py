"""What a stage is told: what was given, and whether the template takes it."""

from __future__ import annotations

import re
from argparse import Namespace
from collections.abc import Iterator, Mapping
from typing import Any

from deploying.stop import Stop
from infra.aws.template import HERE, read

OPTIONS = {
    "DomainName": "domain",
    "CertificateArn": "certificate",
    "MailDomain": "mail_domain",
    "AlarmEmail": "alarm_email",
    "SignUp": "sign_up",
}
# They follow from --stage and from where it is deployed.
NOT_CHOSEN = frozenset({"Emulator", "Mode", "Stage"})


def chosen(asked: Namespace) -> dict[str, str]:
    """The parameters that were given; what was not given stays as it is."""
    given = {name: getattr(asked, option) for name, option in OPTIONS.items()}
    named = {name: value for name, value in given.items() if value is not None}
    return {"Stage": asked.stage, **named, **dict(asked.set)}


def refuse_unfit(asked: Namespace) -> None:
    """Stop at a parameter that there is not, or whose value is none of its values."""
    known = read(HERE / "parameters.yaml")["Parameters"]
    why = [line for name, value in asked.set for line in _set(name, known)]
    why += [line for name, value in chosen(asked).items() for line in _unfit(name, value, known)]
    if why:
        raise Stop("the parameters are not fit:\n  " + "\n  ".join(why))


def _set(name: str, known: Mapping[str, Any]) -> Iterator[str]:
    if name not in known:
        others = ", ".join(sorted(known.keys() - NOT_CHOSEN))
        yield f"there is no parameter {name}; there are {others}"
    if name in NOT_CHOSEN:
        yield f"{name} is not set by hand: it follows from --stage and from the place"


def _unfit(name: str, value: str, known: Mapping[str, Any]) -> Iterator[str]:
    told = known.get(name, {})
    allowed = [str(one) for one in told.get("AllowedValues", [value])]
    if value not in allowed:
        yield f"{name} is one of {', '.join(allowed)}, not {value!r}"
    least = told.get("MinValue")
    if least is not None and not (value.isdecimal() and int(value) >= least):
        yield f"{name} is a number, {least} at least, not {value!r}"
    if not re.fullmatch(told.get("AllowedPattern", ".*"), value):
        yield f"{name} is {told['ConstraintDescription']}, not {value!r}"
