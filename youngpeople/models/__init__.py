"""The young people's forum: its page, the pages of its section, and what hangs on them."""

from .forum import YoungPeoplesForumPage
from .forum_parts import ForumConfidence, ForumNextPage, ForumQuestion, ForumTopic, TrustQuestion
from .moving_on import MovingOn
from .section_pages import YoungPeoplesPage

__all__ = [
    "ForumConfidence",
    "ForumNextPage",
    "ForumQuestion",
    "ForumTopic",
    "MovingOn",
    "TrustQuestion",
    "YoungPeoplesForumPage",
    "YoungPeoplesPage",
]
