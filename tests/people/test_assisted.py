"""Staff write down what somebody told them by phone or on paper: the same record, the same rules, the same mail."""

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone
from wagtail.models import ModelLogEntry

from core.models import User
from involvement.models import OpportunityIndexPage, OpportunityPage
from people import audit
from people.actions.confirmation import confirm
from people.actions.consent import publish_wording
from people.forms.assisted import AssistedForm
from people.models import ConsentEvent, Erasure, OutboxMessage, Person, SignUp
from people.selectors import current_wording
from tests.factories.involvement import make_opportunity, make_question
from tests.factories.people import make_sign_up, waiting_templates


def typed(**overrides: Any) -> dict[str, Any]:
    """Return the fields of a valid form for somebody without email; None leaves one out."""
    agree, news = current_wording("take-part", "en"), current_wording("news", "en")
    assert agree and news
    values = {
        "told_by": "phone",
        "name": "Sam Example",
        "reach_by": "phone",
        "phone": "01632 960001",
        "agree": "on",
        "agree_words": agree.pk,
        "news_words": news.pk,
        "mail_language": "en",
    } | overrides
    return {name: value for name, value in values.items() if value is not None}


def by_email(**overrides: Any) -> dict[str, Any]:
    """Return the fields of a valid form for somebody with email."""
    return typed(**({"reach_by": "email", "phone": None, "email": "Sam@Example.com"} | overrides))


def write_down(client: Client, page: OpportunityPage, values: dict[str, Any]) -> Any:
    """Send the form and return the answer."""
    return client.post(f"/admin/assisted/{page.pk}/", values)


def look_and_save(client: Client, page: OpportunityPage, values: dict[str, Any]) -> Any:
    """Send the form of somebody known, look at what would change, and save it."""
    look = write_down(client, page, values)
    assert look.status_code == 200
    return write_down(client, page, values | {"seen": look.context["known"].fingerprint, "step": "save"})


@pytest.mark.parametrize("channel", ["phone", "paper"])
def test_a_sign_up_is_written_down_and_confirmed(
    editor_client: Client, editor: User, page: OpportunityPage, channel: str
) -> None:
    answer = write_down(editor_client, page, typed(told_by=channel, access_needs="Large print", how_heard="A friend"))
    sign_up = SignUp.objects.get()
    assert (answer.status_code, answer["Location"]) == (302, f"/admin/sign_ups/inspect/{sign_up.pk}/")
    assert (sign_up.state, sign_up.channel, sign_up.how_heard) == ("awaiting-team", channel, "A friend")
    person = sign_up.person
    assert (person.name, person.phone, person.email) == ("Sam Example", "01632960001", None)
    assert person.access_need.text == "Large print"
    event = ConsentEvent.objects.get()
    assert (event.channel, event.recorded_by, event.wording) == (channel, editor, current_wording("take-part", "en"))
    assert [row.by for row in sign_up.events.all()] == [editor, editor]
    assert waiting_templates() == ["team_new"]


def test_the_ledger_tells_how_and_which_words(editor_client: Client, page: OpportunityPage) -> None:
    old = current_wording("take-part", "en")
    publish_wording("take-part", "en", "Second words.")
    publish_wording("take-part", "en", "Third words.")
    shown = editor_client.get(f"/admin/assisted/{page.pk}/").context["form"]
    labels = [str(label) for _value, label in shown.fields["agree_words"].choices]
    assert [label.partition(",")[0] for label in labels] == ["Version 3", "Version 2", "Version 1"]
    assert "Third words." in labels[0]
    assert shown.initial["agree_words"] == shown.fields["agree_words"].choices[0][0]
    write_down(editor_client, page, typed(told_by="paper", agree_words=old.pk))
    assert ConsentEvent.objects.get().wording == old
    seen = editor_client.get(f"/admin/sign_ups/inspect/{SignUp.objects.get().pk}/").content.decode()
    assert "· 1 · en, Given, On paper" in seen


def test_words_can_be_chosen_in_the_language_of_the_page_and_in_english(page: OpportunityPage) -> None:
    from_poland = publish_wording("news", "pl", "Po polsku.")
    versions = AssistedForm(questions=(), language="pl").versions["news"]
    assert versions == [from_poland, current_wording("news", "en")]


def test_words_of_another_purpose_are_refused(editor_client: Client, page: OpportunityPage) -> None:
    answer = write_down(editor_client, page, typed(agree_words=current_wording("news", "en").pk))
    assert answer.status_code == 422
    assert list(answer.context["form"].errors) == ["agree_words"]


def test_news_are_recorded_only_where_staff_tick_it(editor_client: Client, page: OpportunityPage) -> None:
    write_down(editor_client, page, typed(news=None))
    assert [event.wording.purpose for event in ConsentEvent.objects.all()] == ["take-part"]
    write_down(editor_client, page, typed(name="Kim Example", news="on"))
    kim = Person.objects.get(name="Kim Example")
    assert sorted(event.wording.purpose for event in kim.consent_events.all()) == ["news", "take-part"]


