"""The mails that tell people what happened: who gets which, what they say, in which language, with which calendar."""

from datetime import timedelta
from typing import Any

import pytest
from django.core import mail
from django.utils import timezone
from icalendar import Calendar

from core.models import User
from involvement.models import OpportunityIndexPage, OpportunityPage
from involvement.telling.notices import CANCELLED, CHANGED, OUTCOME
from people.actions.mailing_letters import carry_on
from people.actions.mailings import Answer, stop
from people.actions.post import release_held
from people.awaited_mails import is_awaited
from people.mailing_audience import told_by_hand
from people.mailing_progress import progress_of
from people.models import Mailing, Person, SignUp, Suppression
from people.post.delivery import deliver_due_messages
from people.post.mails import DuringBreak, mail_named
from people.tokens import digest_of
from tests.factories.mailings import make_people, sign_up_all
from tests.factories.notices import OUTCOME as WORDS
from tests.factories.notices import in_a_week, over, publish, published, tell_people, translated

pytestmark = pytest.mark.django_db
KINDS = (CHANGED, CANCELLED, OUTCOME)


@pytest.fixture
def page(opportunity_index: OpportunityIndexPage, organisation: object) -> OpportunityPage:
    """An opportunity with two dates."""
    return published(opportunity_index, in_a_week(), in_a_week() + timedelta(days=7))


def happens(page: OpportunityPage, kind: str) -> OpportunityPage:
    """Let one of the three things happen that people are told of."""
    if kind == OUTCOME:
        return over(publish(page, outcome=WORDS))
    return publish(page, **({"moved": timedelta(hours=1)} if kind == CHANGED else {"cancelled_at": timezone.now()}))


def told(page: OpportunityPage, by: User, note: str = "") -> Mailing:
    """Send what is owed and let it arrive."""
    mailing = tell_people(page, by, note)
    carry_on.call(mailing.pk)
    mailing.refresh_from_db()
    return mailing


def text_to(person: Person) -> str:
    """Return the one mail that a person got."""
    (found,) = [each for each in mail.outbox if each.to == [person.email]]
    return str(found.body)


def calendar_to(person: Person) -> Any:
    """Return the calendar that came with it, or None."""
    (found,) = [each for each in mail.outbox if each.to == [person.email]]
    files = [content for name, content, _kind in found.attachments if name == "calendar.ics"]
    return Calendar.from_ical(files[0]) if files else None


def published_some_days_ago(page: OpportunityPage) -> int:
    """Let the page have been changed last two days ago, and return the number that its calendar files had since."""
    now = timezone.now()
    times = {"first_published_at": now - timedelta(days=3), "last_published_at": now - timedelta(days=2)}
    OpportunityPage.objects.filter(pk=page.pk).update(**times)
    return OpportunityPage.objects.get(pk=page.pk).sign_up_briefing().times_changed


@pytest.mark.parametrize("kind", KINDS)
def test_everyone_with_a_part_in_it_is_told_once_and_nobody_else(
    page: OpportunityPage, editor: User, kind: str
) -> None:
    states = list(SignUp.State)
    people = make_people(len(states))
    for state, person in zip(states, people, strict=True):
        sign_up_all([person], page, state)
    mailing = told(happens(page, kind), editor)
    left_out = {SignUp.State.UNCONFIRMED, SignUp.State.LEFT, SignUp.State.DECLINED, SignUp.State.EXPIRED}
    if kind == OUTCOME:  # what happened is told to those who took part
        left_out = set(states) - {SignUp.State.ACTIVE, SignUp.State.PAUSED, SignUp.State.AWAITING_TEAM}
    expected = sorted(str(person.email) for state, person in zip(states, people, strict=True) if state not in left_out)
    assert sorted(each.to[0] for each in mail.outbox) == expected
    assert mailing.state == Mailing.State.SENT
    deliver_due_messages()
    carry_on.call(mailing.pk)
    assert len(mail.outbox) == len(expected)


