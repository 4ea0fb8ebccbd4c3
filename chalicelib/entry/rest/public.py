"""What anybody may see: health, the API's description, its readable page, and a page that proves a socket works."""

from pathlib import Path

from chalice.app import Response

from chalicelib.entry.api import PUBLIC, Api, Call
from chalicelib.entry.shapes.tenants import Health

api = Api(__name__, "public")
PAGES = Path(__file__).parents[1] / "page"
HTML = {
    "Content-Type": "text/html; charset=utf-8",
    "Content-Security-Policy": (
        "default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'; "
        "connect-src 'self' ws: wss:; img-src data:; base-uri 'none'; frame-ancestors 'none'"
    ),
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
}


@api.get("/", PUBLIC, "A plain page that talks as a customer.")
def try_page(call: Call) -> str:
    return page((PAGES / "try.html").read_text("utf-8"))


@api.get("/docs", PUBLIC, "This API, to read.")
def docs_page(call: Call) -> str:
    from chalicelib.entry.page.docs import render

    return page(render())


@api.get("/v1/openapi.json", PUBLIC, "This API, for programs.")
def openapi(call: Call) -> dict:  # type: ignore[type-arg]
    from chalicelib.entry.openapi import document

    return document()


@api.get("/v1/health", PUBLIC, "Whether the service answers.")
def health(call: Call) -> Health:
    return Health(status="ok")


def page(html: str) -> Response:
    """An HTML response that runs nothing but its own script."""
    return Response(body=html, status_code=200, headers=HTML)
