"""All that can go wrong with one call to the outside, as the real ports let it show."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from botocore.exceptions import ClientError

from chalicelib.flow.ports import Conflict
from tests.faults.stream import Stream


class Killed(BaseException):
    """The worker ends here: nobody may go on after this."""


def refused(code: str, status: int) -> Callable[[], BaseException]:
    """What the engine's answer with this code becomes."""
    answer: Any = {
        "Error": {"Code": code, "Message": ""},
        "ResponseMetadata": {"HTTPStatusCode": status},
    }
    return lambda: ClientError(answer, "Call")


@dataclass(frozen=True)
class Fault:
    """A call is done so many ``times``, and then (None: nothing) is raised."""

    name: str
    times: int
    raises: Callable[[], BaseException] | None = None


broken = refused("InternalServerError", 500)
throttled = refused("ThrottlingException", 400)
FAULTS = (
    Fault("fails before", 0, broken),
    Fault("fails after having worked", 1, broken),
    Fault("times out, not done", 0, TimeoutError),
    Fault("times out, done", 1, TimeoutError),
    Fault("is throttled", 0, throttled),
    Fault("loses to a crowd", 0, lambda: Conflict("version")),
    Fault("is done, its answer lost, and sent again", 2),
    Fault("is killed before", 0, Killed),
    Fault("is killed after", 1, Killed),
)
# What only reads is no different after having worked, and meets no crowd.
OF_READS = tuple(f for f in FAULTS if not f.times and f.name != "loses to a crowd")


class Calls:
    """Goes around every call: counts them, and lets ``fault`` happen to number ``at`` (from 0)."""

    def __init__(self, stream: Stream, at: int = -1, fault: Fault | None = None) -> None:
        self.stream, self.at, self.fault = stream, at, fault
        self.names: list[str] = []

    def __call__(self, name: str, args: tuple[Any, ...], do: Callable[[], Any]) -> Any:
        """Do the call, or what the fault makes of it."""
        number = len(self.names)
        self.names.append(name)
        if self.fault is None or number != self.at:
            return self._done(name, args, do)
        answer = None
        for _ in range(self.fault.times):
            answer = self._done(name, args, do)
        if self.fault.raises:
            raise self.fault.raises()
        return answer

    def check_end(self, failure: BaseException | None) -> None:
        """Raise AssertionError where the fault did not happen, or where somebody lives on, or does
        more, after they were killed.
        """
        assert self.at < len(self.names), "never came so far"
        if self.fault is not None and self.fault.raises is Killed:
            assert isinstance(failure, Killed), "lives on after its end"
            assert len(self.names) == self.at + 1, "does more after its end"

    def _done(self, name: str, args: tuple[Any, ...], do: Callable[[], Any]) -> Any:
        answer = do()
        if name == "store.commit":
            self.stream.saw(args[0])
        return answer
