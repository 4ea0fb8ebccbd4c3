"""What customers are found by."""

import pytest

from chalicelib.domain.tenants.finding import LONGEST, MOST_WORDS, first, matches, terms, words
from chalicelib.domain.tenants.model import Customer


def somebody(**parts: str) -> Customer:
    return Customer("ten", "cus", 0, **parts)


WHO = {
    "ann": somebody(name="Ann-Marie O'Brien", email="a.brien@shop.example", external_id="User-7"),
    "wang": somebody(name="王小明", external_id="u_42"),
    "mixed": somebody(name="Li 李雷 (VIP)", phone="+43 (664) 12-34"),
    "accents": somebody(name="JÜRGEN Straße"),
    "nobody": somebody(),
}


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("ann", {"ann"}),
        ("ANN", {"ann"}),
        ("mar", {"ann"}),
        ("brien", {"ann"}),
        ("o'br", {"ann"}),
        ("ann-m", {"ann"}),
        ("a.brien@sh", {"ann"}),
        ("shop", {"ann"}),
        ("user-7", {"ann"}),
        ("7", {"ann"}),
        ("u", {"ann", "wang"}),
        ("rien", set()),
        ("王", {"wang"}),
        ("小明", {"wang"}),
        ("明", {"wang"}),
        ("王明", set()),
        ("42", {"wang"}),
        ("u_4", {"wang"}),
        ("李雷", {"mixed"}),
        ("雷 li", {"mixed"}),
        ("vip", {"mixed"}),
        ("+43", {"mixed"}),
        ("4366412", {"mixed"}),
        ("jurgen", {"accents"}),
        ("Jürg STRASSE", {"accents"}),
        ("ann 王", set()),
    ],
)
def test_who_is_found(query: str, found: set[str]) -> None:
    assert {name for name, who in WHO.items() if matches(who, terms(query))} == found


def test_a_query_without_words_asks_for_nothing() -> None:
    assert terms("  \t ") == ()
    assert terms("b aa b ccc") == ("ccc", "aa", "b")


def test_who_became_another_is_not_found() -> None:
    assert words(Customer("ten", "cus", 0, name="Ann", became="cus_b")) == frozenset()


def test_words_are_few_and_short() -> None:
    long = somebody(name="王" * 100, email="x" * 150 + "@" + "y" * 40, external_id="i" * 128)
    found = words(long)
    assert len(found) <= MOST_WORDS and max(map(len, found)) == LONGEST
    many = somebody(name=" ".join(f"n{n}" for n in range(40)), external_id="last-1")
    assert len(words(many)) == MOST_WORDS and matches(many, terms("last-1"))


def test_a_longer_question_than_any_word_still_finds() -> None:
    assert matches(somebody(external_id="i" * 128), terms("i" * 100))
    assert matches(somebody(name="王" * 30), terms("王" * 25))


def test_of_several_words_the_first_tells() -> None:
    assert first(somebody(name="anna ann andy"), "an") == "andy"
    assert first(somebody(name="ann"), "b") is None
