"""The list of people: searched, filtered, quick, and it names nobody whose guardian has not agreed."""

from typing import Any

from django.test import Client
from django.utils import timezone

from involvement.models import OpportunityPage
from people.actions.confirmation import confirm
from people.models import Erasure, Person, SignUp, Suppression
from people.tokens import digest_of
from tests.factories.people import make_sign_up
from tests.people.person_admin.pages import LIST, names_in

QUERIES = 11  # three more than the list of a model takes that shows only its own columns


def test_the_list_is_searched_and_filtered(editor_client: Client, page: OpportunityPage) -> None:
    confirm(make_sign_up(page, email="sam@example.com", name="Sam Example"))
    make_sign_up(page, email="kim@example.com", name="Kim Example")
    rung = make_sign_up(page, email="", reach_by="phone", phone="01632960001", name="Lee Example")
    rung.person.phone = "01632960001"
    rung.person.save()
    Person.objects.filter(email="kim@example.com").update(paused_at=timezone.now())
    sam = Person.objects.get(email="sam@example.com")
    Suppression.objects.create(person=sam, address_digest=digest_of("sam@example.com"), reason="bounced")
    everyone = ["01632960001", "kim@example.com", "sam@example.com"]
    for query, expected in {
        "": everyone,
        "q=kim": ["kim@example.com"],
        "q=SAM": ["sam@example.com"],
        "q=lee": ["01632960001"],
        "q=01632+960+001": ["01632960001"],
        "q=%2B44+1632+960001": ["01632960001"],
        "q=960001": ["01632960001"],
        "q=0": [],
        "q=%25": [],
        "channel=phone": ["01632960001"],
        "on_break=yes": ["kim@example.com"],
        "on_break=no": ["01632960001", "sam@example.com"],
        "unreached=yes": ["sam@example.com"],
        "unreached=no": ["01632960001", "kim@example.com"],
        "unreached=nonsense": everyone,
        "page=999999": everyone,
        "ordering=-number_of_sign_ups": everyone,
    }.items():
        assert names_in(editor_client.get(f"{LIST}?{query}")) == expected, query


def test_the_list_says_who_takes_a_break_and_who_cannot_be_reached(editor_client: Client, person: Person) -> None:
    def row() -> str:
        shown = editor_client.get(f"{LIST}results/").content.decode()
        return " ".join(shown[shown.index("<tbody") : shown.index("</tbody>")].split())

    assert "Sam Example" in row()
    assert "Yes" not in row()
    Suppression.objects.create(person=person, address_digest=digest_of("old@example.com"), reason="bounced")
    assert "Yes" not in row()  # it was about another address
    Suppression.objects.create(person=person, address_digest=digest_of("sam@example.com"), reason="bounced")
    assert row().count("Yes") == 1
    Person.objects.update(paused_at=timezone.now())
    assert row().count("Yes") == 2


def test_a_young_person_whose_guardian_has_not_agreed_stays_unnamed_in_the_list(
    editor_client: Client, person: Person
) -> None:
    SignUp.objects.update(state=SignUp.State.AWAITING_GUARDIAN)
    shown = editor_client.get(LIST).content.decode()
    assert "Somebody (waiting for a guardian)" in shown
    assert "Sam Example" not in shown


def test_the_list_takes_as_many_queries_for_thirty_people_as_for_three(
    editor_client: Client, page: OpportunityPage, django_assert_num_queries: Any
) -> None:
    for number in range(3):
        make_sign_up(page, email=f"sam{number}@example.com")
    Suppression.objects.create(person=Person.objects.all()[0], address_digest="d" * 64, reason="bounced")
    Erasure.objects.create(person_digest="d" * 64, cause=Erasure.Cause.ASKED)
    editor_client.get("/admin/erasures/")
    with django_assert_num_queries(QUERIES - 3):
        editor_client.get("/admin/erasures/")
    with django_assert_num_queries(QUERIES):
        editor_client.get(LIST)
    for number in range(3, 30):
        confirm(make_sign_up(page, email=f"sam{number}@example.com"))
    with django_assert_num_queries(QUERIES):
        assert len(editor_client.get(LIST).context["object_list"]) == 30
    make_sign_up(page, email="sam30@example.com")
    assert len(editor_client.get(LIST).context["object_list"]) == 30
