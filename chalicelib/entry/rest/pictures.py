"""Agents' faces."""

from chalicelib.domain.pictures import checked
from chalicelib.entry.api import Api
from chalicelib.entry.call import Call
from chalicelib.entry.shapes.widget import Face, Picture, PictureQuery
from chalicelib.flow import faces

api = Api(__name__, "pictures")
FRESH_S, NAMED_S = 300, 365 * 86_400


@api.on("PUT /v1/me/picture", "me", status=204)
def set_my_picture(call: Call, body: Picture) -> None:
    """Show a picture of oneself."""
    faces.change(call.ports, call.actor, checked(body.type, body.data))


@api.on("DELETE /v1/me/picture", "me", status=204)
def drop_my_picture(call: Call) -> None:
    """Show none."""
    faces.change(call.ports, call.actor, None)


@api.on("GET /v1/agents/{agent}/picture", "agents.picture")
def get_picture(call: Call, agent: str, query: PictureQuery) -> Face:
    """An agent's picture; asked for by its name it may be kept."""
    face = faces.get(call.ports, call.actor.tenant, agent)
    named = face is not None and face.digest == query.picture
    call.cached(NAMED_S if named else FRESH_S, "private")
    return Face(picture=Picture(type=face.type, data=face.data) if face else None)
