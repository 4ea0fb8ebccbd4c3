"""What a box serves beside the API: widget and console, the start page, the demo shop."""

import gzip
import json
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import jwt
import pytest

from infra.local.demo import Demo, Secrets
from infra.local.site import Site
from tests.box.conftest import Rig

SECRET = "a secret of thirty-two characters and more"
LOADER = b"(() => {})();\n" * 40
CHAT = "chat.aB3_x-9z.js"
SHOP = b"<!doctype html><script src=/widget.js data-key='{{widget_key}}'></script>"


@pytest.fixture
def widget(tmp_path: Path) -> Path:
    """The folder of a small widget of one's own."""
    dist, demo = tmp_path / "widget/dist", tmp_path / "widget/demo"
    for folder in (dist / "deep", demo / "img"):
        folder.mkdir(parents=True)
    (dist / "widget.js").write_bytes(LOADER)
    (dist / CHAT).write_text("export default 1;")
    (dist / "made-from").write_text("digest")
    (dist / ".hidden.js").write_text("hidden")
    (dist / "deep" / "own.js").write_text("deep")
    (tmp_path / "widget" / "outside.js").write_text("outside")
    (tmp_path / "outside.js").write_text("outside")
    (dist / "link.js").symlink_to(tmp_path / "outside.js")
    (demo / "index.html").write_bytes(SHOP)
    (demo / "shop.js").write_text("'{{widget_key}}'")
    (demo / "img" / "lamp.svg").write_text("<svg/>")
    return tmp_path / "widget"


@pytest.fixture
def console(tmp_path: Path) -> Path:
    """The folder of a small console."""
    assets = tmp_path / "console/dist/assets"
    assets.mkdir(parents=True)
    (assets / "index-a1B2c3D4.js").write_text("app")
    (assets.parent / "index.html").write_text("<!doctype html><div id=root></div>")
    (assets.parent / "secret.json").write_text("{}")
    return tmp_path / "console"


class Reader:
    """Asks a site."""

    def __init__(self, site: Site) -> None:
        self.site = site

    def __call__(
        self, path: str, method: str = "GET", **headers: str
    ) -> tuple[int, dict[str, str], bytes] | None:
        path, _, query = path.partition("?")
        scope: dict[str, Any] = {
            "method": method,
            "raw_path": path.encode("latin-1"),
            "query_string": query.encode("latin-1"),
            "headers": [(n.replace("_", "-").encode(), v.encode()) for n, v in headers.items()],
        }
        answer = self.site.answer(scope)
        if answer is None:
            return None
        status, raw, body = answer
        return status, {name.decode(): value.decode() for name, value in raw}, body

    def found(self, path: str, **headers: str) -> tuple[dict[str, str], bytes]:
        """Headers and body of what must be there."""
        answer = self(path, **headers)
        assert answer
        assert answer[0] == 200
        return answer[1:]


@pytest.fixture
def read(widget: Path, console: Path) -> Reader:
    """A site over that folder."""
    return Reader(Site(widget, console, Demo(widget / "demo", Secrets("wk_<1>", SECRET))))


def test_the_loader_may_be_loaded_from_anywhere_and_is_kept_for_minutes(read: Reader) -> None:
    headers, body = read.found("/widget.js")
    assert body == LOADER
    assert headers["cache-control"] == "public, max-age=300"
    assert headers["content-type"] == "text/javascript; charset=utf-8"
    assert headers["access-control-allow-origin"] == "*"
    assert headers["cross-origin-resource-policy"] == "cross-origin"
    assert headers["x-content-type-options"] == "nosniff"


def test_what_has_its_digest_in_its_name_is_kept_for_ever(read: Reader) -> None:
    headers, body = read.found(f"/{CHAT}")
    assert body == b"export default 1;"
    assert headers["cache-control"] == "public, max-age=31536000, immutable"
    assert headers["access-control-allow-origin"] == "*"


