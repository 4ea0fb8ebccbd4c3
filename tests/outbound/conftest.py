"""S3 and Cognito as one box has them, a secret, and a listener that takes what is pushed."""

import asyncio
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from itertools import count
from pathlib import Path
from typing import Any

import boto3
import pytest

from chalicelib.config import settings
from chalicelib.outbound import cognito, files
from chalicelib.outbound.setup import create_local
from chalicelib.transport.line import hang_up
from infra.local.children import end
from infra.local.engines import free_port, ready, start_ministack
from infra.local.settings import KEY

_numbers = count(1)


@pytest.fixture(scope="session")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The data folder of a ministack."""
    return tmp_path_factory.mktemp("ministack")


@pytest.fixture(scope="session")
def ministack(folder: Path) -> Iterator[str]:
    """The address of a ministack."""
    with asyncio.Runner() as runner:
        engine = runner.run(start_ministack(folder, free_port()))
        runner.run(ready(engine))
        yield engine.url
        runner.run(end(engine.process))


@pytest.fixture
def local(environment: pytest.MonkeyPatch, ministack: str) -> Iterator[str]:
    """Settings for the bucket and the user pool, made as a box makes them."""
    with services(environment, ministack):
        yield ministack


@contextmanager
def services(environment: pytest.MonkeyPatch, ministack: str) -> Iterator[None]:
    """The same for as long as it lasts."""
    environment.setenv("S3_ENDPOINT", ministack)
    environment.setenv("AWS_SECRET_ACCESS_KEY", KEY)
    environment.setenv("COGNITO_ENDPOINT", ministack)
    settings.cache_clear()
    for name, value in create_local(settings()).items():
        environment.setenv(name, value)
    settings.cache_clear()
    clients = (files._client, cognito.client)
    for client in clients:
        client.cache_clear()
    try:
        yield
    finally:
        for client in clients:
            if client.cache_info().currsize:
                client().close()
            client.cache_clear()


@pytest.fixture
def secret(environment: pytest.MonkeyPatch, moto: str) -> Iterator[Callable[[], Any]]:
    """A secret as CloudFormation makes it; call it for what it holds."""
    with keys_in_a_secret(environment, moto) as look:
        yield look


@contextmanager
def keys_in_a_secret(environment: pytest.MonkeyPatch, moto: str) -> Iterator[Callable[[], Any]]:
    """The same for as long as it lasts."""
    client = boto3.client("secretsmanager", region_name="eu-west-1", endpoint_url=moto)
    made = client.create_secret(
        Name=f"keys-{next(_numbers)}", SecretString=f'{{"first":"{"f" * 64}"}}'
    )
    environment.delenv("TOKEN_KEYS")
    environment.setenv("TOKEN_KEYS_SECRET", made["ARN"])
    environment.setenv("SECRETS_ENDPOINT", moto)
    settings.cache_clear()
    try:
        yield lambda: client.get_secret_value(SecretId=made["ARN"])
    finally:
        client.close()


@dataclass
class Sockets:
    """``@connections``: what was posted; ``answers`` holds other statuses than 200."""

    url: str = ""
    taken: list[tuple[str, str, bytes, str]] = field(default_factory=list)
    answers: dict[str, int] = field(default_factory=dict)
    together: threading.Barrier | None = None

    def take(self, method: str, connection: str, body: bytes, signature: str) -> int:
        if self.together:
            self.together.wait(5)
        self.taken.append((method, connection, body, signature))
        return self.answers.get(connection, 200)


@pytest.fixture
def sockets(environment: pytest.MonkeyPatch) -> Iterator[Sockets]:
    """A listener in the place of API Gateway."""
    with listening(environment) as taken:
        yield taken


@contextmanager
def listening(environment: pytest.MonkeyPatch) -> Iterator[Sockets]:
    """The same for as long as it lasts."""
    taken = Sockets()

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def _serve(self) -> None:
            body = self.rfile.read(int(self.headers.get("content-length", 0)))
            connection = self.path.removeprefix("/@connections/")
            signature = self.headers.get("authorization", "")
            status = taken.take(self.command, connection, body, signature)
            self.send_response(status)
            self.send_header("content-length", "0")
            self.end_headers()

        do_POST = do_DELETE = _serve

        def log_message(self, *parts: Any) -> None:
            """Say nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    taken.url = f"http://127.0.0.1:{server.server_port}"
    environment.setenv("WS_ENDPOINT", taken.url)
    settings.cache_clear()
    try:
        yield taken
    finally:
        hang_up()
        server.shutdown()
        server.server_close()
        thread.join()
