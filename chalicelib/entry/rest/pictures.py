"""Agents' faces."""

from chalicelib.domain.pictures import checked
from chalicelib.entry.api import Api
from chalicelib.entry.call import Call
from chalicelib.entry.shapes.widget import Face, Picture
from chalicelib.flow import faces

api = Api(__name__, "pictures")
FRESH_S = 300


@api.on("PUT /v1/me/picture", "me", status=204)
def set_my_picture(call: Call, body: Picture) -> None:
    """Show a picture of oneself."""
    face = checked(body.type, body.data)
    call.ports.store.save_face(call.actor.tenant, call.actor.id, face)


@api.on("DELETE /v1/me/picture", "me", status=204)
def drop_my_picture(call: Call) -> None:
    """Show none."""
    call.ports.store.save_face(call.actor.tenant, call.actor.id, None)


@api.on("GET /v1/agents/{agent}/picture", "agents.picture")
def get_picture(call: Call, agent: str) -> Face:
    """An agent's picture."""
    face = faces.get(call.ports, call.actor.tenant, agent)
    call.cached(FRESH_S, "private")
    return Face(picture=Picture(type=face.type, data=face.data) if face else None)
