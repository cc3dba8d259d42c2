"""Groups that people can join, the pages of their sections, their meetings and papers."""

from .group_index import GroupIndexPage
from .group_parts import GroupQuestion, GroupTopic
from .groups import GroupPage
from .key_points import GroupKeyPoint, KeyPointEvidence, KeyPointsPage
from .meeting_records import MeetingAnswerCount, MeetingAnswerGiven, MeetingTelling
from .meetings import MeetingPage
from .newsletters import NewsletterPage
from .papers import MeetingPaper
from .settings import MeetingSettings

__all__ = [
    "GroupIndexPage",
    "GroupKeyPoint",
    "GroupPage",
    "GroupQuestion",
    "GroupTopic",
    "KeyPointEvidence",
    "KeyPointsPage",
    "MeetingAnswerCount",
    "MeetingAnswerGiven",
    "MeetingPage",
    "MeetingPaper",
    "MeetingSettings",
    "MeetingTelling",
    "NewsletterPage",
]
