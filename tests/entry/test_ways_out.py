"""Nothing of staff ever reaches a customer: one conversation with every kind of staff entry, and a
look at every way out after each step of it.
"""

import ast
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import chalicelib.domain.conversations as conversations
from chalicelib.domain.actors import PERMISSIONS, Actor, Role
from chalicelib.domain.decision import Audience
from chalicelib.domain.times import rfc3339
from chalicelib.entry import auth
from chalicelib.entry.api import PUBLIC, Route
from chalicelib.entry.rest.index import routes
from chalicelib.flow import agents, files, groups, merging, rules, tags, visitors, widget
from chalicelib.flow.tick import tick
from chalicelib.flow.visitors import Claimed, Proof
from tests.entry.examples import EXAMPLES, key_of
from tests.entry.site import PICTURE, Site
from tests.entry.talk import Socket
from tests.entry.test_bad_input import CANARY
from tests.world import unreported

HIDDEN = ("decliner", "lead", "colleague", "helper")
WRITES = {"entry": 1, "message": 2}  # Draft's methods, and where each is told the audience


def staff_types() -> set[str]:
    """The types that the domain writes for others than all, by its source."""
    found = set()
    for path in Path(conversations.__path__[0]).glob("*.py"):
        for call in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(call, ast.Call) and getattr(call.func, "attr", "") in WRITES:
                found |= _staff_type(call)
    return found


def _staff_type(call: ast.Call) -> set[str]:
    assert isinstance(call.func, ast.Attribute)
    at = WRITES[call.func.attr]
    named = [keyword for keyword in call.keywords if keyword.arg == "audience"]
    if call.func.attr == "entry" and not isinstance(call.args[0], ast.Constant):
        # The methods of Draft pass on what they were given.
        assert ast.unparse(call.args[0]) == "type_", ast.unparse(call)
        return set()
    if not named and (len(call.args) <= at or ast.unparse(call.args[at]) == "Audience.ALL"):
        return set()
    return {str(ast.literal_eval(call.args[0]))}


class Story:
    """A customer with two sockets, of which one only listens; all others have something to hide."""

    def __init__(self, site: Site) -> None:
        self.site, self.home, self.ports = site, site.home, site.ports
        for key in HIDDEN:
            role = Role.SUPERVISOR if key == "lead" else Role.AGENT
            self.home.join(key, role, f"{CANARY} {key}")
        self._arrange()
        self.connect()
        self.stranger = Socket(site, self.home, "stranger")
        self.conversation = ""
        self.written: set[str] = set()
        self.files: dict[str, str] = {}  # in which conversation the customer may have them

    def _arrange(self) -> None:
        """Closed for a minute, with a bot; then offered, for a rare skill, alarmed at once."""
        opening = rfc3339(self.ports.now() + 60_000)[11:16]
        days = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
        hours = {"zone": "UTC", "week": {day: [[opening, "24:00"]] for day in days}}
        policy = {"hours": hours, "outside": "bot", "mode": "offer", "relax_skill_s": 70}
        policy |= {"queue_alarm_s": 60, "warn_s": 10, "alarm_s": 20}
        groups.change(self.ports, self.home.tenant, self.home.group, {"policy": policy}, _any)
        then = {"skills": {CANARY.lower(): 1}, "priority": 2}
        rule = {"name": CANARY, "all": [], "any": [], "then": then}
        rules.change(self.ports, self.home.tenant, [rule], _any)
        self._arrange_widget()

    def _arrange_widget(self) -> None:
        """A logo for all to see, and an invitation that nobody is to see yet."""
        planned = {"id": CANARY.lower(), "text": {"*": CANARY}, "group": "", "enabled": False}
        planned |= {"languages": [], "when": {"attributes": []}}
        widget.change(self.ports, self.home.tenant, {"invitations": [planned]}, _any)
        widget.set_logo(self.ports, self.home.tenant, PICTURE)

    def connect(self) -> None:
        """The customer's sockets; they live for two hours."""
        self.live = Socket(self.site, self.home, "customer")
        self.talking = Socket(self.site, self.home, "customer")

    def says(self, op: str, **data: Any) -> None:
        """The customer does something, and is answered in public numbers."""
        self.site.fakes.clock.now += 1
        id = f"m-{self.site.fakes.clock.now}"
        conversation = None if op == "start" else self.conversation
        ack = self.talking.send(op, conversation, id, **data)
        assert ack["op"] == "ack", ack
        self.conversation = ack["conversation"]
        assert ack["data"]["seq"] == self.state.public_seq
        self.home.settle(self.conversation)

    def does(self, who: str, op: str, **args: Any) -> None:
        """Staff do something."""
        self.home.run(who, op, self.conversation, **args)

    def waits(self, seconds: float) -> None:
        """Time passes, all who are there beat, the clock looks."""
        self.site.fakes.clock.forward(seconds)
        for key in ("agent", *HIDDEN):
            agents.beat(self.ports, self.home.actors[key])
        tick(self.ports, unreported)
        self.home.settle(self.conversation)

    def file(self, who: str, internal: bool = True) -> list[str]:
        """Somebody has uploaded a file."""
        name = f"{CANARY}.png" if internal else "photo.png"
        told = files.announce(
            self.ports, self.home.actors[who], self.conversation, name, "image/png", 9, internal
        )
        self.site.fakes.files.uploaded.add(told["attachment"])
        self.files[str(told["attachment"])] = "" if internal else self.conversation
        return [str(told["attachment"])]

    @property
    def state(self) -> Any:
        """The conversation as stored."""
        return self.ports.store.conversation(self.home.tenant, self.conversation)

    @property
    def log(self) -> list[Any]:
        """All of its entries."""
        return self.ports.store.entries(self.home.tenant, self.conversation, 0, 1000, True)


