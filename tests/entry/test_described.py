"""openapi.json and the pages: true, complete, and without anything from elsewhere."""

import json
import re
import subprocess
import sys

from chalicelib.entry.openapi import document, operation_id
from chalicelib.entry.rest.index import routes
from tests.entry.site import Site


def test_the_kept_document_is_what_the_code_says() -> None:
    subprocess.run([sys.executable, "scripts/openapi.py", "--check"], check=True)


def test_every_route_is_described_and_named_once() -> None:
    described = document()["paths"]
    assert {(r.method.lower(), r.path) for r in routes()} == {
        (method, path) for path, methods in described.items() for method in methods
    }
    names = [operation_id(route) for route in routes()]
    assert len(names) == len(set(names))
    assert all(route.summary for route in routes())


def test_every_reference_leads_somewhere() -> None:
    text = json.dumps(document())
    for part, name in set(re.findall(r'"#/components/(\w+)/(\w+)"', text)):
        assert name in document()["components"][part]


def test_the_page_needs_nothing_from_elsewhere(site: Site) -> None:
    page = site.call("GET", "/docs")
    assert page.headers["Content-Type"].startswith("text/html")
    assert not re.search(r"""(?:src|href)=["']?(?:https?:)?//""", page.text)
    assert "default-src 'none'" in page.headers["Content-Security-Policy"]
    assert 'name="viewport"' in page.text


def test_the_readable_page_names_every_route_op_and_shape(site: Site) -> None:
    text = site.call("GET", "/docs").text
    described = document()
    for path in described["paths"]:
        assert f"<code>{path}</code>" in text
    for op in (*described["x-socket"]["client"], *described["x-socket"]["server"]):
        assert f"<code>{op}</code>" in text
    links = set(re.findall(r'href="#([\w-]+)"', text))
    assert links <= set(re.findall(r'id="([\w-]+)"', text))


def test_the_served_document_is_the_same(site: Site) -> None:
    assert site.call("GET", "/v1/openapi.json").json == json.loads(json.dumps(document()))


def test_browsers_of_any_site_may_ask(site: Site) -> None:
    headers = site.call("GET", "/v1/health").headers
    assert headers["Access-Control-Allow-Origin"] == "*"
    assert "Access-Control-Allow-Credentials" not in headers
