"""Two records of one person become one: everything moves, nothing is lost silently, nothing is left behind."""

from datetime import date, timedelta
from typing import Any

import pytest
from django.apps import apps
from django.db import IntegrityError, transaction
from django.utils import timezone
from wagtail.models import ModelLogEntry

from core.models import User
from involvement.models import OpportunityPage
from people import audit
from people.actions.confirmation import confirm
from people.actions.consent import record_consent
from people.actions.joining import join_records
from people.actions.post import write_message
from people.models import (
    AccessNeed,
    ConsentEvent,
    DeliveryReport,
    OutboxMessage,
    Person,
    SignUp,
    Suppression,
)
from people.selectors import current_wording, sign_up_of
from people.tokens import Purpose, claim_of, confirmation_token, digest_of, own_token
from tests.factories.joining import everything_stored, join, make_who_goes, make_who_stays, wish_for
from tests.factories.people import make_sign_up


@pytest.fixture
def stays(page: OpportunityPage) -> Person:
    """Somebody who confirmed by email."""
    return make_who_stays(page)


@pytest.fixture
def other_page(page: OpportunityPage) -> OpportunityPage:
    """Something else to take part in."""
    return page.copy(update_attrs={"slug": "another", "title": "Another"})


@pytest.fixture
def goes(other_page: OpportunityPage, editor: User) -> Person:
    """The same somebody, who rang about something else."""
    return make_who_goes(other_page, editor)


def test_everything_moves_and_the_emptied_record_goes(stays: Person, goes: Person, editor: User) -> None:
    write_message("about-goes", "confirmed", person=goes, sign_up=goes.sign_ups.get())
    DeliveryReport.objects.create(event_digest="1", kind="delivered", person=goes)
    before = stays.created_at
    joined = join(stays, goes, editor)
    assert not Person.objects.filter(pk=goes.pk).exists()
    assert (joined.name, joined.email, joined.phone) == ("Sam Example", "sam@example.com", "01632960077")
    assert joined.reach_key == goes.reach_key  # the next call is recognised
    assert joined.email_confirmed_at
    assert joined.created_at == before
    assert joined.sign_ups.count() == 2
    assert OutboxMessage.objects.get(key="about-goes").person == joined
    assert DeliveryReport.objects.get().person == joined


def test_nothing_of_the_record_that_goes_is_left(
    stays: Person, page: OpportunityPage, other_page: OpportunityPage, editor: User
) -> None:
    gone = make_sign_up(other_page, email="gone@example.org", name="Zelda Gone", access_needs="Nothing").person
    confirm(gone.sign_ups.get())
    make_sign_up(page, email="gone@example.org", name="Zelda Gone")  # waits to be confirmed
    Person.objects.filter(pk=gone.pk).update(new_email="newer@example.org", phone="01632 960 055")
    Person.objects.filter(pk=stays.pk).update(phone="01632 960 056")
    audit.write_down(audit.VIEWED, user=editor, person=gone)
    key = Person.objects.get(pk=gone.pk).token_key
    assert "gone@example.org" in everything_stored()
    join(stays, gone, editor)
    dump = everything_stored()
    for left in ("gone@example.org", "newer@example.org", "01632 960 055", key):
        assert left not in dump, left
    for model in apps.get_models():
        for field in model._meta.get_fields():
            if field.is_relation and field.concrete and field.related_model is Person:
                assert not model._base_manager.filter(**{field.attname: gone.pk}).exists()
    assert not ModelLogEntry.objects.for_instance(gone).exists()


def test_every_relation_to_a_person_is_known_to_joining() -> None:
    """A new kind of row about a person must be moved, judged or let go on purpose: add it here and in the actions."""
    moved = {"sign_ups", "messages", "reports", "suppressions", "access_need", "consent_events"}
    by_other_rooms = {
        "opportunity_alerts",
        "story_follows",
        "tellings",
        "contributions",
        "format_requests",
    }  # PersonalStore.join
    refuses = {"erasure"}
    relations = {relation.get_accessor_name() for relation in Person._meta.related_objects}
    assert relations == moved | by_other_rooms | refuses
    of_sign_ups = {relation.get_accessor_name() for relation in SignUp._meta.related_objects}
    assert of_sign_ups == {"events", "need_met", "guardian_agreement", "messages", "moving_on"}


def test_links_of_the_record_that_goes_stop_working(stays: Person, goes: Person, editor: User) -> None:
    sign_up = goes.sign_ups.get()
    token, own, staying = confirmation_token(sign_up), own_token(goes), confirmation_token(stays.sign_ups.get())
    claim, claim_of_staying = claim_of(token), claim_of(staying)
    assert claim and claim_of_staying
    assert sign_up_of(claim)
    join(stays, goes, editor)
    assert sign_up_of(claim) is None
    assert not Person.objects.filter(pk=claim_of(own, Purpose.MY).about).exists()
    assert sign_up_of(claim_of_staying)


def test_ledger_is_copied_with_its_times_and_stays_closed(stays: Person, goes: Person, editor: User) -> None:
    theirs = list(goes.consent_events.values_list("wording", "decision", "channel", "recorded_by", "happened_at"))
    own = list(stays.consent_events.values_list("pk", flat=True))
    joined = join(stays, goes, editor)
    copied = joined.consent_events.exclude(pk__in=own)
    fields = ("wording", "decision", "channel", "recorded_by", "happened_at")
    assert list(copied.values_list(*fields)) == theirs
    assert ConsentEvent.objects.count() == len(own) + len(theirs)
    with pytest.raises(IntegrityError), transaction.atomic():
        copied.update(decision="withdrawn")


