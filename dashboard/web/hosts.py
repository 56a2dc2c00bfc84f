"""By which names the site may be called: a page of a stranger must not reach an inner server.

A name that a stranger owns can be made to point at this machine; the browser then takes the
dashboard for the stranger's own site. What the browser cannot change is the name it asks for.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from ipaddress import ip_address
from typing import Final
from urllib.parse import urlsplit

LOOPBACK: Final = frozenset({"localhost", "127.0.0.1", "::1"})
LONGEST: Final = 253
_PORT: Final = re.compile(r":[0-9]{0,5}")
_NAME: Final = re.compile(r"[a-z0-9_](?:[a-z0-9_.-]*[a-z0-9_])?")


class NotAHostError(ValueError):
    """The text is not the name of a host."""


@dataclass(frozen=True)
class Hosts:
    """Names that are answered; None: any."""

    names: frozenset[str] | None

    @classmethod
    def of(
        cls, named: frozenset[str] | None, public_url: str | None, listens_on: str | None
    ) -> Hosts:
        """`named` by the operator; without it by what the operator said otherwise."""
        if named is not None:
            return cls(named)
        if public_url is not None:
            return cls(LOOPBACK | {host_name(urlsplit(public_url).netloc)})
        return cls(None if listens_on is not None and _is_loopback(listens_on) else LOOPBACK)

    def let_in(self, host: str) -> bool:
        """Whether a request may call the site so; the port is not looked at."""
        try:
            name = host_name(host)
        except NotAHostError:
            return False
        return self.names is None or name in self.names


def host_name(text: str) -> str:
    """The name in one spelling, without its port; raises `NotAHostError`."""
    host = text.strip().lower()
    if host.startswith("["):
        inner, closed, port = host[1:].partition("]")
        if not closed or not (port == "" or _PORT.fullmatch(port)):
            raise NotAHostError
        return _address(inner)
    if host.count(":") > 1:
        return _address(host)
    name, colon, port = host.partition(":")
    if colon and not _PORT.fullmatch(f":{port}"):
        raise NotAHostError
    return _named(name.removesuffix("."))


def host_names(text: str) -> frozenset[str]:
    """The names of a list with commas or spaces; raises `NotAHostError` with the wrong one."""
    names = set()
    for each in text.replace(",", " ").split():
        try:
            names.add(host_name(each))
        except NotAHostError:
            raise NotAHostError(each) from None
    return frozenset(names)


def _address(text: str) -> str:
    try:
        return str(ip_address(text))
    except ValueError as error:
        raise NotAHostError from error


def _named(text: str) -> str:
    try:
        name = text.encode("idna").decode("ascii") if not text.isascii() else text
    except UnicodeError as error:
        raise NotAHostError from error
    if len(name) > LONGEST or ".." in name or not _NAME.fullmatch(name):
        raise NotAHostError
    return name


def _is_loopback(listens_on: str) -> bool:
    try:
        return (
            listens_on.strip("[]").lower() == "localhost"
            or ip_address(listens_on.strip("[]")).is_loopback
        )
    except ValueError:
        return False
