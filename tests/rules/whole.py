"""The template as it is, for tests of whole kinds of things, which hold for later ones as well."""

from typing import Any

from infra.aws.template import template

WHOLE = template({})
RESOURCES: dict[str, Any] = WHOLE["Resources"]


def properties(name: str) -> dict[str, Any]:
    """What a resource is told."""
    return dict(RESOURCES[name]["Properties"])


def of_type(kind: str) -> list[str]:
    """The names of all resources of a type; there is one at least."""
    names = [name for name, made in RESOURCES.items() if made.get("Type") == f"AWS::{kind}"]
    assert names, kind
    return names
