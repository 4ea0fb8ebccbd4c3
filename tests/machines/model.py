"""The product told a second time, in plain rows and lists, for a machine to compare it with.

Nothing of the product is used here. There is one tenant and every seat has the weight one; times
are in ms, settings in seconds. A ``talk`` is a conversation. What is told is what people can see,
and of the machinery only what decides the order in which things come about.
"""

import pickle
from types import SimpleNamespace as Row
from typing import Any

from tests.machines.model_agents import LEADS
from tests.machines.model_clock import Clock
from tests.machines.model_talks import (
    AA,
    AC,
    AGE,
    CO,
    OVER,
    RETURNED,
    SERVED,
    E,
    Q,
    Refusal,
    insist,
)

WITHOUT_HELP = ("queue_full", "queue_timeout", "no_agents", "outside_hours")
# What may be asked in which state; everything else is refused.
BY_CUSTOMERS: dict[str, tuple[str, ...]] = {
    "says": (Q, *SERVED, *OVER),
    "urge": (Q, AA),
    "leave_queue": (Q,),
    "leave": SERVED,
    "leave_message": (Q, "system_ended"),
    "confirm": (CO,),
    "reject": (CO,),
    "return": OVER,
    "rate": OVER,
}
BY_STAFF: dict[str, tuple[str, ...]] = {
    "answers": SERVED,
    "note": (Q, *SERVED, *OVER),
    "tag": (Q, *SERVED, *OVER),
    "ask_to_close": (AA, AC),
    "end": SERVED,
    "promise_callback": SERVED,
    "claim": (Q,),
    "assign": (Q,),
    "reopen": OVER,
    "to_group": (Q, AA, AC),
    "to_agent": (AA, AC),
    "take_over": SERVED,
    "accept": (Q, *SERVED),
    "decline": (Q, *SERVED),
    "withdraw": (Q, *SERVED),
    "step_out": (Q, *SERVED),
    "watch": (Q, *SERVED),
    "invite": SERVED,
    "consult": SERVED,
    "whisper": SERVED,
}
ALLOWED = BY_CUSTOMERS | BY_STAFF
# What only the owner or a lead may do.
OWNERS = ("ask_to_close", "end", "promise_callback", "to_agent", "take_over", "withdraw", "invite")
ENDINGS = {
    "leave_queue": "left_queue",
    "leave": "customer_left",
    "confirm": "customer_confirmed",
    "end": "agent",
    "promise_callback": "agent",
}
NOTHING_SEEN = ("rate", "note", "tag", "whisper")
NEW = {
    "agent": None,
    "avoid": None,
    "reason": None,
    "place": None,
    "due": None,
    "came_from": "",
    "declined_at": 0,
    "urged": 0,
    "urged_at": 0,
    "ended_at": 0,
    "held": 0,
}


