"""The very template and package that go to AWS, deployed on the emulator by scripts/deploy.py's own
steps; only what they judge beforehand is left to tests/deploy."""

import io
import json
from collections.abc import Mapping
from contextlib import redirect_stdout
from dataclasses import dataclass, replace
from functools import cache
from typing import Any

import pytest

from deploy import options
from deploying.aws import Aws, Place
from deploying.making import Made
from deploying.parameters import chosen
from deploying.steps import Deployment
from tests.cloud.emulator import REGION, ROOT_KEY, Emulator

STAGE, NAME = "test", "switchboard-test"
MAIL_DOMAIN = "desk.example.com"
# For what takes a moment: on a machine that does much else, moments are long.
PATIENCE_S = 120.0
ASKED = ["--stage", STAGE, "--sign-up", "open", "--mail-domain", MAIL_DOMAIN]
READY = ["--set", "MailReady=yes"]


class Account(Aws):
    """The emulator's root, whoever's keys are set."""

    def __init__(self, emulator: Emulator) -> None:
        super().__init__(Place(REGION, emulator.address))
        self.client = cache(emulator.client)


@dataclass(frozen=True)
class Cloud:
    """A deployed stack, and what the deployment has told."""

    emulator: Emulator
    whole: Made
    outputs: Mapping[str, str]
    told: str

    @property
    def api(self) -> str:
        """Where the REST API answers."""
        return self.outputs["ApiUrl"]

    def logged(self, function: str) -> list[dict[str, Any]]:
        """The JSON lines a function has logged; "stream" and the like."""
        logs = self.emulator.client("logs")
        group = f"/aws/lambda/{NAME}-{function}"
        events = logs.filter_log_events(logGroupName=group)["events"]
        return [json.loads(e["message"]) for e in events if e["message"].startswith("{")]

    def tried(self, role: str, service: str, method: str, **params: Any) -> str:
        """What comes of a call in a role's name: "ok", or the error's code."""
        return probe(self, role, {"service": service, "method": method, "params": params})


def deploy(emulator: Emulator, whole: Made, *more: str) -> Cloud:
    """Release it, for the first time or once more with other options."""
    deployment = Deployment(Account(emulator), STAGE, lambda: True)
    told = io.StringIO()
    with pytest.MonkeyPatch.context() as keys, redirect_stdout(told):
        for name in ("AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY"):
            keys.setenv(name, ROOT_KEY)
        deployment.release(whole, chosen(options([*ASKED, *READY, *more])))
    return Cloud(emulator, whole, deployment.stack.outputs(), told.getvalue())


def redeploy(cloud: Cloud, *more: str) -> Cloud:
    """Once more, with a template that says something else, too."""
    template = {**cloud.whole.template, "Description": "once more"}
    return deploy(cloud.emulator, replace(cloud.whole, template=template), *more)


def probe(cloud: Cloud, role: str, call: Mapping[str, Any]) -> str:
    """Make a call from a function of that role; the emulator gives it the role's own session."""
    from tests.cloud.probe import zipped

    functions = cloud.emulator.client("lambda")
    name = f"probe-{role}"
    try:
        functions.get_function(FunctionName=name)
    except functions.exceptions.ResourceNotFoundException:
        functions.create_function(
            FunctionName=name,
            Runtime="python3.11",
            Handler="probe.handler",
            Role=_arn(cloud, role),
            Code={"ZipFile": zipped()},
            Timeout=20,
        )
    done = functions.invoke(FunctionName=name, Payload=json.dumps(call))
    assert "FunctionError" not in done, done["Payload"].read()
    return str(json.loads(done["Payload"].read()))


def _arn(cloud: Cloud, role: str) -> str:
    found = cloud.emulator.client("cloudformation").describe_stack_resource(
        StackName=NAME, LogicalResourceId=role
    )
    name = found["StackResourceDetail"]["PhysicalResourceId"]
    return str(cloud.emulator.client("iam").get_role(RoleName=name)["Role"]["Arn"])