def test_a_change_says_what_it_was_and_what_it_is_now_and_every_date(page: OpportunityPage, editor: User) -> None:
    (person,) = make_people(1)
    sign_up_all([person], page)
    first, before = in_a_week(), published_some_days_ago(page)
    changed = publish(page, moved=timedelta(days=1), place="Another House")
    told(changed, editor, note="The room was too small.\n\nSorry, {name}!")
    words = text_to(person)
    for part in (
        f"The date was: {first.day} {first:%B %Y}, 2pm to 4pm.",
        "The place was: Example House, Example Street. It is now: Another House.",
        "These are the dates now:",
        "Where: Another House",
        "The team adds:\nThe room was too small.\nSorry, {name}!",
        "Example contact",
        "/my/",
        page.full_url,
    ):
        assert part in words, words
    assert words.count("2pm to 4pm") == 4  # was and now, and the two dates as they are
    events = calendar_to(person).walk("VEVENT")
    assert [event["UID"].split("@")[0] for event in events] == [f"session-{each.pk}" for each in page.sessions.all()]
    assert {event["SEQUENCE"] for event in events} == {changed.sign_up_briefing().times_changed}
    assert events[0]["SEQUENCE"] > before
    assert {event["STATUS"] for event in events} == {"CONFIRMED"}


def test_a_date_that_is_off_is_taken_out_of_the_calendar(page: OpportunityPage, editor: User) -> None:
    (person,) = make_people(1)
    sign_up_all([person], page)
    kept, off = page.sessions.order_by("starts_at")
    page.sessions.remove(off)
    page.save_revision().publish()
    told(page, editor)
    assert "This date is off:" in text_to(person)
    found = {event["UID"].split("@")[0]: event["STATUS"] for event in calendar_to(person).walk("VEVENT")}
    assert found == {f"session-{kept.pk}": "CONFIRMED", f"session-{off.pk}": "CANCELLED"}


def test_cancelling_takes_everything_out_of_the_calendar_with_a_higher_number(
    page: OpportunityPage, editor: User
) -> None:
    active, waiting = make_people(2)
    sign_up_all([active], page)
    sign_up_all([waiting], page, SignUp.State.WAITING_LIST)
    before = published_some_days_ago(page)
    cancelled = publish(page, cancelled_at=timezone.now())
    told(cancelled, editor, note="Nobody could come.")
    assert "This will not go ahead" in text_to(active)
    assert "Nobody could come." in text_to(active)
    events = calendar_to(active).walk("VEVENT")
    assert [event["STATUS"] for event in events] == ["CANCELLED"] * 2
    assert min(event["SEQUENCE"] for event in events) > before > 0
    assert calendar_to(waiting) is None  # we never gave them these dates


def test_the_outcome_is_told_in_its_own_words_with_the_way_to_the_page(page: OpportunityPage, editor: User) -> None:
    (person,) = make_people(1)
    sign_up_all([person], page)
    told(happens(page, OUTCOME), editor)
    words = text_to(person)
    assert "You said that the chairs were too low.\n- We bought higher ones." in words
    assert f"Read what happened\n{page.full_url}" in words
    assert calendar_to(person) is None


def test_an_outcome_that_stands_on_another_page_is_led_to(
    page: OpportunityPage, editor: User, opportunity_index: OpportunityIndexPage
) -> None:
    (person,) = make_people(1)
    sign_up_all([person], page)
    told(over(publish(page, outcome_page=opportunity_index)), editor)
    assert f"Read what happened\n{opportunity_index.full_url}\n" in text_to(person)


def test_during_a_break_changes_go_and_the_outcome_waits(page: OpportunityPage, editor: User) -> None:
    (person,) = make_people(1, paused_at=timezone.now())
    sign_up_all([person], page)
    told(happens(page, CHANGED), editor)
    assert len(mail.outbox) == 1
    outcome = told(over(publish(page, outcome=WORDS)), editor)
    assert len(mail.outbox) == 1
    assert progress_of(outcome).held == 1
    person.paused_at = None
    person.save()
    release_held(person)
    deliver_due_messages()
    assert len(mail.outbox) == 2


@pytest.mark.parametrize("kind", KINDS)
def test_each_mail_keeps_its_own_rule_for_breaks(kind: str) -> None:
    known = mail_named(kind)
    assert is_awaited(kind) is (known.during_break is DuringBreak.SENT) is (kind != OUTCOME)


