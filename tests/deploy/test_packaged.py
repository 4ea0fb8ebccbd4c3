"""The packaged template is whole, and keeps nothing of Chalice's that is not wanted."""

import pytest

from infra.aws.packaged import Unfinished, check


def test_what_the_application_lacks_is_named():
    resources = {"Clock": {"Type": "T"}, "RotateKeys": {"Properties": {}}}
    with pytest.raises(Unfinished, match="RotateKeys"):
        check({"Resources": resources})


def test_the_role_for_all_functions_is_refused():
    with pytest.raises(Unfinished, match="role for all"):
        check({"Resources": {"DefaultRole": {"Type": "AWS::IAM::Role"}}})
