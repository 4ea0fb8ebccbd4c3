"""A hundred customers and twenty agents at once on a real database."""

from chalicelib.flow.ports import Store
from tests.races.threads import race
from tests.races.town import Size


def test_every_law_holds_on_a_database(desk: Store) -> None:
    race(desk, Size(customers=100, agents=20, seats=4, acts=3), seed=1)
