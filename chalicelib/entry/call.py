"""One request as views see it: who calls, what was sent, and the headers of the answer."""

from dataclasses import dataclass, field
from typing import Any

from chalice.app import Request

from chalicelib.domain.actors import Actor
from chalicelib.domain.errors import TooLarge, Unauthenticated
from chalicelib.entry import auth, problems
from chalicelib.flow.ports import Ports

BODY_LIMIT = 128 * 1024
JSON = "application/json"


@dataclass(slots=True)
class Call:
    """One request on its way through its view; ``headers`` go out with the answer."""

    ports: Ports
    request: Request
    id: str
    caller: auth.Caller | None = None
    headers: dict[str, str] = field(default_factory=dict)

    @property
    def actor(self) -> Actor:
        """Who calls; a public route has no actor."""
        return self.signed_in.actor

    @property
    def signed_in(self) -> auth.Caller:
        """Who calls, with the session."""
        if self.caller is None:
            raise Unauthenticated("unauthenticated")
        return self.caller

    def header(self, name: str) -> str | None:
        """A request header."""
        value = self.request.headers.get(name)
        return None if value is None else str(value)

    @property
    def body(self) -> bytes:
        """The body as it came."""
        raw = self.request.raw_body or b""
        return raw if isinstance(raw, bytes) else raw.encode()

    def json(self) -> bytes:
        """The body, which must call itself JSON; none at all is an empty object."""
        raw = self.body
        if len(raw) > BODY_LIMIT:
            raise TooLarge("body_too_large", f"At most {BODY_LIMIT} bytes.")
        kind = (self.header("content-type") or JSON).partition(";")[0].strip().lower()
        if raw and kind != JSON:
            raise problems.UnsupportedMediaType("unsupported_media_type", f"Send {JSON}.")
        return raw or b"{}"

    def query(self) -> dict[str, Any]:
        """Query parameters; one that is given twice stays a list, which no shape accepts."""
        given = self.request.query_params
        values = {name: given.getlist(name) for name in given} if given else {}
        return {name: value[0] if len(value) == 1 else value for name, value in values.items()}

    def tagged(self, version: int) -> None:
        """Tell the version of what is shown."""
        self.headers["ETag"] = f'"{version}"'

    def cached(self, seconds: int, where: str = "public") -> None:
        """Let caches keep the answer: anybody's, or with "private" the caller's own."""
        self.headers["Cache-Control"] = f"{where}, max-age={seconds}"

    def check_match(self, version: int) -> None:
        """Raise PreconditionFailed when If-Match names another version than the present one."""
        wanted = self.header("if-match")
        tags = [tag.strip() for tag in (wanted or "*").split(",")]
        if "*" not in tags and f'"{version}"' not in tags:
            raise problems.PreconditionFailed(
                "changed_meanwhile", "Fetch it again, it has changed."
            )
