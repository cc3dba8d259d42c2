"""What staff need to know before they write down a sign-up for somebody: for what, and what it would change."""

import hashlib
import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.utils.translation import gettext as _
from wagtail.models import Page, get_page_models

from people.guardianship import birth_to_keep
from people.models import ConsentWording, Person, SignUp
from people.subjects import SignUpSubject, takes_entries_at
from people.submissions import Submission

PAPER_COMES_LATE = timedelta(days=14)
A_LOOK = timedelta(hours=2)  # how finely the time since then is searched for a moment at which a page was open
NEWEST = 200  # pages of one type that are looked at; older ones are found by their title


@dataclass(frozen=True)
class Choice:
    """A page that staff can write down a sign-up for."""

    page: Page
    is_closed: bool  # a while ago: only what was sent in time counts


@dataclass(frozen=True)
class Change:
    """One thing that is held about somebody, and what it would become."""

    label: str
    held: str
    new: str


@dataclass(frozen=True)
class Known:
    """Somebody we know already, and what writing the form down would do to what we hold."""

    person: Person
    sign_up: SignUp | None  # for the same page
    changes: tuple[Change, ...]
    fingerprint: str  # differs as soon as the form or what we hold does


def subject_types() -> list[type[Page]]:
    """Return the page types that people can sign up for."""
    asked = ("sign_up_briefing", "sign_up_questions", "takes_sign_ups_at")
    return [model for model in get_page_models() if all(hasattr(model, name) for name in asked)]


def choices_at(moment: datetime, title: str = "") -> list[Choice]:
    """Return what staff can write a sign-up down for, open things first, each group by its title."""
    found = (_choice(page, moment) for model in subject_types() for page in _newest(model, title))
    return sorted((each for each in found if each), key=lambda each: (each.is_closed, each.page.title.casefold()))


def choice_at(moment: datetime, page: Page) -> Choice | None:
    """Return whether staff can write a sign-up down for this page; None where they cannot."""
    if not page.live or page.specific_class not in subject_types():
        return None
    return _choice(page.specific, moment)


def wordings_to_choose(purpose: str, language: str) -> list[ConsentWording]:
    """Return every version of the words in this language, newest first, then those in English."""
    known = ConsentWording.objects.filter(purpose=purpose, language__in={language, "en"})
    return sorted(known, key=lambda wording: (wording.language != language, -wording.version))


def known_person(submission: Submission) -> Person | None:
    """Return whom we know by the same email, or without one by the same way to reach them and the same name."""
    who = {"email": submission.email} if submission.email else {"reach_key": submission.reach_key}
    return Person.objects.filter(**who).first()


def what_is_known(page: Page, submission: Submission) -> Known | None:
    """Return what we hold about the person of a form and what the form would change, or None for somebody new."""
    person = known_person(submission)
    if person is None:
        return None
    sign_up = SignUp.objects.filter(person=person, page_id=page.pk).first()
    changes = [*_changes_of_person(person, submission), *(_changes_of_sign_up(sign_up, submission) if sign_up else ())]
    held = [_stored(person), _stored(sign_up) if sign_up else None, _need_of(person), submission.to_json()]
    fingerprint = hashlib.sha256(json.dumps(held, default=str, sort_keys=True).encode()).hexdigest()[:16]
    return Known(person, sign_up, tuple(each for each in changes if each.held != each.new), fingerprint)


def _newest(model: type[Page], title: str) -> list[Page]:
    pages = model.objects.live().filter(title__icontains=title) if title else model.objects.live()
    return list(pages.order_by("-first_published_at", "-pk")[:NEWEST])


def _choice(page: SignUpSubject, moment: datetime) -> Choice | None:
    if not isinstance(page, Page):
        return None
    if takes_entries_at(page, moment):
        return Choice(page, is_closed=False)
    looks = int(PAPER_COMES_LATE / A_LOOK)
    was_open = any(page.takes_sign_ups_at(moment - A_LOOK * number) for number in range(1, looks + 1))
    return Choice(page, is_closed=True) if was_open else None


def _changes_of_person(person: Person, submission: Submission) -> Iterator[Change]:
    """Yield what confirming writes into the record; an empty box changes nothing there."""
    channels = dict(Person.Channel.choices)
    languages = dict(Person._meta.get_field("language").flatchoices)
    yield Change(_("Name"), person.name, submission.name)
    yield Change(_("Reach by"), str(channels[person.channel]), str(channels[submission.reach_by]))
    yield Change(_("Language"), str(languages[person.language]), str(languages[submission.language]))
    yield Change(_("Phone"), person.phone, submission.phone or person.phone)
    yield Change(_("Postal address"), person.address, submission.address or person.address)
    held = _need_of(person)
    yield Change(_("Needs in order to take part"), held, submission.access_needs or held)
    born_on = birth_to_keep(person.born_on, submission.birth_date, by_staff=True)
    yield Change(_("Date of birth"), _day(person.born_on), _day(born_on))


def _changes_of_sign_up(sign_up: SignUp, submission: Submission) -> Iterator[Change]:
    held = {row["question"]: row["answer"] for row in sign_up.answers}
    new = {row["question"]: row["answer"] for row in submission.answers}
    if sign_up.confirmed_at:
        yield Change(_("How they heard"), sign_up.how_heard, submission.how_heard)
        for question in dict.fromkeys([*held, *new]):
            yield Change(question, held.get(question, ""), new.get(question, ""))


def _need_of(person: Person) -> str:
    need = getattr(person, "access_need", None)
    return str(need.text) if need else ""


def _day(day: Any) -> str:
    return day.isoformat() if day else ""


def _stored(row: Person | SignUp) -> list[str]:
    return [str(field.value_from_object(row)) for field in row._meta.fields]
