"""The address by which people know the site, as the operator gives it."""

from __future__ import annotations

import re
from ipaddress import IPv6Address
from typing import Final

LONGEST: Final = 200
MOST_PORTS: Final = 65535
_ADDRESS: Final = re.compile(
    r"(?P<scheme>https?)://(?:\[(?P<six>[0-9a-f:.]+)\]|(?P<name>[\w.-]+))(?::(?P<port>[0-9]{1,5}))?"
    r"(?P<path>(?:/(?!\.{1,2}(?:/|$))[a-z0-9._~-]+)*)/?",
    re.IGNORECASE,
)
_LABEL: Final = re.compile(r"(?!-)[a-z0-9-]{1,63}(?<!-)")


class NotAnAddressError(ValueError):
    """The text is not the address of a site."""


def public_url(text: str) -> str:
    """Scheme, host, port and path, without a stroke at the end; raises `NotAnAddressError`.

    A host in Cyrillic is written as the network spells it: so it is asked for and compared.
    """
    found = _ADDRESS.fullmatch(text)
    if found is None or len(text) > LONGEST:
        raise NotAnAddressError
    port = found["port"]
    if port is not None and not 1 <= int(port) <= MOST_PORTS:
        raise NotAnAddressError
    host = _name(found["name"]) if found["six"] is None else _six(found["six"])
    return f"{found['scheme'].lower()}://{host}{f':{port}' if port else ''}{found['path']}"


def _name(text: str) -> str:
    try:
        host = text.encode("idna").decode("ascii").lower()
    except UnicodeError as error:
        raise NotAnAddressError from error
    if len(host) > 253 or not all(map(_LABEL.fullmatch, host.split("."))):
        raise NotAnAddressError
    return host


def _six(text: str) -> str:
    try:
        return f"[{IPv6Address(text)}]"
    except ValueError as error:
        raise NotAnAddressError from error
