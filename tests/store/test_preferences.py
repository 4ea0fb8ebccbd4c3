"""What agents chose for the console: the same contract for the fake and both engines."""

from chalicelib.flow.ports import Store
from tests.store.make import OTHER, TENANT, agent


def test_they_come_back_as_they_were_kept(store: Store) -> None:
    store.save_agent(None, agent())
    assert store.preferences(TENANT, "agt_a") == {}
    chosen = {"theme": "dark", "panes": [1, 2.5, None], "语言": {"ui": "zh-TW"}, "big": 10**22}
    store.save_preferences(TENANT, "agt_a", {"theme": "light"})
    store.save_preferences(TENANT, "agt_a", chosen)
    assert store.preferences(TENANT, "agt_a") == chosen
    assert store.preferences(OTHER, "agt_a") == store.preferences(TENANT, "agt_b") == {}
    store.save_preferences(TENANT, "agt_a", {})
    assert store.preferences(TENANT, "agt_a") == {}
    assert store.agent(TENANT, "agt_a") == agent()
