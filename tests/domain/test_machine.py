"""The table, walked whole: every state with every command."""

from dataclasses import replace

import pytest

from chalicelib.domain.actors import Actor, Role, system
from chalicelib.domain.conversations import commands as c
from chalicelib.domain.conversations.machine import TABLE, allowed, decide, name_of, start
from chalicelib.domain.conversations.model import (
    OPEN,
    OVER,
    SERVED,
    Conversation,
    EndedReason,
    Offer,
    OfferKind,
    Part,
    Participant,
    State,
)
from chalicelib.domain.conversations.policy import Policy, resolve
from chalicelib.domain.decision import (
    Audience,
    ClaimSeat,
    EnterQueue,
    Entry,
    GiveUpPart,
    LeaveQueue,
    ReleaseSeat,
    SetCurrent,
    TakePart,
)
from chalicelib.domain.errors import Forbidden, Refused

NOW = 1_795_000_000_000
T = "ten_a"
CUSTOMER, AGENT, SYSTEM = Actor(T, "cus_1", Role.CUSTOMER), Actor(T, "agt_1", Role.AGENT), system(T)
ASKED, HELPER = Actor(T, "agt_2", Role.AGENT), Actor(T, "agt_3", Role.AGENT)
LEAD = Actor(T, "agt_4", Role.SUPERVISOR)
MESSAGE = Entry(T, "cnv_1", 2, 2, "message", NOW, "cus_1", "customer", Audience.ALL, {"text": "x"})

COMMANDS = [
    c.CustomerSays(by=CUSTOMER, text="hi"),
    c.CustomerReturns(by=CUSTOMER),
    c.AgentSays(by=AGENT, text="hi"),
    c.Note(by=AGENT, text="n"),
    c.Tag(by=AGENT, add=("vip",), remove=("new",)),
    c.Recall(by=CUSTOMER, message=MESSAGE),
    c.Urge(by=CUSTOMER),
    c.LeaveQueue(by=CUSTOMER),
    c.Leave(by=CUSTOMER),
    c.LeaveMessage(by=CUSTOMER, text="m", contact="x"),
    c.Confirm(by=CUSTOMER),
    c.Reject(by=CUSTOMER),
    c.Rate(by=CUSTOMER, score=3),
    c.Assign(by=SYSTEM, agent="agt_2"),
    c.AskToClose(by=AGENT),
    c.End(by=AGENT),
    c.Stop(by=LEAD),
    c.Join(by=SYSTEM, was="cus_1", customer="cus_2", name="Ann", external_id="u-1"),
    c.TransferToGroup(by=AGENT, group="grp_2", note="n"),
    c.TransferToAgent(by=AGENT, agent="agt_2", note="n"),
    c.AgentLost(by=SYSTEM, agent="agt_1"),
    c.Reopen(by=AGENT),
    c.Tick(by=SYSTEM),
    c.Offer(by=SYSTEM, agent="agt_2"),
    c.Accept(by=ASKED),
    c.Decline(by=ASKED),
    c.Withdraw(by=AGENT, agent="agt_3"),
    c.Invite(by=AGENT, agent="agt_2", visible=True, note="n"),
    c.StepOut(by=HELPER),
    c.Consult(by=AGENT, agent="agt_2", text="q"),
    c.Whisper(by=LEAD, text="w"),
    c.Watch(by=LEAD),
    c.TakeOver(by=LEAD),
    c.PromiseCallback(by=AGENT, due_at=NOW + 60_000, contact="x"),
]


def conversation(state: State, **more) -> Conversation:
    served, over = state in SERVED, state in OVER
    values = {
        "seq": 5,
        "public_seq": 4,
        "version": 3,
        "since": NOW - 1000,
        "agent": "agt_1" if served else None,
        "last_agent": "agt_1" if served or over else None,
        "place": NOW - 1000 if state is State.QUEUED else None,
        "ended_at": NOW - 1000 if over else 0,
        "ended_reason": EndedReason.QUEUE_TIMEOUT if over else None,
        **more,
    }
    return Conversation(T, "cnv_1", "cus_1", "grp_1", state, NOW - 60_000, **values)


def test_every_command_is_tried():
    assert {type(x) for x in COMMANDS} == {command for _, command in TABLE}


def situation(state, command):
    """A conversation in this state in which the command can do something."""
    asks = {State.QUEUED: OfferKind.SERVE}.get(state, OfferKind.TRANSFER)
    offer = Offer(asks, "agt_2", NOW + 1000, "agt_1", place=NOW - 1000, reason="manual")
    if isinstance(command, c.Accept | c.Decline) and state is State.AWAITING_CONFIRMATION:
        offer = replace(offer, kind=OfferKind.INVITE)
    helper = Participant("agt_3", Part.HELPER)
    if isinstance(command, c.StepOut | c.Withdraw):
        return conversation(state, participants=(helper,))
    asked = isinstance(command, c.Accept | c.Decline) or (
        isinstance(command, c.AgentLost) and state is State.QUEUED
    )
    if not asked:
        return conversation(state)
    if isinstance(command, c.AgentLost):
        offer = replace(offer, agent="agt_1")
    place = {"place": None} if state is State.QUEUED else {}
    return conversation(state, offers=(offer,), **place)


