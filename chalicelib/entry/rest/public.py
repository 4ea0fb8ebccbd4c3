"""What anybody may see: health, and the API described."""

from typing import Any

from chalicelib.entry.api import PUBLIC, Api
from chalicelib.entry.call import Call
from chalicelib.entry.shapes.tenants import Health

api = Api(__name__, "public")


@api.on("GET /docs", PUBLIC)
def docs_page(_: Call) -> str:
    """This API, to read."""
    from chalicelib.entry.page.docs import render

    return render()


@api.on("GET /v1/openapi.json", PUBLIC)
def openapi(_: Call) -> dict[str, Any]:
    """This API, for programs."""
    from chalicelib.entry.openapi import document

    return document()


@api.on("GET /v1/health", PUBLIC)
def health(_: Call) -> Health:
    """Whether the service answers."""
    return Health(status="ok")
