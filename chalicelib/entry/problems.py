"""Where refusals become HTTP: RFC 9457 problems that clients switch on by ``code``."""

from typing import Any

from chalicelib.domain import errors
from chalicelib.entry.shapes.base import Problem, ProblemPart


class PreconditionFailed(errors.DomainError):
    """If-Match names another version than the present one."""


class UnsupportedMediaType(errors.DomainError):
    """The body is not JSON by its own account."""


class Malformed(errors.Invalid):
    """The body cannot be read at all."""


STATUS: dict[type[errors.DomainError], int] = {
    Malformed: 400,
    errors.Invalid: 422,
    errors.Unauthenticated: 401,
    errors.Forbidden: 403,
    errors.NotFound: 404,
    errors.Refused: 409,
    PreconditionFailed: 412,
    errors.TooLarge: 413,
    UnsupportedMediaType: 415,
    errors.Busy: 503,
}
TITLES = {
    400: "Bad request",
    401: "Not signed in",
    403: "Not permitted",
    404: "Not found",
    409: "Not possible now",
    412: "Changed meanwhile",
    413: "Too large",
    415: "Not JSON",
    422: "Invalid",
    500: "Internal error",
    503: "Busy",
}
BUSY_RETRY_S = 1


def status_of(error: errors.DomainError) -> int:
    """The HTTP status of a refusal."""
    return next(STATUS[kind] for kind in type(error).__mro__ if kind in STATUS)


def problem_of(error: errors.DomainError, request_id: str) -> Problem:
    """A refusal as clients get it."""
    return problem(status_of(error), error.code, error.detail, request_id, parts_of(error))


def problem(
    status: int, code: str, detail: str, request_id: str, parts: list[ProblemPart] | None = None
) -> Problem:
    """One problem document."""
    return Problem(
        type=f"urn:switchboard:problem:{code}",
        title=TITLES[status],
        status=status,
        detail=detail,
        code=code,
        request_id=request_id,
        errors=parts or [],
    )


def parts_of(error: errors.DomainError) -> list[ProblemPart]:
    """Which places of the request are wrong, where that is known."""
    pointer = error.params.get("pointer")
    return [] if pointer is None else [ProblemPart(str(pointer), error.code, error.detail)]


def headers_of(status: int) -> dict[str, str]:
    """The headers that go with a status."""
    if status == 401:
        return {"WWW-Authenticate": "Bearer"}
    return {"Retry-After": str(BUSY_RETRY_S)} if status == 503 else {}


def nack_of(error: errors.DomainError) -> dict[str, Any]:
    """A refusal as the data of a nack frame."""
    parts = [{"pointer": p.pointer, "code": p.code, "detail": p.detail} for p in parts_of(error)]
    return {"code": error.code, "detail": error.detail, **({"errors": parts} if parts else {})}
