"""How the server stands hostile requests while slow browsers hold on to it.

`python -m benchmarks.siege [COUNT]`: makes a demonstration database, serves it on this machine
with two workers, and ends by itself after the requests or after `MOST_SECONDS`. Prints what was
answered, how long `/health/live` took all the while, and how much memory the workers took.
"""

from __future__ import annotations

import http.client
import socket
import sys
import tempfile
import threading
import time
from collections import Counter
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from benchmarks import places
from tests.hostile_requests import Hostile, hostile_requests
from tests.serving import BIN, ROOT, environment, free_port, started

COUNT = 10_000
PEOPLE = 4
SLOW = 16
MOST_SECONDS = 3600
SEED = 20261129
HEAVY = "/files/trainings.xlsx?period=2020-01..2026-12"
LONG = "/files/trainings.csv?period=2020-01..2026-12"
TICK = 0.25


@dataclass
class Seen:
    """What the siege has seen so far; threads add to it."""

    statuses: Counter[str] = field(default_factory=Counter)
    failures: list[str] = field(default_factory=list)
    live: list[float] = field(default_factory=list)
    memory: int = 0


def main() -> None:
    count = int(sys.argv[1]) if len(sys.argv) > 1 else COUNT
    with tempfile.TemporaryDirectory() as folder, _serving(Path(folder)) as port:
        seen, over = Seen(), threading.Event()
        beside = [
            *(threading.Thread(target=_slow, args=(port, over, kind)) for kind in range(SLOW)),
            threading.Thread(target=_probe, args=(port, over, seen)),
        ]
        for thread in beside:
            thread.start()
        began = time.monotonic()
        try:
            _crowd_of_files(port, seen)
            with ThreadPoolExecutor(PEOPLE) as people:
                for each in hostile_requests(SEED, count):
                    people.submit(_send, port, each, seen, began + MOST_SECONDS)
        finally:
            over.set()
            for thread in beside:
                thread.join()
    live = sorted(seen.live)
    print(f"{sum(seen.statuses.values())} ответов за {time.monotonic() - began:.0f} с:")
    print(dict(sorted(seen.statuses.items())))
    print(
        f"/health/live, {len(live)} раз: медиана {live[len(live) // 2]:.3f} с, "
        f"p99 {live[len(live) * 99 // 100]:.3f} с, дольше всего {live[-1]:.3f} с"
    )
    print(f"Память самого большого процесса: {seen.memory / 1024:.0f} МБ")
    for failure in seen.failures[:20]:
        print(failure)


@contextmanager
def _serving(folder: Path) -> Iterator[int]:
    port = free_port()
    env = environment(DATABASE_URL=places.demo_database(folder), WEB_CONCURRENCY="2")
    command = [str(BIN / "rumo"), "serve", "--port", str(port)]
    with started(command, f"http://127.0.0.1:{port}", ROOT, env):
        yield port


def _crowd_of_files(port: int, seen: Seen) -> None:
    """Four times the largest workbook at once; who does not get one is told when to come."""
    with ThreadPoolExecutor(4) as people:
        for _ in range(4):
            people.submit(_send, port, Hostile("GET", HEAVY, {}), seen, None)


def _send(port: int, asked: Hostile, seen: Seen, until: float | None) -> None:
    if until is not None and time.monotonic() > until:
        return
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=300)
    try:
        connection.request(asked.method, asked.target, asked.body, asked.headers)
        answer = connection.getresponse()
        answer.read()
        busy = answer.status == 503 and answer.headers["Retry-After"] is not None
        seen.statuses["503 с Retry-After" if busy else str(answer.status)] += 1
        if answer.status >= 500 and not busy and answer.status != 501:
            seen.failures.append(f"{answer.status} {asked.method} {asked.target[:200]}")
    except OSError as error:
        seen.statuses[type(error).__name__] += 1
        seen.failures.append(f"{error!r} {asked.method} {asked.target[:200]}")
    finally:
        connection.close()


def _slow(port: int, over: threading.Event, kind: int) -> None:
    """A browser that half asks, or asks and hardly takes, again and again."""
    ways: tuple[Callable[[socket.socket], None], ...] = (
        lambda line: line.sendall(b"GET / HTTP/1.1\r\nHost: 127.0.0.1\r\nX-A: "),
        lambda line: line.sendall(
            b"POST /_dash-update-component HTTP/1.1\r\nHost: 127.0.0.1\r\n"
            b"Content-Type: application/json\r\nContent-Length: 60000\r\n\r\n{"
        ),
        lambda line: line.sendall(f"GET {LONG} HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n".encode()),
        lambda line: None,
    )
    while not over.is_set():
        with socket.socket() as line:
            line.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
            try:
                line.connect(("127.0.0.1", port))
                ways[kind % len(ways)](line)
                line.settimeout(1)
                _linger(line, over, kind)
            except OSError:
                over.wait(1)


def _linger(line: socket.socket, over: threading.Event, kind: int) -> None:
    while not over.wait(2):
        if kind % 4 == 2:
            if not line.recv(512):
                return
        else:
            line.sendall(b"x")


def _probe(port: int, over: threading.Event, seen: Seen) -> None:
    while not over.wait(TICK):
        began = time.perf_counter()
        connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
        try:
            connection.request("GET", "/health/live")
            if connection.getresponse().read() != b"ok\n":
                seen.failures.append("/health/live is not ok")
        except OSError as error:
            seen.failures.append(f"/health/live: {error!r}")
        finally:
            connection.close()
        seen.live.append(time.perf_counter() - began)
        seen.memory = max(seen.memory, _largest_worker(port))


def _largest_worker(port: int) -> int:
    """Kilobytes of the largest process of this server."""
    sizes = [0]
    for process in Path("/proc").glob("[0-9]*"):
        try:
            if f"127.0.0.1:{port}".encode() in (process / "cmdline").read_bytes():
                status = (process / "status").read_text()
                sizes.append(int(status.partition("VmRSS:")[2].split()[0]))
        except (OSError, IndexError, ValueError):
            continue
    return max(sizes)


if __name__ == "__main__":
    main()
