"""`rumo` as a person runs it: in a process, a folder and an environment of its own.

The program's modules are imported once for all commands of a test process, and each command is
forked from there: what a test checks is not how long Python imports. How long a command takes to
start is measured by benchmarks.
"""

from __future__ import annotations

import multiprocessing
import os
import subprocess
import sys
from functools import cache
from multiprocessing.context import ForkServerContext
from pathlib import Path
from typing import Final

from dashboard.cli import COMMANDS, main

SECONDS: Final = 300
STREAMS: Final = (("stdout", 1), ("stderr", 2))


@cache
def _imported_once() -> ForkServerContext:
    context = multiprocessing.get_context("forkserver")
    modules = {f"dashboard.commands.{place.partition(':')[0]}" for place in COMMANDS.values()}
    context.set_forkserver_preload(
        ["dashboard.cli", "data_sources.store", *sorted(modules), "pandas"]
    )
    return context


def run_in_folder(
    arguments: tuple[str, ...], folder: Path, environment: dict[str, str], caught: Path
) -> subprocess.CompletedProcess[str]:
    """What the command says and its code; `caught` is a folder for what it writes meanwhile."""
    process = _imported_once().Process(
        target=_run, args=(arguments, folder, environment, caught), name="rumo"
    )
    process.start()
    process.join(SECONDS)
    if process.is_alive():
        process.kill()
        process.join()
        raise subprocess.TimeoutExpired(arguments, SECONDS)
    out, err = ((caught / name).read_text("utf-8") for name, _ in STREAMS)
    assert process.exitcode is not None
    return subprocess.CompletedProcess(arguments, process.exitcode, out, err)


def _run(
    arguments: tuple[str, ...], folder: Path, environment: dict[str, str], caught: Path
) -> None:
    os.environ.clear()
    os.environ.update(environment)
    os.chdir(folder)
    os.dup2(os.open(os.devnull, os.O_RDONLY), 0)
    for name, number in STREAMS:
        written = os.open(caught / name, os.O_WRONLY | os.O_CREAT | os.O_TRUNC)
        os.dup2(written, number)
    for stream in (sys.stdout, sys.stderr):
        stream.reconfigure(encoding="utf-8")
    sys.argv = ["rumo", *arguments]
    main()
