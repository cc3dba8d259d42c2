"""One person who has used everything this site offers, and the words by which they could be found anywhere."""

from datetime import date, timedelta
from typing import Any

from axes.models import AccessAttempt
from django.contrib.contenttypes.models import ContentType
from django.contrib.sessions.backends.db import SessionStore
from django.core.cache import cache
from django.utils import timezone
from django_tasks import TaskResultStatus
from django_tasks_db.models import DBTaskResult
from wagtail.admin.models import EditingSession, FormState
from wagtail.log_actions import log
from wagtail.models import Page

from core.models import User
from involvement.models import (
    AlertedOpportunity,
    FormatRequest,
    FormatWish,
    OpportunityAlert,
    SentPlan,
    StoryFollow,
    TellUsEntry,
)
from network.asking.digests import answer_digest
from network.asking.questions import Question
from network.models import MeetingAnswerGiven, MeetingPage
from people import audit
from people.actions.confirmation import confirm
from people.actions.consent import record_consent
from people.models import (
    AccessNeedMet,
    ConsentEvent,
    Contributor,
    DeliveryReport,
    GuardianAgreement,
    Mailing,
    OutboxMessage,
    Person,
    SignUp,
    Suppression,
)
from people.selectors import current_wording
from people.tokens import digest_of
from tests.factories.contributions import agreement_of, make_agreed_picture, make_contribution
from tests.factories.network import make_group
from tests.factories.people import make_sign_up
from tests.factories.tellings import State, make_telling
from youngpeople.models import MovingOn

NAME = "Zoë O’Quimby-Marchetti"
EMAIL = "zoe.quimby@post.example"
NEW_EMAIL = "zoe.new@post.example"
PHONE = "07700900123"
ADDRESS = "7 Quince Yard\nEly\nCB7 1ZZ"
GUARDIAN = "Ottoline Marchetti"
GUARDIAN_EMAIL = "ottoline@family.example"
GUARDIAN_PHONE = "01632960777"
TYPED = "Zoë typed this and never confirmed it"
ANSWER = "I met Doctor Quillfeather on ward nine"
NEED = "A chair with quilted arms"
SEARCHED = "quillwort"
TOLD = "The quilted chairs by the quay are too low"
IN_OUR_WORDS = "Low quay chairs are hard"
NOTED = "Quarrelsome neighbour, ring first"
SAID = "I quivered the whole way there"
SIGNED = "Zoë, who quilts"
TOPIC = "Quagga rides"  # the group offers it no more: only what she answered still holds it
ASKED_BY_GROUP = "What grows at your place?"
TOLD_THE_GROUP = "Quince trees behind my shed"
WANTED_FORMAT = "On quadrille paper"

SECRETS = (
    NAME,
    EMAIL,
    NEW_EMAIL,
    PHONE,
    "7 Quince Yard",
    GUARDIAN,
    GUARDIAN_EMAIL,
    GUARDIAN_PHONE,
    TYPED,
    ANSWER,
    NEED,
    SEARCHED,
    TOLD,
    IN_OUR_WORDS,
    NOTED,
    SAID,
    SIGNED,
    TOPIC,
    TOLD_THE_GROUP,
    WANTED_FORMAT,
)


def make_whole_person(pages: list[Page], staff: User) -> Person:
    """Return a person in a state of each kind, with everything that can hang on one; needs four pages."""
    person = _take_part(pages)
    group = _join_a_group(pages[0].get_parent())
    _details(person)
    _consent(person)
    _guardian(person.sign_ups.get(page=pages[1]))
    _alert(person, pages[0])
    _tellings(person, staff)
    _words(person)
    _follow(person, pages[0])
    _format(person, pages[0])
    _said_how_a_meeting_was(person, group)
    SentPlan.objects.create(name=NAME, email=EMAIL.title(), form_digest="plan")  # they work here too
    _post(person, staff)
    _staff_at_work(person, staff)
    _machinery(person, staff)
    return person


