"""What the functions ask of AWS while their handlers run, by whichever way it leaves."""

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from typing import Any

import pytest
from botocore import signers
from botocore.client import BaseClient

import app
from chalicelib.transport import pending
from tests.policies import needs
from tests.policies.statements import Need

HANDLERS = {
    "APIHandler": "app",
    "SocketAuthorizer": "socket_authorizer",
    "WebsocketConnect": "socket_connect",
    "WebsocketMessage": "socket_message",
    "WebsocketDisconnect": "socket_disconnect",
    "Stream": "stream",
    "Clock": "clock",
    "RotateKeys": "rotate_keys",
}


class Recorder:
    """Needs by function; what is called while no handler runs is the tests' own business."""

    def __init__(self) -> None:
        self.needs: defaultdict[str, set[Need]] = defaultdict(set)
        self._running: str | None = None

    @contextmanager
    def running(self, function: str) -> Iterator[None]:
        """What is called meanwhile is the function's."""
        before, self._running = self._running, function
        try:
            yield
        finally:
            self._running = before

    def take(self, found: Callable[[], Iterator[Need]]) -> None:
        """Keep needs, if they are anybody's."""
        if self._running is not None:
            self.needs[self._running].update(found())


class Watched:
    """A handler in its place in ``app``; whatever else is asked of it goes to the real one."""

    def __init__(self, recorder: Recorder, function: str, handler: Any) -> None:
        self._recorder, self._function, self._handler = recorder, function, handler

    def __call__(self, *event: Any) -> Any:
        with self._recorder.running(self._function):
            return self._handler(*event)

    def __getattr__(self, name: str) -> Any:
        return getattr(self._handler, name)


def watch(patch: pytest.MonkeyPatch) -> Recorder:
    """Record from now on."""
    recorder = Recorder()
    for function, name in HANDLERS.items():
        patch.setattr(app, name, Watched(recorder, function, getattr(app, name)))
    _watch_thin(patch, recorder)
    _watch_botocore(patch, recorder)
    return recorder


def _watch_thin(patch: pytest.MonkeyPatch, recorder: Recorder) -> None:
    """Every request of the thin transport is signed once."""
    sign = pending.signed

    def signed(
        service: str,
        region: str,
        method: str,
        url: str,
        headers: Mapping[str, str],
        body: bytes,
        stamp: str,
    ) -> dict[str, str]:
        recorder.take(lambda: needs.of_request(service, method, url, headers, body))
        return sign(service, region, method, url, headers, body, stamp)

    patch.setattr(pending, "signed", signed)


def _watch_botocore(patch: pytest.MonkeyPatch, recorder: Recorder) -> None:
    """Calls, and links: whoever follows one acts with the permissions of who signed it."""
    call: Any = BaseClient._make_api_call
    link, form = signers.generate_presigned_url, signers.generate_presigned_post

    def called(client: Any, operation: str, params: Mapping[str, Any]) -> Any:
        model = client.meta.service_model
        recorder.take(lambda: needs.of_call(model, operation, params))
        return call(client, operation, params)

    def linked(client: Any, method: str, params: Mapping[str, Any], **more: Any) -> Any:
        operation = client.meta.method_to_api_mapping[method]
        recorder.take(lambda: needs.of_call(client.meta.service_model, operation, params))
        return link(client, method, params, **more)

    def formed(client: Any, bucket: str, key: str, **more: Any) -> Any:
        recorder.take(lambda: needs.of_form(bucket, key))
        return form(client, bucket, key, **more)

    patch.setattr(BaseClient, "_make_api_call", called)
    patch.setattr(signers, "generate_presigned_url", linked)
    patch.setattr(signers, "generate_presigned_post", formed)
