"""Refusals. They carry a code for programs and a sentence for people, and know nothing of HTTP."""


class DomainError(Exception):
    """Something was refused and nothing has changed.

    ``code`` is stable and what clients switch on; ``params`` are plain values that explain it.
    """

    def __init__(self, code: str, detail: str = "", **params: object) -> None:
        super().__init__(code)
        self.code = code
        self.detail = detail or code.replace("_", " ").capitalize() + "."
        self.params = params


class Invalid(DomainError):
    """The request itself is wrong; ``params["pointer"]`` names the place where one is known."""


class Unauthenticated(DomainError):
    """No identity, or one that cannot be trusted."""


class Forbidden(DomainError):
    """The actor's role or scopes do not include this."""


class NotFound(DomainError):
    """It does not exist, or not for this actor: the two are never told apart."""


class Refused(DomainError):
    """Known and permitted, but not in the state things are in."""


class TooLarge(DomainError):
    """The request exceeds a size limit."""


class Busy(DomainError):
    """Too many raced for the same thing; the same request may be sent again."""
