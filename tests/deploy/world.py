"""An account with one stage, on which a deployment is tried."""

import json
from argparse import Namespace
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import boto3
import pytest
from botocore.awsrequest import AWSResponse
from moto import mock_aws

import deploy
from deploying import smoke, steps
from deploying.aws import Aws, Place
from deploying.making import Made
from deploying.site import files
from tests.deploy.fakes import CloudFormation, CloudWatch

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


def stage(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[World]:
    """S3, and all that a deployment makes itself of, in its place."""
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


def known(world: World) -> list[tuple[str, bool]]:
    return [(release.id, release.works) for release in deployment(world).releases.all()]
