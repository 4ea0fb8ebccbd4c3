"""A workspace on the deployed system, and who works there."""

from dataclasses import dataclass
from typing import Any

from replaying.site import new_password
from rest import Api, sign_in
from tests.cloud.stack import Cloud


@dataclass(frozen=True)
class Workspace:
    """A tenant that signed up over the API; `passwords` are by e-mail."""

    url: str
    name: str
    admin: Api
    admin_id: str
    widget_key: str
    passwords: dict[str, str]

    async def hire(self, email: str) -> tuple[Api, str]:
        """An agent for all groups, past their first sign-in."""
        groups = [group["id"] for group in await self.admin.pages("/v1/groups")]
        body: dict[str, Any] = {"email": email, "name": email, "groups": groups, "capacity": 4}
        first = (await self.admin.call("POST", "/v1/agents", body))["temporary_password"]
        self.passwords[email] = new_password()
        return await sign_in(self.url, self.name, email, self.passwords[email], first=first)


async def workspace(cloud: Cloud, name: str) -> Workspace:
    """Sign up."""
    email, password = "admin@example.com", new_password()
    body = {"workspace": name, "company": "Shop", "name": "Ann", "email": email}
    await Api(cloud.api).call("POST", "/v1/sign-up", {**body, "password": password})
    admin, id_ = await sign_in(cloud.api, name, email, password)
    key = (await admin.call("GET", "/v1/settings"))["widget_keys"][0]
    return Workspace(cloud.api, name, admin, id_, key, {email: password})
