"""What the pictures are of: a company that has just signed up, its site, and a new colleague."""

import html
import secrets
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

from rest import Api

WORKSPACE = "lamps"
COMPANY = "Lamps & Co"
STYLE = "body{font:17px/1.6 Georgia,serif;max-width:34em;margin:3em 4em}h1{font-size:2.4em}"
WORDS = "<p>Light for a long evening, made to last.</p>" * 6


@dataclass(frozen=True, slots=True)
class Scene:
    """``shop`` and ``sign_in`` are addresses; the passwords are those of the new colleague."""

    shop: str
    sign_in: str
    email: str
    first_password: str
    password: str


async def company(url: str) -> tuple[Api, str]:
    """Sign a company up: its administrator's access, and its widget key."""
    asked = {
        "workspace": WORKSPACE,
        "company": COMPANY,
        "name": "Ada",
        "email": "ada@lamps.example",
    }
    password = f"Lamp-{secrets.token_hex(8)}-A"
    made = await Api(url).call("POST", "/v1/sign-up", {**asked, "password": password})
    admin = Api(url, made["session"])
    return admin, (await admin.call("GET", "/v1/settings"))["widget_keys"][0]


async def colleague(admin: Api) -> dict[str, Any]:
    """Invite Mei, as the start of a workspace does."""
    group = (await admin.call("GET", "/v1/groups"))["data"][0]["id"]
    body = {"name": "Mei", "email": "mei@lamps.example", "role": "agent", "groups": [group]}
    made: dict[str, Any] = await admin.call("POST", "/v1/agents", body)
    return made


async def prepared(url: str, shop: str) -> tuple[Scene, str]:
    """The scene, and the line that stands on the company's page."""
    admin, key = await company(url)
    made = await colleague(admin)
    sign_in = f"{url}/console/sign-in?workspace={WORKSPACE}"
    scene = Scene(shop, sign_in, made["email"], made["temporary_password"], "Nora-2026-lit")
    return scene, f'<script src="{url}/widget.js" data-key="{key}" async></script>'


@contextmanager
def site() -> Iterator[tuple[str, list[str]]]:
    """A page of the company's: its address, and the lines that stand at its end."""
    lines: list[str] = []
    title = html.escape(COMPANY)

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            page = f"<!doctype html><html lang=en><meta charset=utf-8><title>{title}</title>"
            page += f"<style>{STYLE}</style><h1>{title}</h1>{WORDS}{''.join(lines)}"
            self.send_response(200)
            self.send_header("Content-Type", "text/html; charset=utf-8")
            self.end_headers()
            self.wfile.write(page.encode())

        def log_message(self, *_: Any) -> None:
            """Nothing: what is printed are the seconds."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/", lines
    finally:
        server.shutdown()
        server.server_close()