@pytest.mark.parametrize(
    ("accepted", "small"),
    [
        ("gzip, deflate, br", True),
        ("br;q=1.0, gzip;q=0.2", True),
        ("*", True),
        ("gzip;q=0", False),
        ("identity, gzip; q=0.00", False),
        ("br", False),
        ("", False),
        ("xgzip", False),
    ],
)
def test_it_is_compressed_for_whoever_takes_that(read: Reader, accepted: str, small: bool) -> None:
    headers, body = read.found("/widget.js", accept_encoding=accepted)
    assert headers["vary"] == "Accept-Encoding"
    assert ("content-encoding" in headers) == small
    assert (gzip.decompress(body) if small else body) == LOADER
    assert not small or len(body) < len(LOADER) / 4


def test_what_is_known_is_not_sent_again_until_it_changes(read: Reader, widget: Path) -> None:
    tag = read.found("/widget.js")[0]["etag"]
    for known in (tag, tag.removeprefix("W/"), f'"other", {tag}', "*"):
        answer = read("/widget.js", if_none_match=known)
        assert answer
        assert (answer[0], answer[2]) == (304, b"")
        assert answer[1]["etag"] == tag
        assert answer[1]["cache-control"] == "public, max-age=300"
    (widget / "dist" / "widget.js").write_text("built again")
    headers, body = read.found("/widget.js", if_none_match=tag)
    assert body == b"built again"
    assert headers["etag"] != tag


@pytest.mark.parametrize(
    "path",
    [
        "/made-from",
        "/.hidden.js",
        "/link.js",
        "/deep/own.js",
        "/../outside.js",
        "/..%2foutside.js",
        "/%2e%2e/outside.js",
        "/..\\outside.js",
        "/nothing.js",
        "/widget.js/",
        "/widget.js/x.js",
        "/widget%2ejs",
        f"/{'x' * 5000}.js",
        "/ÿ.js",
        "/v1/openapi.json",
        "/v1/widget",
        "/docs",
        "/ws",
        "/demonstration",
    ],
)
def test_nothing_else_is_the_sites(read: Reader, path: str) -> None:
    assert read(path) is None


@pytest.mark.parametrize(
    "path",
    [
        "/demo/../dist/widget.js",
        "/demo/%2e%2e/x.js",
        "/demo//shop.js",
        "/demo/.git.js",
        "/demo/x.js",
    ],
)
def test_nothing_but_the_shops_own_files_is_below_demo(read: Reader, path: str) -> None:
    answer = read(path)
    assert answer
    assert answer[0] == 404


@pytest.mark.parametrize("path", ["/", "/widget.js", "/demo/", "/demo/identity?sub=li"])
def test_it_is_for_reading_only(read: Reader, path: str) -> None:
    answer = read(path, "POST")
    assert answer
    assert (answer[0], answer[1]["allow"]) == (405, "GET,HEAD")


def test_a_widget_that_is_not_built_says_what_builds_it(tmp_path: Path) -> None:
    answer = Reader(Site(tmp_path, tmp_path, None))("/widget.js")
    assert answer
    assert answer[0] == 404
    assert b"scripts/run.py" in answer[2]
    assert answer[1]["cache-control"] == "no-store"


def test_the_start_page_leads_a_newcomer_on(read: Reader) -> None:
    headers, body = read.found("/")
    assert headers["content-type"] == "text/html; charset=utf-8"
    assert b'href="/demo/"' in body
    assert b'href="/docs"' in body
    assert headers["content-security-policy"].startswith("default-src 'none'")


def test_the_shop_has_the_demo_tenants_key_in_its_pages(read: Reader) -> None:
    headers, body = read.found("/demo/")
    assert body == SHOP.replace(b"{{widget_key}}", b"wk_&lt;1&gt;")
    assert headers["cache-control"] == "no-cache"
    assert "access-control-allow-origin" not in headers
    assert read.found("/demo/products/lamp")[1] == body
    assert read.found("/demo/shop.js")[1] == b"'{{widget_key}}'"
    assert read.found("/demo/img/lamp.svg")[0]["content-type"] == "image/svg+xml"


