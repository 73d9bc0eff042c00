"""Addresses of private networks, to which nothing from elsewhere may lead: a redirect, or a link in a bibliography."""

import ipaddress
import socket
from urllib.parse import urlsplit

from citecli.network.services import Services

_LOCAL = (".localhost", ".local", ".internal", ".lan", ".home.arpa")


def is_private(address: str) -> bool:
    """Whether an address leads into a private network, or to this machine.

    A name that can't be resolved here, as behind a proxy, is judged by itself.
    """
    if is_literally_private(address):
        return True
    host = urlsplit(address).hostname or ""
    try:
        found = socket.getaddrinfo(host, None, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError):
        return False
    return any(not ipaddress.ip_address(str(entry[4][0]).partition("%")[0]).is_global for entry in found)


def allows_private(services: Services) -> bool:
    """Whether the user's own services are in a private network, so that links within it are the user's business."""
    return any(is_literally_private(address) for address in (services.crossref, services.doi, services.wayback))


def is_literally_private(address: str) -> bool:
    """Whether an address says itself that it is private: `localhost`, 127.0.0.1, 192.168.0.1. Nothing is resolved."""
    host = (urlsplit(address).hostname or "").rstrip(".").lower()
    if host == "localhost" or host.endswith(_LOCAL):
        return True
    try:
        return not ipaddress.ip_address(host.partition("%")[0]).is_global
    except ValueError:
        return False
