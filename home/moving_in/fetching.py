"""Fetches one address, never from a private network: each host is resolved once and exactly that address is asked."""

import http.client
import ipaddress
import socket
import ssl
import time
from collections.abc import Callable
from dataclasses import dataclass
from threading import Timer
from urllib.parse import SplitResult, urljoin

from django.utils.translation import gettext as _

from .addresses import split

LARGEST = 10 * 1024 * 1024  # bytes
LONGEST = 20.0  # seconds, redirects included
MOST_REDIRECTS = 5
REDIRECTS = (301, 302, 303, 307, 308)
PORTS = {"http": 80, "https": 443}
_TRANSLATED = ipaddress.ip_network("64:ff9b::/96")  # stands for an IPv4 address behind a translator

IpAddress = ipaddress.IPv4Address | ipaddress.IPv6Address
MayReach = Callable[[IpAddress], bool]


class CannotFetch(ValueError):
    """The address was not fetched; the message says why."""


@dataclass(frozen=True)
class Fetched:
    """What an address gave."""

    address: str  # after redirects
    content: bytes
    kind: str  # such as text/html
    encoding: str = ""


def is_public(address: IpAddress) -> bool:
    """Tell whether an address is one that everybody on the internet can reach."""
    if isinstance(address, ipaddress.IPv6Address):
        if address.ipv4_mapped:
            return is_public(address.ipv4_mapped)
        if address.sixtofour or address.teredo or address in _TRANSLATED:
            return False
    return address.is_global and not address.is_multicast


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
    reached = _resolved(host, port, may_reach)
    connection = http.client.HTTPConnection(host, port, timeout=_left(deadline))
    connection.default_port = PORTS[parts.scheme]
    try:
        connection.sock = socket.create_connection((reached, port), timeout=_left(deadline))
        if parts.scheme == "https":
            connection.sock = ssl.create_default_context().wrap_socket(connection.sock, server_hostname=host)
    except (OSError, ValueError) as error:
        connection.close()
        raise CannotFetch(_("it cannot be reached")) from error
    return connection


def _resolved(host: str, port: int, may_reach: MayReach) -> str:
    """Return the one address to connect to; every address the name stands for must be a permitted one."""
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
        addresses = [ipaddress.ip_address(str(each[4][0]).partition("%")[0]) for each in found]
    except (OSError, UnicodeError, ValueError) as error:
        raise CannotFetch(_("nobody knows the host “%(host)s”") % {"host": host[:100]}) from error
    if not addresses or not all(may_reach(address) for address in addresses):
        raise CannotFetch(_("“%(host)s” is on a private network, which is never asked") % {"host": host[:100]})
    return str(addresses[0])


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