def _any(version: int) -> None:
    """Whatever the version."""


def enters(s: Story) -> None:
    s.says("start", text="hello", topic="parcels")


def opens(s: Story) -> None:
    s.home.online("decliner")
    s.waits(61)
    s.says("urge")


def is_offered(s: Story) -> None:
    s.waits(61)
    s.waits(10)
    assert [o.agent for o in s.state.offers] == [s.home.actors["decliner"].id]


def is_declined(s: Story) -> None:
    s.does("decliner", "decline", note=f"{CANARY} is rude")
    decliner = s.home.actors["decliner"]
    agents.set_status(s.ports, decliner, decliner.id, "away", CANARY)


def is_served(s: Story) -> None:
    s.home.online("agent")
    s.does("agent", "accept")
    s.says("say", text="are you there?", attachments=s.file("customer", internal=False))


def is_late(s: Story) -> None:
    s.waits(11)
    s.waits(10)
    s.does("agent", "say", text="yes")


def is_noted(s: Story) -> None:
    s.does("agent", "note", text=CANARY, attachments=s.file("agent"))
    s.does("agent", "recall", seq=s.log[-1].seq)
    s.does("agent", "note", text=f"again {CANARY}")


def is_tagged(s: Story) -> None:
    tags.change(s.ports, s.home.tenant, [{"name": CANARY, "color": "#ff0000"}], _any)
    s.does("agent", "tag", add=[CANARY])


def is_watched(s: Story) -> None:
    s.does("lead", "watch")
    s.does("lead", "whisper", text=f"be kind to {CANARY}", attachments=s.file("lead"))
    s.does("lead", "recall", seq=s.log[-1].seq)
    s.does("lead", "whisper", text=f"again {CANARY}")
    s.does("lead", "typing")
    s.does("lead", "viewing", composing=True)
    s.does("lead", "read", seq=3)
    s.does("lead", "step_out")


def is_consulted_about(s: Story) -> None:
    colleague = s.home.actors["colleague"].id
    s.does("agent", "consult", agent=colleague, text=CANARY)
    s.does("colleague", "consult", text=f"{CANARY} may have a refund", attachments=s.file("agent"))
    s.does("colleague", "typing")


def is_helped(s: Story) -> None:
    s.does("agent", "invite", agent=s.home.actors["helper"].id, note=f"help me with {CANARY}")
    s.does("helper", "typing")
    s.does("helper", "accept")
    s.does("helper", "note", text=CANARY)
    s.does("helper", "typing")
    s.does("helper", "delivered", seq=3)
    s.does("helper", "step_out")
    s.does("agent", "invite", agent=s.home.actors["decliner"].id)
    s.does("decliner", "decline", note=CANARY)


def is_nearly_handed_over(s: Story) -> None:
    s.home.online("helper")
    s.does("agent", "transfer", agent=s.home.actors["helper"].id, note=f"yours, {CANARY}")
    s.does("helper", "typing")
    s.does("helper", "decline")
    s.does("agent", "transfer", agent=s.home.actors["helper"].id)
    s.waits(31)


def talks_on(s: Story) -> None:
    s.says("say", text="and now?")
    s.does("agent", "typing")
    s.does("agent", "say", text="we call you back")
    s.does("agent", "read", seq=s.state.public_seq)


def is_promised_a_call(s: Story) -> None:
    due_at = s.ports.now() + 3_600_000
    s.does("agent", "promise_callback", due_at=due_at, contact="555", note=f"mind {CANARY}")


def comes_back(s: Story) -> None:
    s.says("rate", score=4)
    s.says("return", text="one more thing")
    s.does("agent", "claim")


def begins_anew(s: Story) -> None:
    s.does("agent", "end")
    s.site.fakes.clock.forward(86_401)
    change = {"policy": {"mode": "assign"}}
    groups.change(s.ports, s.home.tenant, s.home.group, change, _any)
    s.connect()
    s.home.online("helper")
    s.home.online("agent")
    s.says("start", text="something else")
    for _ in range(4):
        s.waits(20)
    why = next(entry.data["why"] for entry in s.log if entry.type == "assigned")
    assert s.home.actors["helper"].id in {one["agent"] for one in why["candidates"]}


