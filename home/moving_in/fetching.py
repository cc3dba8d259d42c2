"""Fetches one address, never from a private network: each host is resolved once and exactly that address is asked."""

import http.client
import socket
import ssl
import time
from dataclasses import dataclass
from threading import Timer
from urllib.parse import SplitResult, urljoin

from django.utils.translation import gettext as _

from .addresses import split
from .hosts import CannotFetch, MayReach, address_of, is_public

LARGEST = 10 * 1024 * 1024  # bytes
LONGEST = 20.0  # seconds, redirects included
MOST_REDIRECTS = 5
REDIRECTS = (301, 302, 303, 307, 308)
PORTS = {"http": 80, "https": 443}


@dataclass(frozen=True)
class Fetched:
    """What an address gave."""

    address: str  # after redirects
    content: bytes
    kind: str  # such as text/html
    encoding: str = ""


def fetch(address: str, may_reach: MayReach = is_public, longest: float = LONGEST, largest: int = LARGEST) -> Fetched:
    """Return what the address gives; raises CannotFetch where it is too slow, too large or somewhere private."""
    deadline = time.monotonic() + longest
    for _redirect in range(MOST_REDIRECTS + 1):
        answer = _asked(address, may_reach, deadline, largest)
        if isinstance(answer, Fetched):
            return answer
        address = urljoin(address, answer)
    raise CannotFetch(_("it leads on more than %(number)d times") % {"number": MOST_REDIRECTS})


def _asked(address: str, may_reach: MayReach, deadline: float, largest: int) -> Fetched | str:
    """Return the answer, or where it leads on to."""
    parts = split(address)
    if parts is None or parts.scheme not in PORTS or not parts.hostname or parts.username is not None:
        raise CannotFetch(_("“%(address)s” is no web address") % {"address": address[:200]})
    connection = _connection(parts, may_reach, deadline)
    # A server that sends one byte now and then never runs into a socket's own limit.
    watch = Timer(_left(deadline), _hang_up, [connection])
    watch.daemon = True
    watch.start()
    try:
        path = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
        headers = {"Accept-Encoding": "identity", "User-Agent": "moving-in", "Connection": "close"}
        connection.request("GET", _plain(path), headers=headers)
        return _answer(connection.getresponse(), address, deadline, largest)
    except (OSError, http.client.HTTPException, UnicodeError) as error:
        _left(deadline)
        raise CannotFetch(_("it does not answer as it should")) from error
    finally:
        watch.cancel()
        connection.close()


def _connection(parts: SplitResult, may_reach: MayReach, deadline: float) -> http.client.HTTPConnection:
    host, port = parts.hostname or "", parts.port or PORTS[parts.scheme]
    reached = address_of(host, port, may_reach, _left(deadline))
    connection = http.client.HTTPConnection(host, port, timeout=_left(deadline))
    connection.default_port = PORTS[parts.scheme]
    try:
        connection.sock = socket.create_connection((reached, port), timeout=_left(deadline))
        if parts.scheme == "https":  # checked against the name, not against the address that is asked
            connection.sock = ssl.create_default_context().wrap_socket(connection.sock, server_hostname=host)
    except (OSError, ValueError) as error:
        connection.close()
        raise CannotFetch(_("it cannot be reached")) from error
    return connection


def _answer(response: http.client.HTTPResponse, address: str, deadline: float, largest: int) -> Fetched | str:
    if response.status in REDIRECTS and (onward := response.getheader("Location")):
        return onward
    if response.status != 200:
        raise CannotFetch(_("it answers with %(status)d") % {"status": response.status})
    if response.getheader("Content-Encoding", "identity").lower() != "identity":
        raise CannotFetch(_("it sends packed content though nobody asked for that"))
    content = bytearray()
    while part := response.read1(65536):
        content += part
        _left(deadline)
        if len(content) > largest:
            raise CannotFetch(_("it is larger than %(number)d MB") % {"number": largest // 1024 // 1024})
    _left(deadline)  # an answer cut short by the watch looks like one that ended
    if response.length:
        raise CannotFetch(_("its answer ends in the middle"))
    kind = response.headers.get_content_type()
    return Fetched(address, bytes(content), kind, response.headers.get_content_charset() or "")


def _left(deadline: float) -> float:
    seconds = deadline - time.monotonic()
    if seconds <= 0:
        raise CannotFetch(_("it takes too long"))
    return seconds


def _plain(path: str) -> str:
    """Return a path that can stand in a request: no spaces, no control characters, ASCII only."""
    return "".join(c if 32 < ord(c) < 127 else "".join(f"%{byte:02X}" for byte in c.encode()) for c in path)


def _hang_up(connection: http.client.HTTPConnection) -> None:
    try:
        connection.sock.shutdown(socket.SHUT_RDWR)
    except (OSError, AttributeError):  # it is over already
        return
