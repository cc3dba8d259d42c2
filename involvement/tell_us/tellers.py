"""Whom we may tell what came of what they told us."""

from django.db.models import QuerySet

from involvement.models import StoryPage, TellUsMessage
from people.models import Person


def tellers_of(stories: QuerySet[StoryPage]) -> QuerySet[Person]:
    """Return those who told us what one of these stories is about, and agreed to be contacted, and confirmed it.

    Whoever told the same and was put together with it is among them; a story and its translations are one.
    Some have no email: they must be rung or written to, as everybody else whom mail does not reach.
    """
    theirs = TellUsMessage.objects.filter(
        story__translation_key__in=stories.order_by().values("translation_key"),
        may_contact=True,
        confirmed_at__isnull=False,
    )
    return Person.objects.filter(pk__in=theirs.values("person")).order_by("pk")
