"""From what was asked to what is decided: each builder adds the facts that the decision needs.

``BUILD`` at the end is the table of contents: the operation's name, as sockets and REST know it,
and its builder.
"""

from collections.abc import Callable, Mapping
from typing import Any

from chalicelib.domain import hours
from chalicelib.domain.actors import Actor, Role
from chalicelib.domain.agents import presence
from chalicelib.domain.agents.model import Agent
from chalicelib.domain.conversations import commands as c
from chalicelib.domain.conversations.model import OVER, Conversation, TransferReason
from chalicelib.domain.errors import Invalid, NotFound, Refused
from chalicelib.flow import policies, tags
from chalicelib.flow.ports import Ports

Args = Mapping[str, Any]
Builder = Callable[[Ports, Actor, Conversation, Args], c.Command]


def _plain(command: type[c.Command]) -> Builder:
    """A command that needs nothing but who gave it."""
    return lambda ports, actor, conversation, args: command(by=actor)


def _said(
    ports: Ports, conversation: Conversation, args: Args, internal: bool = False
) -> dict[str, Any]:
    """Text and attachments of a message, each once; at least one of them."""
    text = args.get("text") or ""
    ids = dict.fromkeys(args.get("attachments") or ())
    if not has_content(args):
        raise Invalid("empty_message", pointer="/text")
    return {
        "text": text,
        "attachments": tuple(_file(ports, conversation, i, internal) for i in ids),
    }


def _file(ports: Ports, conversation: Conversation, id: str, internal: bool) -> Mapping[str, Any]:
    found = ports.store.attachment(conversation.tenant, conversation.id, id)
    if found is None or found.internal is not internal:
        raise Invalid("no_such_attachment", pointer="/attachments", attachment=id)
    if not ports.files.exists(found):
        raise Invalid("attachment_not_uploaded", pointer="/attachments", attachment=id)
    return {"id": found.id, "name": found.name, "type": found.type, "size": found.size}


def _say(ports: Ports, actor: Actor, conversation: Conversation, args: Args) -> c.Command:
    said = _said(ports, conversation, args)
    quick_replies = tuple(args.get("quick_replies") or ())
    if actor.role is not Role.CUSTOMER:
        return c.AgentSays(by=actor, **said, quick_replies=quick_replies)
    if quick_replies:
        detail = "Customers choose quick replies, they offer none."
        raise Invalid("quick_replies_not_allowed", detail, pointer="/quick_replies")
    return c.CustomerSays(by=actor, **said, **_taking_up(ports, conversation))


def _return(ports: Ports, actor: Actor, conversation: Conversation, args: Args) -> c.Command:
    said = _said(ports, conversation, args) if has_content(args) else {}
    return c.CustomerReturns(by=actor, **said, **_taking_up(ports, conversation))


def has_content(args: Args) -> bool:
    """Whether anything is said at all: a text or an attachment."""
    return bool((args.get("text") or "").strip() or args.get("attachments"))


def _taking_up(ports: Ports, conversation: Conversation) -> dict[str, Any]:
    """The facts of taking a conversation up again that is over; none while it is not."""
    if conversation.state not in OVER:
        return {}
    tenant, group = conversation.tenant, conversation.group
    policy = policies.policy(ports, tenant, group, conversation.channel)
    facts: dict[str, Any] = {"waiting": ports.store.waiting(tenant, group, policy.queue_cap)}
    last = ports.store.agent(tenant, conversation.last_agent) if conversation.last_agent else None
    now = ports.now()
    given_out = policies.of_group(ports, tenant, group).mode == "assign"
    at_once = given_out and hours.is_open(policy.hours, now)
    if at_once and last and group in last.groups and presence.available(last, now):
        facts |= {"agent_free": last.has_room(), "agent_name": last.name}
    return facts


def _note(ports: Ports, actor: Actor, conversation: Conversation, args: Args) -> c.Command:
    return c.Note(by=actor, **_said(ports, conversation, args, internal=True))


def _tag(ports: Ports, actor: Actor, conversation: Conversation, args: Args) -> c.Command:
    """Only tags of the tenant's list are put on; those that have left it may still be taken off."""
    add, remove = tuple(args.get("add") or ()), tuple(args.get("remove") or ())
    if add:
        tags.check_known(ports, actor.tenant, add)
    return c.Tag(by=actor, add=add, remove=remove)


def _recall(ports: Ports, actor: Actor, conversation: Conversation, args: Args) -> c.Command:
    entry = ports.store.entry(conversation.tenant, conversation.id, args["seq"], actor.is_staff)
    return c.Recall(by=actor, message=entry)


def _leave_message(ports: Ports, actor: Actor, conversation: Conversation, args: Args) -> c.Command:
    said = _said(ports, conversation, args)
    return c.LeaveMessage(by=actor, contact=args.get("contact") or "", **said)


