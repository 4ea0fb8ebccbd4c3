"""Where it is deployed: an account and a region, or an emulator on this machine."""

from __future__ import annotations

import os
from dataclasses import dataclass
from functools import cache
from typing import Any
from urllib.parse import urlsplit

import boto3
from botocore.exceptions import ClientError

from deploying.stop import Stop
from infra.aws.target import Target, here, on_lambda


@dataclass(frozen=True)
class Place:
    """A region, and the host and port of an emulator where one is meant."""

    region: str
    emulator: str = ""

    @property
    def target(self) -> Target:
        """What functions are built for: an emulator runs them as processes of this machine."""
        return here() if self.emulator else on_lambda()

    @property
    def look_every_s(self) -> float:
        """How often a change is looked at: an emulator's takes moments."""
        return 0.1 if self.emulator else 3.0

    @property
    def parameters(self) -> dict[str, str]:
        """What the template must know of the place."""
        if self.emulator:
            return {"Mode": "local", "Emulator": self.emulator}
        return {"Mode": "aws", "Emulator": ""}


def place(region: str | None, needed: bool) -> Place:
    """The region asked for, else the one that is set; AWS_ENDPOINT_URL means an emulator."""
    found = region or boto3.session.Session().region_name or ("" if needed else "(no region)")
    if not found:
        raise Stop("no region: give --region, or set AWS_DEFAULT_REGION")
    return Place(found, urlsplit(os.environ.get("AWS_ENDPOINT_URL", "")).netloc)


class Aws:
    """Clients by the name of their service, made once."""

    def __init__(self, place: Place) -> None:
        self.place = place
        self.client = cache(boto3.session.Session(region_name=place.region).client)

    @property
    def account(self) -> str:
        """Whose credentials these are."""
        return str(self.client("sts").get_caller_identity()["Account"])


def code(error: ClientError) -> str:
    """AWS's name of what went wrong."""
    return str(error.response["Error"]["Code"])


def all_pages(client: Any, operation: str, rows: str, **asked: Any) -> list[dict[str, Any]]:
    """The rows of all pages of a list."""
    pages = client.get_paginator(operation).paginate(**asked)
    return [row for page in pages for row in page.get(rows, [])]
