"""People in great number and mailings to them, for tests."""

from datetime import timedelta
from typing import Any

from django.utils import timezone
from wagtail.models import Page

from core.models import User
from people.actions.mailings import Answer, start
from people.mailing_audience import headcount, words_shown
from people.models import ConsentEvent, ConsentWording, Mailing, Person, SignUp
from people.selectors import current_wording


def make_people(number: int, *, prefix: str = "person", **overrides: Any) -> list[Person]:
    """Return this many people who have confirmed their address."""
    values = {"channel": "email", "email_confirmed_at": timezone.now()} | overrides
    named = (f"{prefix}{place}" for place in range(number))
    return Person.objects.bulk_create(
        [Person(**({"name": name.title(), "email": f"{name}@example.com"} | values)) for name in named]
    )


def news_readers(number: int, **overrides: Any) -> list[Person]:
    """Return this many people who asked for news."""
    people = make_people(number, **overrides)
    decide_about_news(people, ConsentEvent.Decision.GIVEN)
    return people


def decide_about_news(people: list[Person], decision: str) -> None:
    """Let these people say yes or no to news at this moment."""
    wording = current_wording(ConsentWording.Purpose.NEWS, "en")
    assert wording is not None
    ConsentEvent.objects.bulk_create([ConsentEvent(person=each, wording=wording, decision=decision) for each in people])


def sign_up_all(people: list[Person], page: Page, state: str = SignUp.State.ACTIVE) -> list[SignUp]:
    """Let these people take part in what the page offers."""
    now = timezone.now()
    values = {"page_id": page.pk, "state": state, "confirmed_at": now}
    if state == SignUp.State.OFFERED:
        values["offer_ends_at"] = now + timedelta(days=3)
    return SignUp.objects.bulk_create([SignUp(person=each, **values) for each in people])


def make_mailing(**overrides: Any) -> Mailing:
    """Return a draft to everyone who asked for news."""
    values = {"subject": "What is new", "body": "Hello {name},\n\nthere is something new.", "audience": "news"}
    return Mailing.objects.create(**(values | overrides))


def start_now(mailing: Mailing, by: User) -> Mailing:
    """Start a draft as it stands and return it."""
    mailing.refresh_from_db()
    answer = start(mailing, number=headcount(mailing).letters, words=words_shown(mailing), by=by)
    assert answer == Answer.DONE
    mailing.refresh_from_db()
    return mailing
