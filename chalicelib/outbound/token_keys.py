"""The ring of signing keys in Secrets Manager, remembered for a while by each process.

Without boto3, whose import takes longer than all that a request does. A box has its ring in the
environment, where it never turns.
"""

from collections.abc import Callable
from hashlib import sha256

from botocore.exceptions import ClientError

from chalicelib.config import BadSettings, settings
from chalicelib.domain.token_keys import Ring, parse, written
from chalicelib.flow.ports import Conflict
from chalicelib.observe import fault, log
from chalicelib.transport import secrets

REMEMBERED_MS = 5 * 60_000
PAUSE_MS = 60_000  # between two looks for keys that are not known: forgers must cost nothing


def _stored() -> tuple[Ring, str]:
    where = settings()
    if where.token_keys:
        return where.token_keys, ""
    if not where.token_keys_secret:
        raise BadSettings("neither TOKEN_KEYS nor TOKEN_KEYS_SECRET is set")
    params = {"SecretId": where.token_keys_secret}
    said = secrets(where.secrets_endpoint, where.region, "GetSecretValue", params).result()
    return parse(said["SecretString"]), said["VersionId"]


class TokenKeys:
    """``flow.ports.TokenKeys`` of one process."""

    def __init__(self, stored: Callable[[], tuple[Ring, str]] = _stored) -> None:
        self.stored = stored
        self._ring: Ring = {}
        self._looked = 0

    def signer(self, now: int) -> tuple[str, str]:
        """Id and secret of the key that signs."""
        return next(iter(self._not_older(REMEMBERED_MS, now).items()))

    def secret(self, kid: str, now: int) -> str | None:
        """The secret of a key that may have come into the ring within the last minutes."""
        ring = self._not_older(REMEMBERED_MS, now)
        return (ring if kid in ring else self._not_older(PAUSE_MS, now)).get(kid)

    def replace(self, ring: Ring, version: str) -> None:
        """Store the ring that follows a version; Conflict("version") when another one does.

        A version's successor has its name from it, and Secrets Manager gives a name once: so of
        two who turn the same ring one wins, and who asks again after a lost answer has won.
        """
        where = settings()
        params = {
            "SecretId": where.needed("token_keys_secret"),
            "ClientRequestToken": sha256(version.encode()).hexdigest(),
            "SecretString": written(ring),
        }
        try:
            secrets(where.secrets_endpoint, where.region, "PutSecretValue", params).result()
        except ClientError as error:
            if error.response["Error"]["Code"] == "ResourceExistsException":
                raise Conflict("version") from None
            raise

    def _not_older(self, age: int, now: int) -> Ring:
        if not self._ring or now - self._looked >= age:
            self._ring = self._looked_up()
            self._looked = now
        return self._ring

    def _looked_up(self) -> Ring:
        """The ring as stored; the one that is remembered, where there is one, when that fails."""
        try:
            return self.stored()[0]
        except (ClientError, OSError, ValueError) as error:
            if not self._ring:
                raise
            log.error("signing keys could not be read", **fault(error))
            return self._ring
