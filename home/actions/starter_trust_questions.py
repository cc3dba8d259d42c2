"""Adds the example questions of the young people's forum, with the stories that answer them."""

from datetime import timedelta

from django.utils import timezone

from home.actions.report import Report
from home.actions.starter_values import Resolver
from home.starter.pages_young_people import ADDRESS, TRUST_QUESTIONS
from involvement.models import StoryPage
from youngpeople.models import TrustQuestion, YoungPeoplesForumPage


def load_trust_questions(resolver: Resolver, report: Report) -> None:
    """Make the example questions once, on a forum that no editor has touched."""
    forum = YoungPeoplesForumPage.objects.filter(pk=resolver.pages[ADDRESS].pk).first()
    if forum is None:
        report.notes.append("The page at /young-people/ is not a forum: no example questions made.")
        return
    is_first = forum.latest_revision_id is None and not forum.trust_questions.exists()
    today = timezone.localdate()
    for number, example in enumerate(TRUST_QUESTIONS):
        report.count("example questions to the trust", made=is_first)
        if is_first:
            TrustQuestion.objects.create(
                page=forum,
                sort_order=number,
                words=example.words,
                asked_on=today - timedelta(days=example.asked),
                answer_due=None if example.due is None else today + timedelta(days=example.due),
                story=StoryPage.objects.filter(locale=forum.locale, slug=example.story).first(),
                is_example=True,
            )