def _take_part(pages: list[Page]) -> Person:
    typed: dict[str, Any] = {"name": NAME, "email": EMAIL, "answers": ({"question": "Why?", "answer": ANSWER},)}
    for page in pages[:3]:
        confirm(make_sign_up(page, **typed, access_needs=NEED, how_heard="A leaflet"))
    for_guardian = {"guardian_name": GUARDIAN, "guardian_email": GUARDIAN_EMAIL, "born_on": "2012-03-04"}
    make_sign_up(pages[3], **typed, access_needs=TYPED, **for_guardian)
    make_sign_up(pages[2], **(typed | {"answers": ({"question": "Why?", "answer": TYPED},)}))  # changes, not confirmed
    person = Person.objects.get(email=EMAIL)
    MovingOn.objects.create(sign_up=person.sign_ups.get(page=pages[0]), ends_on=timezone.localdate())
    AccessNeedMet.objects.create(sign_up=person.sign_ups.get(page=pages[0]), answer=AccessNeedMet.Answer.PARTLY)
    return person


def _join_a_group(above: Page) -> Page:
    """Make her a member who has chosen topics and answered the group's own question."""
    group = make_group(above, topics=["Trees"], questions=[ASKED_BY_GROUP])
    topics = {"question": "What would you like to hear about?", "answer": TOPIC, "chosen": [TOPIC]}
    own = {"question": ASKED_BY_GROUP, "answer": TOLD_THE_GROUP}
    confirm(make_sign_up(group, name=NAME, email=EMAIL, answers=(topics, own)))
    return group


def _details(person: Person) -> None:
    person.phone, person.address, person.new_email = PHONE, ADDRESS, NEW_EMAIL
    person.born_on, person.language, person.format = date(2012, 3, 4), "pl", Person.Format.LARGE_PRINT
    person.paused_at, person.paused_until = timezone.now(), timezone.localdate() + timedelta(days=30)
    person.save()


def _consent(person: Person) -> None:
    news = current_wording("news", "en")
    assert news is not None
    for decision in (ConsentEvent.Decision.GIVEN, ConsentEvent.Decision.WITHDRAWN, ConsentEvent.Decision.GIVEN):
        record_consent(person, news, decision)


def _guardian(sign_up: SignUp) -> None:
    agreement = GuardianAgreement.objects.create(
        sign_up=sign_up, name=GUARDIAN, email=GUARDIAN_EMAIL, phone=GUARDIAN_PHONE
    )
    OutboxMessage.objects.create(key=f"guardian-{agreement.pk}", template="guardian_ask", guardian=agreement)


def _alert(person: Person, page: Page) -> None:
    facts = {"wording": current_wording("alerts", "en"), "is_on": True, "on_since": timezone.now()}
    query = f"q={SEARCHED}"
    alert = OpportunityAlert.objects.create(person=person, index_page_id=page.get_parent().pk, query=query, **facts)
    AlertedOpportunity.objects.create(person=person, page_id=page.pk, alert=alert, letter="alert-letter")


def _tellings(person: Person, staff: User) -> None:
    wording = {"contact_wording": current_wording("tell-us", "en")}
    told = make_telling(
        words=TOLD, our_words=IN_OUR_WORDS, person=person, reach_by="email", may_contact=True, **wording
    )
    TellUsEntry.objects.create(message=told, kind="words", before=TOLD, after=IN_OUR_WORDS, by=staff)
    TellUsEntry.objects.create(message=told, kind="note", note=NOTED, by=staff)
    audit.write_down(audit.VIEWED, user=staff, person=person, telling=told.pk)
    aside = {"state": State.SET_ASIDE, "reach_by": "email", "pending": {"email": EMAIL}}
    make_telling(words=f"{TOLD} https://spam.example", **aside)
    OutboxMessage.objects.create(
        key="thanks", template="tell_us_thanks", person=person, subscription=f"telling-{told.pk}"
    )


def _words(person: Person) -> None:
    said = make_contribution(SAID, SIGNED, agreement_note=f"{NAME}, folder 3")
    for contribution in (said, agreement_of(make_agreed_picture())):
        Contributor.objects.create(person=person, contribution=contribution)


