"""What agents chose for the console: beside their row, which every dispatch reads."""

from collections.abc import Mapping
from typing import Any

from chalicelib.store import load
from chalicelib.store.commit import put
from chalicelib.store.rows import keys
from chalicelib.store.rows.base import Item, Json, item
from chalicelib.store.table import Row


class PreferencesRow(Row, discriminator="preferences"):
    """An agent's choices."""

    data = Json(dict[str, Any])


def preferences(tenant: str, agent: str) -> Mapping[str, Any]:
    """What an agent chose; nothing at first."""
    row = load.row(keys.agent(tenant, agent), keys.PREFERENCES)
    return dict(PreferencesRow.data.deserialize(row["data"]["S"])) if row else {}


def save_preferences(tenant: str, agent: str, data: Mapping[str, Any]) -> None:
    """Keep them in place of those before."""
    put(item_of_preferences(tenant, agent, data))


def item_of_preferences(tenant: str, agent: str, data: Mapping[str, Any]) -> Item:
    """An agent's choices."""
    return item(PreferencesRow, keys.agent(tenant, agent), keys.PREFERENCES, data=data)
