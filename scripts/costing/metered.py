"""The application as a box runs it, with a line of usage for each thing a handler was asked.

The lines go to files of ``USAGE_LOG``, one file a process. Processor time is this process's, so
neighbours on the machine do not change it; waiting for the database is not in it.
"""

import json
import math
import os
import sys
import time
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any

READS = ("GetItem", "BatchGetItem", "Query", "TransactGetItems")
MESSAGE_BYTES = 32 * 1024  # what a socket's message is billed by
EVENT_BYTES = 26  # what CloudWatch adds to a line
Event = dict[str, Any]


def message_units(size: int) -> int:
    """How many messages a frame of so many bytes is billed as."""
    return max(1, math.ceil(size / MESSAGE_BYTES))


class Lines:
    """Standard output that counts what would be ingested as logs."""

    def __init__(self, stream: Any) -> None:
        self._stream = stream
        self.size = 0

    def write(self, text: str) -> int:
        """Count and pass on."""
        self.size += len(text.encode()) + EVENT_BYTES * text.count("\n")
        return int(self._stream.write(text))

    def __getattr__(self, name: str) -> Any:
        return getattr(self._stream, name)


# Before the application is imported: its logger keeps the stream it finds.
sys.stdout = lines = Lines(sys.stdout)

import app as real  # noqa: E402
from chalicelib import transport  # noqa: E402
from chalicelib.outbound import push  # noqa: E402

STREAM_FILTER = real.STREAM_FILTER
used: Counter[str] = Counter()


def see(call: transport.Call) -> None:
    """Count one answered call."""
    used["calls"] += 1
    kind = "rru" if call.operation in READS else "wru"
    used[kind] += sum(c["CapacityUnits"] for c in call.capacity)


def posted(service: str, region: str, method: str, url: str, headers: Any, body: bytes) -> Any:
    """Count one frame to a socket and send it."""
    used["calls"] += 1
    if method == "POST":
        used["pushes"] += 1
        used["push_units"] += message_units(len(body))
        used["push_bytes"] += len(body)
    return transport.request(service, region, method, url, headers, body)


transport.observers.append(see)
push.request = posted


def asked_for(handler: str, event: Event) -> str:
    """What the event asks: the route of a request, the command of a frame."""
    if handler == "app":
        about = event["requestContext"]
        return f"{about['httpMethod']} {about['resourcePath']}"
    if handler == "socket_message":
        try:
            return str(json.loads(event["body"])["op"])
        except (ValueError, KeyError, TypeError):
            return "unreadable"
    return ""


class Metered:
    """A handler that writes down what each event took."""

    def __init__(self, name: str, handler: Callable[[Any, Any], Any]) -> None:
        self._name, self._handler = name, handler

    def __getattr__(self, name: str) -> Any:
        return getattr(self._handler, name)

    def __call__(self, event: Event, context: Any) -> Any:
        """Answer the event and add its line."""
        used.clear()
        logged, cpu = lines.size, time.process_time()
        try:
            result = self._handler(event, context)
        finally:
            used["cpu_ms"] = (time.process_time() - cpu) * 1000  # type: ignore[assignment]
            used["log_bytes"] = lines.size - logged
        used["in_bytes"] = len((event.get("body") or "").encode())
        used["out_bytes"] = len(str((result or {}).get("body") or "").encode())
        used["records"] = len(event.get("Records", ()))
        line = {"at": time.time(), "handler": self._name, "op": asked_for(self._name, event)}
        log.write(json.dumps(line | dict(used)) + "\n")
        return result


log = (Path(os.environ["USAGE_LOG"]) / f"{os.getpid()}.jsonl").open("a", buffering=1)
app = Metered("app", real.app)
socket_authorizer = Metered("socket_authorizer", real.socket_authorizer)
socket_connect = Metered("socket_connect", real.socket_connect)
socket_message = Metered("socket_message", real.socket_message)
socket_disconnect = Metered("socket_disconnect", real.socket_disconnect)
stream = Metered("stream", real.stream)
clock = Metered("clock", real.clock)
