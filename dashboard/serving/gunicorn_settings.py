"""How gunicorn runs the dashboard, by `rumo serve` and by the Procfile alike.

Read by gunicorn: `--config python:dashboard.serving.gunicorn_settings`; the names are its own.
"""

from __future__ import annotations

from typing import Final

from dashboard.ops.journal import CONFIGURATION

worker_class: Final = "dashboard.serving.worker.PatientWorker"
threads: Final = 4
timeout: Final = 60
graceful_timeout: Final = 20
logconfig_dict: Final = CONFIGURATION
control_socket_disable: Final = True
# No header of a request is ever the path that is asked for: a proxy that rules by paths would
# let through what it means to keep. Empty means: none of them.
forwarder_headers: Final = ""
