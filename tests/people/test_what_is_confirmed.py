"""A person confirms what they were shown, for something that still takes place; nothing slips in between."""

import re
from pathlib import Path

from django.test import Client
from django.utils import timezone

from involvement.models import OpportunityPage
from people.actions.confirmation import confirm
from people.actions.sign_ups import register_interest
from people.forms import CONSENT_FIELDS
from people.models import ConsentEvent, OutboxMessage, Person, SignUp
from people.selectors import current_wording
from tests.factories.people import confirm_path, make_sign_up, make_submission, post_arrives, press_confirm


def _both_boxes() -> tuple[int, ...]:
    found = (current_wording(purpose, "en") for purpose in CONSENT_FIELDS)
    return tuple(wording.pk for wording in found if wording)


def test_the_page_says_what_the_button_agrees_to(client: Client, page: OpportunityPage) -> None:
    sign_up = make_sign_up(page)
    words = client.get(confirm_path(sign_up)).content.decode()
    assert "You may keep my name" in words
    assert "send me news" not in words
    register_interest(page, make_submission(wordings=_both_boxes()))
    assert "send me news" in client.get(confirm_path(sign_up)).content.decode()


def test_a_form_that_came_after_the_page_was_opened_is_shown_first(client: Client, page: OpportunityPage) -> None:
    """Within an hour no second mail goes out: a stranger's form must not ride on the first link."""
    sign_up = make_sign_up(page)
    seen = client.get(confirm_path(sign_up)).context["shown"]
    register_interest(page, make_submission(name="Mallory Example", wordings=_both_boxes()))
    answer = client.post(confirm_path(sign_up), {"seen": seen})
    assert answer.status_code == 409
    assert "Please look again" in answer.content.decode()
    assert "Mallory Example" in answer.content.decode()
    assert not ConsentEvent.objects.exists()
    assert not confirm(sign_up, seen=seen)
    assert client.post(confirm_path(sign_up), {"seen": answer.context["shown"]}).status_code == 302
    assert Person.objects.get().name == "Mallory Example"


def test_staff_confirm_what_they_saw_too(editor_client: Client, page: OpportunityPage) -> None:
    sign_up = make_sign_up(page, email="", reach_by="phone", phone="01632960001", wordings=_both_boxes())
    shown = editor_client.get(f"/admin/sign_ups/inspect/{sign_up.pk}/")
    assert "send me news" in shown.content.decode()
    again = {"email": "", "reach_by": "phone", "phone": "01632960001"}
    register_interest(page, make_submission(access_needs="Changed", **again))
    said = {"channel": "phone", "seen": shown.context["shown"]}
    answer = editor_client.post(f"/admin/sign_ups/confirm/{sign_up.pk}/", said, follow=True)
    assert "Please look again" in answer.content.decode()
    assert SignUp.objects.get().pending


def test_nobody_confirms_for_what_was_cancelled(client: Client, page: OpportunityPage) -> None:
    sign_up = make_sign_up(page)
    page.cancelled_at = timezone.now()
    page.save()
    for answer in (client.get(confirm_path(sign_up)), client.post(confirm_path(sign_up))):
        assert answer.status_code == 410
        assert "This will not go ahead" in answer.content.decode()
        assert "01632 960001" in answer.content.decode()
    sign_up.refresh_from_db()
    assert (sign_up.state, sign_up.confirmed_at) == (SignUp.State.UNCONFIRMED, None)
    assert post_arrives() == []
    assert OutboxMessage.objects.get().state == OutboxMessage.State.CANCELLED


def test_a_repeat_visit_says_that_it_was_cancelled(client: Client, page: OpportunityPage) -> None:
    page.selection = page.Selection.FIRST_COME
    page.save()
    sign_up = make_sign_up(page)
    press_confirm(client, confirm_path(sign_up))
    assert "Example House" in client.get(confirm_path(sign_up)).content.decode()
    page.cancelled_at = timezone.now()
    page.save()
    words = client.get(confirm_path(sign_up)).content.decode()
    assert "This will not go ahead" in words
    assert "Example House" not in words


def test_what_was_deleted_a_moment_ago_is_not_an_error(page: OpportunityPage) -> None:
    sign_up = make_sign_up(page)
    page.delete()
    assert confirm(sign_up) is False


def test_consent_is_written_in_one_place_only() -> None:
    site = Path(__file__).resolve().parents[2]
    rooms = ("site", "involvement", "network", "youngpeople", "home")
    writes = r"ConsentEvent\(|ConsentEvent\.objects\.(?!select_related|filter|order_by|values)"
    writers = [
        str(path.relative_to(site))
        for room in rooms
        for path in (site / room).rglob("*.py")
        if "migrations" not in path.parts and re.search(writes, path.read_text())
    ]
    assert writers == ["site/people/actions/consent.py", "site/people/models/consent.py"]


def test_a_press_that_does_not_say_what_was_seen_confirms_nothing(client: Client, page: OpportunityPage) -> None:
    """As of a form that was open before an update, or of a machine that repeats requests without their contents."""
    sign_up = make_sign_up(page)
    answer = client.post(confirm_path(sign_up))
    assert answer.status_code == 409
    assert "Nothing is confirmed yet" in answer.content.decode()
    sign_up.refresh_from_db()
    assert sign_up.confirmed_at is None


def test_staff_too_confirm_only_what_they_saw(editor_client: Client, page: OpportunityPage) -> None:
    sign_up = make_sign_up(page)
    editor_client.post(f"/admin/sign_ups/confirm/{sign_up.pk}/", {"channel": "phone"})
    sign_up.refresh_from_db()
    assert sign_up.confirmed_at is None
