"""Who is asking, and how often: the network address behind proxies, and a counter that never stores it."""

import ipaddress
import logging
import time

from django.conf import settings
from django.core.cache import cache
from django.http import HttpRequest
from django.utils.crypto import salted_hmac
from redis.exceptions import RedisError

logger = logging.getLogger(__name__)


def _valid_address(text: str) -> str:
    """Return the text as a plain network address, or nothing where it is none; proxies may add a port."""
    text = text.strip()
    if text.startswith("["):
        text = text[1:].partition("]")[0]
    elif text.count(":") == 1:
        text = text.partition(":")[0]
    try:
        address = ipaddress.ip_address(text)
    except ValueError:
        return ""
    # A server that listens for IPv6 and IPv4 at once names every IPv4 visitor inside one and the same /64.
    return str(getattr(address, "ipv4_mapped", None) or address)


def client_address(request: HttpRequest) -> str:
    """Return the visitor's network address, or nothing where the server does not tell (a Unix socket).

    With TRUSTED_PROXY_COUNT proxies in front, the address is the one that the outermost of them wrote: that many
    entries from the end. Whatever stands before it was typed by the visitor and is never believed.
    """
    direct = _valid_address(request.META.get("REMOTE_ADDR", ""))
    proxies: int = settings.TRUSTED_PROXY_COUNT
    if not proxies:
        return direct
    forwarded = request.META.get("HTTP_X_FORWARDED_FOR", "").split(",")
    if len(forwarded) < proxies:
        return direct
    return _valid_address(forwarded[-proxies]) or direct


def _counted_as(address: str) -> str:
    """Return what counts as one visitor: a whole IPv6 /64, because one household may use all of it."""
    parsed = ipaddress.ip_address(address)
    if parsed.version == 6:
        return str(ipaddress.ip_network(f"{address.partition('%')[0]}/64", strict=False))
    return address


def is_rate_limited(request: HttpRequest, scope: str, limit: int, seconds: int) -> bool:
    """Count this request and tell whether its address has made more than `limit` in this window of `seconds`.

    Lets people through where the address is unknown or the cache is away: a sign-up is worth more than a limit.
    """
    address = client_address(request)
    if not address:
        logger.warning("The visitor's address is unknown, so nothing is limited; see TRUSTED_PROXY_COUNT")
        return False
    visitor = salted_hmac("core.requests.rate", _counted_as(address), algorithm="sha256").hexdigest()
    window = int(time.time()) // seconds
    try:
        return _count(f"rate:{scope}:{window}:{visitor}", seconds) > limit
    except (RedisError, OSError):
        logger.exception("The cache is away, so nothing is limited")
        return False


def _count(key: str, seconds: int) -> int:
    """Return how often this key has been counted, now included."""
    cache.add(key, 0, timeout=seconds)
    try:
        count = cache.incr(key)
    except ValueError:  # it ended between the two lines
        return 1
    cache.touch(key, seconds)  # the cache in files forgets the time limit when it counts
    return count