@pytest.mark.parametrize(
    ("change", "wrong"),
    [
        ({"told_by": None}, "told_by"),
        ({"told_by": "web"}, "told_by"),
        ({"name": "  "}, "name"),
        ({"phone": "123"}, "phone"),
        ({"agree": None}, "agree"),
        ({"agree_words": None}, "agree_words"),
        ({"agree_words": "999999"}, "agree_words"),
        ({"agree_words": "x"}, "agree_words"),
        ({"news": "on", "news_words": "x"}, "news_words"),
        ({"mail_language": "tlh"}, "mail_language"),
        ({"reach_by": "email", "email": "sam@"}, "email"),
        ({"reach_by": "pigeon"}, "reach_by"),
        ({"access_needs": "x" * 2001}, "access_needs"),
    ],
)
def test_what_is_wrong_is_said_and_nothing_typed_is_lost(
    editor_client: Client, page: OpportunityPage, change: dict[str, Any], wrong: str
) -> None:
    answer = write_down(editor_client, page, typed(how_heard="A friend told me", **change))
    assert answer.status_code == 422
    assert list(answer.context["form"].errors) == [wrong]
    words = answer.content.decode()
    assert f'<a href="#field-{wrong}">' in words
    assert f'id="field-{wrong}"' in words
    assert "A friend told me" in words
    assert not Person.objects.exists()


def test_questions_of_the_page_are_asked_and_answered(editor_client: Client, page: OpportunityPage) -> None:
    make_question(page, "Which chairs?", required=True)
    form = editor_client.get(f"/admin/assisted/{page.pk}/").context["form"]
    [name] = [bound.name for bound in form.question_fields]
    assert write_down(editor_client, page, typed()).status_code == 422
    write_down(editor_client, page, typed(**{name: "Soft ones"}))
    assert SignUp.objects.get().answers == [{"question": "Which chairs?", "answer": "Soft ones"}]


def test_staff_prove_no_email_address(editor_client: Client, page: OpportunityPage) -> None:
    write_down(editor_client, page, by_email(news="on"))
    person = Person.objects.get()
    assert (person.email, person.email_confirmed_at) == ("sam@example.com", None)
    assert waiting_templates() == ["confirmed", "team_new"]


def test_somebody_known_is_shown_before_anything_changes(editor_client: Client, page: OpportunityPage) -> None:
    confirm(make_sign_up(page, access_needs="A step-free room"))
    person = Person.objects.get()
    values = by_email(name="Samantha Example", access_needs="Large print")
    answer = write_down(editor_client, page, values)
    assert "We know this person already" in answer.content.decode()
    changes = {change.label: (change.held, change.new) for change in answer.context["known"].changes}
    assert changes["Name"] == ("Sam Example", "Samantha Example")
    assert changes["Needs in order to take part"] == ("A step-free room", "Large print")
    person.refresh_from_db()
    assert person.name == "Sam Example"
    before = person.email_confirmed_at
    assert look_and_save(editor_client, page, values).status_code == 302
    person.refresh_from_db()
    assert (person.name, person.email_confirmed_at) == ("Samantha Example", before)
    assert waiting_templates()[-1] == "team_changed"


def test_what_changed_since_staff_looked_is_shown_again(editor_client: Client, page: OpportunityPage) -> None:
    confirm(make_sign_up(page))
    seen = write_down(editor_client, page, by_email(name="Kim Example")).context["known"].fingerprint
    Person.objects.update(phone="01632960009")
    answer = write_down(editor_client, page, by_email(name="Kim Example", seen=seen))
    assert answer.status_code == 409
    assert "Please look again" in answer.content.decode()
    assert "01632960009" in answer.content.decode()
    other = write_down(editor_client, page, by_email(name="Lee Example", seen=answer.context["known"].fingerprint))
    assert other.status_code == 409  # another form is not what staff looked at
    assert Person.objects.get().name == "Sam Example"


def test_staff_can_go_back_to_the_form(editor_client: Client, page: OpportunityPage) -> None:
    confirm(make_sign_up(page))
    carried = dict(write_down(editor_client, page, by_email(how_heard="A friend")).context["typed"])
    answer = write_down(editor_client, page, carried | {"step": "back"})
    assert answer.status_code == 200
    assert answer.context["form"]["how_heard"].value() == "A friend"
    assert "There is a problem" not in answer.content.decode()


@pytest.mark.parametrize(
    ("first", "again"),
    [
        (by_email, {"email": " SAM@example.com. "}),
        (typed, {"phone": "+44 1632 960 001", "name": "sam  EXAMPLE"}),
    ],
)
def test_twice_is_once(editor_client: Client, page: OpportunityPage, first: Any, again: dict[str, str]) -> None:
    write_down(editor_client, page, first())
    second = write_down(editor_client, page, first(**again))
    assert "We know this person already" in second.content.decode()
    assert (Person.objects.count(), SignUp.objects.count(), ConsentEvent.objects.count()) == (1, 1, 1)


