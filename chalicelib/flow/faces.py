"""Agents' own pictures."""

from chalicelib.domain.errors import NotFound
from chalicelib.domain.pictures import Picture
from chalicelib.flow.ports import Ports


def get(ports: Ports, tenant: str, agent: str) -> Picture:
    """An agent's picture; raises NotFound."""
    face = ports.store.face(tenant, agent)
    if face is None:
        raise NotFound("no_picture", "There is none.")
    return face
