"""What the settings say about spam, in the shape in which the signs are looked for; kept in the cache."""

from urllib.parse import urlsplit

from django.conf import settings
from django.core.cache import cache

from core.caches import shape_of
from core.selectors import organisation
from involvement.models import TellUsSettings
from involvement.tell_us.signs import Known

SHORTEST_PHRASE = 6  # characters: shorter ones stand in the middle of harmless words
KEPT_FOR = 10 * 60  # seconds; a change forgets it at once, this only bounds surprises
_KEY = f"involvement:tell-us:known:{shape_of(Known)}"


def known() -> Known:
    """Return what the settings say."""
    found: Known | None = cache.get(_KEY)
    if found is None:
        found = known_from(TellUsSettings.load())
        cache.set(_KEY, found, KEPT_FOR)
    return found


def forget_known() -> None:
    """Let the next message be judged by new settings."""
    cache.delete(_KEY)


def known_from(chosen: TellUsSettings) -> Known:
    """Return the phrases and sites of these settings; this site and the trust's own are always known."""
    phrases = (" ".join(line.casefold().split()) for line in chosen.phrases.splitlines())
    own = (urlsplit(address).hostname or "" for address in (settings.SITE_URL, organisation().main_site_url))
    sites = (line.strip().lower() for line in (*own, *chosen.known_sites.splitlines()))
    return Known(
        phrases=tuple(phrase for phrase in phrases if len(phrase) >= SHORTEST_PHRASE),
        sites=tuple(site.removeprefix("www.") for site in sites if site),
    )
