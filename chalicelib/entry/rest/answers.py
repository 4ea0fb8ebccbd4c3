"""Canned answers."""

from chalicelib.domain.tenants.canned import Canned
from chalicelib.entry.api import Api
from chalicelib.entry.call import Call
from chalicelib.entry.idempotency import name_of
from chalicelib.entry.rest.conversations import listed
from chalicelib.entry.shapes.answers import (
    AnswerChange,
    AnswerList,
    AnswerShown,
    AnswersQuery,
    NewAnswer,
)
from chalicelib.flow import canned

api = Api(__name__, "answers")


@api.on("GET /v1/answers", "answers.read")
def list_answers(call: Call, query: AnswersQuery) -> AnswerList:
    """Canned answers: one's own, then everybody's."""
    page = canned.seen(call.ports, call.actor, query.limit, query.cursor)
    return listed(AnswerList, [_shown(one) for one in page.items], page.cursor)


@api.on("POST /v1/answers", "answers.own", status=201)
def create_answer(call: Call, body: NewAnswer) -> AnswerShown:
    """Keep a canned answer: everybody's, which needs answers.write, or one's own."""
    parts = body.arguments()
    personal = parts.pop("personal")
    return _tagged(call, canned.create(call.ports, call.actor, personal, parts, name_of(call)))


@api.on("GET /v1/answers/{answer}", "answers.read")
def get_answer(call: Call, answer: str) -> AnswerShown:
    """One canned answer."""
    return _tagged(call, canned.get(call.ports, call.actor, answer))


@api.on("PATCH /v1/answers/{answer}", "answers.own")
def change_answer(call: Call, answer: str, body: AnswerChange) -> AnswerShown:
    """Change a canned answer: everybody's, which needs answers.write, or one's own."""
    changes = body.arguments()
    return _tagged(call, canned.change(call.ports, call.actor, answer, changes, call.check_match))


@api.on("DELETE /v1/answers/{answer}", "answers.own", status=204)
def delete_answer(call: Call, answer: str) -> None:
    """Have a canned answer no more: everybody's, which needs answers.write, or one's own."""
    canned.delete(call.ports, call.actor, answer)


def _tagged(call: Call, one: Canned) -> AnswerShown:
    call.tagged(one.version)
    return _shown(one)


def _shown(one: Canned) -> AnswerShown:
    return AnswerShown(
        id=one.id,
        shortcut=one.shortcut,
        title=one.title,
        text=dict(one.text),
        groups=list(one.groups),
        personal=bool(one.owner),
        version=one.version,
    )
