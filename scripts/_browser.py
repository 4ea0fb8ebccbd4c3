"""The Chromium that browser tests drive: the machine's own, else Debian's."""

from __future__ import annotations

import os
import shutil
import sys

from _make import run, say

NAMES = ("chromium", "chromium-browser", "google-chrome", "chrome")
PACKAGES = ("chromium", "fonts-liberation")
MISSING = "browser tests need Chromium on PATH: on Debian, apt install chromium"


def chromium() -> str | None:
    """Where it is."""
    return next(filter(None, map(shutil.which, NAMES)), None)


def need_chromium() -> str:
    """Where it is; installed first where that is possible."""
    if not chromium() and shutil.which("apt-get") and os.geteuid() == 0:
        say("installing Chromium (once)")
        run(["apt-get", "update", "-qq"])
        run(["apt-get", "install", "-qq", "-y", "--no-install-recommends", *PACKAGES])
    return chromium() or sys.exit(MISSING)
