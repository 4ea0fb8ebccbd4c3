"""What the one of two customers who goes on takes over."""

from dataclasses import replace

from chalicelib.domain.tenants.merging import merged, takes
from chalicelib.domain.tenants.model import MOST_FIELDS, Customer

HEIR = Customer("ten", "cus_heir", 1, version=3)
GONE = Customer(
    "ten", "cus_gone", 2, "user-7", "Ann", "a@x", "de", "1", {"plan": "gold"}, {"size": "XL"},
    version=5,
)  # fmt: skip


def test_what_there_is_nothing_of_is_taken() -> None:
    after, became = merged(HEIR, GONE, "agt")
    said = {"name": "Ann", "email": "a@x", "phone": "1", "language": "de"}
    assert takes(HEIR, GONE) == {**said, "fields": {"size": "XL"}}
    assert after == replace(HEIR, **takes(HEIR, GONE), said_by_staff=tuple(sorted(said)), version=4)
    assert became == replace(GONE, became="cus_heir", merged_by="agt", version=6)


def test_what_is_known_stays() -> None:
    heir = replace(GONE, id="cus_heir", external_id="user-8", name="Eve", fields={"size": "S"})
    other = replace(GONE, fields={"size": "XL", "tier": "2"})
    assert takes(heir, other) == {"fields": {"tier": "2"}}
    after, became = merged(heir, other, "agt")
    assert after.fields == {"size": "S", "tier": "2"}
    assert (after.external_id, after.name, after.said_by_staff) == ("user-8", "Eve", ())
    assert became.external_id == "user-7"


def test_what_was_signed_is_never_taken() -> None:
    assert not {"attributes", "external_id"} & takes(HEIR, GONE).keys()


def test_fields_are_taken_as_far_as_there_is_room() -> None:
    heir = replace(HEIR, fields={str(n): "x" for n in range(MOST_FIELDS - 1)})
    assert takes(heir, replace(GONE, fields={"a": "1", "b": "2"}))["fields"] == {"a": "1"}
    full = replace(HEIR, fields={str(n): "x" for n in range(MOST_FIELDS)})
    assert "fields" not in takes(full, GONE)
