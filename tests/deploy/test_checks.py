"""The template is judged by tools; what they refuse and we do not has its reason written down."""

from pathlib import Path
from typing import Any

import pytest

from deploying import checks
from infra.aws.build import Built


def test_the_template_is_right_and_safe(built: Built):
    assert checks.findings(built.template) == []


def test_what_is_wrong_is_told(tmp_path: Path):
    path = tmp_path / "sam.json"
    path.write_text('{"Resources": {"It": {"Type": "AWS::SQS::Queue", "Properties": {"No": 1}}}}')
    (said, *_) = checks.linted(path)
    assert "No" in said


def bucket(**properties: Any) -> dict[str, Any]:
    return {"Resources": {"Open": {"Type": "AWS::S3::Bucket", "Properties": properties}}}


def test_what_is_open_is_told(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(checks, "EXCEPTIONS", {})
    said = checks.unsafe(bucket(AccessControl="PublicReadWrite"))
    assert [line for line in said if "PublicReadWrite" in line or "public" in line.lower()]


def test_an_exception_that_is_none_any_more_is_told(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(checks, "EXCEPTIONS", {("SomeRule", "Gone"): "why"})
    said = checks.unsafe(bucket(VersioningConfiguration={"Status": "Enabled"}))
    assert "Gone: the exception to SomeRule is needed no more" in said


@pytest.mark.parametrize("reason", checks.EXCEPTIONS.values())
def test_each_exception_has_a_reason(reason: str):
    assert len(reason.split()) > 5
