"""Sending a plan: one draft with every answer, one mail to the team, nothing personal in public, kept for a year."""

from datetime import timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
import time_machine
from django.contrib.auth.models import Permission
from django.core import mail
from django.core.cache import cache
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Page, PageLogEntry, Revision

from core.models import User
from home.models import HomePage
from involvement.models import OpportunityIndexPage, OpportunityPage, PayRate, RoadMapPage, SentPlan
from involvement.views.send_plan import SENT
from people.models import OutboxMessage, Person
from people.registry import stores_to_read
from people.retention.kinds import kinds
from tests.factories.road_map import make_plan_terms, make_road_map, plan_address, sender
from tests.html_checker import html_errors_of

SEND = "/road-map/plan/send/"
THANK_YOU = f"{SEND}thank-you/"


@pytest.fixture
def road_map(home_page: HomePage, opportunity_index: OpportunityIndexPage, organisation: object) -> RoadMapPage:
    """The road map, beside the list into which plans are drafted."""
    return make_road_map(home_page)


@pytest.fixture
def rate(road_map: RoadMapPage) -> PayRate:
    """What people are paid; everything else that a plan needs is there too."""
    return make_plan_terms()


def send(client: Client, rate: PayRate | None, **overrides: Any) -> Any:
    """Send a plan."""
    return client.post(plan_address(rate, SEND), sender(**overrides))


@time_machine.travel("2026-11-28 10:00+00:00", tick=False)
def test_every_answer_is_carried_across_into_a_draft(rate: PayRate, client: Client) -> None:
    answer = send(client, rate)
    assert (answer.status_code, answer["Location"]) == (302, THANK_YOU)
    draft = OpportunityPage.objects.get()
    closes = timezone.localtime(draft.closes_at, ZoneInfo("Europe/London"))
    assert not draft.live
    assert draft.get_parent().slug == "opportunities"
    facts = {
        "title": "New chairs for the ward",
        "summary": "Which chairs we buy.",
        "what_we_do_with_it": "Which chairs we buy.",
        "what_you_would_do": "<p>Try chairs &amp; say &lt;what&gt; you think.</p>",
        "who_for": "Carers, Patients",
        "capacity": 4,
        "in_person": True,
        "online": False,
        "by_phone": True,
        "by_post": False,
        "rung_reason": "The money is fixed.",
        "minutes_asked": 3 * (120 + 30),
        "pay_rate": rate,
        "payment": "paid",
        "payment_pence": 1500,
        "payment_unit": "hour",
        "expenses": "paid-back",
        "outcome_how": "by email",
        "step_free": "yes",
        "hearing_loop": "",
        "quiet_space": "",
        "breaks": "A break every hour",
        "supporter_welcome": True,
        "adjustments": "Papers a week before",
    }
    assert {name: getattr(draft, name) for name in facts} == facts
    assert (draft.stage.slug, draft.rung.slug, draft.directorate.slug, draft.area.slug) == (
        "planning",
        "joining-in",
        "wards",
        "ely",
    )
    assert sorted(draft.audiences.values_list("slug", flat=True)) == ["carers", "patients"]
    assert f"{draft.outcome_due} {closes:%Y-%m-%d %H:%M}" == "2027-06-01 2027-02-18 17:00"
    assert "every two weeks, from 4 March 2027" in draft.time_note
    newest = draft.get_latest_revision_as_object()
    assert {name: getattr(newest, name) for name in facts} == facts


def test_what_is_not_paid_and_long_over_stays_for_the_editor_to_see(rate: PayRate, client: Client) -> None:
    past = {"starts_year": "2021", "told_by_year": "2021"}
    client.post(plan_address(None, SEND, **past), sender())
    draft = OpportunityPage.objects.get()
    assert (draft.payment, draft.pay_rate, draft.payment_pence, draft.closes_at) == ("unpaid", None, None, None)


def test_nothing_of_who_sent_it_stands_in_the_page_or_its_history(rate: PayRate, client: Client) -> None:
    send(client, rate)
    draft = OpportunityPage.objects.get()
    assert (draft.contact_name, draft.contact_email, draft.contact_phone, draft.owner) == ("", "", "", None)
    kept = [
        repr(list(Page.objects.filter(pk=draft.pk).values())),
        repr(list(OpportunityPage.objects.values())),
        repr(list(Revision.objects.values())),
        repr(list(PageLogEntry.objects.values())),
        repr(list(OutboxMessage.objects.values())),
    ]
    assert not [text for text in kept if "nia" in text.lower()]
    sent = SentPlan.objects.get()
    assert (sent.name, sent.email, sent.page_id) == ("Nia Nurse", "nia@trust.example", draft.pk)
    assert client.get(draft.get_url() or f"/opportunities/{draft.slug}/").status_code == 404


def test_the_same_form_twice_is_one_draft_and_one_mail(rate: PayRate, client: Client) -> None:
    values = sender()
    for _time in range(3):
        assert client.post(plan_address(rate, SEND), values).status_code == 302
    assert (OpportunityPage.objects.count(), SentPlan.objects.count(), OutboxMessage.objects.count()) == (1, 1, 1)
    send(client, rate, stamp=_other_stamp())
    assert OpportunityPage.objects.values_list("slug", flat=True).distinct().count() == 2


