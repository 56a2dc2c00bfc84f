"""The bar that a person watches while a long file is loaded."""

from __future__ import annotations

from contextlib import AbstractContextManager
from pathlib import Path
from types import TracebackType
from typing import Final

from rich.console import Console
from rich.progress import BarColumn, Progress, SpinnerColumn, TaskID, TextColumn

from data_sources.ingest.files import Stage
from data_sources.ingest.files.books.signatures import FileKind, form_of

LONG: Final = 5_000
_BLOCK: Final = 1 << 20
_NBSP: Final = "\u00a0"


class LoadProgress(AbstractContextManager["LoadProgress"]):
    """Draws on the error stream, once a file proves long and only on a terminal."""

    def __init__(self, path: Path, *, enabled: bool) -> None:
        self._path = path
        self._console = Console(stderr=True)
        self._enabled = enabled and self._console.is_terminal
        self._bar: Progress | None = None
        self._task = TaskID(0)

    def rows(self, read: int) -> None:
        """So many rows have been read."""
        if self._bar is None and self._enabled and read >= LONG:
            self._start()
        if self._bar is not None:
            told = f"{read:,}".replace(",", _NBSP)
            self._bar.update(self._task, completed=read, rows=f"{told} строк")

    def stage(self, stage: Stage) -> None:
        """Another thing begins."""
        if stage is Stage.WRITING and self._bar is not None:
            self._bar.update(self._task, description="Проверяю и записываю", total=None)

    def stop(self) -> None:
        """Clears the bar away, so that something else can be said."""
        if self._bar is not None:
            self._bar.stop()
            self._bar = None
        self._enabled = False

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.stop()

    def _start(self) -> None:
        self._bar = Progress(
            SpinnerColumn(),
            TextColumn("{task.description}"),
            BarColumn(),
            TextColumn("{task.fields[rows]}"),
            console=self._console,
            transient=True,
        )
        self._task = self._bar.add_task("Читаю", total=_lines_of(self._path), rows="")
        self._bar.start()


def _lines_of(path: Path) -> int | None:
    """About how many rows a text file has; None for a workbook, which does not tell."""
    if form_of(path) is not FileKind.TEXT:
        return None
    with path.open("rb") as file:
        return sum(block.count(b"\n") for block in iter(lambda: file.read(_BLOCK), b""))
