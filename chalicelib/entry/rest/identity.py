"""The secrets that sign who a customer is."""

from chalicelib.entry.api import Api
from chalicelib.entry.call import Call
from chalicelib.entry.rest.conversations import listed
from chalicelib.entry.shapes.identity import SecretList, SecretMade, SecretNamed
from chalicelib.flow import identity_secrets

api = Api(__name__, "identity")


@api.on("GET /v1/identity-secrets", "keys.manage")
def list_secrets(call: Call) -> SecretList:
    """All identity secrets by their ids, newest first; each is believed."""
    found = identity_secrets.all_ids(call.ports, call.actor.tenant)
    return listed(SecretList, [SecretNamed(id=id) for id in found], None)


@api.on("POST /v1/identity-secrets", "keys.manage", status=201, once="secret")
def make_secret(call: Call) -> SecretMade:
    """Make another identity secret; the answer shows it once. Those before stay good."""
    secret = identity_secrets.make(call.ports, call.actor.tenant, call.actor.id)
    return SecretMade(id=identity_secrets.id_of(secret), secret=secret)


@api.on("DELETE /v1/identity-secrets/{secret}", "keys.manage", status=204)
def remove_secret(call: Call, secret: str) -> None:
    """Believe an identity secret no more."""
    identity_secrets.remove(call.ports, call.actor.tenant, call.actor.id, secret)
