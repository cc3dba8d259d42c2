"""What staff write is checked before it is saved: words, audience, and a time as the clocks in London show it."""

from datetime import UTC, datetime
from typing import Any

import pytest
import time_machine
from django.test import Client
from django.urls import reverse
from wagtail.users.models import UserProfile

from core.models import User
from involvement.models import OpportunityPage
from people.admin.mailings.form import MailingForm
from people.models import Mailing
from tests.factories.mailings import make_mailing, make_people, sign_up_all

WRITTEN = {"subject": "What is new", "body": "Hello {name},\n\nthere is something new.", "audience": "news"}
NOW = datetime(2026, 11, 20, 12, 0, tzinfo=UTC)


def errors_of(**values: Any) -> dict[str, list[str]]:
    """Return what the form refuses."""
    found: dict[str, list[str]] = MailingForm(WRITTEN | values).errors.get_json_data()
    return {name: [str(error["message"]) for error in errors] for name, errors in found.items()}


@pytest.mark.parametrize(
    ("field", "value", "words"),
    [
        ("body", "Hello {first_name} of {Trust} at { name }", "not {first_name}, {Trust}, { name }"),
        ("body", "Your page: {own_page}", "not {own_page}"),
        ("subject", "News for {name}", "A subject cannot hold {name}"),
        ("subject", "News\nBcc: everyone@example.com", "A subject is one line"),
        ("subject", "News\u2028more", "A subject is one line"),
        ("subject", "", "required"),
        ("body", " \n ", "required"),
        ("audience", "", "required"),
        ("audience", "everybody", "everybody is not one of the available choices"),
        ("send_at", "2026-11-20 11:59", "This time has passed"),
        ("send_at", "2026-11-20 12:00", "This time has passed"),
        ("send_at", "tomorrow", "Enter a date and a time"),
        ("send_at", "2027-03-28 01:30", "interpreted in time zone Europe/London"),  # the clocks leave it out
        ("send_at", "2027-10-31 01:30", "interpreted in time zone Europe/London"),  # the clocks show it twice
    ],
)
def test_what_cannot_be_is_refused_by_name(db: None, field: str, value: str, words: str) -> None:
    with time_machine.travel(NOW, tick=False):
        found = errors_of(**{field: value})
    assert list(found) == [field]
    assert words in found[field][0]


def test_too_much_is_refused(db: None) -> None:
    assert list(errors_of(subject="x" * 121)) == ["subject"]
    assert list(errors_of(body="x" * 20_001)) == ["body"]
    assert errors_of(subject="x" * 120, body="x" * 20_000) == {}


def test_people_of_one_thing_need_the_thing_and_a_state(page: OpportunityPage) -> None:
    assert set(errors_of(audience="taking-part")) == {"page", "states"}
    sign_up_all(make_people(1), page)
    chosen = {"audience": "taking-part", "page": str(page.pk)}
    assert set(errors_of(**chosen)) == {"states"}
    assert set(errors_of(**chosen, states=["left"])) == {"states"}
    assert errors_of(**chosen, states=["active", "waiting-list", "awaiting-team"]) == {}
    assert set(errors_of(**(chosen | {"page": "999999"}), states=["active"])) == {"page"}


def test_only_pages_with_sign_ups_can_be_chosen(page: OpportunityPage) -> None:
    other = page.copy(update_attrs={"slug": "another", "title": "Another"})
    sign_up_all(make_people(1), page)
    assert [chosen.pk for chosen in MailingForm().fields["page"].queryset] == [page.pk]
    assert set(errors_of(audience="taking-part", page=str(other.pk), states=["active"])) == {"page"}


def test_news_forgets_page_and_states_whatever_was_typed_there(editor_client: Client, page: OpportunityPage) -> None:
    editor_client.post(reverse("mailings:add"), WRITTEN | {"page": "nonsense", "states": ["left", "active"]})
    mailing = Mailing.objects.get()
    assert (mailing.audience, mailing.page, mailing.states) == ("news", None, [])


@pytest.mark.parametrize("zone", ["", "Pacific/Auckland"])
@pytest.mark.parametrize(
    ("typed", "moment"),
    [
        ("2027-01-15 09:00", datetime(2027, 1, 15, 9, 0, tzinfo=UTC)),
        ("2027-07-15 09:00", datetime(2027, 7, 15, 8, 0, tzinfo=UTC)),
        ("2027-03-28 02:00", datetime(2027, 3, 28, 1, 0, tzinfo=UTC)),
    ],
    ids=["winter", "summer", "first moment of summer"],
)
def test_a_time_is_meant_and_shown_as_in_london(
    editor_client: Client, editor: User, zone: str, typed: str, moment: datetime
) -> None:
    """Whatever time zone a member of staff has set for the admin."""
    if zone:
        UserProfile.objects.create(user=editor, current_time_zone=zone)
    with time_machine.travel(NOW):
        editor_client.force_login(editor)
        editor_client.post(reverse("mailings:add"), WRITTEN | {"send_at": typed})
        mailing = Mailing.objects.get()
        assert mailing.send_at == moment
        again = editor_client.get(reverse("mailings:edit", args=[mailing.pk])).content.decode()
        shown = editor_client.get(reverse("mailings:inspect", args=[mailing.pk])).context["send_at"]
    assert f'value="{typed}"' in again
    assert shown.endswith("9am" if "09:00" in typed else "2am")


def test_a_draft_can_be_changed_and_nothing_else(editor_client: Client, db: None) -> None:
    mailing = make_mailing()
    path = reverse("mailings:edit", args=[mailing.pk])
    assert editor_client.get(path).status_code == 200
    answer = editor_client.post(path, WRITTEN | {"subject": "Changed"})
    assert answer["Location"] == reverse("mailings:inspect", args=[mailing.pk])
    assert Mailing.objects.get().subject == "Changed"
    for state in ("scheduled", "sending", "stopped", "sent"):
        Mailing.objects.update(state=state)
        assert editor_client.get(path)["Location"] == reverse("mailings:inspect", args=[mailing.pk])
        answer = editor_client.post(path, WRITTEN | {"subject": "Too late"})
        assert answer["Location"] == reverse("mailings:inspect", args=[mailing.pk])
        editor_client.post(path, WRITTEN | {"subject": ""})
        mailing.refresh_from_db()
        assert (mailing.subject, mailing.state) == ("Changed", state)


def test_a_copy_is_a_new_draft_and_leaves_the_first_alone(
    editor_client: Client, editor: User, page: OpportunityPage
) -> None:
    sign_up_all(make_people(1), page)
    first = make_mailing(audience="taking-part", page=page, states=["active"], state="sent", is_written=True)
    path = reverse("mailings:copy", args=[first.pk])
    form = editor_client.get(path).context["form"]
    assert (form["subject"].value(), form["states"].value(), form["page"].value()) == (
        first.subject,
        ["active"],
        page.pk,
    )
    assert form.instance.pk is None
    values = WRITTEN | {"audience": "taking-part", "page": page.pk, "states": ["waiting-list"], "subject": "Again"}
    editor_client.post(path, values)
    first.refresh_from_db()
    assert (first.subject, first.state) == ("What is new", "sent")
    copy = Mailing.objects.exclude(pk=first.pk).get()
    assert (copy.subject, copy.state, copy.is_written, copy.written_by) == ("Again", "draft", False, editor)


def test_it_is_never_deleted(editor_client: Client, db: None) -> None:
    mailing = make_mailing()
    assert editor_client.post(reverse("mailings:delete", args=[mailing.pk])).status_code == 302
    assert Mailing.objects.filter(pk=mailing.pk).exists()
