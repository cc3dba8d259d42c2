"""One person in the admin: read, changed, taken out and erased."""

import json

import pytest
from django.contrib.messages import get_messages
from django.test import Client
from wagtail.models import ModelLogEntry, Page

from core.models import User
from involvement.models import OpportunityPage
from people.actions.erasure import erase_now
from people.models import ConsentEvent, Erasure, Person
from people.records import record_of
from tests.factories.people import make_sign_up
from tests.factories.whole_person import SECRETS, make_whole_person
from tests.html_checker import html_errors_of
from tests.people.person_admin.pages import DETAILS, LIST, actions_written


def test_one_person_shows_all_that_the_person_themselves_would_see(
    editor_client: Client, editor: User, page: OpportunityPage
) -> None:
    pages: list[Page] = [page, *(page.copy(update_attrs={"slug": f"more-{number}"}) for number in range(3))]
    person = make_whole_person(pages, editor)
    shown = editor_client.get(f"{LIST}inspect/{person.pk}/").content.decode()
    for label in record_of(person):
        assert f"<h3>{label}</h3>" in shown
    assert [secret for secret in SECRETS if secret.split("\n")[0] not in shown] == []
    assert shown.count("/admin/sign_ups/inspect/") == 5
    assert f"/admin/people_joining/{person.pk}/" in shown
    assert editor_client.get(f"{LIST}inspect/999999/").status_code == 404


def test_pages_about_people_are_valid_and_kept_by_no_browser(editor_client: Client, person: Person) -> None:
    paths = [LIST, f"{LIST}inspect/{person.pk}/", f"{LIST}edit/{person.pk}/", f"{LIST}erase/{person.pk}/"]
    for path in paths[1:]:
        assert "no-store" in editor_client.get(path)["Cache-Control"], path
    record = editor_client.post(f"{LIST}export/{person.pk}/", {"as": "page"}).content.decode()
    assert html_errors_of({"record": record}) == {"record": []}


def test_what_staff_change_is_kept_as_it_is_stored_and_nothing_else_changes(
    editor_client: Client, person: Person
) -> None:
    before = Person.objects.get(pk=person.pk)
    data = DETAILS | {"phone": "+44 (0)7700 900-982", "address": " 1  High Street \r\n\r\nEly", "channel": "phone"}
    answer = editor_client.post(f"{LIST}edit/{person.pk}/", data | {"email": "evil@example.com", "news": "on"})
    assert answer["Location"] == f"{LIST}inspect/{person.pk}/"
    person.refresh_from_db()
    assert (person.name, person.phone, person.address) == ("Kim New", "07700900982", "1 High Street\nEly")
    assert (person.channel, person.language, person.format) == ("phone", "pl", "easy-read")
    untouched = ("email", "email_confirmed_at", "reach_key", "token_key", "born_on", "paused_at")
    assert [getattr(person, name) for name in untouched] == [getattr(before, name) for name in untouched]
    assert ConsentEvent.objects.count() == 1
    (message,) = get_messages(answer.wsgi_request)
    assert str(message).strip().startswith("The details are saved.")
    assert "Kim" not in str(message)


def test_saving_what_is_there_changes_and_writes_nothing(editor_client: Client, person: Person) -> None:
    same = {"name": "Sam Example", "channel": "email", "language": "en", "format": "standard"}
    assert editor_client.post(f"{LIST}edit/{person.pk}/", same).status_code == 302
    assert actions_written() == []


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"phone": "ring me"}, "phone"),
        ({"phone": "1" * 100}, "phone"),
        ({"address": "Ely"}, "address"),
        ({"name": "x" * 121}, "name"),
        ({"channel": "phone"}, "phone"),
        ({"channel": "post"}, "address"),
        ({"channel": "pigeon"}, "channel"),
        ({"channel": ""}, "channel"),
        ({"language": "xx"}, "language"),
        ({"format": "smell"}, "format"),
    ],
)
def test_bad_input_is_told_by_the_field_and_saved_nowhere(
    editor_client: Client, person: Person, wrong: dict[str, str], field: str
) -> None:
    answer = editor_client.post(f"{LIST}edit/{person.pk}/", DETAILS | wrong)
    assert answer.status_code == 200
    assert list(answer.context["form"].errors) == [field]
    assert Person.objects.get(pk=person.pk).name == "Sam Example"


