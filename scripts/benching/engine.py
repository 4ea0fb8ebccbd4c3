"""A database of one's own with empty tables, and this process set up to use it."""

import asyncio
import os
import tempfile
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from infra.local import state
from infra.local.box import environment
from infra.local.children import end
from infra.local.engines import Engine, free_port, ready, start_dynoxide
from infra.local.settings import DESK_TABLE, Settings
from infra.local.stream import StreamFile

NOWHERE = 9  # the discard port: pushes of this process reach nobody


@asynccontextmanager
async def database() -> AsyncIterator[Engine]:
    """Dynoxide on a file in a temporary folder; the environment of this process names it."""
    with tempfile.TemporaryDirectory(prefix="switchboard-bench-") as folder:
        engine = await start_dynoxide(Path(folder), free_port())
        try:
            await ready(engine)
            settings = Settings(data=folder)
            state.token_keys(settings.folder)
            os.environ.update(environment(settings, [engine, engine], NOWHERE, NOWHERE))
            await asyncio.to_thread(_tables)
            # As in a box: without it the engine writes ever more slowly as its stream grows.
            StreamFile(settings.folder / "desk.db", DESK_TABLE).close()
            yield engine
        finally:
            await end(engine.process)


def _tables() -> None:
    from chalicelib.config import settings
    from chalicelib.store.table import create_tables

    settings.cache_clear()
    create_tables()
