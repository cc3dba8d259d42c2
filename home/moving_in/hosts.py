"""Where a host is: asked once and not for long, and nothing on a private network."""

import ipaddress
import socket
from collections.abc import Callable
from queue import Empty, SimpleQueue
from threading import Thread
from typing import Any

from django.utils.translation import gettext as _

LONGEST_LOOKUP = 5.0  # seconds; the system itself may wait for minutes and takes no limit
_TRANSLATED = ipaddress.ip_network("64:ff9b::/96")  # stands for an IPv4 address behind a translator

IpAddress = ipaddress.IPv4Address | ipaddress.IPv6Address
MayReach = Callable[[IpAddress], bool]
LookUp = Callable[..., list[Any]]


class CannotFetch(ValueError):
    """The address was not fetched; the message says why."""


def is_public(address: IpAddress) -> bool:
    """Tell whether an address is one that everybody on the internet can reach."""
    if isinstance(address, ipaddress.IPv6Address):
        if address.ipv4_mapped:
            return is_public(address.ipv4_mapped)
        if address.sixtofour or address.teredo or address in _TRANSLATED:
            return False
    return address.is_global and not address.is_multicast


def address_of(host: str, port: int, may_reach: MayReach, longest: float, look_up: LookUp = socket.getaddrinfo) -> str:
    """Return the one address to connect to; every address the name stands for must be a permitted one."""
    try:
        found = _looked_up(host, port, min(longest, LONGEST_LOOKUP), look_up)
        addresses = [ipaddress.ip_address(str(each[4][0]).partition("%")[0]) for each in found]
    except Empty as error:
        raise CannotFetch(_("nobody says in time where the host “%(host)s” is") % {"host": host[:100]}) from error
    except (OSError, UnicodeError, ValueError) as error:
        raise CannotFetch(_("nobody knows the host “%(host)s”") % {"host": host[:100]}) from error
    if not addresses or not all(may_reach(address) for address in addresses):
        raise CannotFetch(_("“%(host)s” is on a private network, which is never asked") % {"host": host[:100]})
    return str(addresses[0])


def _looked_up(host: str, port: int, longest: float, look_up: LookUp) -> list[Any]:
    """Return what the system knows of a host; raises Empty where it takes too long and is left to itself."""
    answers: SimpleQueue[list[Any] | Exception] = SimpleQueue()

    def ask() -> None:
        try:
            answers.put(look_up(host, port, type=socket.SOCK_STREAM))
        except (OSError, UnicodeError, ValueError) as error:
            answers.put(error)

    Thread(target=ask, daemon=True).start()
    answer = answers.get(timeout=longest)
    if isinstance(answer, Exception):
        raise answer
    return answer
