"""The database engines that tests run the store against, each on a free loopback port."""

import logging
import socket
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager

from moto.server import ThreadedMotoServer

from chalicelib.transport.line import hang_up
from infra.local.engines import dynoxide_path, free_port
from tests.box.until import until


@contextmanager
def dynoxide() -> Iterator[str]:
    """A dynoxide in memory; gives its address."""
    port = free_port()
    command = [dynoxide_path(), "--host", "127.0.0.1", "--port", str(port)]
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        until(lambda: _listens(port))
        yield f"http://127.0.0.1:{port}"
    finally:
        hang_up()
        process.kill()
        process.wait()


@contextmanager
def moto() -> Iterator[str]:
    """A moto server; gives its address."""
    logging.getLogger("werkzeug").setLevel(logging.WARNING)
    server = ThreadedMotoServer("127.0.0.1", 0, verbose=False)
    server.start()
    host, port = server.get_host_and_port()
    try:
        yield f"http://{host}:{port}"
    finally:
        hang_up()
        server.stop()


def _listens(port: int) -> bool:
    with socket.socket() as probe:
        return probe.connect_ex(("127.0.0.1", port)) == 0
