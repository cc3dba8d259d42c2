"""The register of words and pictures in the admin: written down, found, taken back, linked; each by who may."""

from datetime import timedelta
from typing import Any

import pytest
from django.contrib.auth.models import Permission
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from wagtail.models import ModelLogEntry
from wagtail.test.utils.form_data import inline_formset, nested_form_data

from core.contribution_standing import Standing, standing_at, standing_of
from core.models import Contribution, User
from people.models import Contributor, Person
from tests.factories.contributions import WORDS, make_agreed_picture, make_contribution

LIST = "wagtailsnippets_core_contribution:list"
TODAY = timezone.localdate


def url(view: str, row: Contribution) -> str:
    """Return the address of a page about a record."""
    return reverse(f"wagtailsnippets_core_contribution:{view}", args=[row.pk])


def form_data(**overrides: Any) -> dict[str, Any]:
    """Return what the browser sends for a record that is all right."""
    today = TODAY()
    text = {"language": "en", "words": WORDS, "who": "A patient"}
    return nested_form_data(
        {
            "title": "Kettles, a patient",
            "kind": "words",
            "texts": inline_formset([text]),
            "uses_elsewhere": inline_formset([]),
            "on_website": "on",
            "agreed_on": today.isoformat(),
            "review_on": (today + timedelta(days=365)).isoformat(),
            "shown_until": "",
        }
        | overrides
    )


def add(client: Client, **overrides: Any) -> Any:
    """Send the form of a new record."""
    return client.post(reverse("wagtailsnippets_core_contribution:add"), form_data(**overrides))


def staff_with(*permissions: str) -> Client:
    """Return a browser in which somebody with exactly these permissions is signed in."""
    user = User.objects.create_user("staff", "staff@example.org", "example-password")
    for name in ("wagtailadmin.access_admin", *permissions):
        app, codename = name.split(".")
        user.user_permissions.add(Permission.objects.get(content_type__app_label=app, codename=codename))
    client = Client()
    client.force_login(user)
    return client


def test_a_record_is_written_down_and_shown_for_the_usual_time(editor_client: Client, organisation: Any) -> None:
    organisation.words_grace_days = 10
    organisation.save()
    answer = add(editor_client)
    row = Contribution.objects.get()
    assert answer.url == url("inspect", row)
    assert row.shown_until == row.review_on + timedelta(days=10)
    assert [(text.language, text.words) for text in row.texts.all()] == [("en", WORDS)]
    page = editor_client.get(answer.url)
    assert page.status_code == 200
    assert WORDS in page.content.decode()
    assert "no-store" in page.headers["Cache-Control"]
    assert WORDS not in "".join(ModelLogEntry.objects.values_list("label", flat=True))


@pytest.mark.parametrize(
    ("overrides", "field"),
    [
        ({"texts": inline_formset([])}, "__all__"),
        ({"kind": "picture"}, "__all__"),
        ({"agreed_on": "2999-01-01"}, "agreed_on"),
        ({"agreed_on": "soon"}, "agreed_on"),
        ({"review_on": "2020-01-01"}, "review_on"),
        ({"shown_until": "2020-01-01"}, "shown_until"),
        ({"on_website": "", "in_open_data": "on"}, "in_open_data"),
        ({"title": "x" * 5000}, "title"),
        ({"title": ""}, "title"),
    ],
)
def test_what_does_not_fit_is_said_by_the_field(editor_client: Client, overrides: dict[str, Any], field: str) -> None:
    answer = add(editor_client, **overrides)
    assert answer.status_code == 200
    assert field in answer.context["form"].errors
    assert not Contribution.objects.exists()


@pytest.mark.parametrize("second", [{"language": "en"}, {"language": "xx"}, {"who": ""}, {"words": "x" * 5000}])
def test_words_are_written_once_a_language(editor_client: Client, second: dict[str, str]) -> None:
    rows = [{"language": "en", "words": "A", "who": "B"}, {"language": "pl", "words": "C", "who": "D"} | second]
    assert add(editor_client, texts=inline_formset(rows)).status_code == 200
    assert not Contribution.objects.exists()


def test_other_words_need_a_new_day_of_agreement(editor_client: Client) -> None:
    row = make_contribution(agreed_on=TODAY() - timedelta(days=9))
    text = {"language": "en", "words": "Other words", "who": "A patient", "id": str(row.texts.get().pk)}
    facts = {"texts": inline_formset([text], initial=1), "agreed_on": row.agreed_on.isoformat()}
    answer = editor_client.post(url("edit", row), form_data(**facts))
    assert "agreed_on" in answer.context["form"].errors
    assert editor_client.post(url("edit", row), form_data(**(facts | {"agreed_on": str(TODAY())}))).status_code == 302
    assert row.texts.get().words == "Other words"


def test_who_asks_again_need_not_count_days(editor_client: Client) -> None:
    row = make_contribution()
    text = {"language": "en", "words": WORDS, "who": "A patient", "id": str(row.texts.get().pk)}
    later = TODAY() + timedelta(days=700)
    facts = {"texts": inline_formset([text], initial=1), "review_on": str(later), "shown_until": str(row.shown_until)}
    assert editor_client.post(url("edit", row), form_data(**facts)).status_code == 302
    row.refresh_from_db()
    assert row.shown_until == later + timedelta(days=30)


