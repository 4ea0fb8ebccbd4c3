"""For what the functions are built: a Python version and a processor architecture."""

import os
import platform
import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

ASK = "import sys; print('%d.%d' % sys.version_info[:2])"


@dataclass(frozen=True, slots=True)
class Target:
    """Where functions run; `wheels` is pip's name of the platform, empty for this machine."""

    python: str
    architecture: str
    wheels: str

    @property
    def runtime(self) -> str:
        """Lambda's name of the Python."""
        return f"python{self.python}"


LAMBDA = Target("3.13", "arm64", "manylinux2014_aarch64")


def on_lambda() -> Target:
    """Lambda with the newest Python that is on this machine as well, for that compiles; this one
    always is, and Lambda has each that Switchboard runs on.
    """
    try:
        interpreter(LAMBDA.python)
    except NoPython:
        return replace(LAMBDA, python=here().python)
    return LAMBDA


def here() -> Target:
    """This very machine and Python, for an emulator that runs functions as processes."""
    processor = "arm64" if platform.machine() in ("aarch64", "arm64") else "x86_64"
    return Target(f"{sys.version_info.major}.{sys.version_info.minor}", processor, "")


class NoPython(RuntimeError):
    """The target's Python is not on this machine; the message says how to get it."""


def interpreter(python: str) -> str:
    """A program of that Python version, of any processor, for byte code is the same on all."""
    for program in _candidates(python):
        asked = subprocess.run([program, "-c", ASK], capture_output=True, text=True)
        if asked.stdout.strip() == python:
            return program
    raise NoPython(
        f"the functions are compiled by Python {python}, as they run on it, and it is not here: "
        f"uv python install {python}, or pyenv install {python}, or the system's package"
    )


def _candidates(python: str) -> Iterator[str]:
    yield sys.executable
    if found := shutil.which(f"python{python}"):
        yield found
    home = Path.home()
    pyenv = Path(os.environ.get("PYENV_ROOT", home / ".pyenv")) / "versions"
    uv = Path(os.environ.get("UV_PYTHON_INSTALL_DIR", home / ".local/share/uv/python"))
    yield from map(str, sorted(pyenv.glob(f"{python}.*/bin/python")))
    yield from map(str, sorted(uv.glob(f"cpython-{python}*/bin/python{python}")))
