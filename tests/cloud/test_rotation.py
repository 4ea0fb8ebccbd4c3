"""The signing keys turn on the deployed system, and nobody is signed out by it."""

import asyncio
import json

from tests.cloud.people import workspace
from tests.cloud.stack import NAME, Cloud

EVENT = {
    "version": "0",
    "id": "00000000-0000-0000-0000-000000000000",
    "detail-type": "Scheduled Event",
    "source": "aws.events",
    "account": "000000000000",
    "time": "2026-01-01T00:00:00Z",
    "region": "eu-central-1",
    "resources": [],
}


def ring(cloud: Cloud) -> list[str]:
    """The key ids, the signer first."""
    secrets = cloud.emulator.client("secretsmanager")
    kept = secrets.get_secret_value(SecretId=cloud.outputs["TokenKeysArn"])
    return list(json.loads(kept["SecretString"]))


def test_a_forced_rotation_keeps_who_is_signed_in(cloud: Cloud) -> None:
    async def story() -> None:
        shop = await workspace(cloud, "rotation")
        before = ring(cloud)
        done = cloud.emulator.client("lambda").invoke(
            FunctionName=f"{NAME}-rotate-keys",
            Payload=json.dumps({**EVENT, "detail": {"force": True}}),
        )
        assert "FunctionError" not in done, done["Payload"].read()
        after = ring(cloud)
        assert set(before) < set(after)
        await shop.admin.call("GET", "/v1/me")
        await shop.hire("bo@example.com")

    asyncio.run(story())
