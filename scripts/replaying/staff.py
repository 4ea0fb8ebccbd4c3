"""The agents at work, and a watch on their seats from outside."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager

from client import Client
from replaying.hall import Hall
from replaying.perform import Stage
from replaying.site import Site

SAMPLE_EVERY_S = 1.0


@asynccontextmanager
async def on_duty(site: Site, speed: float) -> AsyncIterator[Stage]:
    """All agents connected and online."""
    hall = Hall()
    async with AsyncExitStack() as stack:
        clients = {}
        for id_, access in site.agents.items():
            client = Client(access, staff=True, on_entry=hall.viewer(id_))
            clients[id_] = await stack.enter_async_context(client)
            await access.call("PUT", "/v1/me/status", {"status": "online"})
        yield Stage(site.url, site.widget_key, site.groups, clients, hall, speed)


@asynccontextmanager
async def watch(site: Site) -> AsyncIterator[list[str]]:
    """Looks at all seats over REST all the time; answers the list of what was too many."""
    found: list[str] = []
    task = asyncio.create_task(_look(site, found))
    try:
        yield found
    finally:
        task.cancel()
        await asyncio.gather(task, return_exceptions=True)


async def _look(site: Site, found: list[str]) -> None:
    while True:
        for agent in await site.admin.pages("/v1/agents"):
            if max(agent["load"], len(agent["conversations"])) > agent["capacity"]:
                found.append(
                    f"{agent['id']} was seen with {agent['load']} seats of {agent['capacity']}"
                )
        await asyncio.sleep(SAMPLE_EVERY_S)
