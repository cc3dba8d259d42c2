"""The front page, ordinary pages, pages that moved in, sets that go live together, and how often pages are read."""

from .front import HomePage, WayIn
from .moved import MovedPage
from .ordinary import StandardPage
from .releases import ReleaseItem, ReleaseSet
from .visits import CountedLog, PageVisits

__all__ = [
    "CountedLog",
    "HomePage",
    "MovedPage",
    "PageVisits",
    "ReleaseItem",
    "ReleaseSet",
    "StandardPage",
    "WayIn",
]
