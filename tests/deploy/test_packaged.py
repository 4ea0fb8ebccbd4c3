"""The packaged template is whole, and keeps nothing of Chalice's that is not wanted."""

from typing import Any

import pytest

from infra.aws.packaged import Unfinished, check
from infra.aws.target import here


def test_what_the_application_lacks_is_named():
    resources = {"Clock": {"Type": "T"}, "RotateKeys": {"Properties": {}}}
    with pytest.raises(Unfinished, match="RotateKeys"):
        check({"Resources": resources})


def test_a_function_that_the_template_does_not_know_is_named():
    tidy = {"Type": "AWS::Serverless::Function", "Properties": {"Role": "arn:of:chalice"}}
    with pytest.raises(Unfinished, match="no role of their own: Tidy"):
        check({"Resources": {"Tidy": tidy}})


def test_the_role_for_all_functions_is_refused():
    with pytest.raises(Unfinished, match="role for all"):
        check({"Resources": {"DefaultRole": {"Type": "AWS::IAM::Role"}}})


def test_functions_have_the_targets_runtime_our_package_and_roles_of_their_own(
    template: dict[str, Any],
):
    functions = {
        name: made["Properties"]
        for name, made in template["Resources"].items()
        if made["Type"] == "AWS::Serverless::Function"
    }
    assert {f["Runtime"] for f in functions.values()} == {here().runtime}
    assert {f["CodeUri"] for f in functions.values()} == {"./package.zip"}
    roles = {name: f["Role"] for name, f in functions.items()}
    assert roles == {name: {"Fn::GetAtt": [f"{name}Role", "Arn"]} for name in functions}