def signs_in(s: Story) -> None:
    """As somebody whom the tenant has known for long; the agent is told, on it goes."""
    proof = Proof(CANARY, CANARY, f"{CANARY}@x.example", "", {CANARY: CANARY})
    mine = s.home.actors["customer"].id
    long_known = visitors.admit(s.ports, s.home.tenant, proof, Claimed(), None, "")
    known = visitors.admit(s.ports, s.home.tenant, proof, Claimed(), mine, "")
    assert known.id == long_known.id == s.state.customer
    goes_on_as(s, known.id)


def is_merged(s: Story) -> None:
    """Into somebody else whom the tenant has signed."""
    proof = Proof(f"{CANARY}-2", CANARY, f"{CANARY}@y.example", "", {CANARY: CANARY})
    other = visitors.admit(s.ports, s.home.tenant, proof, Claimed(), None, "")
    merging.merge(s.ports, s.home.actors["lead"], s.state.customer, other.id)
    assert s.state.customer == other.id
    goes_on_as(s, other.id)


def goes_on_as(s: Story, customer: str) -> None:
    """The customer is another from now on, with a token and a socket of that one."""
    s.home.actors["customer"] = Actor(s.home.tenant, customer, Role.CUSTOMER)
    s.home.tokens["customer"], _ = auth.visitor_token(s.ports, s.home.tenant, customer)
    s.talking = Socket(s.site, s.home, "customer")


STEPS: tuple[Callable[[Story], None], ...] = (
    enters,
    opens,
    is_offered,
    is_declined,
    is_served,
    is_late,
    is_noted,
    is_tagged,
    is_watched,
    is_consulted_about,
    is_helped,
    is_nearly_handed_over,
    talks_on,
    is_promised_a_call,
    comes_back,
    begins_anew,
    signs_in,
    is_merged,
)


def test_no_way_out(site: Site) -> None:
    story = Story(site)
    for step in STEPS:
        step(story)
        look(story, step.__name__, TALKING)
    look(story, "at last", MINE)
    assert story.written == staff_types()


MINE = [
    route
    for route in routes()
    if route.method == "GET"
    and (route.permission == PUBLIC or Role.CUSTOMER in PERMISSIONS[route.permission].roles)
]
TALKING = [route for route in MINE if route.permission != PUBLIC]  # the others never change


def look(story: Story, step: str, ways: list[Route]) -> None:
    """Every way out of what there is now."""
    hello = story.talking.raw(json.dumps({**HELLO, "conversation": story.conversation}))
    told = {route.path: asked(story, route) for route in ways}
    everything = [hello, told, story.live.frames, story.talking.frames, story.stranger.frames]
    assert_clean(story, json.dumps(everything, ensure_ascii=False), step)
    assert_numbered(story, [f["data"] for f in hello if f["op"] == "entry"], step)
    came = [f["data"] for f in story.live.frames if f["op"] == "entry"]
    assert_numbered(story, [e for e in came if e["conversation"] == story.conversation], step)
    assert_numbered(story, told[f"{ONE}/entries"][0]["data"], step)
    shown = [told[ONE][0], hello[-1]["data"]["state"]]
    assert [s["seq"] for s in shown] == [story.state.public_seq] * 2, step
    assert not story.stranger.frames, step
    story.written |= {entry.type for entry in story.log if entry.audience is Audience.STAFF}


ONE = "/v1/conversations/{conversation}"
HELLO = {"v": 1, "op": "hello", "id": "h", "data": {"after": 0}}


def asked(story: Story, route: Route) -> list[Any]:
    """All that the customer is answered; a stranger is answered that there is nothing."""
    files = list(story.files) if "{attachment}" in route.path else [""]
    answers = []
    for file in files:
        agent = story.home.actors["agent"].id
        url = route.path.format(conversation=story.conversation, attachment=file, agent=agent)
        url += f"?key={story.home.widget_key}" if route.part == "widget" else ""
        url += EXAMPLES[key_of(route)].query
        answers.append(story.site.call("GET", url, token=story.home.tokens["customer"]))
        theirs = not file or story.files[file] == story.conversation
        assert answers[-1].status == (200 if theirs else 404)
        if "{conversation}" in route.path:
            other = story.site.call("GET", url, token=story.home.tokens["stranger"])
            assert other.status == 404
    return [a.json if "json" in a.headers["Content-Type"] else a.text for a in answers]


def assert_clean(story: Story, text: str, step: str) -> None:
    """No word, name or id of what is hidden."""
    names = {CANARY, *(story.home.actors[key].id for key in HIDDEN)}
    found = [name for name in names if name.casefold() in text.casefold()]
    at = text.casefold().find(found[0].casefold()) if found else 0
    assert not found, (step, text[max(0, at - 300) : at + 100])


def assert_numbered(story: Story, entries: list[Any], step: str) -> None:
    """Without a gap, and as many as are public."""
    assert [e["seq"] for e in entries] == list(range(1, story.state.public_seq + 1)), step
    public = [e.type for e in story.log if e.audience is Audience.ALL]
    assert [e["type"] for e in entries] == public, step
