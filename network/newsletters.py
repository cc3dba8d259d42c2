"""The letters that a group's members got, as everybody can read them: newest first."""

from dataclasses import dataclass
from datetime import date

from django.core.paginator import Page as ResultPage
from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import HttpRequest

from network.models import GroupPage, NewsletterPage

NEWEST = 3  # on the group's own page
PER_PAGE = 20


@dataclass(frozen=True)
class NewsletterLine:
    """One letter, as a list shows it."""

    title: str
    url: str
    sent_on: date
    summary: str
    is_example: bool


def newest_newsletters(group: GroupPage, request: HttpRequest | None = None) -> list[NewsletterLine]:
    """Return the newest few; one query, none for a group that is being written."""
    return [_line(page, request) for page in newsletters_of(group)[:NEWEST]] if group.pk else []


def newsletter_archive(group: GroupPage, number: str, request: HttpRequest) -> ResultPage:
    """Return one page of all of them; beyond the end it is the last page."""
    shown: ResultPage = Paginator(newsletters_of(group), PER_PAGE).get_page(number)
    shown.object_list = [_line(page, request) for page in shown.object_list]
    return shown


def newsletters_of(group: GroupPage) -> QuerySet[NewsletterPage]:
    """Return the letters that everybody can read, without their text."""
    found: QuerySet[NewsletterPage] = NewsletterPage.objects.child_of(group).for_everyone()
    return found.defer("body").order_by("-sent_on", "-pk")


def _line(page: NewsletterPage, request: HttpRequest | None) -> NewsletterLine:
    return NewsletterLine(page.title, page.get_url(request) or "", page.sent_on, page.summary, page.is_example)
