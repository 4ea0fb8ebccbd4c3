"""What holds data is kept, private, encrypted and reached over TLS alone."""

import pytest

from tests.rules.whole import RESOURCES, WHOLE, of_type, properties

POLICIES = {"AWS::S3::Bucket": "AWS::S3::BucketPolicy", "AWS::SQS::Queue": "AWS::SQS::QueuePolicy"}


@pytest.mark.parametrize("table", of_type("DynamoDB::Table"))
def test_a_table_is_kept(table: str) -> None:
    made = properties(table)
    assert made["BillingMode"] == "PAY_PER_REQUEST"
    assert made["DeletionProtectionEnabled"] is True
    assert made["PointInTimeRecoverySpecification"] == {"PointInTimeRecoveryEnabled": True}
    # False is the key that DynamoDB owns: a table is always encrypted.
    assert made["SSESpecification"] == {"SSEEnabled": False}
    guards = {RESOURCES[table].get(guard) for guard in ("DeletionPolicy", "UpdateReplacePolicy")}
    assert guards == {"Retain"}


@pytest.mark.parametrize("bucket", of_type("S3::Bucket"))
def test_a_bucket_is_private_encrypted_and_tidied(bucket: str) -> None:
    made = properties(bucket)
    blocked = made["PublicAccessBlockConfiguration"]
    assert len(blocked) == 4 and all(blocked.values())
    assert made["OwnershipControls"] == {"Rules": [{"ObjectOwnership": "BucketOwnerEnforced"}]}
    (rule,) = made["BucketEncryption"]["ServerSideEncryptionConfiguration"]
    assert rule["ServerSideEncryptionByDefault"] == {"SSEAlgorithm": "AES256"}
    assert {one["Status"] for one in made["LifecycleConfiguration"]["Rules"]} == {"Enabled"}
    assert_only_over_tls(bucket)


@pytest.mark.parametrize("queue", of_type("SQS::Queue"))
def test_a_queue_is_encrypted_and_waits_for_a_person(queue: str) -> None:
    made = properties(queue)
    assert made["SqsManagedSseEnabled"] is True
    assert made["MessageRetentionPeriod"] == 14 * 24 * 3600
    assert_only_over_tls(queue)


def assert_only_over_tls(name: str) -> None:
    """Everybody and everything is refused without it."""
    kind = RESOURCES[name]["Type"]
    whose = [
        one["Properties"]["PolicyDocument"]["Statement"]
        for one in RESOURCES.values()
        if one.get("Type") == POLICIES[kind]
        and {"Ref": name} in (one["Properties"].get("Queues") or [one["Properties"].get("Bucket")])
    ]
    (statements,) = whose
    (denied,) = [one for one in statements if one["Effect"] == "Deny"]
    assert (denied["Principal"], denied["Condition"]) == (
        "*",
        {"Bool": {"aws:SecureTransport": False}},
    )
    assert denied["Action"] in ("s3:*", "sqs:*")
    within = [{"Fn::Sub": f"${{{name}.Arn}}/*"}] if "S3" in kind else []
    assert all(what in denied["Resource"] for what in [{"Fn::GetAtt": [name, "Arn"]}, *within])


def test_what_is_attached_is_deleted_by_nobody_but_people() -> None:
    rules = {
        one["Id"]: one for one in properties("AttachmentsBucket")["LifecycleConfiguration"]["Rules"]
    }
    assert "ExpirationInDays" not in str(rules)
    assert rules["what-was-replaced-or-deleted"]["NoncurrentVersionExpiration"]
    assert rules["what-was-begun"]["AbortIncompleteMultipartUpload"]
    assert properties("AttachmentsBucket")["VersioningConfiguration"] == {"Status": "Enabled"}


def test_the_pool_takes_whom_we_make_and_keeps_them() -> None:
    pool = properties("UserPool")
    assert pool["AdminCreateUserConfig"] == {"AllowAdminCreateUserOnly": True}
    assert (pool["MfaConfiguration"], pool["EnabledMfas"]) == ("OPTIONAL", ["SOFTWARE_TOKEN_MFA"])
    assert pool["UserPoolAddOns"] == {"AdvancedSecurityMode": "OFF"}
    assert (pool["DeletionProtection"], RESOURCES["UserPool"]["DeletionPolicy"]) == (
        "ACTIVE",
        "Retain",
    )
    client = properties("UserPoolClient")
    assert client["PreventUserExistenceErrors"] == "ENABLED"
    assert client["EnableTokenRevocation"] is True
    assert client["WriteAttributes"] == ["email"]


def test_mail_goes_and_comes_over_tls_and_is_looked_through() -> None:
    assert properties("MailSending")["DeliveryOptions"] == {"TlsPolicy": "REQUIRE"}
    rule = properties("MailRule")["Rule"]
    assert (rule["TlsPolicy"], rule["ScanEnabled"], rule["Enabled"]) == ("Require", True, True)
    assert rule["Actions"] == [
        {"S3Action": {"BucketName": {"Ref": "MailBucket"}, "ObjectKeyPrefix": "in/"}}
    ]
    statements = properties("MailBucketPolicy")["PolicyDocument"]["Statement"]
    (received,) = [one for one in statements if one["Effect"] == "Allow"]
    assert received["Principal"] == {"Service": "ses.amazonaws.com"}
    assert received["Action"] == "s3:PutObject"
    assert set(received["Condition"]) == {"StringEquals", "ArnLike"}


def test_a_stage_is_told_what_it_may_be_told() -> None:
    asked = {"Stage", "DomainName", "MailDomain", "LogRetentionDays", "LogLevel"}
    assert asked <= WHOLE["Parameters"].keys()
    assert all("Default" in one for one in WHOLE["Parameters"].values())
