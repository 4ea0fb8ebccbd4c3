"""From what was made to a release that works, and what happens where it does not."""

import json
import sys
from pathlib import Path

import pytest

import deploy
from deploying import making, steps
from deploying.making import Made
from deploying.parameters import refuse_unfit
from deploying.stop import Stop
from infra.aws.build import Built
from tests.deploy.fakes import change
from tests.deploy.world import CLOCK, TABLE, TEMPLATE, World, asked, deployment


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


def test_released_json_is_written_where_it_was_asked_for(world: World):
    deployment(world).deploy(asked("--release"))
    assert json.loads(steps.RELEASED.read_text("utf-8")) == {"Desk": TABLE}


def test_what_runs_must_be_known_to_be_compared(world: World):
    deployment(world).deploy(asked())
    it = deployment(world)
    release = it.releases.all()[0]
    world.client("s3").delete_object(Bucket=it.artifacts.bucket, Key=release.template)
    with pytest.raises(Stop, match="is no longer in"):
        it.releases.template(release)


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


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["--set", "Stgae=x"], "no parameter Stgae; there are AlarmEmail, "),
        (["--set", "Mode=local"], "Mode is not set by hand"),
        (["--set", "Stage=prod"], "Stage is not set by hand"),
        (["--set", "LogLevel=LOUD"], "LogLevel is one of DEBUG, INFO, WARNING, ERROR, not 'LOUD'"),
        (["--set", "LogRetentionDays=2"], "LogRetentionDays is one of 1, 3,"),
        (["--set", "RequestsPerSecond=0"], "RequestsPerSecond is a number, 1 at least, not '0'"),
        (["--set", "RequestsPerSecond=many"], "RequestsPerSecond is a number"),
        (["--set", "MailReady=true"], "MailReady is one of yes, no"),
        (["--set", "WebAclArn=acl"], "WebAclArn is the ARN of a web ACL"),
        (["--mail-domain", "https://a.example"], "MailDomain is a domain such as"),
        (["--alarm-email", "ops"], "AlarmEmail is an e-mail address, not 'ops'"),
        (["--set", "DomainName=a b"], "DomainName is a name such as"),
    ],
)
def test_parameters_that_the_template_would_not_take_are_refused_before_anything_is_made(
    words: list[str], said: str
):
    with pytest.raises(Stop) as stop:
        deploy.run(asked("--dry-run", *words))
    assert said in str(stop.value)


@pytest.mark.parametrize(
    ("raised", "said"),
    [
        (Stop("why"), "not deployed: why"),
        (PermissionError(13, "Permission denied", "there"), "not deployed: .*there"),
        (KeyboardInterrupt(), "(?s)cut off: .*the same command once more"),
    ],
)
def test_whatever_ends_it_is_said_in_a_sentence(
    monkeypatch: pytest.MonkeyPatch, raised: BaseException, said: str
):
    def run(_: object) -> None:
        raise raised

    monkeypatch.setattr(deploy, "run", run)
    monkeypatch.setattr(deploy, "options", list)
    monkeypatch.setattr(deploy._env, "prepare", lambda: None)
    monkeypatch.setattr(deploy._env, "VENV", Path(sys.prefix))
    with pytest.raises(SystemExit, match=said):
        deploy.main()


@pytest.mark.parametrize("given", ["--mail-domain=", "--alarm-email=", "--set=WebAclArn="])
def test_a_parameter_may_be_taken_away_again(given: str):
    refuse_unfit(asked(given))


def test_without_a_region_it_asks_for_one(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("AWS_CONFIG_FILE", "/nowhere")
    for name in ("AWS_DEFAULT_REGION", "AWS_REGION", "AWS_PROFILE"):
        monkeypatch.delenv(name, raising=False)
    with pytest.raises(Stop, match="--region"):
        deploy.run(asked())
