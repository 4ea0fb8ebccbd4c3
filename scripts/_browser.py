"""The Chromium that browser tests drive: Debian's without a window, else the machine's own."""

from __future__ import annotations

import os
import shutil
import sys

from _make import run, say

# The one without a window takes a sixth of the processor's time for each page.
LIGHT = "chromium-headless-shell"
NAMES = (LIGHT, "chromium", "chromium-browser", "google-chrome", "chrome")
PACKAGES = (LIGHT, "fonts-liberation")
MISSING = f"browser tests need Chromium on PATH: on Debian, apt install {LIGHT}"


def chromium() -> str | None:
    """Where it is."""
    return next(filter(None, map(shutil.which, NAMES)), None)


def need_chromium() -> str:
    """Where it is; the light one is installed first where that is possible."""
    if not shutil.which(LIGHT) and shutil.which("apt-get") and os.geteuid() == 0:
        try:
            _install()
        except SystemExit as failed:  # such as a Debian that has no such package
            if not chromium():
                raise
            say(f"going on with {chromium()}: {failed}")
    return chromium() or sys.exit(MISSING)


def _install() -> None:
    say("installing Chromium (once)")
    run(["apt-get", "update", "-qq"])
    run(["apt-get", "install", "-qq", "-y", "--no-install-recommends", *PACKAGES])
