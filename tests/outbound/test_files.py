"""Files: a form that takes one file of one type and size, a link that gives it back."""

from dataclasses import replace
from typing import Any

import pytest
import urllib3

from chalicelib.flow.ports import Attachment
from chalicelib.outbound import files

SMALL = Attachment("ten_a", "cnv_a", "att_a", "a b/../ü.png", "image/png", 10, "cus_a")


@pytest.fixture
def attachment(request: pytest.FixtureRequest, local: str) -> Attachment:
    """A file of its own for each test."""
    return replace(SMALL, id=f"att_{abs(hash(request.node.name))}")


def post(form: dict[str, Any], content: bytes, **changes: str) -> int:
    """Upload as a browser does; the status."""
    fields = {**form["fields"], **changes, "file": ("x", content)}
    with urllib3.PoolManager() as pool:
        return int(pool.request("POST", form["url"], fields=fields).status)


def test_a_file_goes_up_and_comes_back(attachment: Attachment) -> None:
    assert files.exists(attachment) is False
    assert post(files.upload(attachment), b"0123456789") in (200, 201, 204)
    assert files.exists(attachment) is True
    with urllib3.PoolManager() as pool:
        answer = pool.request("GET", files.download(attachment))
    assert answer.data == b"0123456789"
    assert answer.headers["content-disposition"] == (
        "attachment; filename*=UTF-8''a%20b%2F..%2F%C3%BC.png"
    )
    assert answer.headers["content-type"] == "image/png"


def test_a_form_takes_no_more_than_was_announced(attachment: Attachment) -> None:
    assert post(files.upload(attachment), b"0123456789!") in (400, 403)
    assert files.exists(attachment) is False


def test_a_form_names_its_key_type_and_size() -> None:
    assert files.key_of(SMALL) == "ten_a/cnv_a/att_a/a_b_.._.png"


@pytest.mark.parametrize("name", ["..", "/", "....//", "\u202egnp.exe", "x" * 500, "日本語"])
def test_no_name_leaves_its_folder(name: str) -> None:
    folder, slash, last = files.key_of(replace(SMALL, name=name)).rpartition("/")
    assert (folder, slash) == ("ten_a/cnv_a/att_a", "/")
    assert last.strip(".")
    assert len(last) <= 100


def test_a_store_that_hangs_is_not_waited_for(local: str) -> None:
    config = files._client().meta.config
    assert (config.connect_timeout, config.read_timeout) == (2, 5)
