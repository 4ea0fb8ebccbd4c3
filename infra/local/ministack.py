"""Runs ministack, strict about sign-ins, and saves them as they change; by itself it saves at an
orderly end only.
"""

import json
import os
import threading
import time
from collections.abc import Callable
from pathlib import Path

from ministack import app
from ministack.core.persistence import save_state
from ministack.services import cognito

from infra.local.strict import be_strict

SAVE_SECONDS = 1.0


def keep_sign_ins() -> None:
    """Save Cognito's state whenever it is another than a moment ago."""
    last = ""
    while True:
        time.sleep(SAVE_SECONDS)
        try:
            state = cognito.get_state()
        except RuntimeError:  # it changed while it was copied
            continue
        now = json.dumps(state, default=repr)
        if now != last:
            save_state("cognito", state)
            last = now


def keeping(load: Callable[[], None]) -> Callable[[], None]:
    """Loads what was saved and only then begins to save, or there would be nothing to load."""

    def load_and_keep() -> None:
        load()
        threading.Thread(target=keep_sign_ins, daemon=True).start()

    return load_and_keep


if __name__ == "__main__":
    be_strict(Path(os.environ["MAILS"]))
    app._load_persisted_state = keeping(app._load_persisted_state)
    app.main()