def test_a_form_that_waits_is_replaced_and_that_is_said(editor_client: Client, page: OpportunityPage) -> None:
    make_sign_up(page, how_heard="The web")
    answer = write_down(editor_client, page, by_email(told_by="paper"))
    assert "What you save takes its place" in answer.content.decode()
    look_and_save(editor_client, page, by_email(told_by="paper"))
    sign_up = SignUp.objects.get()
    assert (sign_up.pending, sign_up.how_heard, sign_up.channel) == ({}, "", "paper")


def test_somebody_who_left_takes_part_again(editor_client: Client, page: OpportunityPage) -> None:
    write_down(editor_client, page, typed())
    SignUp.objects.update(state=SignUp.State.LEFT)
    look_and_save(editor_client, page, typed(told_by="paper"))
    sign_up = SignUp.objects.get()
    assert (sign_up.state, sign_up.channel) == ("awaiting-team", "phone")  # how it first came in stays


def test_nothing_is_written_down_for_somebody_who_is_being_erased(editor_client: Client, page: OpportunityPage) -> None:
    confirm(make_sign_up(page))
    Erasure.objects.create(person=Person.objects.get(), person_digest="x", cause=Erasure.Cause.ASKED)
    answer = write_down(editor_client, page, by_email(name="Kim Example"))
    assert answer.status_code == 409
    assert "cannot be written down now" in answer.content.decode()
    assert "Kim Example" in answer.content.decode()
    assert Person.objects.get().name == "Sam Example"


def test_capacity_and_waiting_list_are_as_by_web(
    editor_client: Client, opportunity_index: OpportunityIndexPage
) -> None:
    page = make_opportunity(opportunity_index, capacity=1, selection=OpportunityPage.Selection.FIRST_COME)
    write_down(editor_client, page, typed())
    write_down(editor_client, page, typed(name="Kim Example"))
    assert list(SignUp.objects.order_by("pk").values_list("state", flat=True)) == ["active", "waiting-list"]


def test_entering_and_looking_are_written_down_without_a_name(
    editor_client: Client, editor: User, page: OpportunityPage
) -> None:
    write_down(editor_client, page, by_email())
    look_and_save(editor_client, page, by_email(name="Samantha Example"))
    entries = ModelLogEntry.objects.filter(action__in=(audit.ENTERED, audit.VIEWED)).order_by("pk")
    assert [entry.action for entry in entries] == [audit.ENTERED, audit.VIEWED, audit.ENTERED]
    assert {entry.user for entry in entries} == {editor}
    assert entries[0].data["channel"] == "phone"
    for entry in ModelLogEntry.objects.all():
        assert "Sam" not in f"{entry.label} {entry.data}"


def test_paper_that_comes_late_is_taken_with_a_warning(editor_client: Client, page: OpportunityPage) -> None:
    page.closes_at = timezone.now() - timedelta(days=13)
    page.save()
    assert "This has closed." in editor_client.get(f"/admin/assisted/{page.pk}/").content.decode()
    assert write_down(editor_client, page, typed(told_by="paper")).status_code == 302
    assert SignUp.objects.get().state == "awaiting-team"


@pytest.mark.parametrize("change", ["long ago", "called off", "not yet", "draft"])
def test_what_takes_no_sign_ups_takes_none_here(editor_client: Client, page: OpportunityPage, change: str) -> None:
    if change == "long ago":
        page.closes_at = timezone.now() - timedelta(days=15)
    if change == "called off":
        page.cancelled_at = timezone.now()
    if change == "not yet":
        page.opens_at = timezone.now() + timedelta(days=1)
    page.live = change != "draft"
    page.save()
    assert editor_client.get(f"/admin/assisted/{page.pk}/").status_code == 410
    answer = write_down(editor_client, page, typed(how_heard="<b>A friend</b>"))
    assert answer.status_code == 409
    assert "&lt;b&gt;A friend&lt;/b&gt;" in answer.content.decode()  # nothing typed is lost
    assert not Person.objects.exists()


@pytest.mark.parametrize("number", ["999999", "9223372036854775808", "0"])
def test_other_addresses_are_not_found(editor_client: Client, page: OpportunityPage, number: str) -> None:
    assert editor_client.get(f"/admin/assisted/{number}/").status_code == 404


def test_a_page_that_nobody_signs_up_for_is_not_found(
    editor_client: Client, opportunity_index: OpportunityIndexPage
) -> None:
    assert editor_client.get(f"/admin/assisted/{opportunity_index.pk}/").status_code == 404


def test_nobody_new_is_left_behind_when_it_fails(editor_client: Client, page: OpportunityPage) -> None:
    form = typed()
    OpportunityPage.objects.filter(pk=page.pk).update(live=False)
    write_down(editor_client, page, form)
    assert (Person.objects.count(), OutboxMessage.objects.count()) == (0, 0)
