"""A tenant's rows, found by a scan.

The product never scans: one answer would cost what all tenants have. An operator may, for erasing
is rare and must not rest on a list: rows that no list names (counters, markers, what a crash left)
are just those that would be forgotten. It keeps to a pace that harms nobody, and its parts run side
by side, so that no single partition of the table has to serve the whole of that pace.
"""

from __future__ import annotations

import random
import time
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from typing import Any

from erasing.pace import Pace

SEGMENTS, PAGE, BATCH = 8, 250, 25
TRIES = 10  # of one batch of which nothing gets through any more
Key = Mapping[str, Mapping[str, str]]
Item = Mapping[str, Mapping[str, Any]]


class Stuck(Exception):
    """The table takes no more deletes; what was erased stays so, begin again later."""


class Table:
    """One table of a stage or a box, read and cleared at a pace."""

    def __init__(
        self, client: Any, name: str, pace: Pace, sleep: Callable[[float], None] = time.sleep
    ) -> None:
        self._client, self._name, self._pace, self._sleep = client, name, pace, sleep

    def each(self, does: Callable[[list[Item]], Counter[str]], **asked: Any) -> Counter[str]:
        """What is done, in sum, with each page of a scan of all of it."""

        def segment(number: int) -> Counter[str]:
            done: Counter[str] = Counter()
            part = {"Segment": number, "TotalSegments": SEGMENTS, "Limit": PAGE}
            for page in self._pages(self._client.scan, **part, **asked):
                done += does(page)
            return done

        with ThreadPoolExecutor(SEGMENTS) as pool:
            return sum(pool.map(segment, range(SEGMENTS)), Counter[str]())

    def partition(self, pk: str) -> list[Key]:
        """The keys of a partition."""
        asked = {
            "KeyConditionExpression": "pk = :pk",
            "ExpressionAttributeValues": {":pk": {"S": pk}},
            "ProjectionExpression": "pk, sk",
        }
        return [key for page in self._pages(self._client.query, **asked) for key in page]

    def _pages(self, ask: Any, **asked: Any) -> Iterator[list[Item]]:
        """Pages, each with the next at hand: a box's engine does not go on from a row that went."""
        page = self._page(ask, **asked)
        while start := page.get("LastEvaluatedKey"):
            following = self._page(ask, ExclusiveStartKey=start, **asked)
            yield page["Items"]
            page = following
        yield page["Items"]

    def _page(self, ask: Any, **asked: Any) -> Mapping[str, Any]:
        # Consistent: what was written a moment ago must not be overlooked.
        page: Mapping[str, Any] = ask(
            TableName=self._name, ConsistentRead=True, ReturnConsumedCapacity="TOTAL", **asked
        )
        self._pace.spent(page["ConsumedCapacity"]["CapacityUnits"])
        return page

    def delete(self, keys: Sequence[Key]) -> None:
        """Delete rows; those that are gone already are no matter."""
        for at in range(0, len(keys), BATCH):
            self._delete([{"DeleteRequest": {"Key": key}} for key in keys[at : at + BATCH]])

    def _delete(self, requests: list[Any]) -> None:
        tries = 0
        while requests:
            answer = self._client.batch_write_item(
                RequestItems={self._name: requests}, ReturnConsumedCapacity="TOTAL"
            )
            self._pace.spent(sum(one["CapacityUnits"] for one in answer["ConsumedCapacity"]))
            left = answer.get("UnprocessedItems", {}).get(self._name, [])
            tries = tries + 1 if len(left) == len(requests) else 0
            if tries == TRIES:
                raise Stuck(f"{self._name} takes no deletes; try again later, with less --units")
            if left:
                self._sleep(random.uniform(0, 0.05 * 2**tries))
            requests = left

    def delete_name(self, key: Key, owner: str) -> bool:
        """Delete a row that gives a name to a tenant; False when it is another's by now."""
        try:
            self._client.delete_item(
                TableName=self._name,
                Key=key,
                ConditionExpression="#owner = :owner",
                ExpressionAttributeNames={"#owner": "owner"},
                ExpressionAttributeValues={":owner": {"S": owner}},
            )
        except self._client.exceptions.ConditionalCheckFailedException:
            return False
        return True
