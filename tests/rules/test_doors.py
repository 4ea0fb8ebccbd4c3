"""Who gets in, how much of it, and what is written down about them."""

import re
from collections.abc import Mapping
from typing import Any

import pytest

from tests.rules.whole import RESOURCES, properties

# What an access log may say of a call. No path, query, header, body or address: a ticket is in the
# socket's query, ids are in paths.
LOGGED = {
    *("requestId", "requestTimeEpoch", "httpMethod", "resourcePath", "status", "responseLatency"),
    *("responseLength", "error.responseType", "xrayTraceId", "eventType", "connectionId"),
    "integrationLatency",
}


def test_the_front_ends_are_read_by_our_distribution_alone() -> None:
    statements = properties("SitePolicy")["PolicyDocument"]["Statement"]
    (allowed,) = [one for one in statements if one["Effect"] == "Allow"]
    assert allowed["Principal"] == {"Service": "cloudfront.amazonaws.com"}
    assert "distribution/${Distribution}" in str(allowed["Condition"]["StringEquals"])
    site, api = properties("Distribution")["DistributionConfig"]["Origins"]
    assert site["OriginAccessControlId"] == {"Ref": "SiteAccess"}
    access = properties("SiteAccess")["OriginAccessControlConfig"]
    assert (access["SigningBehavior"], access["SigningProtocol"]) == ("always", "sigv4")
    assert api["CustomOriginConfig"]["OriginProtocolPolicy"] == "https-only"


def test_nothing_is_served_without_tls() -> None:
    told = properties("Distribution")["DistributionConfig"]
    ways = [told["DefaultCacheBehavior"], *told["CacheBehaviors"]]
    assert {one["ViewerProtocolPolicy"] for one in ways} == {"redirect-to-https", "https-only"}
    assert "TLSv1.2_2021" in str(told["ViewerCertificate"])


def test_who_opens_a_socket_is_asked_for_a_ticket() -> None:
    assert properties("WebsocketConnectRoute") == {
        "AuthorizationType": "CUSTOM",
        "AuthorizerId": {"Ref": "SocketTickets"},
    }
    asked = properties("SocketTickets")
    assert asked["IdentitySource"] == ["route.request.querystring.ticket"]
    assert "${SocketAuthorizer.Arn}" in asked["AuthorizerUri"]["Fn::Sub"]
    allowed = properties("SocketAuthorizerInvokePermission")
    assert allowed["FunctionName"] == {"Ref": "SocketAuthorizer"}
    assert "authorizers/${SocketTickets}" in allowed["SourceArn"]["Fn::Sub"]


@pytest.mark.parametrize(
    ("api", "log", "throttles"),
    [
        ("RestAPI", "AccessLogSetting", lambda made: made["MethodSettings"][0]),
        ("WebsocketAPIStage", "AccessLogSettings", lambda made: made["DefaultRouteSettings"]),
    ],
)
def test_an_api_throttles_and_logs_no_secrets(api: str, log: str, throttles: Any) -> None:
    made = properties(api)
    limits = throttles(made)
    assert limits["ThrottlingRateLimit"] == {"Ref": "RequestsPerSecond"}
    assert limits["ThrottlingBurstLimit"] == {"Ref": "RequestsPerSecond"}
    assert made[log]["DestinationArn"] == {"Fn::GetAtt": ["AccessLogs", "Arn"]}
    said = re.findall(r"\$\w+(?:\.\w+)*", made[log]["Format"])
    assert said and {one.removeprefix("$context.") for one in said} <= LOGGED


def test_the_gateways_write_down_no_bodies() -> None:
    of_routes = properties("WebsocketAPIStage")["DefaultRouteSettings"]
    for settings in [*properties("RestAPI")["MethodSettings"], of_routes]:
        assert settings["DataTraceEnabled"] is False
        assert settings["LoggingLevel"] == "OFF"


def test_permissions_lie_in_roles_that_are_looked_at() -> None:
    """tests/policies judges functions' roles; nothing else hands out permissions to them."""
    kinds = {name: made.get("Type", "") for name, made in RESOURCES.items()}
    assert {kind for kind in kinds.values() if kind.startswith("AWS::IAM::")} == {"AWS::IAM::Role"}
    functions = [
        made for made in RESOURCES.values() if "FunctionName" in made.get("Properties", {})
    ]
    assert not [one for one in functions if "Policies" in one["Properties"]]
    gateway = properties("GatewayLogsRole")
    assert set(gateway) == {"AssumeRolePolicyDocument", "ManagedPolicyArns"}
    (trusted,) = gateway["AssumeRolePolicyDocument"]["Statement"]
    assert trusted["Principal"] == {"Service": "apigateway.amazonaws.com"}
    (policy,) = gateway["ManagedPolicyArns"]
    assert policy["Fn::Sub"].endswith(":policy/service-role/AmazonAPIGatewayPushToCloudWatchLogs")


def all_statements(made: Mapping[str, Any]) -> list[dict[str, Any]]:
    document = made.get("Properties", {}).get("PolicyDocument", {})
    return list(document.get("Statement", ()))


def test_nobody_is_let_in_by_a_resource_without_a_condition() -> None:
    """Whom buckets and topics allow is a service of AWS that acts for this account."""
    allowed = [
        (name, one)
        for name, made in RESOURCES.items()
        for one in all_statements(made)
        if one["Effect"] == "Allow"
    ]
    assert {name for name, _ in allowed} == {"SitePolicy", "MailBucketPolicy", "AlarmTopicPolicy"}
    for name, one in allowed:
        assert set(one["Principal"]) == {"Service"} and one["Condition"], name
