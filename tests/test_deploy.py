"""The files of `deploy/`: programs that read them find no fault, and numbers are the server's.

nginx and systemd are no part of a Python environment, so a machine may lack them. What a parser
can say is said everywhere; where the programs are installed, they are asked as well.
"""

from __future__ import annotations

import configparser
import re
import shlex
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import click
import crossplane
import pytest

from dashboard.cli import rumo
from dashboard.printing import browser, turn
from dashboard.serving import gunicorn_settings
from dashboard.serving.worker import LARGEST_BODY
from dashboard.settings import Settings
from tests.serving import ROOT

UNIT = (ROOT / "deploy" / "rumo.service").read_text(encoding="utf-8")
SITE = (ROOT / "deploy" / "nginx.conf").read_text(encoding="utf-8")
WHOLE = "pid {folder}/pid; error_log stderr; events {{}} http {{ access_log off; include {site}; }}"
Complaints = Callable[[str, Path], str]


def unit_as_parsed(text: str) -> configparser.ConfigParser:
    unit = configparser.ConfigParser(interpolation=None)
    unit.read_string(text)
    return unit


def complaints_of_the_unit_parser(text: str, _folder: Path) -> str:
    try:
        unit = unit_as_parsed(text)
    except configparser.Error as error:
        return str(error)
    return "" if unit.sections() == ["Unit", "Service", "Install"] else "sections"


def complaints_of_systemd(text: str, folder: Path) -> str:
    """It also looks whether the command is there, so another one that is stands for it."""
    copy = folder / "rumo.service"
    copy.write_text(re.sub(r"(?m)^ExecStart=\S+", f"ExecStart={shutil.which('true')}", text))
    answer = subprocess.run(
        ["systemd-analyze", "verify", "--man=no", str(copy)],
        check=False,
        capture_output=True,
        text=True,
    )
    # A key that it does not know is only said, the code is 0 all the same.
    return "\n".join(line for line in answer.stderr.splitlines() if str(copy) in line)


def site_in(folder: Path, text: str) -> Path:
    """A whole configuration with the site in it.

    The machine may lack the certificate, and whoever runs this may not take a port of the system.
    """
    text = text.replace("/etc/ssl/rumo/privkey.pem", str(folder / "key.pem"))
    text = text.replace("/etc/ssl/rumo/fullchain.pem", str(folder / "certificate.pem"))
    text = re.sub(r"(listen \S*)\b(80|443)\b", r"\g<1>20\2", text)
    (folder / "site").write_text(text, encoding="utf-8")
    whole = folder / "nginx.conf"
    whole.write_text(WHOLE.format(folder=folder, site=folder / "site"), encoding="utf-8")
    return whole


def complaints_of_the_site_parser(text: str, folder: Path) -> str:
    read = crossplane.parse(str(site_in(folder, text)), strict=True)
    return "\n".join(error["error"] for error in read["errors"])


def complaints_of_nginx(text: str, folder: Path) -> str:
    whole = site_in(folder, text)
    kind = ["-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes"]
    files = ["-keyout", str(folder / "key.pem"), "-out", str(folder / "certificate.pem")]
    subprocess.run(
        ["openssl", "req", "-x509", "-subj", "/CN=rumo.example.ru", *kind, *files],
        check=True,
        capture_output=True,
    )
    answer = subprocess.run(
        ["nginx", "-t", "-q", "-p", str(folder), "-c", str(whole), "-e", "stderr"],
        check=False,
        capture_output=True,
        text=True,
    )
    return answer.stderr if answer.returncode else ""


READERS_OF_THE_UNIT: list[Complaints] = [complaints_of_the_unit_parser]
if shutil.which("systemd-analyze"):
    READERS_OF_THE_UNIT.append(complaints_of_systemd)
READERS_OF_THE_SITE: list[Complaints] = [complaints_of_the_site_parser]
if shutil.which("nginx") and shutil.which("openssl"):
    READERS_OF_THE_SITE.append(complaints_of_nginx)


@pytest.mark.parametrize("complaints", READERS_OF_THE_UNIT)
def test_the_unit_is_understood(complaints: Complaints, tmp_path: Path) -> None:
    assert complaints(UNIT, tmp_path) == ""
    assert complaints(UNIT.replace("[Service]", "[Service"), tmp_path) != ""


@pytest.mark.parametrize("complaints", READERS_OF_THE_SITE)
def test_the_site_is_understood(complaints: Complaints, tmp_path: Path) -> None:
    assert complaints(SITE, tmp_path) == ""
    assert complaints(SITE.replace("proxy_pass ", "proxy_pas "), tmp_path) != ""
    assert complaints(SITE.replace("8050;", "8050", 1), tmp_path) != ""


def test_the_unit_runs_a_command_of_the_program_and_waits_until_it_has_ended() -> None:
    service = unit_as_parsed(UNIT)["Service"]
    program, command, *options = shlex.split(service["ExecStart"])
    assert Path(program).name == "rumo"
    assert options == []
    assert rumo.get_command(click.Context(rumo), command) is not None
    assert int(service["TimeoutStopSec"]) > gunicorn_settings.graceful_timeout


def test_the_site_asks_the_port_of_the_server_and_knows_its_limits() -> None:
    assert set(re.findall(r"proxy_pass (\S+);", SITE)) == {
        f"http://127.0.0.1:{Settings.from_environment({}).port}"
    }
    (body,) = re.findall(r"client_max_body_size (\d+)m;", SITE)
    assert int(body) * 1024 * 1024 == LARGEST_BODY
    (waits,) = re.findall(r"proxy_read_timeout (\d+)s;", SITE)
    assert int(waits) > browser.SECONDS + turn.SECONDS


def test_the_guide_names_the_files_and_copies_nothing_of_them() -> None:
    guide = (ROOT / "docs" / "operations.md").read_text(encoding="utf-8")
    assert "(../deploy/rumo.service)" in guide
    assert "(../deploy/nginx.conf)" in guide
    for copied in ("proxy_pass", "proxy_set_header", "ExecStart"):
        assert copied not in guide
