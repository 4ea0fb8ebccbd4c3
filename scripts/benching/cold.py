"""Cold import and package size: what a new Lambda pays before its first answer."""

import importlib.metadata
import re
import subprocess
import sys
from collections.abc import Iterable, Mapping
from pathlib import Path
from statistics import median

from benching.report import Line, budgeted
from infra.local.settings import ROOT

ROUNDS = 9
MOST_MS, MOST_MB = 350, 15
IMPORT = "import time; t = time.perf_counter(); import app; print(time.perf_counter() - t)"
BROUGHT_BY_LAMBDA = frozenset(
    {"boto3", "botocore", "jmespath", "python-dateutil", "s3transfer", "six", "urllib3"}
)
BROUGHT_BY_CHALICE = ("chalice",)
OUR_OWN = ("app.py", "chalicelib")
MB = 1024 * 1024


def measure(environment: Mapping[str, str]) -> list[Line]:
    """Import times in fresh interpreters, and the size of what is shipped."""
    return [_import(environment), *size()]


def _import(environment: Mapping[str, str]) -> Line:
    def once() -> float:
        command = [sys.executable, "-c", IMPORT]
        done = subprocess.run(
            command, cwd=ROOT, env=dict(environment), capture_output=True, text=True, check=True
        )
        return float(done.stdout)

    once()  # writes the .pyc
    return budgeted(
        "cold import of app.py", median(once() for _ in range(ROUNDS)) * 1000, MOST_MS, "ms"
    )


def size() -> list[Line]:
    """What is shipped, and what is left out of it."""
    names = _required(ROOT / "requirements.txt") | set(BROUGHT_BY_CHALICE)
    shipped = sum(_weight(_files(name)) for name in names - BROUGHT_BY_LAMBDA)
    left_out = sum(_weight(_files(name)) for name in names & BROUGHT_BY_LAMBDA)
    own = sum(_weight(_tree(ROOT / part)) for part in OUR_OWN)
    return [
        budgeted("package, unzipped, without .pyc", (shipped + own) / MB, MOST_MB, "MB", 1),
        Line("left out, as Lambda brings its own boto3", f"{left_out / MB:.1f} MB"),
    ]


def _required(path: Path) -> set[str]:
    lines = (line.partition("#")[0].strip() for line in path.read_text().splitlines())
    return {re.split(r"[=<>\[]", line)[0].lower() for line in lines if line}


def _files(name: str) -> Iterable[Path]:
    """What installing a package puts beside the application; programs are not shipped."""
    found = importlib.metadata.files(name) or []
    return [Path(str(file.locate())) for file in found if ".." not in file.parts]


def _tree(path: Path) -> Iterable[Path]:
    return [path] if path.is_file() else path.rglob("*")


def _weight(files: Iterable[Path]) -> int:
    return sum(f.stat().st_size for f in files if f.is_file() and f.suffix != ".pyc")
