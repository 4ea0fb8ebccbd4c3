"""The gateway's own refusals, as problem+json (RFC 9457)."""

import msgspec

TITLES = {
    400: ("bad_request", "Bad request"),
    404: ("not_found", "Not found"),
    405: ("method_not_allowed", "Method not allowed"),
    413: ("body_too_large", "Body too large"),
    502: ("bad_gateway", "The application failed"),
    503: ("busy", "Every worker is busy"),
    504: ("gateway_timeout", "The application took too long"),
}


def problem(status: int, request_id: str) -> bytes:
    """The body of a refusal."""
    code, title = TITLES[status]
    return msgspec.json.encode(
        {
            "type": f"urn:switchboard:problem:{code}",
            "title": title,
            "status": status,
            "detail": title,
            "code": code,
            "request_id": request_id,
            "errors": [],
        }
    )
