"""From what was made to a release that works, and what happens where it does not."""

import json
from argparse import Namespace
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import boto3
import pytest
from botocore.awsrequest import AWSResponse
from moto import mock_aws

import deploy
from deploying import making, smoke, steps
from deploying.aws import Aws, Place
from deploying.making import Made
from deploying.site import files
from deploying.stop import Stop
from infra.aws.build import Built
from tests.deploy.fakes import CloudFormation, change
from tests.deploy.test_stack import CloudWatch

REGION = "eu-west-1"
TABLE = {"Type": "AWS::DynamoDB::Table", "DeletionPolicy": "Retain", "Properties": {}}
CLOCK = {"Type": "AWS::Serverless::Function", "Properties": {"CodeUri": "./package.zip"}}
PARAMETERS: dict[str, Any] = {"Stage": {}, "Mode": {}, "SignUp": {}}
TEMPLATE = {"Parameters": PARAMETERS, "Resources": {"Desk": TABLE, "Clock": CLOCK}}


class World(Aws):
    """S3 and STS by moto; the rest tells what it was asked."""

    def __init__(self) -> None:
        super().__init__(Place(REGION, emulator="127.0.0.1:1"))
        self.cloudformation = CloudFormation("UPDATE_COMPLETE", {"Stage": "test", "Gone": "x"})
        fakes = {"cloudformation": self.cloudformation, "cloudwatch": CloudWatch("OK", "OK")}
        real = self.client
        self.client = lambda service: fakes.get(service) or real(service)  # type: ignore[assignment]
        self.policies: list[Any] = []
        real("s3").meta.events.register("before-call.s3.PutBucketPolicy", self._policy)

    def _policy(self, params: dict[str, Any], **_: Any) -> tuple[AWSResponse, dict[str, Any]]:
        """Kept from moto, which takes any condition as fulfilled and so would refuse all."""
        self.policies.append(json.loads(params["body"]))
        return AWSResponse("", 204, {}, None), {}


