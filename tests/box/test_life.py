import json
import os
import re
import signal
import socket
import stat
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any
from urllib.request import Request, urlopen

import pytest

from infra.local import engines
from infra.local.children import end_leftover, started
from infra.local.handle import BoxError, running
from infra.local.state import save
from tests.box.conftest import Rig
from tests.box.until import until

Make = Callable[..., Rig]


def pids(rig: Rig) -> list[int]:
    state = rig.box.state
    return [state.pid, *state.workers, *(pid for pid, _ in state.processes.values())]


def all_gone(wanted: list[int]) -> bool:
    return not any(started(pid) for pid in wanted)


def is_free(port: int) -> bool:
    with socket.socket() as probe:
        return probe.connect_ex(("127.0.0.1", port)) != 0


def listening(pid: int) -> set[tuple[str, int]]:
    """Addresses and ports on which a process waits for connections, as Linux writes them."""
    files = [file for file in Path(f"/proc/{pid}/fd").iterdir() if file.is_symlink()]
    own = {str(file.readlink()) for file in files}
    tables = (Path(f"/proc/{pid}/net/{name}").read_text() for name in ("tcp", "tcp6"))
    lines = [line.split() for table in tables for line in table.splitlines()[1:]]
    at = [line[1] for line in lines if line[3] == "0A" and f"socket:[{line[9]}]" in own]
    return {(address, int(port, 16)) for address, port in (one.split(":") for one in at)}


def refused(rig: Rig) -> str:
    with pytest.raises(BoxError) as caught, rig.box:
        pass
    return str(caught.value)


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_it_stops_in_order_and_a_second_start_keeps_the_data(
    make_rig: Make, tmp_path: Path, number: signal.Signals
) -> None:
    rig = make_rig(tmp_path / "data")
    with rig.box, rig.connect() as client:
        client.send("open while it stops")
        client.recv(timeout=5)
        rig.put("kept")
        until(lambda: rig.delivered() == ["kept"])
        told, ports, everybody = rig.box.state.environment, rig.box.state.ports, pids(rig)
        # A terminal sends Ctrl-C to a whole group: the box alone may hear it.
        group = os.getpgid(rig.box.process.pid)
        assert group not in {os.getpgid(pid) for pid in everybody if pid != rig.box.process.pid}
        assert rig.box.stop(number) == 0
        assert len(rig.notes("disconnect")) == 1
    assert all_gone(everybody)
    assert running(rig.box.folder) is None
    with rig.box:
        assert rig.box.state.environment["TOKEN_KEYS"] == told["TOKEN_KEYS"]
        assert rig.box.state.ports == ports
        rig.put("more")
        assert until(lambda: rig.delivered() == ["kept", "more"])


def test_it_stops_long_before_what_hangs_would_end(make_rig: Make, tmp_path: Path) -> None:
    rig = make_rig(tmp_path / "data", request_seconds=29.0)
    with ThreadPoolExecutor() as pool, rig.box:
        rig.put("hung", "hang")
        request = pool.submit(rig.request, "POST", "/do/sleep")
        until(lambda: rig.notes("sleep") and rig.notes("hang"))
        everybody = pids(rig)
        assert rig.box.stop() == 0  # which waits ten seconds for it; what hangs has 29
        assert request.exception(timeout=1) or request.result()[0] >= 500
    assert all_gone(everybody)


def test_kill_9_of_the_box_alone_leaves_nothing_behind(make_rig: Make, tmp_path: Path) -> None:
    rig = make_rig(tmp_path / "data")
    with rig.box:
        rig.put("before")
        until(lambda: rig.delivered() == ["before"])
        everybody, ports = pids(rig), rig.box.state.ports
        rig.box.process.kill()
        rig.box.process.wait()
        until(lambda: all_gone(everybody))
        assert all(map(is_free, ports.values()))
    with rig.box:
        assert rig.box.state.ports == ports
        rig.put("after")
        assert until(lambda: rig.delivered() == ["before", "after"])


def test_kill_9_of_everything_loses_nothing(make_rig: Make, tmp_path: Path) -> None:
    rig = make_rig(tmp_path / "data")
    keys = [f"k{number:03}" for number in range(120)]
    with rig.box:
        for key in keys:
            rig.put(key)
        rig.box.kill9()
    with rig.box:
        assert until(lambda: rig.delivered() == keys)


def test_files_and_sign_ins_survive_kill_9(make_rig: Make, tmp_path: Path) -> None:
    rig = make_rig(tmp_path / "data", workers=1)

    def ask(target: str, path: str = "/", method: str = "POST", **body: Any) -> bytes:
        signed = (
            f"AWS4-HMAC-SHA256 Credential=t/20260101/eu-west-1/{target[:7].lower()}/aws4_request"
        )
        headers = {
            "X-Amz-Target": target,
            "Authorization": f"{signed}, SignedHeaders=host, Signature=0",
        }
        url = rig.box.state.environment["S3_ENDPOINT"] + path
        data = json.dumps(body).encode() if method != "GET" else None
        with urlopen(
            Request(url, data=data, headers=headers if target else {}, method=method)
        ) as answer:
            return bytes(answer.read())

    cognito = "AWSCognitoIdentityProviderService"
    with rig.box:
        ask(f"{cognito}.CreateUserPool", PoolName="people")
        ask("", "/bucket", "PUT")
        ask("", "/bucket/file", "PUT", text="kept")
        saved = rig.box.folder / "ministack/cognito.json"
        until(lambda: saved.exists() and "people" in saved.read_text())
        pool = json.loads(ask(f"{cognito}.ListUserPools", MaxResults=10))["UserPools"][0]["Id"]
        ask(f"{cognito}.AdminCreateUser", UserPoolId=pool, Username="grace")
        until(lambda: "grace" in saved.read_text())
        rig.box.kill9()
    with rig.box:
        assert b'"grace"' in ask(f"{cognito}.ListUsers", UserPoolId=pool)
        assert ask("", "/bucket/file", "GET") == b'{"text": "kept"}'