def test_the_shop_is_found_without_its_last_slash(read: Reader) -> None:
    for asked, to in (("/demo", "/demo/"), ("/demo?theme=dark", "/demo/?theme=dark")):
        answer = read(asked)
        assert answer
        assert (answer[0], answer[1]["location"]) == (307, to)


def test_without_a_demo_tenant_there_is_no_shop(widget: Path) -> None:
    assert Reader(Site(widget, widget, None))("/demo/") is None


def test_the_shop_signs_who_its_visitors_say_they_are(read: Reader) -> None:
    before = time.time()
    headers, body = read.found("/demo/identity?sub=li-7&name=%E6%9D%8E%20Na")
    token = json.loads(body)["token"]
    claims = jwt.decode(token, SECRET, ["HS256"])
    assert (claims["sub"], claims["name"]) == ("li-7", "李 Na")
    assert before < claims["exp"] <= time.time() + 600
    assert headers["cache-control"] == "no-store"
    assert "access-control-allow-origin" not in headers
    again = json.loads(read.found("/demo/identity?sub=li-7")[1])["token"]
    assert jwt.decode(again, SECRET, ["HS256"])["jti"] != claims["jti"]


@pytest.mark.parametrize(
    "query",
    [
        "",
        "sub=",
        "name=Li",
        "sub=a&sub=b",
        "sub=a&role=admin",
        "sub=a&name=b&x=1",
        "sub=a%00",
        "sub=a%0ab",
        "sub=a%20b",
        "sub=%ff",
        "sub=" + "a" * 65,
        "sub=a&name=" + "b" * 81,
        "sub=a&name=b%07",
        "sub=a&name=%ff",
        "sub=ÿ",
        "sub",
    ],
)
def test_an_odd_question_for_an_identity_is_refused(read: Reader, query: str) -> None:
    answer = read(f"/demo/identity?{query}")
    assert answer
    assert answer[0] == 400
    assert json.loads(answer[2])["code"] == "bad_request"


@pytest.fixture
def own(make_rig: Any, widget: Path, tmp_path: Path) -> Iterator[Rig]:
    """A box that serves the small widget."""
    rig: Rig = make_rig(tmp_path / "data", widget=str(widget), workers=1)
    with rig.box:
        yield rig


def test_over_http(own: Rig) -> None:
    status, headers, body = own.request("GET", "/widget.js", **{"Accept-Encoding": "gzip"})
    assert (status, gzip.decompress(body)) == (200, LOADER)
    tag = headers["ETag"]
    status, head, nothing = own.request("HEAD", "/widget.js")
    assert (status, head["Content-Length"], nothing) == (200, str(len(LOADER)), b"")
    status, _, nothing = own.request("GET", "/widget.js", **{"If-None-Match": tag})
    assert (status, nothing) == (304, b"")
    assert b"wk_demo" in own.request("GET", "/demo/")[2]
    assert own.request("GET", "/demo/identity?sub=li")[0] == 200
    assert own.request("GET", "/echo")[0] == 201
    assert own.request("GET", "/../../outside.js")[0] == 404


@pytest.mark.parametrize("place", ["", "/", "/acme/inbox/cnv_1", "/secret.json", "/%2e%2e/x.html"])
def test_every_place_of_the_console_is_its_one_page(read: Reader, place: str) -> None:
    headers, body = read.found(f"/console{place}")
    assert b"id=root" in body
    assert headers["cache-control"] == "no-cache"
    assert "script-src 'self';" in headers["content-security-policy"]
    assert "frame-ancestors 'none'" in headers["content-security-policy"]


def test_the_consoles_scripts_are_kept_for_ever_and_unknown_ones_are_not_its_page(
    read: Reader,
) -> None:
    headers, body = read.found("/console/assets/index-a1B2c3D4.js")
    assert body == b"app"
    assert "immutable" in headers["cache-control"]
    answer = read("/console/assets/index-gone.js")
    assert answer
    assert answer[0] == 404


def test_a_console_that_is_not_built_is_not_there(widget: Path, tmp_path: Path) -> None:
    answer = Reader(Site(widget, tmp_path, None))("/console/")
    assert answer
    assert answer[0] == 404