def test_whom_no_mail_reaches_is_rung_even_on_a_break_but_not_for_the_outcome(
    page: OpportunityPage, editor: User
) -> None:
    caller = make_people(1, prefix="caller", email=None, channel="phone", email_confirmed_at=None)[0]
    resting = make_people(
        1, prefix="resting", email=None, channel="phone", email_confirmed_at=None, paused_at=timezone.now()
    )[0]
    unproven = make_people(1, prefix="unproven", email_confirmed_at=None)[0]
    bounced = make_people(1, prefix="bounced")[0]
    Suppression.objects.create(
        person=bounced, address_digest=digest_of(str(bounced.email)), reason=Suppression.Reason.BOUNCED
    )
    sign_up_all([caller, resting, unproven, bounced], page)
    change = told(happens(page, CHANGED), editor)
    assert mail.outbox == []
    assert change.state == Mailing.State.SENT
    assert set(told_by_hand(change)) == {caller, resting, unproven, bounced}
    outcome = told(over(publish(page, outcome=WORDS)), editor)
    assert set(told_by_hand(outcome)) == {caller, unproven, bounced}


def test_news_that_was_stopped_does_not_stop_a_notice(page: OpportunityPage, editor: User) -> None:
    (person,) = make_people(1)  # never agreed to news
    sign_up_all([person], page)
    told(happens(page, CANCELLED), editor)
    (letter,) = mail.outbox
    assert "List-Unsubscribe" not in letter.extra_headers


def test_a_notice_goes_to_its_end(page: OpportunityPage, editor: User) -> None:
    """It is told once only: who heard nothing of it because somebody pressed a button would travel for nothing."""
    sign_up_all(make_people(3), page)
    mailing = tell_people(happens(page, CHANGED), editor)
    assert stop(mailing, by=editor) == Answer.NOT_NOW
    carry_on.call(mailing.pk)
    assert len(mail.outbox) == 3


def test_who_has_left_before_it_goes_hears_nothing_more(page: OpportunityPage, editor: User) -> None:
    (sign_up,) = sign_up_all(make_people(1), page)
    mailing = tell_people(happens(page, CHANGED), editor)
    SignUp.objects.filter(pk=sign_up.pk).update(state=SignUp.State.LEFT)
    carry_on.call(mailing.pk)
    assert mail.outbox == []


def test_of_two_changes_only_the_newer_mail_goes_where_the_older_is_still_waiting(
    page: OpportunityPage, editor: User
) -> None:
    sign_up_all(make_people(2), page)
    older = tell_people(publish(page, place="Another House"), editor)
    newer = tell_people(publish(page, place="A third house"), editor)
    for mailing in (newer, older):
        carry_on.call(mailing.pk)
    assert len(mail.outbox) == 2
    assert all("Where: A third house" in each.body for each in mail.outbox)


def test_people_read_it_in_their_language_and_about_the_page_on_which_they_signed_up(
    page: OpportunityPage, editor: User
) -> None:
    polish = translated(page, title="Krzesła", outcome="<p>Kupiliśmy nowe.</p>")
    (english,) = make_people(1)
    (reader,) = make_people(1, prefix="polish", language="pl")
    sign_up_all([english], page)
    sign_up_all([english, reader], polish)
    told(over(publish(page, outcome=WORDS)), editor)
    assert len(mail.outbox) == 2  # one mail each, however many languages they signed up in
    assert "Krzesła" in text_to(reader)
    assert "Kupiliśmy nowe." in text_to(reader)
    assert polish.full_url in text_to(reader)
    assert page.title in text_to(english)


def test_a_translation_that_still_has_the_old_dates_sends_no_wrong_calendar(
    page: OpportunityPage, editor: User
) -> None:
    polish = translated(page, title="Krzesła")
    (reader,) = make_people(1, prefix="polish", language="pl")
    sign_up_all([reader], polish)
    told(publish(page, moved=timedelta(days=1)), editor)
    assert calendar_to(reader) is None
    new_date = (in_a_week() + timedelta(days=1)).day
    assert f"{new_date} " in text_to(reader)
