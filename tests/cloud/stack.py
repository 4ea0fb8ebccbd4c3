"""The very template and package that go to AWS, deployed on the emulator."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from deploying.steps import with_code
from infra.aws.build import Built
from tests.box.until import until
from tests.cloud.emulator import REGION, Emulator

NAME, BUCKET = "switchboard-test", "artifacts"
MAIL_DOMAIN = "desk.example.com"
MAIL = {"MailDomain": MAIL_DOMAIN, "MailReady": "yes"}
PARAMETERS = {"Mode": "local", "Stage": "test", "SignUp": "open", **MAIL}
ALLOWED = ["CAPABILITY_IAM", "CAPABILITY_AUTO_EXPAND"]


@dataclass(frozen=True)
class Cloud:
    """A deployed stack."""

    emulator: Emulator
    outputs: Mapping[str, str]

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


def deploy(emulator: Emulator, built: Built) -> Cloud:
    """Make the stack."""
    s3, cloudformation = emulator.client("s3"), emulator.client("cloudformation")
    s3.create_bucket(Bucket=BUCKET, CreateBucketConfiguration={"LocationConstraint": REGION})
    s3.upload_file(str(built.package), BUCKET, "package.zip")
    made = json.loads(built.template.read_text("utf-8"))
    template = with_code(made, f"s3://{BUCKET}/package.zip")
    s3.put_object(Bucket=BUCKET, Key="sam.json", Body=json.dumps(template))
    cloudformation.create_stack(**_asked(emulator))
    return Cloud(emulator, _made(cloudformation, "CREATE_COMPLETE"))


def redeploy(cloud: Cloud, **changed: str) -> Cloud:
    """Deploy once more, with other parameters."""
    cloudformation = cloud.emulator.client("cloudformation")
    cloudformation.update_stack(**_asked(cloud.emulator, **changed))
    return Cloud(cloud.emulator, _made(cloudformation, "UPDATE_COMPLETE"))


def _asked(emulator: Emulator, **changed: str) -> dict[str, Any]:
    given = {**PARAMETERS, "Emulator": emulator.address, **changed}
    return {
        "StackName": NAME,
        "TemplateURL": f"{emulator.url}/{BUCKET}/sam.json",
        "Capabilities": ALLOWED,
        "Parameters": [{"ParameterKey": k, "ParameterValue": v} for k, v in given.items()],
    }


def _made(cloudformation: Any, wanted: str) -> dict[str, str]:
    """The outputs once it is done."""

    def ended() -> Any:
        stack = cloudformation.describe_stacks(StackName=NAME)["Stacks"][0]
        return None if stack["StackStatus"].endswith("IN_PROGRESS") else stack

    stack = until(ended, 60)
    assert stack["StackStatus"] == wanted, _reasons(cloudformation)
    return {one["OutputKey"]: one["OutputValue"] for one in stack["Outputs"]}


def _reasons(cloudformation: Any) -> str:
    events = cloudformation.describe_stack_events(StackName=NAME)["StackEvents"]
    failed = [event for event in events if event["ResourceStatus"].endswith("FAILED")]
    return "\n".join(f"{e['LogicalResourceId']}: {e['ResourceStatusReason']}" for e in failed)


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
