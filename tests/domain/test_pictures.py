"""Pictures are what they call themselves, and small."""

from base64 import b64encode

import pytest

from chalicelib.domain.errors import Invalid, TooLarge
from chalicelib.domain.pictures import MOST_BYTES, Picture, checked

RAW = {
    "image/png": b"\x89PNG\r\n\x1a\n rest",
    "image/jpeg": b"\xff\xd8\xff\xe0 rest",
    "image/webp": b"RIFF\x10\x00\x00\x00WEBPVP8 ",
}


def sent(raw: bytes) -> str:
    return b64encode(raw).decode()


@pytest.mark.parametrize("type_", RAW)
def test_a_picture_of_its_type_is_kept_as_it_came(type_: str) -> None:
    assert checked(type_, sent(RAW[type_])) == Picture(type_, sent(RAW[type_]))


@pytest.mark.parametrize("type_", RAW)
@pytest.mark.parametrize("other", [*RAW, "", "text", "half"])
def test_bytes_of_another_type_are_none(type_: str, other: str) -> None:
    raw = {**RAW, "": b"", "text": b"<svg onload=alert(1)>", "half": RAW[type_][:2]}[other]
    if other == type_:
        return
    with pytest.raises(Invalid, match="not_this_type"):
        checked(type_, sent(raw))


@pytest.mark.parametrize("type_", ["image/svg+xml", "image/gif", "text/html", "", "IMAGE/PNG"])
def test_other_types_are_refused(type_: str) -> None:
    with pytest.raises(Invalid, match="type_not_allowed"):
        checked(type_, sent(RAW["image/png"]))


@pytest.mark.parametrize("data", ["%", "a", "aaaaa", "iVBOR w0K", "é", "data:image/png;base64,AA"])
def test_what_is_no_base64_is_refused(data: str) -> None:
    with pytest.raises(Invalid, match="not_base64"):
        checked("image/png", data)


def test_the_limit_is_in_bytes_of_the_picture() -> None:
    whole = RAW["image/png"] + bytes(MOST_BYTES - len(RAW["image/png"]))
    assert checked("image/png", sent(whole))
    with pytest.raises(TooLarge):
        checked("image/png", sent(whole + b"\0"))


def test_its_name_changes_with_it() -> None:
    png = Picture("image/png", "AAAA")
    assert png.digest == Picture("image/png", "AAAA").digest
    assert len({png.digest, Picture("image/webp", "AAAA").digest}) == 2
    assert len({png.digest, Picture("image/png", "AAAB").digest}) == 2
