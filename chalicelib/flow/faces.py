"""Agents' own pictures."""

from dataclasses import replace

from chalicelib.domain.actors import Actor
from chalicelib.domain.agents.model import Agent
from chalicelib.domain.pictures import Picture
from chalicelib.flow import agents, people
from chalicelib.flow.ports import Ports


def get(ports: Ports, tenant: str, agent: str) -> Picture | None:
    """An agent's picture, if there is one; raises NotFound for an agent that there is not."""
    face = ports.store.face(tenant, agent)
    if face is None:
        people.get(ports, tenant, agent)
    return face


def change(ports: Ports, actor: Actor, face: Picture | None) -> None:
    """Show another picture of oneself, or none.

    The picture comes before its name: nobody is given the one of before under the new name.
    """
    ports.store.save_face(actor.tenant, actor.id, face)
    name = face.digest if face else ""

    def named(before: Agent) -> Agent:
        same = before.picture == name
        return before if same else replace(before, picture=name, version=before.version + 1)

    agents.change(ports, actor.tenant, actor.id, named)
