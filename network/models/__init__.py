"""Groups that people can join, and the pages of their sections."""

from .group_index import GroupIndexPage
from .group_parts import GroupQuestion, GroupTopic
from .groups import GroupPage
from .key_points import GroupKeyPoint, KeyPointEvidence, KeyPointsPage
from .newsletters import NewsletterPage

__all__ = [
    "GroupIndexPage",
    "GroupKeyPoint",
    "GroupPage",
    "GroupQuestion",
    "GroupTopic",
    "KeyPointEvidence",
    "KeyPointsPage",
    "NewsletterPage",
]
