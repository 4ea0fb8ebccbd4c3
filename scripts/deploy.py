"""Deploys Switchboard on AWS: `python3 scripts/deploy.py --stage prod`.

It builds and judges all of it, shows what would change, asks, deploys, uploads the front ends and
holds a conversation. What is not given stays as it was deployed before. Where AWS_ENDPOINT_URL is
set, that is an emulator on this machine.
"""

from __future__ import annotations

import argparse
import os
import re
import sys
from pathlib import Path

import _env

STAGE = re.compile(r"[a-z][a-z0-9-]{0,19}")
CERTIFICATE = "arn:aws:acm:us-east-1:"


def options(arguments: list[str] | None = None) -> argparse.Namespace:
    """What was asked for on the command line."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    add = parser.add_argument
    add("--stage", required=True, help="what it is for: prod, test …; each has its own data")
    add("--region", help="AWS's region; else the one that is set")
    add("--domain", help="the name customers and agents use; needs --certificate")
    add("--certificate", help="the ARN of the name's certificate, in us-east-1")
    add("--mail-domain", help="the domain mails come from and arrive at")
    add("--alarm-email", help="who is told of alarms")
    add("--sign-up", choices=("open", "closed"), help="whether anybody may make a tenant (closed)")
    add(
        "--set",
        type=pair,
        action="append",
        default=[],
        metavar="NAME=VALUE",
        help="any other parameter of infra/aws/parameters.yaml; may be given again",
    )
    add("--yes", action="store_true", help="do not ask")
    either = parser.add_mutually_exclusive_group()
    either.add_argument("--dry-run", action="store_true", help="do all but AWS; needs no account")
    either.add_argument("--rollback", action="store_true", help="go back to the release before")
    either.add_argument(
        "--release", action="store_true", help="then write infra/aws/released.json, to be committed"
    )
    asked = parser.parse_args(arguments)
    if not STAGE.fullmatch(asked.stage):
        parser.error("--stage: small letters, digits and hyphens, 20 at most, a letter first")
    if bool(asked.domain) != bool(asked.certificate):
        parser.error("--domain and --certificate go together")
    if asked.certificate and not asked.certificate.startswith(CERTIFICATE):
        parser.error(f"--certificate: CloudFront takes those of us-east-1 only ({CERTIFICATE}…)")
    return asked


def pair(text: str) -> tuple[str, str]:
    """A parameter and its value."""
    name, sign, value = text.partition("=")
    if not name or not sign:
        raise argparse.ArgumentTypeError(f"{text!r} is not NAME=VALUE")
    return name, value


def agreed() -> bool:
    """Whether the person at the keyboard wants it."""
    if not sys.stdin.isatty():
        print("nobody is there to agree: give --yes")
        return False
    return input("do it? [y/N] ").strip().lower() in ("y", "yes")


def run(asked: argparse.Namespace) -> None:
    """Do it; raises what main tells."""
    from deploying.aws import Aws, place
    from deploying.making import rehearsed
    from deploying.parameters import refuse_unfit
    from deploying.steps import Deployment

    refuse_unfit(asked)
    where = place(asked.region, needed=not asked.dry_run)
    if asked.dry_run:
        rehearsed(asked, where)
        return
    deployment = Deployment(Aws(where), asked.stage, lambda: asked.yes or agreed())
    if asked.rollback:
        deployment.roll_back()
    else:
        deployment.deploy(asked)


def main() -> None:
    """Prepare, do it, and end with 1 and the reason where it does not come to its end."""
    asked = options()
    _env.prepare()
    if Path(sys.prefix).resolve() != _env.VENV.resolve():
        os.execv(_env.PYTHON, [str(_env.PYTHON), __file__, *sys.argv[1:]])
    sys.path.insert(0, str(_env.ROOT))
    from botocore.exceptions import BotoCoreError, ClientError

    from deploying.stop import Stop

    try:
        run(asked)
    except (Stop, RuntimeError, OSError, BotoCoreError, ClientError) as error:
        sys.exit(f"not deployed: {error}")
    except KeyboardInterrupt:
        sys.exit(
            "\ncut off: what the stack has begun goes on without this; "
            "when it has come to its end, give the same command once more"
        )


if __name__ == "__main__":
    main()
