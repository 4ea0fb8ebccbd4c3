"""What one box is told at its start, and the fixed facts about it."""

from pathlib import Path

import msgspec

ROOT = Path(__file__).resolve().parents[2]
REGION = "eu-west-1"
DESK_TABLE = "switchboard-desk"
CONNECTIONS_TABLE = "switchboard-connections"
BUCKET = "switchboard-attachments"
KEY = "box"  # id and secret alike: what guards nothing, but must be the same on both sides


class Settings(msgspec.Struct, frozen=True, kw_only=True):
    """The options of one box; times in seconds, limits as API Gateway and Lambda set them."""

    data: str
    port: int = 8420
    workers: int = 4
    tick: float = 5.0
    app: str = "app"
    setup: str = "infra.local.setup"
    widget: str = str(ROOT / "widget")
    console: str = str(ROOT / "console")
    request_seconds: float = 29.0
    background_seconds: float = 60.0
    # Well under what a worker waits for an answer: it must hear that a client reads nothing.
    post_seconds: float = 2.0
    idle_seconds: float = 600.0
    life_seconds: float = 7200.0

    @property
    def folder(self) -> Path:
        """The data folder."""
        return Path(self.data).resolve()
