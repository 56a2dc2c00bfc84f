"""Who asks, as far as the server can know: the peer, or whom a trusted proxy says it speaks for."""

from __future__ import annotations

import ipaddress
from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from flask import Request

Network = ipaddress.IPv4Network | ipaddress.IPv6Network
EVERYBODY: Final = "*"
_HOME: Final = 64
"""The first bits of an IPv6 address that one subscriber has; the rest he chooses himself."""


def networks(text: str) -> tuple[Network, ...]:
    """The peers whose word on their clients is taken: addresses, networks, or `*` for all.

    Raises `ValueError`.
    """
    if text.strip() == EVERYBODY:
        return (ipaddress.ip_network("0.0.0.0/0"), ipaddress.ip_network("::/0"))
    return tuple(ipaddress.ip_network(part.strip()) for part in text.split(",") if part.strip())


def client_of(request: Request, trusted: Sequence[Network]) -> str:
    """One name for one client.

    Of `X-Forwarded-For` the last address alone was written by the trusted proxy itself; the
    others anybody may have sent.
    """
    peer = _address(request.remote_addr or "")
    # A unix socket has no address; only a proxy of this machine reaches it.
    if peer is None or any(peer in network for network in trusted):
        said = request.headers.get("X-Forwarded-For", "").rpartition(",")[2].strip()
        peer = _address(said) or peer
    if isinstance(peer, ipaddress.IPv6Address):
        return str(ipaddress.ip_network((peer, _HOME), strict=False))
    return str(peer)


def _address(text: str) -> ipaddress.IPv4Address | ipaddress.IPv6Address | None:
    try:
        found = ipaddress.ip_address(text)
    except ValueError:
        return None
    mapped = found.ipv4_mapped if isinstance(found, ipaddress.IPv6Address) else None
    return mapped or found