def _rate(ports: Ports, actor: Actor, conversation: Conversation, args: Args) -> c.Command:
    reasons = tuple(args.get("reasons") or ())
    return c.Rate(by=actor, score=args["score"], reasons=reasons, comment=args.get("comment") or "")


def _transfer(ports: Ports, actor: Actor, conversation: Conversation, args: Args) -> c.Command:
    note, reason = (
        args.get("note") or "",
        TransferReason(args.get("reason") or TransferReason.MANUAL),
    )
    group, target = args.get("group"), args.get("agent")
    if bool(group) == bool(target):
        raise Invalid("group_or_agent", "Name a group or an agent, one of them.", pointer="/group")
    if group:
        if policies.group(ports, actor.tenant, group).archived:
            raise NotFound("no_such_group", group=group)
        return c.TransferToGroup(by=actor, group=group, note=note, reason=reason)
    agent = _agent(ports, actor.tenant, str(target))
    return c.TransferToAgent(by=actor, agent=agent.id, name=agent.name, note=note, reason=reason)


def _agent(ports: Ports, tenant: str, id: str) -> Agent:
    agent = ports.store.agent(tenant, id)
    if agent is None or not agent.active:
        raise NotFound("no_such_agent", agent=id)
    return agent


def _claim(ports: Ports, actor: Actor, conversation: Conversation, args: Args) -> c.Command:
    name = _agent(ports, actor.tenant, actor.id).name
    return c.Assign(by=actor, agent=actor.id, name=name, why={"step": "claimed"})


def _assign(ports: Ports, actor: Actor, conversation: Conversation, args: Args) -> c.Command:
    agent = _agent(ports, actor.tenant, args["agent"])
    why = {"step": "assigned", "by": actor.id}
    return c.Assign(by=actor, agent=agent.id, name=agent.name, why=why)


def _named(
    command: Callable[..., c.Command],
) -> Builder:
    """A command of somebody who becomes known by name to those who take part."""

    def build(ports: Ports, actor: Actor, conversation: Conversation, args: Args) -> c.Command:
        return command(by=actor, name=_agent(ports, actor.tenant, actor.id).name)

    return build


def _decline(ports: Ports, actor: Actor, conversation: Conversation, args: Args) -> c.Command:
    return c.Decline(by=actor, note=args.get("note") or "")


def _withdraw(ports: Ports, actor: Actor, conversation: Conversation, args: Args) -> c.Command:
    return c.Withdraw(by=actor, agent=args["agent"])


def _invite(ports: Ports, actor: Actor, conversation: Conversation, args: Args) -> c.Command:
    agent = _agent(ports, actor.tenant, args["agent"])
    visible, note = bool(args.get("visible")), args.get("note") or ""
    return c.Invite(by=actor, agent=agent.id, name=agent.name, visible=visible, note=note)


def _consult(ports: Ports, actor: Actor, conversation: Conversation, args: Args) -> c.Command:
    said = _said(ports, conversation, args, internal=True)
    if not args.get("agent"):
        return c.Consult(by=actor, **said)
    agent = _agent(ports, actor.tenant, args["agent"])
    return c.Consult(by=actor, agent=agent.id, name=agent.name, **said)


def _whisper(ports: Ports, actor: Actor, conversation: Conversation, args: Args) -> c.Command:
    return c.Whisper(by=actor, **_said(ports, conversation, args, internal=True))


def _promise(ports: Ports, actor: Actor, conversation: Conversation, args: Args) -> c.Command:
    contact, note = args.get("contact") or "", args.get("note") or ""
    return c.PromiseCallback(by=actor, due_at=args["due_at"], contact=contact, note=note)


def _reopen(ports: Ports, actor: Actor, conversation: Conversation, args: Args) -> c.Command:
    if ports.store.agent(actor.tenant, actor.id) is None:
        raise Refused("only_agents_reopen")
    return c.Reopen(by=actor, name=_agent(ports, actor.tenant, actor.id).name)


BUILD: dict[str, Builder] = {
    "say": _say,
    "note": _note,
    "tag": _tag,
    "recall": _recall,
    "urge": _plain(c.Urge),
    "leave_queue": _plain(c.LeaveQueue),
    "leave": _plain(c.Leave),
    "leave_message": _leave_message,
    "confirm": _plain(c.Confirm),
    "reject": _plain(c.Reject),
    "rate": _rate,
    "ask_to_close": _plain(c.AskToClose),
    "end": _plain(c.End),
    "transfer": _transfer,
    "claim": _claim,
    "assign": _assign,
    "return": _return,
    "reopen": _reopen,
    "accept": _plain(c.Accept),
    "decline": _decline,
    "withdraw": _withdraw,
    "invite": _invite,
    "step_out": _plain(c.StepOut),
    "consult": _consult,
    "whisper": _whisper,
    "watch": _named(c.Watch),
    "take_over": _named(c.TakeOver),
    "promise_callback": _promise,
}
