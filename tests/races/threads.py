"""The same lives on real threads, all at once, as the machine has it."""

from random import Random
from threading import Condition, Thread

from chalicelib.flow.ports import Store
from tests.fakes.ports import make_ports
from tests.races.run import Life, check, lives
from tests.races.town import Size, Town

PATIENCE_S = 0.05


def race(store: Store, size: Size, seed: int) -> None:
    """Everybody at once on a store; who has nothing to do waits for somebody to do something."""
    failures: list[BaseException] = []
    moved = Condition()

    def heard(line: str) -> None:
        with moved:
            moved.notify_all()

    def pause() -> None:
        with moved:
            moved.wait(PATIENCE_S)

    def lived(life: Life) -> None:
        try:
            life()
        except BaseException as failure:
            failures.append(failure)

    fakes = make_ports(store, seed)
    town = Town(fakes, lambda name, args, do: do(), size, Random(seed), heard, pause)
    threads = [Thread(target=lived, args=(life,)) for life in lives(town).values()]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    check(town, failures)
