"""The topics that a mailing can be narrowed to, as its form offers them: under the group that they belong to."""

from collections.abc import Iterable
from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail.models import Page

from people.member_topics import topics_of_pages
from people.models import Mailing

ABOUT_EVERYTHING: list[tuple[str, Any]] = [("", _("Whatever they chose"))]
_BETWEEN = ":"  # two groups may have a topic of the same name


def topic_value(number: int | None, topic: str) -> str:
    """Return what the form sends for a topic of the page with this number; nothing for none."""
    return f"{number}{_BETWEEN}{topic}" if number and topic else ""


def topic_of(value: str) -> tuple[int, str]:
    """Return whose topic was chosen, and the topic."""
    number, _sign, topic = value.partition(_BETWEEN)
    return (int(number), topic) if topic else (0, "")


def topic_choices(pages: Iterable[Page], mailing: Mailing) -> list[tuple[Any, Any]]:
    """Return the topics of these pages; that of the mailing is among them also where its group has it no more.

    Otherwise saving a draft once more would quietly write to everybody.
    """
    titles = {page.pk: page.title for page in pages}
    topics = topics_of_pages(titles.keys())
    if mailing.page_id and mailing.topic and mailing.topic not in topics.get(mailing.page_id, ()):
        topics[mailing.page_id] = (*topics.get(mailing.page_id, ()), mailing.topic)
    groups = (
        (titles.get(number, str(number)), [(topic_value(number, name), name) for name in names])
        for number, names in topics.items()
    )
    return [*ABOUT_EVERYTHING, *sorted(groups, key=lambda group: group[0].casefold())]
