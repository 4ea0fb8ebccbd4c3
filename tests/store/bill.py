"""What calls cost."""

from chalicelib.transport import Call


class Bill:
    """Calls since the last look, and their units."""

    def __init__(self) -> None:
        self.calls: list[Call] = []

    def take(self) -> tuple[int, float]:
        """How many calls, how many units."""
        units = sum(c["CapacityUnits"] for call in self.calls for c in call.capacity)
        taken = len(self.calls), units
        self.calls.clear()
        return taken

    def index_units(self) -> float:
        """Units that went to indexes, without taking anything."""
        tables = [c for call in self.calls for c in call.capacity]
        indexes = [i for t in tables for i in t.get("GlobalSecondaryIndexes", {}).values()]
        return float(sum(i["CapacityUnits"] for i in indexes))
