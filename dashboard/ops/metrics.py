"""GET /metrics: what was asked, how long it took, how fresh the data are."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Any, Final

import sqlalchemy as sa
from flask import Flask, Response, g, request
from prometheus_client import (
    CONTENT_TYPE_LATEST,
    CollectorRegistry,
    Counter,
    Gauge,
    Histogram,
    generate_latest,
    multiprocess,
)

from dashboard.web.callback_bodies import CALLBACK_PATH
from data_sources.database.knowledge import utc_now
from data_sources.database.trouble import StoreUnavailableError
from data_sources.session.cache import Recalled
from data_sources.store import Store

OTHER: Final = "OTHER"
METHODS: Final = frozenset({"GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"})
"""What is counted by its own name: a word of a stranger must not become a label for ever."""

BUCKETS: Final = (0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10)


class Metrics:
    """The counters of one application; workers of one server add up in its shared folder."""

    def __init__(self, *, shared_folder: str | None) -> None:
        self._shared_folder = shared_folder
        self.registry = CollectorRegistry()
        self._requests = Counter(
            "rumo_requests", "Запросы", ("method", "kind", "status"), registry=self.registry
        )
        self._callbacks = self._seconds("rumo_callback_seconds", "Время ответа на смену адреса")
        self._queries = self._seconds("rumo_query_seconds", "Время запросов к базе")
        self._recalls = Counter(
            "rumo_answers",
            "Ответы: из памяти и новые",
            ("how",),
            registry=self.registry,
        )
        self._version = self._gauge("rumo_data_version", "Версия данных")
        self._age = self._gauge("rumo_data_age_seconds", "Сколько секунд назад менялись данные")

    def _seconds(self, name: str, told: str) -> Histogram:
        return Histogram(name, told, buckets=BUCKETS, registry=self.registry)

    def _gauge(self, name: str, told: str) -> Gauge:
        return Gauge(name, told, registry=self.registry, multiprocess_mode="mostrecent")

    def recalled(self, how: Recalled) -> None:
        """An answer was taken from memory or made anew."""
        self._recalls.labels(how.value).inc()

    def watch_queries(self, engine: sa.Engine) -> None:
        """Measures every statement of the engine."""
        sa.event.listen(engine, "before_cursor_execute", _start)
        sa.event.listen(engine, "after_cursor_execute", self._finish)

    def _finish(self, connection: sa.Connection, *_: Any) -> None:
        started = connection.info.pop("started", None)
        if started is not None:
            self._queries.observe(time.perf_counter() - started)

    def watch_requests(self, server: Flask) -> None:
        """Counts requests and measures callbacks."""

        @server.before_request
        def begin() -> None:
            g.started = time.perf_counter()

        @server.after_request
        def end(answer: Response) -> Response:
            kind = _kind(request.path)
            if kind == "page" and answer.status_code == 404:
                kind = OTHER
            method = request.method if request.method in METHODS else OTHER
            self._requests.labels(method, kind, str(answer.status_code)).inc()
            if kind == "callback" and "started" in g:
                self._callbacks.observe(time.perf_counter() - g.started)
            return answer

    def serve(self, server: Flask, store: Store) -> None:
        """The route itself."""

        @server.get("/metrics")
        def metrics() -> Response:
            self._look_at_data(store)
            return Response(self._collected(), content_type=CONTENT_TYPE_LATEST)

    def _look_at_data(self, store: Store) -> None:
        try:
            snapshot = store.snapshot()
        except StoreUnavailableError:
            return
        self._version.set(snapshot.version)
        self._age.set(max(0.0, (utc_now() - snapshot.changed_at).total_seconds()))

    def _collected(self) -> bytes:
        if self._shared_folder is None:
            return generate_latest(self.registry)
        together = CollectorRegistry()
        collect: Callable[..., Any] = multiprocess.MultiProcessCollector
        collect(together, path=self._shared_folder)
        return generate_latest(together)


def _start(connection: sa.Connection, *_: Any) -> None:
    connection.info["started"] = time.perf_counter()


def _kind(path: str) -> str:
    # Few words: an address typed by a stranger must not become a label of its own.
    if path == CALLBACK_PATH:
        return "callback"
    for start, kind in (
        ("/files/", "file"),
        ("/_dash-component-suites/", "static"),
        ("/assets/", "static"),
        ("/vendor/", "static"),
        ("/_dash-layout", "layout"),
        ("/_dash-", "dash"),
        ("/health/", "health"),
        ("/metrics", "metrics"),
    ):
        if path.startswith(start):
            return kind
    return "page"
