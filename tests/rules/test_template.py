"""The template says what the code says, where both must say it."""

import json
import re
import subprocess
from pathlib import Path
from typing import Any

import pytest

from chalicelib.entry.rest.index import routes
from chalicelib.outbound.setup import CORS, FLOWS, PASSWORDS
from chalicelib.store.table import CONNECTIONS, DESK, DUE, TTL
from infra.aws.template import Clash, joined, template
from infra.local.site import CONSOLE_POLICY

CONSOLE = Path(__file__).resolve().parents[2] / "console/src"
RESOURCES: dict[str, Any] = template({})["Resources"]


def properties(name: str) -> dict[str, Any]:
    return dict(RESOURCES[name]["Properties"])


@pytest.mark.parametrize(("name", "made"), [("DeskTable", DESK), ("ConnectionsTable", CONNECTIONS)])
def test_tables_are_those_the_store_makes(name: str, made: dict[str, Any]) -> None:
    table = properties(name)
    for part in ("AttributeDefinitions", "KeySchema", "GlobalSecondaryIndexes", "BillingMode"):
        assert table.get(part) == made.get(part), part
    assert table["TimeToLiveSpecification"] == {"AttributeName": TTL, "Enabled": True}
    stream = table.get("StreamSpecification", {})
    asked = made.get("StreamSpecification", {})
    assert stream.get("StreamViewType") == asked.get("StreamViewType")


def test_the_clocks_index_has_its_name() -> None:
    (index,) = properties("DeskTable")["GlobalSecondaryIndexes"]
    assert index["IndexName"] == DUE


def test_throttles_name_routes_that_there_are() -> None:
    known = {(route.method, route.path) for route in routes()}
    named = [
        (one["HttpMethod"], one["ResourcePath"].removeprefix("/").replace("~1", "/"))
        for one in properties("RestAPI")["MethodSettings"]
        if one["ResourcePath"] != "/*"
    ]
    guessed = {"", "/challenge", "/forgot", "/reset"}
    assert set(named) == {
        *(("POST", f"/v1/sign-in{step}") for step in guessed),
        ("POST", "/v1/sign-up"),
        ("POST", "/v1/socket-tickets"),
    }
    assert set(named) <= known


def test_the_consoles_policy_is_the_boxs() -> None:
    headers = properties("ConsoleHeaders")["ResponseHeadersPolicyConfig"]
    policy = headers["SecurityHeadersConfig"]["ContentSecurityPolicy"]["ContentSecurityPolicy"]
    assert policy == CONSOLE_POLICY


def placed(function: str, uri: str) -> Any:
    """What a function of CloudFront makes of an address, run by Node."""
    code = properties(function)["FunctionCode"]
    call = f"console.log(JSON.stringify(handler({{request: {{uri: {json.dumps(uri)}}}}})))"
    done = subprocess.run(["node", "-e", f"{code}\n{call}"], capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


@pytest.mark.parametrize(
    ("function", "uri", "found"),
    [
        ("ConsolePlaces", "/console/inbox/cnv_1", "/console/index.html"),
        ("ConsolePlaces", "/console/assets/a.js", "/console/assets/a.js"),
        ("ConsolePlaces", "/widget.js", "/widget.js"),
        ("HelpPlaces", "/help/", "/help/index.html"),
        ("HelpPlaces", "/help/en/refunds/", "/help/en/refunds/index.html"),
        ("HelpPlaces", "/help/v1.2/", "/help/v1.2/index.html"),
        ("HelpPlaces", "/help/logo.svg", "/help/logo.svg"),
    ],
)
def test_addresses_lead_to_files(function: str, uri: str, found: str) -> None:
    assert placed(function, uri)["uri"] == found


@pytest.mark.parametrize(
    ("function", "uri", "led"),
    [
        ("ConsolePlaces", "/", "/console/"),
        ("HelpPlaces", "/help", "/help/"),
        ("HelpPlaces", "/help/en/refunds", "/help/en/refunds/"),
    ],
)
def test_addresses_lead_to_addresses(function: str, uri: str, led: str) -> None:
    answer = placed(function, uri)
    assert (answer["statusCode"], answer["headers"]["location"]["value"]) == (302, led)


def test_console_help_and_api_have_their_places_in_the_cdn() -> None:
    told = properties("Distribution")["DistributionConfig"]
    places = {one["PathPattern"]: one["TargetOriginId"] for one in told["CacheBehaviors"]}
    assert places == {"/console*": "site", "/help*": "site", "/v1/*": "api", "/docs": "api"}
    (help_,) = (one for one in told["CacheBehaviors"] if one["PathPattern"] == "/help*")
    assert help_["ResponseHeadersPolicyId"] == {"Ref": "HelpHeaders"}


def test_agents_sign_in_as_on_a_box() -> None:
    client, pool = properties("UserPoolClient"), properties("UserPool")
    assert client["ExplicitAuthFlows"] == FLOWS
    assert pool["Policies"] == PASSWORDS
    assert {one["Name"]: one["Mutable"] for one in pool["Schema"]} == {
        "tenant": False,
        "agent": False,
    }


def test_the_console_asks_for_passwords_that_are_as_long() -> None:
    shortest = PASSWORDS["PasswordPolicy"]["MinimumLength"]
    source = (CONSOLE / "in/places.ts").read_text("utf-8")
    assert f"SHORTEST_PASSWORD = {shortest};" in source
    for name in ("in/words.ts", "shared/code-words.ts"):
        said = (CONSOLE / name).read_text("utf-8")
        assert (
            re.findall(r"(?:[Aa]t least|至少) (\d+) (?:characters|个字符|個字元)", said)
            == [str(shortest)] * 3
        ), name


def test_browsers_may_use_signed_links_from_anywhere() -> None:
    (rule,) = properties("AttachmentsBucket")["CorsConfiguration"]["CorsRules"]
    (local,) = CORS["CORSRules"]
    for part in ("AllowedOrigins", "AllowedMethods", "AllowedHeaders"):
        assert rule[part] == local[part]


def test_no_place_is_filled_twice() -> None:
    one: dict[str, Any] = {"Resources": {"Queue": {"Type": "AWS::SQS::Queue"}}}
    with pytest.raises(Clash, match="/Resources/Queue/Type"):
        joined([one, one])
