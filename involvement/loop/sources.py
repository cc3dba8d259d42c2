"""What opportunities and stories owe: answers, news that people wait for, updates whose day is over."""

from collections.abc import Iterator
from datetime import datetime, time
from typing import TypeVar

from django.db.models import QuerySet
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.models import Page
from wagtail.permissions import page_permission_policy

from core.models import User
from involvement.loop.owed import Owed, OwedSource, register_owed
from involvement.models import OpportunityPage, StoryPage
from involvement.models.public_pages import PublicPageQuerySet
from involvement.owing import is_overdue, leading, overdue_stories, owed_outcomes
from involvement.telling.notice_words import TELL_ROUTE, WHAT
from involvement.telling.notices import owed_notices

ANSWERS, NOTICES, UPDATES = "answers", "notices", "updates"
Pages = TypeVar("Pages", bound=PublicPageQuerySet)


def answers(user: User | None, now: datetime) -> Iterator[Owed]:
    """Yield the opportunities that have closed and whose outcome nobody has told yet."""
    facts = ("pk", "title", "owner_role", "closes_at", "outcome_due", "is_example")
    for pk, title, owner, closed_at, due, is_example in publishable(owed_outcomes(now), user).values_list(*facts):
        yield Owed(
            source=ANSWERS,
            key=pk,
            what=_("People are owed an answer."),
            title=title,
            url=_edit_url(pk),
            owner=owner,
            since=closed_at,
            due=due,
            is_late=is_overdue(due, now),
            is_example=is_example,
        )


def notices(user: User | None, now: datetime) -> Iterator[Owed]:
    """Yield the opportunities of which those who signed up have not been told something that is published."""
    for each in owed_notices(publishable(OpportunityPage.objects.all(), user), now):
        yield Owed(
            source=NOTICES,
            key=each.page.pk,
            what=str(WHAT[each.template]),
            title=each.page.title,
            url=reverse(TELL_ROUTE, args=[each.page.pk]),
            owner=each.page.owner_role,
            since=each.since,
            is_late=each.is_late,
            is_example=each.page.is_example,
        )


def updates(user: User | None, now: datetime) -> Iterator[Owed]:
    """Yield the stories whose next update was promised for a day that is over; a story and its translations once."""
    facts = ("pk", "title", "owner_role", "next_update_due", "is_example")
    pages = publishable(leading(overdue_stories(StoryPage.objects.all(), now)), user)
    for pk, title, owner, due, is_example in pages.values_list(*facts):
        yield Owed(
            source=UPDATES,
            key=pk,
            what=_("An update was promised."),
            title=title,
            url=_edit_url(pk),
            owner=owner,
            since=timezone.make_aware(datetime.combine(due, time())),
            due=due,
            is_late=True,
            is_example=is_example,
        )


def publishable(pages: Pages, user: User | None) -> Pages:
    """Return those of these pages that a member of staff may publish; all of them for nobody in particular."""
    if user is None:
        return pages
    allowed: QuerySet[Page] = page_permission_policy.instances_user_has_permission_for(user, "publish")
    return pages.filter(pk__in=allowed.order_by().values("pk"))


def _edit_url(pk: int) -> str:
    return reverse("wagtailadmin_pages:edit", args=[pk])


register_owed(OwedSource(ANSWERS, gettext_lazy("Answer to those who took part"), answers))
register_owed(OwedSource(NOTICES, gettext_lazy("News that people have not been told"), notices))
register_owed(OwedSource(UPDATES, gettext_lazy("Update of a story"), updates))