@pytest.mark.parametrize("state", State)
@pytest.mark.parametrize("command", COMMANDS, ids=lambda x: type(x).__name__)
def test_a_pair_in_the_table_leads_where_its_row_says_and_any_other_is_refused(state, command):
    before = situation(state, command)
    if state is State.QUEUED and isinstance(command, c.Withdraw):
        command = replace(command, by=LEAD)  # nobody owns it
    row = TABLE.get((state, type(command)))
    if row is None:
        with pytest.raises(Refused, match="not_in_this_state"):
            decide(before, command, Policy(), NOW)
        return
    after = decide(before, command, Policy(), NOW)
    assert after.state.state in row.to
    check(before, after)


def check(before, decision):
    after, numbers = decision.state, [e.seq for e in decision.entries]
    assert numbers == list(range(before.seq + 1, after.seq + 1))
    public = [e.public_seq for e in decision.entries if e.audience is Audience.ALL]
    assert public == list(range(before.public_seq + 1, after.public_seq + 1))
    assert after.version == before.version + (after != before)
    offered = any(o.kind is OfferKind.SERVE for o in after.offers)
    assert (after.place is not None) == (after.state is State.QUEUED and not offered)
    assert (after.agent is None) or after.state in SERVED
    assert (after.ended_reason is not None) == (after.state in OVER)
    claimed = {m.agent for m in decision.moves if isinstance(m, ClaimSeat)}
    freed = {m.agent for m in decision.moves if isinstance(m, ReleaseSeat)}
    assert set(after.seated) - set(before.seated) == claimed
    assert set(before.seated) - set(after.seated) == freed
    queued = sum(isinstance(m, EnterQueue) for m in decision.moves)
    left = sum(isinstance(m, LeaveQueue) for m in decision.moves)
    assert queued - left == (after.place is not None) - (before.place is not None)
    joined = {m.agent for m in decision.moves if isinstance(m, TakePart)}
    gone = {m.agent for m in decision.moves if isinstance(m, GiveUpPart)}
    assert (after.parts - before.parts, before.parts - after.parts) == (joined, gone)
    assert (after.due_at is not None) == (after.state in OPEN) or after.due_at is None


def test_all_open_states_are_watched_by_the_clock():
    for state in OPEN:
        after = decide(conversation(state), c.Note(by=AGENT, text="n"), Policy(), NOW).state
        assert after.due_at is not None


def test_nothing_an_agent_does_is_open_to_a_colleague():
    colleague = Actor(T, "agt_9", Role.AGENT)
    open_to_all = (c.Note, c.Tag, c.Reopen, c.StepOut)
    for command in (x for x in COMMANDS if x.by is AGENT and not isinstance(x, open_to_all)):
        with pytest.raises(Forbidden):
            decide(
                conversation(State.AWAITING_AGENT), replace(command, by=colleague), Policy(), NOW
            )


def test_leads_give_it_to_anybody_and_agents_take_it_for_themselves_only():
    waiting, colleague = conversation(State.QUEUED), Actor(T, "agt_9", Role.AGENT)
    for by, agent in ((LEAD, "agt_2"), (LEAD, LEAD.id), (AGENT, AGENT.id)):
        after = decide(waiting, c.Assign(by=by, agent=agent), Policy(), NOW)
        assert after.state.agent == agent
        [claim] = [m for m in after.moves if isinstance(m, ClaimSeat)]
        assert claim.anyhow == (by.id == agent)
    with pytest.raises(Forbidden, match="only_supervisors"):
        decide(waiting, c.Assign(by=colleague, agent="agt_2"), Policy(), NOW)


def test_a_start_makes_itself_the_customers_current_conversation():
    command = c.Start(
        by=CUSTOMER, id="cnv_1", customer="cus_1", group="grp_1", text="hi", current="cnv_0"
    )
    decision = start(command, Policy(), NOW)
    assert SetCurrent("cus_1", "cnv_0", "cnv_1") in decision.moves
    assert decision.state.version == 1 and decision.state.state is State.QUEUED


def test_returning_and_reopening_need_it_to_be_the_current_conversation():
    for command in (
        c.CustomerReturns(by=CUSTOMER),
        c.CustomerSays(by=CUSTOMER, text="x"),
        c.Reopen(by=AGENT),
    ):
        decision = decide(conversation(State.ENDED), command, Policy(), NOW)
        assert SetCurrent("cus_1", "cnv_1", "cnv_1") in decision.moves


JOIN = c.Join(by=SYSTEM, was="cus_1", customer="cus_2", current="cnv_0", visits=3)


