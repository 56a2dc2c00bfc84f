"""One run of Chromium: an address of our own in, the bytes of a PDF out."""

from __future__ import annotations

import os
import re
import signal
import subprocess
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

SECONDS: Final = 45
PAPER_MARK: Final = b"%PDF-"
SAID_AT_MOST: Final = 2000
_PATIENCE: Final = 30_000
"""Milliseconds of the page's own clock, which runs ahead while nothing is awaited."""

_FLAGS: Final = (
    "--headless",
    "--disable-gpu",
    "--disable-dev-shm-usage",
    "--disable-quic",
    "--disable-sync",
    "--disable-extensions",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-default-apps",
    "--no-first-run",
    "--no-default-browser-check",
    "--no-proxy-server",
    "--no-pdf-header-footer",
    "--hide-scrollbars",
    "--lang=ru",
    # Whatever a page may name, nothing but our own site on this machine is ever found.
    "--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE 127.0.0.1",
    f"--virtual-time-budget={_PATIENCE}",
    "--dump-dom",
)


class NotPrintedError(Exception):
    """There is no PDF; the text says why, for the log of the server."""


@dataclass(frozen=True)
class Chromium:
    """The browser at this path."""

    path: Path

    def printed(self, address: str, drawn: re.Pattern[str], agent: str) -> bytes:
        """The PDF of what stands at the address once `drawn` is found in it.

        `agent` is how the browser introduces itself. `address` is composed by us: it is handed
        over as one argument, and no shell reads it. Raises `NotPrintedError`.
        """
        with TemporaryDirectory(prefix="rumo-print-") as name:
            folder = Path(name)
            paper = folder / "page.pdf"
            seen = self._run(folder, f"--user-agent={agent}", f"--print-to-pdf={paper}", address)
            if not drawn.search(seen):
                raise NotPrintedError("the page was not drawn to its end")
            content = paper.read_bytes() if paper.exists() else b""
        if not content.startswith(PAPER_MARK):
            raise NotPrintedError("the browser wrote no PDF")
        return content

    def _run(self, folder: Path, *arguments: str) -> str:
        """What the document was when it was printed."""
        dom, said = folder / "page.html", folder / "said.txt"
        command = [str(self.path), *_FLAGS, *_unguarded(), f"--user-data-dir={folder}", *arguments]
        with dom.open("wb") as out, said.open("wb") as err:
            try:
                process = subprocess.Popen(
                    command,
                    stdin=subprocess.DEVNULL,
                    stdout=out,
                    stderr=err,
                    cwd=folder,
                    env=_environment(folder),
                    start_new_session=True,
                )
            except OSError as error:
                raise NotPrintedError(f"the browser did not start: {error}") from error
            try:
                code = process.wait(SECONDS)
            except subprocess.TimeoutExpired as error:
                raise NotPrintedError(f"the browser was not ready in {SECONDS} s") from error
            finally:
                _end(process)
        if code != 0:
            words = said.read_text(encoding="utf-8", errors="replace")[-SAID_AT_MOST:]
            raise NotPrintedError(f"the browser ended with {code}: {words}")
        return dom.read_text(encoding="utf-8", errors="replace")


def _unguarded() -> tuple[str, ...]:
    """Chromium does not start as root in its own sandbox; anybody else keeps it.

    As root nothing is printed at all unless the operator allowed it, see `offering`.
    """
    return ("--no-sandbox",) if os.geteuid() == 0 else ()


def _environment(folder: Path) -> dict[str, str]:
    """What a browser needs and nothing of ours: no address of a database, no password."""
    home = str(folder)
    return {
        "PATH": os.environ.get("PATH", os.defpath),
        "HOME": home,
        "XDG_CONFIG_HOME": home,
        "XDG_CACHE_HOME": home,
        "LANG": "C.UTF-8",
    }


def _end(process: subprocess.Popen[bytes]) -> None:
    """Ends the browser with all that it started, if it has not ended by itself."""
    if process.poll() is None:
        with suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)
        process.wait()