@pytest.fixture
def world(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[World]:
    for name in ("AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY"):
        monkeypatch.setenv(name, "testing")
    page = tmp_path / "c/dist/index.html"
    page.parent.mkdir(parents=True)
    page.write_text("first")
    found = files(tmp_path / "w", tmp_path / "c")
    monkeypatch.setattr(steps, "made", lambda place: Made(TEMPLATE, b"package", found))
    monkeypatch.setattr(steps, "RELEASED", tmp_path / "released.json")
    monkeypatch.setattr(smoke, "tenant", lambda variables: variables)
    monkeypatch.setattr(smoke, "conversation", lambda url, made: None)
    ids = iter(f"release-{number}" for number in range(9))
    monkeypatch.setattr(steps, "new_id", lambda: next(ids))
    with mock_aws():
        where = {"LocationConstraint": REGION}
        s3 = boto3.client("s3", region_name=REGION)
        s3.create_bucket(Bucket="site", CreateBucketConfiguration=where)
        yield World()


def asked(*more: str) -> Namespace:
    return deploy.options(["--stage", "test", *more])


def deployment(world: World, agreed: Callable[[], bool] = lambda: True) -> steps.Deployment:
    return steps.Deployment(world, "test", agreed)


def again(world: World) -> steps.Deployment:
    """With the world ready for one more."""
    world.cloudformation.ends = ["UPDATE_COMPLETE"]
    world.cloudformation.events.clear()
    return deployment(world)


def test_a_release_is_uploaded_changed_shown_and_remembered(
    world: World, capsys: pytest.CaptureFixture[str]
):
    it = deployment(world)
    it.deploy(asked("--sign-up", "open"))
    (told,) = world.cloudformation.asked
    parameters = {row["ParameterKey"]: row["ParameterValue"] for row in told["Parameters"]}
    emulator = {"Mode": "local", "Emulator": "127.0.0.1:1"}
    assert parameters == {"Stage": "test", "SignUp": "open", **emulator}
    key = told["TemplateURL"].split(f"{it.artifacts.bucket}/")[1]
    sent = json.loads(it.artifacts.read(key) or b"")
    uri = sent["Resources"]["Clock"]["Properties"]["CodeUri"]
    package = uri.removeprefix(f"s3://{it.artifacts.bucket}/")
    assert it.artifacts.read(package) == b"package"
    assert world.cloudformation.executed == ["release-0"]
    assert [release.id for release in it.releases.all()] == ["release-0"]
    said = capsys.readouterr().out
    assert "+ Clock (AWS::Lambda::Function)" in said
    assert "SocketUrl: wss://sockets/live" in said


def test_the_artifacts_are_private_encrypted_versioned_and_over_tls(world: World):
    deployment(world).deploy(asked())
    s3, bucket = world.client("s3"), deployment(world).artifacts.bucket
    blocked = s3.get_public_access_block(Bucket=bucket)["PublicAccessBlockConfiguration"]
    assert all(blocked.values())
    assert s3.get_bucket_versioning(Bucket=bucket)["Status"] == "Enabled"
    assert s3.get_bucket_encryption(Bucket=bucket)["ServerSideEncryptionConfiguration"]["Rules"]
    ((statement,),) = (policy["Statement"] for policy in world.policies)
    assert (statement["Effect"], statement["Sid"]) == ("Deny", "OnlyOverTls")
    assert statement["Condition"] == {"Bool": {"aws:SecureTransport": "false"}}


def test_who_does_not_agree_changes_nothing(world: World):
    it = deployment(world, agreed=lambda: False)
    with pytest.raises(Stop, match="nothing was changed"):
        it.deploy(asked())
    assert world.cloudformation.executed == []
    assert world.cloudformation.forgotten == ["release-0"]
    assert it.releases.all() == []


def test_a_table_is_not_replaced_whoever_agrees(world: World):
    world.cloudformation.rows = [change("Modify", "Desk", "AWS::DynamoDB::Table", "True")]
    with pytest.raises(Stop, match="Desk would be replaced"):
        deployment(world).deploy(asked("--yes"))
    assert world.cloudformation.executed == []
    assert world.cloudformation.forgotten == ["release-0"]


def test_what_the_stage_has_is_not_lost(world: World, monkeypatch: pytest.MonkeyPatch):
    deployment(world).deploy(asked())
    less = {**TEMPLATE, "Resources": {"Clock": CLOCK}}
    monkeypatch.setattr(steps, "made", lambda place: Made(less, b"package", []))
    with pytest.raises(Stop, match="Desk is no longer in the template"):
        deployment(world).deploy(asked())


def test_what_does_not_work_is_told_and_never_gone_back_to(
    world: World, monkeypatch: pytest.MonkeyPatch
):
    def silent(url: str, made: Any) -> None:
        raise Stop("smoke: nobody answers")

    again(world).deploy(asked())
    with monkeypatch.context() as broken:
        broken.setattr(smoke, "conversation", silent)
        for _ in range(2):
            with pytest.raises(Stop, match=r"(?s)nobody answers.*--rollback"):
                again(world).deploy(asked("--release"))
    assert not steps.RELEASED.exists()
    it = again(world)
    known = [(release.id, release.works) for release in it.releases.all()]
    assert known == [("release-2", False), ("release-1", False), ("release-0", True)]
    assert it.releases.former().id == "release-0"


def test_released_json_is_written_where_it_was_asked_for(world: World):
    deployment(world).deploy(asked("--release"))
    assert json.loads(steps.RELEASED.read_text("utf-8")) == {"Desk": TABLE}


def test_going_back_brings_template_and_pages_of_the_release_before(
    world: World, monkeypatch: pytest.MonkeyPatch
):
    deployment(world).deploy(asked())
    whole = steps.made(world.place)
    whole.files[0].path.write_text("second")
    grown = {**TEMPLATE, "Description": "second"}
    monkeypatch.setattr(steps, "made", lambda place: replace(whole, template=grown))
    again(world).deploy(asked())
    page = {"Bucket": "site", "Key": "console/index.html"}
    assert world.client("s3").get_object(**page)["Body"].read() == b"second"
    again(world).roll_back()
    first, _, third = world.cloudformation.asked
    assert third["TemplateURL"] == first["TemplateURL"]
    back = world.client("s3").get_object(**page)
    assert (back["Body"].read(), back["CacheControl"]) == (b"first", "no-cache")
    known = [release.id for release in deployment(world).releases.all()]
    assert known == ["release-2", "release-1", "release-0"]


def test_nothing_is_changed_where_a_page_to_go_back_to_is_lost(world: World):
    deployment(world).deploy(asked())
    again(world).deploy(asked("--set", "SignUp=open"))
    it = again(world)
    (page,) = it.releases.former().pages.values()
    world.client("s3").delete_object(Bucket=it.artifacts.bucket, Key=page["content"])
    before = list(world.cloudformation.executed)
    with pytest.raises(Stop, match="is no longer in"):
        it.roll_back()
    assert world.cloudformation.executed == before


def test_what_runs_must_be_known_to_be_compared(world: World):
    deployment(world).deploy(asked())
    it = again(world)
    release = it.releases.all()[0]
    world.client("s3").delete_object(Bucket=it.artifacts.bucket, Key=release.template)
    with pytest.raises(Stop, match="is no longer in"):
        it.releases.template(release)


def test_there_is_no_going_back_from_the_first(world: World):
    deployment(world).deploy(asked())
    with pytest.raises(Stop, match="no release before"):
        deployment(world).roll_back()


def test_a_dry_run_needs_no_account(
    built: Built, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
):
    for name in ("AWS_ENDPOINT_URL", "AWS_DEFAULT_REGION", "AWS_REGION", "AWS_PROFILE"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr(making, "build", lambda out, target: built)
    monkeypatch.setattr(making.checks, "findings", lambda template: [])  # see test_checks
    deploy.run(asked("--dry-run", "--mail-domain", "desk.example.com"))
    said = capsys.readouterr().out
    assert "MailDomain = desk.example.com" in said
    assert "Mode = aws" in said
    assert "DeskTable (AWS::DynamoDB::Table)" in said
    assert "/console/index.html (text/html; charset=utf-8; no-cache)" in said
    assert said.endswith("nothing was sent anywhere\n")


def test_a_dry_run_stops_at_what_is_not_fit(built: Built, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(making, "build", lambda out, target: built)
    monkeypatch.setattr(making.checks, "findings", lambda template: ["E0000 wrong"])
    with pytest.raises(Stop, match="E0000 wrong"):
        deploy.run(asked("--dry-run"))


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["--stage", "Prod"], "--stage: small letters"),
        (["--stage", "x", "--domain", "a.example"], "go together"),
        (["--stage", "x", "--domain", "a.example", "--certificate", "arn:aws:acm:eu-west-1:1"],
         "us-east-1 only"),
        (["--stage", "x", "--dry-run", "--rollback"], "not allowed with"),
        (["--stage", "x", "--set", "LogLevel"], "is not NAME=VALUE"),
    ],
)  # fmt: skip
def test_options_that_make_no_sense_are_refused(
    words: list[str], said: str, capsys: pytest.CaptureFixture[str]
):
    with pytest.raises(SystemExit):
        deploy.options(words)
    assert said in capsys.readouterr().err


def test_a_parameter_that_is_unknown_is_refused(world: World):
    with pytest.raises(Stop, match="no such parameter:\n  Stgae"):
        deployment(world).deploy(asked("--set", "Stgae=x", "--set", "Mode=local"))
    assert world.cloudformation.asked == []


def test_without_a_region_it_asks_for_one(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("AWS_CONFIG_FILE", "/nowhere")
    for name in ("AWS_DEFAULT_REGION", "AWS_REGION", "AWS_PROFILE"):
        monkeypatch.delenv(name, raising=False)
    with pytest.raises(Stop, match="--region"):
        deploy.run(asked())
