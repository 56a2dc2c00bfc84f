"""The application as its users meet it: gunicorn with two workers in another process."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from werkzeug.datastructures import Headers

from tests.commands import run_in_folder

ROOT = Path(__file__).resolve().parent.parent
BIN = Path(sys.executable).parent
SECONDS_TO_START = 60


@dataclass(frozen=True)
class Answer:
    status: int
    body: bytes
    headers: Headers

    @property
    def text(self) -> str:
        return self.body.decode("utf-8")


def get(url: str, headers: dict[str, str] | None = None) -> Answer:
    """What the server says, refusals included."""
    return _send(urllib.request.Request(url, headers=headers or {}))


def post(url: str, body: bytes, headers: dict[str, str] | None = None) -> Answer:
    """The answer to these bytes."""
    return _send(urllib.request.Request(url, data=body, headers=headers or {}, method="POST"))


def _send(request: urllib.request.Request) -> Answer:
    try:
        with urllib.request.urlopen(request, timeout=60) as answer:
            return Answer(answer.status, answer.read(), Headers(answer.headers.items()))
    except urllib.error.HTTPError as refusal:
        with refusal:
            return Answer(refusal.code, refusal.read(), Headers(refusal.headers.items()))


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def environment(**settings: str) -> dict[str, str]:
    """This process's environment without settings of its own, and these settings.

    Whoever runs the tests as root lets the browser print as root.
    """
    ours = {"DATABASE_URL", "PORT", "WEB_CONCURRENCY", "SECRET_KEY"}
    kept = {
        name: text
        for name, text in os.environ.items()
        if name not in ours and not name.startswith("RUMO_")
    }
    path = f"{BIN}{os.pathsep}{kept.get('PATH', '')}"
    return {**kept, "PATH": path, "RUMO_CHROMIUM_ROOT": "да", **settings}


def rumo(*arguments: str, folder: Path, **settings: str) -> subprocess.CompletedProcess[str]:
    """Runs the command as a person does, in the folder."""
    with TemporaryDirectory() as caught:
        return run_in_folder(arguments, folder, environment(**settings), Path(caught))


@contextmanager
def served(database_url: str, **settings: str) -> Iterator[str]:
    """The address of a dashboard on this database; two workers serve it unless said otherwise."""
    port = free_port()
    with started(
        [str(BIN / "rumo"), "serve", "--port", str(port)],
        f"http://127.0.0.1:{port}",
        ROOT,
        environment(DATABASE_URL=database_url, **{"WEB_CONCURRENCY": "2", **settings}),
    ) as address:
        yield address


@contextmanager
def started(command: list[str], address: str, folder: Path, env: dict[str, str]) -> Iterator[str]:
    """Runs the command until the block ends; it must be ready at the address in time."""
    process = subprocess.Popen(
        command, cwd=folder, env=env, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True
    )
    try:
        _wait_until_ready(process, address)
        yield address
    finally:
        process.terminate()
        process.communicate(timeout=30)


def _wait_until_ready(process: subprocess.Popen[str], address: str) -> None:
    deadline = time.monotonic() + SECONDS_TO_START
    while time.monotonic() < deadline:
        if process.poll() is not None:
            raise AssertionError(f"ended at once: {process.communicate()[1]}")
        try:
            if get(f"{address}/health/ready").status == 200:
                return
        except OSError:
            time.sleep(0.1)
    raise AssertionError("not ready in time")