@pytest.mark.parametrize("who_withdrew", ["stays", "goes"])
@pytest.mark.parametrize("order", ["before", "after"])
def test_a_withdrawal_in_either_record_is_the_last_word(
    stays: Person, goes: Person, editor: User, who_withdrew: str, order: str
) -> None:
    news, now = current_wording("news", "en"), timezone.now()
    withdrew, gave = (stays, goes) if who_withdrew == "stays" else (goes, stays)
    shift = timedelta(hours=1 if order == "after" else -1)
    assert news
    record_consent(withdrew, news, "given", happened_at=now - timedelta(days=9))
    record_consent(withdrew, news, "withdrawn", channel="mail", happened_at=now + shift - timedelta(days=1))
    record_consent(gave, news, "given", happened_at=now - timedelta(days=1))
    joined = join(stays, goes, editor)
    events = joined.consent_events.filter(wording__purpose="news")
    last = events.last()
    assert (last.decision, last.recorded_by, last.wording, last.channel) == ("withdrawn", editor, news, "mail")
    assert last.happened_at > now
    assert [event.decision for event in events].count("withdrawn") == 2
    assert joined.consent_events.filter(wording__purpose="take-part").last().decision == "given"


def test_who_withdrew_and_agreed_again_still_agrees(stays: Person, goes: Person, editor: User) -> None:
    news, now = current_wording("news", "en"), timezone.now()
    assert news
    record_consent(goes, news, "withdrawn", happened_at=now - timedelta(days=2))
    record_consent(goes, news, "given", happened_at=now - timedelta(days=1))
    events = join(stays, goes, editor).consent_events.filter(wording__purpose="news")
    assert [event.decision for event in events] == ["withdrawn", "given"]


def test_both_texts_of_needs_are_kept_newest_first(stays: Person, goes: Person, editor: User) -> None:
    AccessNeed.objects.filter(person=goes).update(recorded_at=timezone.now(), review_due=date(2030, 1, 1))
    AccessNeed.objects.filter(person=stays).update(review_due=date(2029, 1, 1))
    need = AccessNeed.objects.get(person=join(stays, goes, editor))
    assert (need.text, need.review_due) == ("Large print\n\nA step-free room", date(2029, 1, 1))
    assert AccessNeed.objects.count() == 1


@pytest.mark.parametrize("only", ["stays", "goes", "same"])
def test_one_text_of_needs_is_kept_once(stays: Person, goes: Person, editor: User, only: str) -> None:
    if only == "same":
        AccessNeed.objects.update(text="A step-free room ")
    else:
        AccessNeed.objects.exclude(person=stays if only == "stays" else goes).delete()
    text = AccessNeed.objects.first().text
    join(stays, goes, editor)
    assert AccessNeed.objects.get().text == text.strip()


@pytest.mark.parametrize(
    ("of_stays", "of_goes", "until"),
    [
        (None, date(2030, 5, 1), date(2030, 5, 1)),
        (date(2030, 5, 1), None, date(2030, 5, 1)),
        (date(2030, 5, 1), date(2030, 9, 1), date(2030, 9, 1)),
        (date(2030, 5, 1), "until they say so", None),
    ],
)
def test_a_break_on_either_is_a_break_and_the_longer_one(
    stays: Person, goes: Person, editor: User, of_stays: Any, of_goes: Any, until: date | None
) -> None:
    now = timezone.now()
    for person, day in ((stays, of_stays), (goes, of_goes)):
        if day:
            ends = None if isinstance(day, str) else day
            Person.objects.filter(pk=person.pk).update(paused_at=now, paused_until=ends)
    joined = join(stays, goes, editor)
    assert (joined.paused_at, joined.paused_until) == (now, until)


def test_only_what_was_heard_of_the_address_that_stays_is_kept(stays: Person, goes: Person, editor: User) -> None:
    for person, address in ((goes, "old@example.org"), (goes, "sam@example.com"), (stays, "sam@example.com")):
        Suppression.objects.create(person=person, address_digest=digest_of(address), reason="bounced")
    lifted = Suppression.objects.create(
        person=goes, address_digest=digest_of("sam@example.com"), reason="complained", lifted_at=timezone.now()
    )
    joined = join(stays, goes, editor)
    kept = Suppression.objects.filter(person=joined)
    assert kept.count() == 2
    assert lifted in kept
    assert {row.address_digest for row in kept} == {digest_of("sam@example.com")}


def test_joining_is_written_down_by_numbers_only(stays: Person, goes: Person, editor: User) -> None:
    audit.write_down(audit.VIEWED, user=editor, person=goes)
    join(stays, goes, editor)
    entries = ModelLogEntry.objects.for_instance(stays).order_by("pk")
    assert [entry.action for entry in entries] == [audit.VIEWED, audit.MERGED]  # who looked is not forgotten
    assert (entries[1].user, entries[1].data["other"]) == (editor, goes.pk)
    for entry in ModelLogEntry.objects.all():
        assert "Sam" not in f"{entry.label} {entry.data}"


def test_costs_the_same_for_many_letters(
    stays: Person, goes: Person, editor: User, django_assert_max_num_queries: Any
) -> None:
    for number in range(30):
        write_message(f"many-{number}", "confirmed", person=goes, sign_up=goes.sign_ups.get())
    wish = wish_for(stays, goes)
    with django_assert_max_num_queries(65):
        join_records(wish, by=editor)
