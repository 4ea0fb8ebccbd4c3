"""Runs ministack and saves sign-ins as they change; by itself it saves at an orderly end only."""

import json
import threading
import time

from ministack.app import main
from ministack.core.persistence import save_state
from ministack.services import cognito

SAVE_SECONDS = 1.0


def keep_sign_ins() -> None:
    """Save Cognito's state whenever it is another than a moment ago."""
    last = ""
    while True:
        time.sleep(SAVE_SECONDS)
        state = cognito.get_state()
        now = json.dumps(state, default=repr)
        if now != last:
            save_state("cognito", state)
            last = now


if __name__ == "__main__":
    threading.Thread(target=keep_sign_ins, daemon=True).start()
    main()
