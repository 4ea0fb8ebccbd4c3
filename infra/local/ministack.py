"""Runs ministack, strict about sign-ins, and saves them as they change; by itself it saves at an
orderly end only.
"""

import json
import os
import threading
import time
from pathlib import Path

from ministack.app import main
from ministack.core.persistence import save_state
from ministack.services import cognito

from infra.local.strict import be_strict

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
    be_strict(Path(os.environ["MAILS"]))
    threading.Thread(target=keep_sign_ins, daemon=True).start()
    main()