def test_nothing_is_written_into_what_was_taken_back(editor_client: Client) -> None:
    row = make_contribution(withdrawn_at=timezone.now())
    row.texts.all().delete()
    assert "__all__" in editor_client.post(url("edit", row), form_data()).context["form"].errors
    where = inline_formset([{"where": "Slides", "used_on": str(TODAY())}])
    done = form_data(texts=inline_formset([]), uses_elsewhere=where)
    assert editor_client.post(url("edit", row), done).status_code == 302
    assert row.uses_elsewhere.get().where == "Slides"


def test_each_standing_is_found_by_the_same_rule(editor_client: Client) -> None:
    day = TODAY()
    rows = {
        Standing.SHOWN: make_contribution(title="is shown"),
        Standing.TO_ASK: make_contribution(title="is to ask", review_on=day + timedelta(days=30)),
        Standing.LAPSED: make_contribution(title="has lapsed", shown_until=day - timedelta(days=1)),
        Standing.NOT_WEBSITE: make_contribution(title="is for slides", on_website=False),
        Standing.WITHDRAWN: make_contribution(title="was withdrawn", withdrawn_at=timezone.now()),
    }
    for standing, row in rows.items():
        assert standing_of(row, day, 30) == standing
        assert list(standing_at(standing, day, 30)) == [row]
        found = editor_client.get(f"{reverse(LIST)}?standing={standing.value}").content.decode()
        assert [other.title for other in rows.values() if other.title in found] == [row.title]
    due = editor_client.get(f"{reverse(LIST)}?due=yes").content.decode()
    assert [row.title for row in rows.values() if row.title in due] == ["is to ask"]
    assert editor_client.get(f"{reverse(LIST)}?standing=nonsense").status_code == 200


def test_the_list_asks_the_same_for_2_and_for_20(editor_client: Client) -> None:
    def asked() -> int:
        editor_client.get(reverse(LIST))
        with CaptureQueriesContext(connection) as queries:
            editor_client.get(reverse(LIST))
        return len(queries)

    for number in range(2):
        make_contribution(title=f"Few {number}")
    few = asked()
    for number in range(18):
        make_contribution(title=f"Many {number}")
    assert asked() == few


def test_taking_back_needs_its_own_permission_and_a_press(db: None) -> None:
    row = make_contribution()
    client = staff_with("core.view_contribution", "core.change_contribution")
    assert client.get(url("withdraw", row)).status_code in (302, 403)
    client.post(url("withdraw", row))
    assert Contribution.objects.get().withdrawn_at is None
    assert "Take it off the site" not in client.get(url("inspect", row)).content.decode()


def test_who_may_take_it_back_does_so_once_and_it_is_written_down(db: None) -> None:
    row = make_contribution()
    row.uses_elsewhere.create(where="Induction slides", used_on="2026-01-02")
    row.save()
    client = staff_with("core.view_contribution", "core.withdraw_contribution")
    preview = client.get(url("withdraw", row)).content.decode()
    assert WORDS in preview
    assert "Induction slides" in preview
    assert Contribution.objects.get().withdrawn_at is None
    assert client.post(url("withdraw", row)).status_code == 302
    first = Contribution.objects.get().withdrawn_at
    assert first
    client.post(url("withdraw", row))
    assert Contribution.objects.get().withdrawn_at == first
    assert ModelLogEntry.objects.filter(action="core.withdraw_contribution").count() == 1
    assert "Take it out by hand" in client.get(url("inspect", row)).content.decode()
    assert client.get(url("withdraw", row)).status_code == 200


def test_a_person_is_linked_by_address_or_number_and_unlinked(editor_client: Client) -> None:
    row = make_contribution()
    person = Person.objects.create(name="Sam Sample", email="sam@example.com")
    for typed in (" SAM@example.com ", f"#{person.pk}"):
        editor_client.post(url("owner", row), {"person": typed})
        assert [link.person for link in Contributor.objects.all()] == [person]
    assert "Sam Sample" in editor_client.get(url("inspect", row)).content.decode()
    for odd in ("nobody@example.com", "9" * 40, "\x00", "٣", ""):
        assert editor_client.post(url("owner", row), {"person": odd}).status_code in (302, 400)
    assert Contributor.objects.count() == 1
    editor_client.post(url("owner", row), {"person": str(person.pk), "unlink": "yes"})
    assert not Contributor.objects.exists()
    assert editor_client.get(url("owner", row)).status_code == 405


def test_nobody_learns_whose_it_is_without_the_right_to_see_people(db: None) -> None:
    row = make_contribution()
    person = Person.objects.create(name="Sam Sample", email="sam@example.com")
    Contributor.objects.create(contribution=row, person=person)
    client = staff_with("core.view_contribution", "core.change_contribution")
    page = client.get(url("inspect", row)).content.decode()
    assert "Sam Sample" not in page
    assert "linked to 1 person" in page
    client.post(url("owner", row), {"person": str(person.pk), "unlink": "yes"})
    assert Contributor.objects.count() == 1


def test_only_what_may_be_shown_is_offered_to_editors(editor_client: Client) -> None:
    make_contribution("Said aloud", title="May be chosen")
    make_contribution(title="Was withdrawn", withdrawn_at=timezone.now())
    make_agreed_picture(title="Is a picture")
    window = editor_client.get(reverse("wagtailsnippetchoosers_core_contribution:choose"))
    offered = window.json()["html"]
    assert "May be chosen" in offered
    assert "Said aloud" in offered
    assert "Was withdrawn" not in offered
    assert "Is a picture" not in offered