def test_a_person_without_email_is_found_by_the_new_number_when_they_sign_up_again(
    editor_client: Client, page: OpportunityPage
) -> None:
    first = make_sign_up(page, email="", reach_by="phone", phone="01632960001")
    data = DETAILS | {"name": "Sam Example", "phone": "01632 960002", "channel": "phone"}
    assert list(
        editor_client.post(f"{LIST}edit/{first.person_id}/", data | {"channel": "email"}).context["form"].errors
    ) == ["channel"]
    assert editor_client.post(f"{LIST}edit/{first.person_id}/", data).status_code == 302
    again = make_sign_up(page, email="", reach_by="phone", phone="01632960002")
    assert again == first
    other = make_sign_up(page, email="", reach_by="phone", phone="01632960003")
    editor_client.post(f"{LIST}edit/{other.person_id}/", data)  # as the first one: two records, to be joined
    assert Person.objects.filter(phone="01632960002").count() == 2


def test_an_export_is_everything_as_a_file_or_a_page(editor_client: Client, person: Person) -> None:
    record = record_of(person)
    as_json = editor_client.post(f"{LIST}export/{person.pk}/", {"as": "json"})
    assert json.loads(as_json.content) == record
    assert as_json["Content-Disposition"] == f'attachment; filename="person-{person.pk}.json"'
    as_page = editor_client.post(f"{LIST}export/{person.pk}/", {"as": "page"})
    assert as_page["Content-Disposition"] == f'attachment; filename="person-{person.pk}.html"'
    assert "sam@example.com" in as_page.content.decode()
    assert editor_client.post(f"{LIST}export/{person.pk}/", {"as": "nonsense"})["Content-Type"] == "application/json"


def test_erasing_lists_what_goes_and_is_done_by_the_queue(editor_client: Client, editor: User, person: Person) -> None:
    shown = editor_client.get(f"{LIST}erase/{person.pk}/").content.decode()
    assert "<td>What you signed up for</td><td>1</td>" in shown
    assert not Erasure.objects.exists()
    for _twice in range(2):
        assert editor_client.post(f"{LIST}erase/{person.pk}/")["Location"] == LIST
    erasure = Erasure.objects.get()
    assert (erasure.cause, erasure.asked_by, erasure.done_at) == ("staff", editor, None)
    assert "This person is being erased." in editor_client.get(f"{LIST}inspect/{person.pk}/").content.decode()
    erase_now(person, cause=Erasure.Cause.COMMAND)
    assert editor_client.post(f"{LIST}erase/{person.pk}/").status_code == 404
    listed = editor_client.get("/admin/erasures/").content.decode()
    assert "Done by staff for them" in listed
    assert "Sam" not in listed


def test_ending_all_links_is_for_a_mail_in_the_wrong_hands(editor_client: Client, editor: User, person: Person) -> None:
    key = person.token_key
    editor_client.post(f"{LIST}end_links/{person.pk}/")
    person.refresh_from_db()
    assert person.token_key != key
    assert ModelLogEntry.objects.get(action="people.end_links").user == editor


def test_nobody_is_added_copied_or_deleted_like_a_page(editor_client: Client, person: Person) -> None:
    for path in ("new/", f"delete/{person.pk}/", f"copy/{person.pk}/", f"usage/{person.pk}/"):
        assert editor_client.post(f"{LIST}{path}").status_code == 404
    assert Person.objects.filter(pk=person.pk).exists()


@pytest.mark.parametrize("verb", ["export", "end_links"])
def test_a_look_changes_and_takes_nothing(editor_client: Client, person: Person, verb: str) -> None:
    assert editor_client.get(f"{LIST}{verb}/{person.pk}/").status_code == 405
    assert editor_client.post(f"{LIST}{verb}/999999/").status_code == 404
    person.refresh_from_db()
    assert actions_written() == []


@pytest.mark.parametrize("verb", ["inspect", "edit", "erase", "export", "end_links", "history"])
def test_numbers_of_nobody_are_not_found(editor_client: Client, verb: str) -> None:
    for number in (0, 999_999, 10**30):
        path = f"{LIST}{verb}/{number}/"
        answers = {editor_client.get(path).status_code, editor_client.post(path).status_code}
        assert answers <= {404, 405}, (path, answers)
