"""The lists that customers are found in: all of them, and one row for each word of theirs."""

from chalicelib.domain.tenants import finding
from chalicelib.domain.tenants.model import Customer
from chalicelib.flow.ports import Page
from chalicelib.store import cursor as pages
from chalicelib.store import load
from chalicelib.store.commit import Transaction
from chalicelib.store.rows import keys
from chalicelib.store.rows.base import item
from chalicelib.store.rows.conversations import PointerRow
from chalicelib.store.rows.people import customer_of


def found_customers(tenant: str, term: str, limit: int, cursor: str | None) -> Page[Customer]:
    """Those who have a word that begins with the term, in the order of these words. A page may be
    short, for whom several words find is told once.
    """
    found, more = pages.page(keys.words(tenant), limit, cursor, within=term)
    pairs = [row["sk"]["S"].rpartition("#") for row in found]
    known = _customers(tenant, [id for _, _, id in pairs])
    there = [known[id] for word, _, id in pairs if id in known and _told(known[id], term, word)]
    return Page(there, more)


def latest_customers(tenant: str, limit: int, cursor: str | None) -> Page[Customer]:
    """All who are still themselves, latest first."""
    found, more = pages.page(keys.customers(tenant), limit, cursor, latest_first=True)
    ids = [row["sk"]["S"].partition("#")[2] for row in found]
    known = _customers(tenant, ids)
    return Page([known[id] for id in ids if id in known], more)


def list_customer(to: Transaction, before: Customer | None, after: Customer) -> None:
    """Keep the rows that find a customer; few changes change them."""
    was, becomes = _rows(before), _rows(after)
    for pk, sk in sorted(becomes - was):
        to.put(item(PointerRow, pk, sk))
    for pk, sk in sorted(was - becomes):
        to.delete(pk, sk)


def _rows(customer: Customer | None) -> set[tuple[str, str]]:
    if customer is None or customer.became is not None:
        return set()
    tenant, id = customer.tenant, customer.id
    rows = {(keys.words(tenant), f"{word}#{id}") for word in finding.words(customer)}
    return {*rows, (keys.customers(tenant), keys.timed(customer.created_at, id))}


def _customers(tenant: str, ids: list[str]) -> dict[str, Customer]:
    rows = load.rows((keys.customer(tenant, id), keys.CUSTOMER) for id in ids)
    return {one.id: one for one in map(customer_of, rows.values())}


def _told(customer: Customer, term: str, word: str) -> bool:
    return finding.first(customer, term) == word
