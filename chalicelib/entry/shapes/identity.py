"""The secrets that sign who a customer is, as administrators see them."""

from chalicelib.entry.shapes.base import SecretId, Shape


class SecretNamed(Shape):
    """An identity secret, of which only the id is told."""

    id: SecretId


class SecretMade(SecretNamed):
    """A new identity secret and, once, the whole of it (null when answered again)."""

    secret: str | None


class SecretList(Shape):
    """All identity secrets of a tenant, newest first."""

    data: list[SecretNamed]
    next_cursor: str | None
    has_more: bool