def _other_stamp() -> str:
    with time_machine.travel(timezone.now() - timedelta(minutes=5), tick=False):
        return str(sender()["stamp"])


def test_the_team_hears_of_it_and_reads_no_name(
    rate: PayRate, client: Client, django_capture_on_commit_callbacks: Any
) -> None:
    with django_capture_on_commit_callbacks(execute=True):
        send(client, rate)
    message = OutboxMessage.objects.get()
    assert (message.template, message.person, message.kind) == ("plan_came", None, "service")
    for letter in mail.outbox:
        assert "Nia" not in str(letter.message())
        assert letter.to == ["team@example.org"]


@pytest.mark.parametrize(
    ("wrong", "message"),
    [
        ({"name": ""}, "Enter your name"),
        ({"name": "x" * 5000}, "must be 120 characters or fewer"),
        ({"email": ""}, "Enter your work email address"),
        ({"email": "nia@"}, "Enter an email address in the correct format"),
        ({"email": "a@b.example\nBcc: c@d.example"}, "Enter an email address in the correct format"),
        ({"second_reference": "robot"}, "We could not tell that a person sent this"),
        ({"stamp": "nonsense"}, "This page was open for a long time"),
    ],
)
def test_what_is_wrong_is_said_and_nothing_is_made(
    rate: PayRate, client: Client, wrong: dict[str, str], message: str
) -> None:
    answer = send(client, rate, **wrong)
    shown = answer.content.decode()
    assert answer.status_code == 422
    assert message in shown
    assert "New chairs for the ward" in shown
    assert "name" in wrong or 'value="Nia Nurse"' in shown
    assert not OpportunityPage.objects.exists()
    assert not SentPlan.objects.exists()


def test_a_flood_is_stopped(rate: PayRate, client: Client) -> None:
    cache.clear()
    values = sender()
    statuses = [client.post(plan_address(rate, SEND), values).status_code for _number in range(SENT + 1)]
    assert statuses == [302] * SENT + [429]


def test_an_address_without_a_whole_plan_leads_back_to_its_questions(rate: PayRate, client: Client) -> None:
    assert client.get(SEND)["Location"] == "/road-map/plan/"
    assert client.post(SEND, sender())["Location"] == "/road-map/plan/"
    broken = plan_address(rate, SEND, what="")
    assert client.get(broken)["Location"] == plan_address(rate, what="")
    assert not SentPlan.objects.exists()


def test_without_a_list_there_is_nowhere_to_send_it(
    rate: PayRate, opportunity_index: OpportunityIndexPage, client: Client
) -> None:
    opportunity_index.delete()
    assert send(client, rate).status_code == 404
    assert not SentPlan.objects.exists()


def test_the_form_is_kept_nowhere_and_only_reads_until_it_is_sent(rate: PayRate, client: Client) -> None:
    for address in (plan_address(rate, SEND), THANK_YOU):
        answer = client.get(address)
        assert answer.status_code == 200
        assert "no-store" in answer["Cache-Control"]
        assert answer.cookies == {}
    assert not SentPlan.objects.exists()
    assert client.put(SEND).status_code == 405
    documents = {"form": client.get(plan_address(rate, SEND)), "wrong": send(client, rate, name="")}
    errors = html_errors_of({name: answer.content.decode() for name, answer in documents.items()})
    assert {name: found for name, found in errors.items() if found} == {}


def test_who_may_sees_the_plans_and_the_way_to_each_draft(rate: PayRate, client: Client) -> None:
    send(client, rate)
    team = User.objects.create_user("team", "t@example.org", "example-password")
    desk = Client()
    desk.force_login(team)
    access = Permission.objects.get(codename="access_admin")
    team.user_permissions.add(access)
    assert desk.get(reverse("sent_plans:index")).status_code == 302  # Wagtail leads who may not back to its front page
    team.user_permissions.add(Permission.objects.get(codename="view_sentplan"))
    desk.force_login(User.objects.get(pk=team.pk))
    with CaptureQueriesContext(connection) as few:
        shown = desk.get(reverse("sent_plans:index")).content.decode()
    draft = OpportunityPage.objects.get()
    assert reverse("wagtailadmin_pages:edit", args=[draft.pk]) in shown
    assert "mailto:nia@trust.example" in shown
    SentPlan.objects.bulk_create(
        SentPlan(page=draft, name="N", email="n@example.org", form_digest=str(number)) for number in range(30)
    )
    with CaptureQueriesContext(connection) as many:
        assert desk.get(reverse("sent_plans:index")).status_code == 200
    assert len(many) == len(few)


def test_it_is_found_shown_erased_and_not_kept_for_ever(rate: PayRate, client: Client) -> None:
    send(client, rate)
    person = Person.objects.create(email="nia@trust.example", name="Nia")
    store = next(store for store in stores_to_read() if store.name == "sent_plans")
    assert [store.describe(row)["Name"] for row in store.rows(person)] == ["Nia Nurse"]
    kind = next(kind for kind in kinds() if kind.name == "sent_plans")
    assert not kind.due(timezone.now(), kind.default_days).exists()
    assert kind.due(timezone.now() + timedelta(days=366), kind.default_days).count() == 1
    store.erase(person)
    assert not SentPlan.objects.exists()
    assert OpportunityPage.objects.count() == 1