def _follow(person: Person, page: Page) -> None:
    now = timezone.now()
    for number, kind in enumerate(StoryFollow.Kind.values):  # on, ended, and never confirmed
        facts = {
            "is_on": number == 0,
            "on_since": None if number == 2 else now,
            "ended_at": now if number == 1 else None,
        }
        wording = current_wording("follow", "en")
        assert wording is not None
        StoryFollow.objects.create(person=person, kind=kind, key=page.translation_key, wording=wording, **facts)


def _format(person: Person, page: Page) -> None:
    wish = FormatWish.objects.create(page_id=page.pk, format="other", language="en", asked=1)
    wording = current_wording("format", "en")
    assert wording is not None
    FormatRequest.objects.create(
        wish=wish,
        person=person,
        reach_by="phone",
        reach_at=PHONE,
        words=WANTED_FORMAT,
        wording=wording,
        due_on=timezone.localdate(),
        is_on=True,
    )


def _said_how_a_meeting_was(person: Person, above: Page) -> None:
    meeting = MeetingPage(title="A meeting", slug="a-meeting", live=False)
    above.add_child(instance=meeting)
    digest = answer_digest(meeting.pk, person.pk, Question.HEARD)
    MeetingAnswerGiven.objects.create(meeting=meeting, digest=digest)


def _post(person: Person, staff: User) -> None:
    mailing = Mailing.objects.create(subject="News", body="Hello {name}", written_by=staff)
    for number, state in enumerate(OutboxMessage.State.values):
        OutboxMessage.objects.create(
            key=f"whole-{person.pk}-{number}", template="mailing", person=person, mailing=mailing, state=state
        )
    OutboxMessage.objects.create(key=f"last-letter-{person.pk}", template="guardian_no_answer", receipt_address=EMAIL)
    bounced = Suppression.Reason.BOUNCED
    Suppression.objects.create(person=person, address_digest=digest_of("old@post.example"), reason=bounced)
    DeliveryReport.objects.create(event_digest="d" * 64, kind="bounced", person=person)


def _staff_at_work(person: Person, staff: User) -> None:
    audit.write_down(audit.VIEWED, user=staff, person=person)
    audit.write_down(audit.EXPORTED, user=staff, person=person)
    audit.write_down(audit.MERGED, user=staff, person=person, joined=999)
    # Careless lines, such as a library or an older release may have written.
    log(instance=person, action="wagtail.edit", user=staff)
    log(instance=person.sign_ups.first(), action="wagtail.edit", user=staff, data={"before": {"name": NAME}})
    log(instance=staff, action="wagtail.edit", user=staff, data={"note": f"Ring {PHONE[:5]} {PHONE[5:]} or {EMAIL}"})
    log(instance=Page.get_first_root_node(), action="wagtail.edit", user=staff, data={"comment": f"<{EMAIL}>"})


def _machinery(person: Person, staff: User) -> None:
    session = SessionStore()
    session["search"] = EMAIL.upper()
    session.save()
    kind = ContentType.objects.get_for_model(Person)
    now = timezone.now()
    EditingSession.objects.create(user=staff, content_type=kind, object_id=str(person.pk), last_seen_at=now)
    FormState.objects.create(
        user=staff,
        content_type=kind,
        object_id="",
        parent_object_id="",
        data="q=zoe.quimby%40post.example",
        last_updated_at=now,
    )
    AccessAttempt.objects.create(username=EMAIL.title(), ip_address="192.0.2.1", failures_since_start=1)
    cache.set("careless", {"name": NAME}, None)
    for text in (f"KeyError: {EMAIL!r}", f"ValueError: {NAME}", "KeyError: '+44 (0)7700 900-123'"):
        DBTaskResult.objects.create(
            status=TaskResultStatus.FAILED,
            args_kwargs={"args": [person.pk], "kwargs": {}},
            task_path="people.tasks.deliver_outbox_message",
            backend_name="default",
            run_after=now,
            finished_at=now,
            exception_class_path="builtins.KeyError",
            traceback=f"Traceback (most recent call last):\n{text}",
        )
