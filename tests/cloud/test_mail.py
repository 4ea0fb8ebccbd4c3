"""Mails out: Cognito writes them, SES sends them in the name of our domain."""

import asyncio

from rest import Api
from tests.box.until import until
from tests.cloud.people import workspace
from tests.cloud.stack import MAIL_DOMAIN, PATIENCE_S, Cloud


def test_a_forgotten_password_is_mailed_a_code(cloud: Cloud) -> None:
    async def story() -> None:
        shop = await workspace(cloud, "forgetful")
        await shop.hire("bo@example.com")
        who = {"workspace": shop.name, "email": "bo@example.com"}
        await Api(cloud.api).call("POST", "/v1/sign-in/forgot", who)

    asyncio.run(story())
    mail = until(lambda: _to(cloud, "bo@example.com"), PATIENCE_S)
    assert mail["Source"].endswith(f"@{MAIL_DOMAIN}>"), mail


def _to(cloud: Cloud, email: str) -> dict[str, str] | None:
    return next((mail for mail in cloud.emulator.mails() if email in str(mail)), None)
