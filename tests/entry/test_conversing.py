"""What clients send twice, may not claim, or must not learn of one another."""

from typing import Any

import pytest

from tests.entry.site import Answer, Site
from tests.entry.talk import Socket


def post(site: Site, who: str, conversation: str, op: str, **body: Any) -> Answer:
    return site.call("POST", f"/v1/conversations/{conversation}/{op}", body, site.home.tokens[who])


def entries(site: Site, who: str, conversation: str) -> Any:
    url = f"/v1/conversations/{conversation}/entries"
    return site.call("GET", url, token=site.home.tokens[who]).json["data"]


def test_a_file_named_twice_is_sent_once_and_can_be_recalled(site: Site) -> None:
    conversation = site.home.conversation("awaiting_agent")
    file = site.home.attachment(conversation)
    said = post(site, "customer", conversation, "say", attachments=[file, file])
    sent = entries(site, "customer", conversation)[-1]["data"]["attachments"]
    assert [attachment["id"] for attachment in sent] == [file]
    assert post(site, "customer", conversation, "recall", seq=said.json["seq"]).status == 200
    assert "attachments" not in entries(site, "customer", conversation)[-2]["data"]


def test_customers_are_offered_quick_replies_until_they_are_recalled(site: Site) -> None:
    conversation, offered = site.home.conversation("awaiting_agent"), ["Yes", "No, not yet"]
    said = post(site, "agent", conversation, "say", text="Solved?", quick_replies=offered)
    assert entries(site, "customer", conversation)[-1]["data"]["quick_replies"] == offered
    assert post(site, "agent", conversation, "recall", seq=said.json["seq"]).status == 200
    for who in ("customer", "agent"):
        [message] = [e for e in entries(site, who, conversation) if e["data"].get("recalled")]
        assert not {"text", "quick_replies"} & message["data"].keys()


def test_a_message_without_quick_replies_says_nothing_of_them(site: Site) -> None:
    conversation = site.home.conversation("awaiting_customer")
    assert "quick_replies" not in entries(site, "agent", conversation)[-1]["data"]


@pytest.mark.parametrize(
    ("who", "replies", "code"),
    [
        ("customer", ["Yes"], "quick_replies_not_allowed"),
        ("agent", ["Yes", " "], "empty_quick_reply"),
        ("agent", ["Yes", "Yes"], "doubled_quick_reply"),
        ("agent", ["x" * 81], "wrong_length"),
        ("agent", list("123456789"), "wrong_length"),
        ("agent", [""], "wrong_length"),
        ("agent", "Yes", "wrong_type"),
    ],
)
def test_bad_quick_replies_are_refused(site: Site, who: str, replies: Any, code: str) -> None:
    conversation = site.home.conversation("awaiting_agent")
    answer = post(site, who, conversation, "say", text="?", quick_replies=replies)
    assert (answer.status, answer.code) == (422, code)
    assert entries(site, "agent", conversation)[-1]["type"] != "message"


def test_who_has_seat_and_part_finds_the_conversation_once(site: Site) -> None:
    conversation, lead = site.home.conversation("awaiting_agent"), site.home.actors["supervisor"]
    site.home.online("supervisor")
    site.home.run("agent", "consult", conversation, agent=lead.id, text="?")
    site.home.run("agent", "transfer", conversation, agent=lead.id)
    url = "/v1/conversations?view=mine"
    mine = site.call("GET", url, token=site.home.tokens["supervisor"]).json["data"]
    assert [c["id"] for c in mine] == [conversation]


def test_customers_know_all_staff_as_agents_whatever_the_sign(site: Site) -> None:
    conversation = site.home.conversation("awaiting_agent")
    customer = Socket(site, site.home, "customer")
    agent, lead = Socket(site, site.home, "agent"), Socket(site, site.home, "supervisor")
    site.home.run("agent", "invite", conversation, agent=lead_id(site), visible=True)
    site.home.run("supervisor", "accept", conversation)
    lead.send("typing", conversation)
    assert customer.frames[-1]["data"] == {"by": lead_id(site), "role": "agent", "typing": True}
    assert agent.frames[-1]["data"] == {"by": lead_id(site), "role": "supervisor", "typing": True}
    site.home.run("supervisor", "take_over", conversation)
    lead.send("read", conversation, seq=1)
    assert customer.frames[-1]["data"]["role"] == "agent"


def lead_id(site: Site) -> str:
    return site.home.actors["supervisor"].id


FORGED = (
    "agent_offline",
    "no_reply",
    "declined",
    "skill_relaxed",
    "rule",
    "taken_over",
    "returned",
    "other",
)


@pytest.mark.parametrize("reason", FORGED)
def test_people_do_not_give_the_reasons_of_the_system(site: Site, reason: str) -> None:
    conversation = site.home.conversation("awaiting_agent")
    to = {"group": site.home.sales, "reason": reason}
    forged = post(site, "agent", conversation, "transfer", **to)
    assert (forged.status, forged.json["errors"][0]["pointer"]) == (422, "/reason")
    nack = Socket(site, site.home, "agent").send("transfer", conversation, **to)
    assert nack["op"] == "nack"


@pytest.mark.parametrize("reason", ["manual", "shift_end"])
def test_people_hand_over_by_choice_or_because_their_shift_ends(site: Site, reason: str) -> None:
    conversation = site.home.conversation("awaiting_agent")
    said = post(site, "agent", conversation, "transfer", group=site.home.sales, reason=reason)
    assert said.status == 200, said.text
    moved = [e for e in entries(site, "agent", conversation) if e["type"] == "transferred"]
    assert [e["data"]["reason"] for e in moved] == [reason]
