"""The roof: builds the house from its settings."""

from __future__ import annotations

import weakref
from collections.abc import Callable
from typing import Final

from flask import Flask, Response, send_from_directory

from callbacks import address, search
from callbacks.site import KnownSite
from dashboard import pages
from dashboard.ops import health, journal
from dashboard.ops.metrics import Metrics
from dashboard.printing.offering import Unprinted, browser_of
from dashboard.printing.pdf import Printer
from dashboard.settings import Settings
from dashboard.web import admission, compression, files, page_cache, security, snapshots
from dashboard.web.callback_bodies import guard_callbacks
from dashboard.web.hosts import Hosts
from dashboard.web.page_files import FOLDER, PageFiles, Site
from data_sources.database.engine import make_engine
from data_sources.database.knowledge import Clock
from data_sources.store import Store
from layouts.asset_files import ASSETS, VENDOR

BOOTSTRAP_ADDRESS: Final = "/vendor/bootstrap.min.css"

PAGE_TEMPLATE: Final = """<!DOCTYPE html>
<html lang="ru">
<head>
{%metas%}
<title>{%title%}</title>
<link rel="icon" href="data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg'\
 viewBox='0 0 16 16'%3E%3Crect width='16' height='16' rx='3' fill='%230b5c7a'/%3E\
%3Cpath d='M5 12V4h4a2.5 2.5 0 0 1 0 5H5' fill='none' stroke='%23fff' stroke-width='2'/%3E\
%3C/svg%3E">
{%css%}
</head>
<body>
<noscript>Для работы дашборда нужен JavaScript. Данные можно взять файлом:
<a href="/files/indicators.csv">показатели в CSV</a>.</noscript>
{%app_entry%}
<footer hidden>{%config%}{%scripts%}{%renderer%}</footer>
</body>
</html>
"""


def create_app(settings: Settings) -> Site:
    """The whole application for these settings; nothing is shared between two of them."""
    engine = make_engine(settings.database_url)
    metrics = Metrics(shared_folder=settings.metrics_folder)
    metrics.watch_queries(engine)
    store = Store(
        engine,
        Clock(settings.timezone, settings.today),
        min_denominator=settings.min_denominator,
        withholds_small=settings.withholds_small,
        observe=metrics.recalled,
    )
    app = Site(
        __name__,
        title="РУМО-Монитор",
        update_title="",
        assets_folder=str(ASSETS),
        assets_path_ignore=[f"^({FOLDER}|{VENDOR.name})$"],
        external_stylesheets=[BOOTSTRAP_ADDRESS],
        index_string=PAGE_TEMPLATE,
        serve_locally=True,
        suppress_callback_exceptions=True,
        add_log_handler=False,
    )
    app.page_files = PageFiles.of(pages.table(), ASSETS, app.get_asset_url(""))
    server: Flask = app.server
    # Its connections end with it, and not when somebody happens to look for garbage.
    weakref.finalize(server, engine.dispose)
    journal.watch(server)
    admission.admit(server, Hosts.of(settings.hosts, settings.public_url, settings.listens_on))
    site = KnownSite(settings.public_url or "")
    app.known_site = site
    printer = _printer(settings, server, store)
    offered = pages.table()
    known = offered if isinstance(printer, Unprinted) else pages.printable(offered)
    metrics.watch_requests(server)
    metrics.serve(server, store)
    server.register_blueprint(files.blueprint(store, printer, site))
    server.register_blueprint(health.blueprint(engine))
    server.register_blueprint(snapshots.blueprint(store, known, app.index, settings.proxies))

    @server.get(BOOTSTRAP_ADDRESS)
    def bootstrap() -> Response:
        return send_from_directory(VENDOR, "bootstrap.min.css", max_age=31_536_000)

    address.register(app, store, known, site)
    search.register(app, store, known)
    guard_callbacks(app)
    page_cache.remember(server, store)
    compression.compress(server)
    security.protect(app, {page.path for page in known})
    _know_component_files(app)
    return app


def _printer(settings: Settings, server: Flask, store: Store) -> Printer | Unprinted:
    browser = browser_of(settings)
    if isinstance(browser, Unprinted):
        return browser
    return Printer(browser, server, store, pages.table())


def _know_component_files(app: Site) -> None:
    # Dash learns which files it may serve while it draws the index. A worker may be asked for
    # a file of a page that another worker drew, so each draws one for itself at the start.
    draw: Callable[[], str] = app.index
    with app.server.test_request_context("/"):
        draw()


def create_server(settings: Settings) -> Flask:
    """The WSGI application that gunicorn serves."""
    server: Flask = create_app(settings).server
    return server
