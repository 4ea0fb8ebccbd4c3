"""Agents' own pictures."""

from chalicelib.domain.pictures import Picture
from chalicelib.flow import people
from chalicelib.flow.ports import Ports


def get(ports: Ports, tenant: str, agent: str) -> Picture | None:
    """An agent's picture, if there is one; raises NotFound for an agent that there is not."""
    face = ports.store.face(tenant, agent)
    if face is None:
        people.get(ports, tenant, agent)
    return face
