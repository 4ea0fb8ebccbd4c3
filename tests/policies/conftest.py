"""All functions at work once for all tests of this folder, and what they asked of AWS."""

from collections.abc import Mapping
from collections.abc import Set as AbstractSet
from functools import partial
from pathlib import Path

import pytest

from chalicelib.config import settings
from tests.conftest import ENVIRONMENT, fresh_tables
from tests.outbound.conftest import folder, keys_in_a_secret, listening, ministack, services
from tests.policies import drive_clock, drive_routes, drive_sockets
from tests.policies.recorder import watch
from tests.policies.stage import Stage, engines
from tests.policies.statements import Need

__all__ = ["folder", "ministack"]


@pytest.fixture(scope="session")
def recorded(
    dynoxide: str, ministack: str, moto: str, folder: Path
) -> Mapping[str, AbstractSet[Need]]:
    """What each function needs."""
    with pytest.MonkeyPatch.context() as patch:
        for name, value in {**ENVIRONMENT, "SIGN_UP": "open"}.items():
            patch.setenv(name, value)
        fresh_tables(patch, dynoxide)
        with services(patch, ministack), keys_in_a_secret(patch, moto), listening(patch) as sockets:
            recorder = watch(patch)
            new = partial(Stage, engines(patch, sockets))
            # The clock first: it has more to do with every tenant that there is.
            for drive in (
                drive_clock.minutes,
                drive_clock.rotation,
                drive_routes.every_route,
                partial(drive_routes.sessions, mails=folder / "mails.jsonl"),
                drive_routes.newcomers,
                drive_routes.widget,
                drive_routes.messages_with_files,
                drive_sockets.every_op,
                drive_sockets.comings_and_goings,
                drive_sockets.answers_by_rest,
                drive_sockets.ended_sessions,
            ):
                drive(new)
    settings.cache_clear()
    return recorder.needs
