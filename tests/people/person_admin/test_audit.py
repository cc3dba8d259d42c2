"""Every look at a person, and every deed, is written down with who and when, and without a name."""

from django.test import Client
from wagtail.models import ModelLogEntry

from core.models import User
from people.admin.history import SENTENCES
from people.models import Person
from tests.people.person_admin.pages import DETAILS, LIST, actions_written


def test_every_look_and_deed_is_written_down_without_a_name(
    editor_client: Client, editor: User, person: Person
) -> None:
    sign_up = person.sign_ups.get()
    editor_client.get(f"{LIST}inspect/{person.pk}/")
    editor_client.get(f"{LIST}edit/{person.pk}/")
    editor_client.get(f"/admin/sign_ups/inspect/{sign_up.pk}/")
    editor_client.post(f"{LIST}edit/{person.pk}/", DETAILS)
    editor_client.post(f"{LIST}export/{person.pk}/", {"as": "json"})
    editor_client.post(f"{LIST}end_links/{person.pk}/")
    editor_client.get(f"{LIST}erase/{person.pk}/")
    assert actions_written() == [
        "people.view",
        "people.view",
        "people.view",
        "people.change",
        "people.export_person",
        "people.end_links",
        "people.view",
    ]
    lines = ModelLogEntry.objects.filter(action__startswith="people.")
    assert {(line.user, line.label, line.object_id) for line in lines} == {
        (editor, f"Person {person.pk}", str(person.pk))
    }
    told = str(list(ModelLogEntry.objects.values_list("label", "data")))
    assert not [secret for secret in ("Sam Example", "Kim New", "sam@example.com") if secret in told]
    assert ModelLogEntry.objects.get(action="people.change").data == {"what": ["name", "language", "format"]}


def test_every_action_is_told_in_words(editor_client: Client, editor: User, person: Person) -> None:
    for action, (_label, sentence) in SENTENCES.items():
        line = ModelLogEntry.objects.log_action(person, action, title="Person 1")
        assert str(line.message) == str(sentence)
    shown = editor_client.get("/admin/reports/site-history/").content.decode()
    for _label, sentence in SENTENCES.values():
        assert str(sentence) in shown