def test_a_stop_in_the_middle_of_the_start_is_a_stop(make_rig: Make, tmp_path: Path) -> None:
    rig = make_rig(tmp_path / "data", workers=1)
    with rig.box:
        everybody = pids(rig)
        rig.box.kill9()
        until(lambda: all_gone(everybody))
    (rig.box.folder / "box.json").unlink()
    rig.box.launch()
    found = until(lambda: (rig.box.folder / "box.json").exists() and rig.box.state)
    assert not found.workers
    assert rig.box.stop(signal.SIGINT) == 0
    assert all_gone([pid for pid, _ in found.processes.values()])


def test_a_leftover_engine_of_a_killed_box_is_ended(make_rig: Make, tmp_path: Path) -> None:
    rig = make_rig(tmp_path / "data", workers=1)
    with rig.box:
        rig.box.stop()
    # As where the kernel cannot end children with their parent: the engine still holds its port.
    stranger = os.spawnlp(os.P_NOWAIT, "sleep", "sleep", "60")
    state = rig.box.state
    state.processes = {"dynoxide": (stranger, started(stranger) or "")}
    save(rig.box.folder, state)
    with rig.box:
        assert os.waitpid(stranger, 0)[1] == signal.SIGTERM


def test_a_process_that_only_has_the_pid_of_an_engine_is_spared() -> None:
    end_leftover(os.getpid(), "another time")


def test_a_taken_port_is_named_with_the_option_that_helps(make_rig: Make, tmp_path: Path) -> None:
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = other.getsockname()[1]
        words = refused(make_rig(tmp_path / "data", port=port))
    assert f"port {port} is taken: choose another with --port" in words


def test_a_second_box_on_the_same_data_is_refused(rig: Rig, make_rig: Make) -> None:
    found = running(rig.box.folder)
    assert found and found.url == rig.box.url
    second = Rig(rig.box.folder)
    second.box.log = rig.box.folder / "second.log"
    assert f"another box runs on {rig.box.folder}" in refused(second)
    assert rig.request("GET", "/echo")[0] == 201


def test_an_application_that_cannot_be_imported_stops_the_start(
    make_rig: Make, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("FAKE_BROKEN", "1")
    words = refused(make_rig(tmp_path / "data", workers=1))
    assert "cannot start" in words
    assert "worker ended before it was ready" in words


def test_a_missing_engine_is_named(
    make_rig: Make, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(engines, "ROOT", tmp_path)
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(engines.EngineError, match=r"dynoxide 1\.2\.1 is missing"):
        engines.dynoxide_path()
    other = tmp_path / "dynoxide"
    other.write_text("#!/bin/sh\necho dynoxide 9.9.9\n")
    other.chmod(0o755)
    with pytest.raises(engines.EngineError, match=r"is dynoxide 9\.9\.9, needed is"):
        engines.dynoxide_path()


def test_an_engine_that_dies_stops_the_box_loudly(make_rig: Make, tmp_path: Path) -> None:
    rig = make_rig(tmp_path / "data", workers=1)
    with rig.box:
        os.kill(rig.box.state.processes["dynoxide"][0], signal.SIGKILL)
        assert rig.box.process.wait(10) == 1
    assert re.search(r'"a part ended by itself".*"part":"dynoxide"', rig.box.log.read_text())


def test_what_holds_secrets_is_for_its_owner_alone(rig: Rig) -> None:
    for name in ("box.json", "token-keys.json"):
        assert stat.S_IMODE((rig.box.folder / name).stat().st_mode) == 0o600
    key = rig.box.state.environment["TOKEN_KEYS"]
    assert key not in rig.box.log.read_text()


def test_the_workers_are_told_of_set_up_and_of_no_real_account(
    make_rig: Make, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("AWS_PROFILE", "production")
    rig = make_rig(tmp_path / "data", workers=1)
    with rig.box:
        told: dict[str, Any] = rig.box.state.environment
        assert rig.box.state.notes == ["sign in as nobody"]
    assert told["USER_POOL_ID"] == "pool"
    assert "AWS_PROFILE" not in told
    assert told["AWS_ACCESS_KEY_ID"] == "box"


def test_no_part_listens_to_other_machines(rig: Rig) -> None:
    heard = {found for pid in pids(rig) for found in listening(pid)}
    assert {port for _, port in heard} >= set(rig.box.state.ports.values())
    assert {address for address, _ in heard} == {"0100007F"}