class Model(Clock):
    """``topics``: what the tenant's rules make of a question."""

    def __init__(self, now: int, groups: dict[str, dict[str, Any]], topics: dict[str, Any]) -> None:
        super().__init__(now, groups)
        self.topics = topics

    def saved(self) -> bytes:
        """All of it, to go back to."""
        return pickle.dumps(self.__dict__)

    def restore(self, saved: bytes) -> None:
        """Back to what was saved."""
        self.__dict__ = pickle.loads(saved)

    def attempt(self, op: str, *args: Any, **more: Any) -> bool:
        """Do it and all that follows; False where it is refused, and nothing has changed."""
        before = self.saved()
        try:
            getattr(self, op)(*args, **more)
        except Refusal:
            self.restore(before)
            return False
        self.settle()
        return True

    def start(self, customer: str, text: str, group: str | None, language: str, topic: str) -> None:
        """Into the open one, for a while into the last one, else a new one."""
        last = self.talks.get(self.current.get(customer, ""))
        if last and last.state not in OVER:
            return self.do(customer, "says", last.id) if text else None
        if last and group in (None, last.group, last.wanted) and self.in_window(last):
            return self.do(customer, "return", last.id)
        rule, id = self.topics.get(topic, {}), f"cnv_{len(self.talks):03}"
        c = Row(**NEW, id=id, customer=customer, language=language, last=last and last.last)
        c.skills, c.priority = rule.get("skills", {}), rule.get("priority", 0)
        c.wanted, c.group = group, rule.get("group") or group or "grp_help"
        c.offers, c.parts, c.declined = [], [], []
        self.talks[id], self.current[customer] = c, id
        self.tell(c, "started")
        self.enter(c)
        self.arm(c, c.group)

    def in_window(self, c: Row) -> bool:
        return bool(self.now - c.ended_at <= self.policy(c)["reopen_s"] * 1000)

    def do(self, who: str, op: str, id: str, **args: Any) -> None:
        """One operation on one talk."""
        c = self.talks[id]
        insist(c.state in ALLOWED[op])
        insist(op not in OWNERS or self.owns(c, who))
        insist(op != "whisper" or who in LEADS)
        group = c.group
        if op in ENDINGS:
            self.over(c, E, ENDINGS[op])
        elif op not in NOTHING_SEEN:
            getattr(self, f"op_{op}")(c, who, **args)
        self.arm(c, group)

    def owns(self, c: Row, who: str) -> bool:
        return who in (c.agent, *LEADS)

    # ---------------------------------------------------------------- customers
    def op_says(self, c: Row, who: str) -> None:
        """A word makes it the agent's turn again, and takes up what is over."""
        if c.state in OVER:
            self.op_return(c, who)
        elif c.state in (AC, CO):
            self.op_reject(c, who)

    def op_reject(self, c: Row, who: str) -> None:
        """The same agent goes on, or the queue when that one is gone."""
        if c.agent:
            return self.go(c, AA)
        self.tell(c, "requeued")
        self.wait(c, self.now, RETURNED)

    def op_return(self, c: Row, who: str) -> None:
        """The same agent if there with a seat, where work is assigned; else the queue."""
        insist(self.in_window(c))
        self.take_up_again(c)
        a = self.agents[c.last] if c.last else None
        at_once = self.policy(c)["mode"] == "assign" and self.is_open(c.group)
        if a and at_once and c.group in a.groups and self.available(a) and self.has_room(a):
            self.claim(c, a.id)
            return self.tell(c, "assigned", a.id)
        self.enter(c)

    def take_up_again(self, c: Row) -> None:
        """One that was over, if it is the customer's latest; what was urged is forgotten."""
        insist(self.current[c.customer] == c.id)
        c.reason, c.priority, c.urged = None, max(0, c.priority - min(c.urged, 2)), 0
        self.tell(c, "reopened")

    def op_urge(self, c: Row, who: str) -> None:
        """Forward by one step of priority, now and then."""
        every = self.policy(c)["urge_every_s"] * 1000
        insist(not c.urged_at or self.now - c.urged_at >= every)
        c.urged_at, c.urged = self.now, c.urged + 1
        if c.urged <= 2:
            c.priority += 1
            for waits in [c, *[o for o in c.offers if o.kind == "serve"]]:
                waits.place = waits.place and waits.place - AGE

    def op_leave_message(self, c: Row, who: str) -> None:
        """In place of waiting, or after nobody was free."""
        insist(c.state == Q or c.reason in WITHOUT_HELP)
        if c.state == Q:
            self.over(c, E, "left_message")

    # ---------------------------------------------------------------- staff
    def op_answers(self, c: Row, who: str) -> None:
        """The owner, or a helper whom the customer sees."""
        insist(c.agent and who in (c.agent, *[p.agent for p in c.parts if p.visible]))
        self.go(c, AC)
        c.priority, c.urged = max(0, c.priority - min(c.urged, 2)), 0  # that was pressed for

    def op_ask_to_close(self, c: Row, who: str) -> None:
        """Tenants who skip the question end it here."""
        if self.policy(c)["confirmation"]:
            self.asked(c, "agent")
        else:
            self.over(c, E, "agent")

    def op_claim(self, c: Row, who: str) -> None:
        """By hand."""
        self.claim(c, who, anyhow=True)
        self.tell(c, "assigned", who)

    def op_assign(self, c: Row, who: str, agent: str) -> None:
        """A lead gives it to whoever can be given work."""
        insist(who in LEADS or who == agent)
        self.claim(c, agent, anyhow=who == agent)
        self.tell(c, "assigned", agent)

    def op_reopen(self, c: Row, who: str) -> None:
        """An agent takes up again what is over."""
        self.take_up_again(c)
        self.op_claim(c, who)

    def op_to_group(self, c: Row, who: str, group: str) -> None:
        """Anybody moves who waits; who is served goes ahead of those of equal priority, away from
        who had them.
        """
        if c.state == Q:
            insist(group != c.group)
            c.came_from = ""
            return self.move(c, group)
        insist(self.owns(c, who))
        owner, came_from = c.agent, c.group
        self.withdraw_seats(c)
        self.release(c)
        c.group, c.avoid, c.came_from = group, owner, came_from if came_from != group else ""
        self.tell(c, "transferred")
        self.wait(c, self.now, RETURNED)

    def op_to_agent(self, c: Row, who: str, agent: str) -> None:
        """The owner asks; a lead hands it over at once, one who serves it as well."""
        insist(agent != c.agent)
        if who in LEADS or not self.policy(c)["transfer_offer"]:
            return self.hand_over(c, agent, anyhow=who == agent)
        insist(agent not in self.seated(c))
        self.withdraw_seats(c)
        self.ask(c, "transfer", agent)

    def op_take_over(self, c: Row, who: str) -> None:
        """By a lead."""
        insist(who != c.agent)
        self.hand_over(c, who, anyhow=True)

    def asked_first(self, c: Row, who: str) -> Row:
        """The offer to somebody, one with a seat first."""
        theirs = sorted((o for o in c.offers if o.agent == who), key=lambda o: o.kind == "invite")
        insist(theirs)
        return theirs[0]

    def op_accept(self, c: Row, who: str) -> None:
        """In time."""
        offer = self.asked_first(c, who)
        insist(self.now < offer.until)
        if offer.kind == "serve":
            self.claim(c, who)
            self.tell(c, "accepted", who)
        elif offer.kind == "transfer":
            self.hand_over(c, who, anyhow=True)
        else:
            c.offers.remove(offer)
            self.join_in(c, who, "helper", offer.visible)

    def join_in(self, c: Row, who: str, part: str, visible: bool = False) -> None:
        """One part for each."""
        others = [p for p in c.parts if p.agent != who]
        c.parts = [*others, Row(agent=who, part=part, visible=visible)]

    def op_decline(self, c: Row, who: str) -> None:
        """Who was asked says no."""
        self.close(c, self.asked_first(c, who), "declined")

    def op_withdraw(self, c: Row, who: str, agent: str) -> None:
        """Ask no more, or have somebody leave: a lead who looks on by a lead only."""
        asked = [o for o in c.offers if o.agent == agent and o.kind != "serve"]
        if asked:
            return self.close(c, asked[0], "withdrawn")
        looks_on = any(p.agent == agent and p.part == "supervisor" for p in c.parts)
        insist(who in LEADS or not looks_on)
        self.op_step_out(c, agent)

    def op_step_out(self, c: Row, who: str) -> None:
        """Leave."""
        insist(any(p.agent == who for p in c.parts))
        c.parts = [p for p in c.parts if p.agent != who]

    def op_invite(self, c: Row, who: str, agent: str, visible: bool) -> None:
        """Ask to join; a hidden helper is shown from now on."""
        insist(agent != c.agent)
        helping = [p for p in c.parts if p.agent == agent and p.part == "helper"]
        if helping:
            insist(visible and not helping[0].visible)
            helping[0].visible = True
        else:
            insist(all(o.agent != agent for o in c.offers))
            self.ask(c, "invite", agent, visible=visible)

    def op_consult(self, c: Row, who: str, agent: str) -> None:
        """A side thread: the owner's or a lead's to open."""
        joined = any(p.agent == agent for p in c.parts)
        insist(agent != c.agent)
        insist(self.owns(c, who) or (joined and who == agent))
        if not joined:
            self.join_in(c, agent, "consulted")

    def op_watch(self, c: Row, who: str) -> None:
        """A lead looks on."""
        there = [c.agent, *[one.agent for one in [*c.offers, *c.parts]]]
        insist(who in LEADS and who not in there)
        self.join_in(c, who, "supervisor")