@pytest.mark.parametrize("state", State)
def test_a_join_changes_whose_it_is_and_nothing_else(state):
    before = conversation(state)
    decision = decide(before, replace(JOIN, takes_over=True), Policy(), NOW)
    whose = {"customer": "cus_2", "begun_as": "cus_1"}
    counted = {"version": 4, "seq": 6, "due_at": decision.state.due_at}
    assert decision.state == replace(before, **whose, **counted)
    assert decision.moves == (SetCurrent("cus_2", "cnv_0", "cnv_1", 3),)
    [entry] = decision.entries
    assert (entry.type, entry.audience) == ("identified", Audience.STAFF)


@pytest.mark.parametrize("state", State)
def test_a_join_ends_what_cannot_be_the_current_one(state):
    decision = decide(conversation(state), JOIN, Policy(), NOW)
    was_open = state in OPEN
    assert (decision.state.ended_reason is EndedReason.MERGED) is was_open
    assert decision.state.customer == "cus_2"
    assert not any(isinstance(m, SetCurrent) for m in decision.moves)
    assert [e.type for e in decision.entries][-1 - was_open :] == ["ended"] * was_open + [
        "identified"
    ]


def test_a_merge_is_told_as_one():
    decision = decide(conversation(State.ENDED), replace(JOIN, merged_by="agt_1"), Policy(), NOW)
    [entry] = decision.entries
    assert (entry.type, entry.audience) == ("merged", Audience.STAFF)
    assert (entry.data["was"], entry.data["agent"]) == ("cus_1", "agt_1")


def test_whoever_began_it_is_known_after_any_number_of_joins():
    once = decide(conversation(State.ENDED), JOIN, Policy(), NOW).state
    twice = decide(once, replace(JOIN, was="cus_2", customer="cus_3"), Policy(), NOW).state
    assert (twice.customer, twice.begun_as) == ("cus_3", "cus_1")


@pytest.mark.parametrize("state", State)
def test_a_join_that_was_done_is_not_done_again(state):
    once = decide(conversation(state), JOIN, Policy(), NOW).state
    again = decide(once, JOIN, Policy(), NOW)
    assert (again.state, again.entries, again.moves) == (once, (), ())


def test_customers_recall_what_they_said_before_they_joined():
    talking = conversation(State.AWAITING_AGENT)
    joined = decide(talking, replace(JOIN, takes_over=True), Policy(), NOW).state
    known, other = Actor(T, "cus_2", Role.CUSTOMER), replace(MESSAGE, by="agt_1", role="agent")
    assert decide(joined, c.Recall(by=known, message=MESSAGE), Policy(), NOW).entries
    with pytest.raises(Forbidden):
        decide(joined, c.Recall(by=known, message=other), Policy(), NOW)


@pytest.mark.parametrize("state", sorted(OPEN))
def test_a_stop_ends_it_by_a_rule_and_in_the_name_of_who_gave_it(state):
    decision = decide(conversation(state), c.Stop(by=LEAD), Policy(), NOW)
    after, last = decision.state, decision.entries[-1]
    assert (after.state, after.ended_reason) == (State.SYSTEM_ENDED, EndedReason.POLICY)
    assert (last.type, last.by, last.data["reason"]) == ("ended", LEAD.id, "policy")


def test_a_message_is_left_late_only_where_nobody_helped():
    before = conversation(State.SYSTEM_ENDED, ended_reason=EndedReason.CUSTOMER_SILENT)
    with pytest.raises(Refused):
        decide(before, c.LeaveMessage(by=CUSTOMER, text="x"), Policy(), NOW)


def test_an_agent_lost_while_the_customer_decides_keeps_the_question_open():
    asked = conversation(State.AWAITING_CONFIRMATION, asked_by="agent")
    alone = decide(asked, c.AgentLost(by=SYSTEM, agent="agt_1"), Policy(), NOW).state
    assert alone.state is State.AWAITING_CONFIRMATION and alone.agent is None
    assert decide(alone, c.Reject(by=CUSTOMER), Policy(), NOW).state.state is State.QUEUED
    assert decide(alone, c.Confirm(by=CUSTOMER), Policy(), NOW).state.state is State.ENDED


def test_own_wording_goes_into_the_line_in_the_customers_language():
    policy = Policy(texts={"closing": {"zh": "再见", "*": "Bye"}, "greeting": {"en": "Hi"}})
    zh = decide(conversation(State.AWAITING_AGENT, language="zh-CN"), c.End(by=AGENT), policy, NOW)
    assert zh.entries[0].data == {"code": "closing", "text": "再见"}
    fr = decide(conversation(State.AWAITING_AGENT, language="fr"), c.End(by=AGENT), policy, NOW)
    assert fr.entries[0].data["text"] == "Bye" and fr.entries[0].by == "system"


def test_policies_are_laid_over_each_other_and_know_only_their_fields():
    policy = resolve({"warn_s": 1, "alarm_s": 2}, {"alarm_s": 3}, {"nonsense": 1})
    assert (policy.warn_s, policy.alarm_s, policy.reassign_s) == (1, 3, 300)


def test_names_are_those_of_the_operations():
    assert name_of(c.AskToClose) == "ask_to_close"
    assert "assign" in allowed(State.QUEUED) and "assign" not in allowed(State.ENDED)
