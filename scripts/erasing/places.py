"""Where a tenant's things lie, and how an operator reaches them.

With botocore, not the thin transport: this runs rarely, and wants to know what each call took.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from typing import Any

import boto3
from botocore.config import Config

from chalicelib.config import Settings, settings


@dataclass(frozen=True, slots=True)
class Places:
    """The settings of a box or a stage, and a client for each service."""

    where: Settings
    dynamodb: Any
    s3: Any
    cognito: Any

    @property
    def on_aws(self) -> bool:
        """Whether this is a stage, not a box or an emulator."""
        return not self.where.dynamodb_endpoint


@contextmanager
def places() -> Iterator[Places]:
    """Clients for what the environment names."""
    where = settings()
    endpoints = {
        "dynamodb": where.dynamodb_endpoint,
        "s3": where.s3_endpoint,
        "cognito-idp": where.cognito_endpoint,
    }
    # Patient: what is throttled here is what everybody else is served with.
    patient = Config(
        retries={"mode": "standard", "max_attempts": 10},
        s3={"addressing_style": "path" if where.s3_endpoint else "auto"},
    )
    with ExitStack() as clients:
        made = []
        for service, endpoint in endpoints.items():
            client = boto3.client(
                service, region_name=where.region, endpoint_url=endpoint or None, config=patient
            )
            clients.callback(client.close)
            made.append(client)
        yield Places(where, *made)
