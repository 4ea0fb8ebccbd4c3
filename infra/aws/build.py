"""What is deployed: package.zip and sam.json. `python -m infra.aws.build FOLDER [--here]`."""

import argparse
import json
import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from infra.aws.package import ROOT, pack
from infra.aws.target import Target, here, on_lambda

# Packaging imports the application, which wants some values and asks nobody.
VARIABLES = {"AWS_DEFAULT_REGION": "eu-west-1", "WS_ENDPOINT": "https://localhost"}


@dataclass(frozen=True, slots=True)
class Built:
    """The files, and the package's weight when it is unpacked."""

    template: Path
    package: Path
    bytes: int


def build(out: Path, target: Target) -> Built:
    """Make both files in a folder; raises NoPython, TooLarge, RuntimeError."""
    out.mkdir(parents=True, exist_ok=True)
    package, sam = out / "package.zip", out / "sam.json"
    size = pack(package, target)
    _template(out)
    sam.write_text(json.dumps(_for(target, json.loads(sam.read_text("utf-8"))), indent=1), "utf-8")
    return Built(sam, package, size)


def _template(out: Path) -> None:
    environment = {"PATH": os.environ.get("PATH", os.defpath), **VARIABLES}
    command = [sys.executable, "-m", "infra.aws.packaged", str(out.resolve())]
    done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True)
    if done.returncode:
        raise RuntimeError(f"the template could not be made:\n{done.stderr}")


def _for(target: Target, sam: dict[str, Any]) -> dict[str, Any]:
    """Chalice names the Python it runs on; functions get the target's."""
    for made in sam["Resources"].values():
        if made["Type"] == "AWS::Serverless::Function":
            made["Properties"]["Runtime"] = target.runtime
            made["Properties"]["Architectures"] = [target.architecture]
    return sam


def main() -> None:
    """Build, and say how large it is."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument(
        "--here", action="store_true", help="for this machine, as an emulator wants it"
    )
    asked = parser.parse_args()
    built = build(asked.folder, here() if asked.here else on_lambda())
    print(f"{built.package}: {built.bytes / 1e6:.1f} MB unpacked\n{built.template}")


if __name__ == "__main__":
    main()
