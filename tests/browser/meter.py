"""What loading a page takes of its main thread, on a processor made slower."""

from typing import Any

from playwright.sync_api import Page, expect

from tests.browser.customer import Customer

SLOWER = 4  # times: about a cheap phone beside this machine


class Load:
    """What one load took, ms."""

    def __init__(self, script: float, whole: float) -> None:
        self.script, self.whole = script, whole


class Meter:
    """Loads pages on a slowed processor with a profile of what runs."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.debugger = page.context.new_cdp_session(page)
        for domain in ("Performance", "Profiler"):
            self.debugger.send(f"{domain}.enable")
        self.debugger.send("Profiler.setSamplingInterval", {"interval": 100})
        self.debugger.send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})

    def load(self, url: str, ready: Customer | None) -> Load:
        """Load it until the launcher is there and the network is quiet."""
        self.page.goto("about:blank")
        before = self._busy()
        self.debugger.send("Profiler.start")
        self.page.goto(url)
        if ready:
            expect(ready.launcher).to_be_visible()
        self.page.wait_for_load_state("networkidle")
        profile = self.debugger.send("Profiler.stop")["profile"]
        return Load(_own(profile), self._busy() - before)

    def _busy(self) -> float:
        metrics = self.debugger.send("Performance.getMetrics")["metrics"]
        return 1000 * float(next(m["value"] for m in metrics if m["name"] == "TaskDuration"))


def _own(profile: dict[str, Any]) -> float:
    """The time of all samples in which the loader, or what it called, ran; ms."""
    nodes = {node["id"]: node for node in profile["nodes"]}
    parents = {child: id_ for id_, node in nodes.items() for child in node.get("children", ())}

    def ours(id_: int | None) -> bool:
        while id_ is not None:
            if nodes[id_]["callFrame"]["url"].endswith("/widget.js"):
                return True
            id_ = parents.get(id_)
        return False

    samples = zip(profile["samples"], profile["timeDeltas"], strict=True)
    return sum(took for id_, took in samples if ours(id_)) / 1000
