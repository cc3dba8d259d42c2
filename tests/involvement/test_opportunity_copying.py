"""Using an opportunity again: a draft beside it with its words, and without anything of that one time."""

from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from core.models import Audience, Directorate, Theme, User
from involvement.actions.copying import LONGEST_TITLE, OF_THAT_TIME, title_of_copy, use_again
from involvement.models import OpportunityIndexPage, OpportunityPage, OpportunityRelated, Telling
from people.models import SignUp
from tests.factories.involvement import make_opportunity, make_question, make_session, make_term
from tests.factories.mailings import make_people, sign_up_all
from tests.factories.staff import make_staff, signed_in
from tests.html_checker import as_document, html_errors_of
from tests.people.test_assisted_pages import main_of

from .editing import PUBLISH, complete_data, edit, form_data

# What Wagtail keeps of a page by itself, and what makes the copy another page.
ANOTHER_PAGE = {
    *("id", "page_ptr", "path", "url_path", "slug", "title", "draft_title", "translation_key", "owner", "live"),
    *("has_unpublished_changes", "latest_revision", "live_revision", "first_published_at", "last_published_at"),
    *("latest_revision_created_at", "search_vector", "index_entries"),
}


@pytest.fixture
def earlier(opportunity_index: OpportunityIndexPage) -> OpportunityPage:
    """An opportunity with everything it can have, which is over."""
    now = timezone.now()
    page = make_opportunity(
        opportunity_index,
        opens_at=now - timedelta(days=60),
        closes_at=now - timedelta(days=30),
        outcome_due=(now - timedelta(days=1)).date(),
        outcome="<p>We bought them.</p>",
        outcome_page=opportunity_index,
        cancelled_at=now,
        capacity=8,
        lowest_age=16,
        directorate=make_term(Directorate, "Children"),
        audiences=[make_term(Audience, "Carers")],
        themes=[make_term(Theme, "Waiting")],
        owner_role="Involvement lead",
        last_reviewed=now.date(),
        review_due=(now + timedelta(days=300)).date(),
        what_happens="We sit down together.",
        outcome_how="On this page",
    )
    make_session(page, now - timedelta(days=20))
    make_question(page, "Which day?", kind="choice", choices="Monday\nTuesday")
    OpportunityRelated.objects.create(page=page, related=opportunity_index)
    Telling.objects.get_or_create(page=page)
    sign_up_all(make_people(2), page)
    return OpportunityPage.objects.get(pk=page.pk)


def address(page: OpportunityPage) -> str:
    """Return where the page of the admin stands that makes a copy."""
    return f"/admin/opportunities/use-again/{page.pk}/"


def facts(page: OpportunityPage) -> Iterator[tuple[str, Any]]:
    """Yield every field that a copy should keep, with its value."""
    for field in page._meta.concrete_fields:
        if field.name not in ANOTHER_PAGE and field.name not in OF_THAT_TIME:
            yield field.name, field.value_from_object(page)


def test_what_was_written_is_kept(earlier: OpportunityPage, editor: User) -> None:
    use_again(earlier, by=editor)
    copy = OpportunityPage.objects.get(title="Help choose new chairs (new)")
    assert dict(facts(copy)) == dict(facts(earlier))
    assert [term.name for term in copy.audiences.all()] == ["Carers"]
    assert [term.name for term in copy.themes.all()] == ["Waiting"]
    [question] = copy.questions.all()
    assert (question.label, question.choice_list()) == ("Which day?", ("Monday", "Tuesday"))
    assert copy.related.get().related.pk == earlier.get_parent().pk
    assert copy.get_parent() == earlier.get_parent()


def test_nothing_of_that_one_time_comes_along(earlier: OpportunityPage, editor: User) -> None:
    use_again(earlier, by=editor)
    copy = OpportunityPage.objects.get(title="Help choose new chairs (new)")
    assert not copy.live
    empty = OpportunityPage()
    assert {name: getattr(copy, name) for name in OF_THAT_TIME if name != "sessions"} == {
        name: getattr(empty, name) for name in OF_THAT_TIME if name != "sessions"
    }
    assert not copy.sessions.exists()
    assert not copy.sign_ups.exists()
    assert not Telling.objects.filter(page=copy).exists()
    assert (copy.first_published_at, copy.last_published_at, copy.live_revision) == (None, None, None)
    assert copy.translation_key != earlier.translation_key
    assert copy.owner == editor
    draft = copy.get_latest_revision_as_object()
    assert (draft.closes_at, draft.outcome, draft.outcome_due, list(draft.sessions.all())) == (None, "", None, [])
    assert (draft.title, draft.who_for) == ("Help choose new chairs (new)", earlier.who_for)


def test_the_earlier_page_stays_as_it_was(earlier: OpportunityPage, editor: User) -> None:
    before = OpportunityPage.objects.filter(pk=earlier.pk).values().get()
    use_again(earlier, by=editor)
    assert OpportunityPage.objects.filter(pk=earlier.pk).values().get() == before | {
        "latest_revision_created_at": before["latest_revision_created_at"]
    }
    assert SignUp.objects.filter(page=earlier).count() == 2


def test_twice_makes_two_drafts_with_addresses_of_their_own(earlier: OpportunityPage, editor: User) -> None:
    first, second = (use_again(earlier, by=editor) for _time in range(2))
    again = use_again(second, by=editor)
    assert len({earlier.slug, first.slug, second.slug, again.slug}) == 4
    assert {first.title, second.title, again.title} == {"Help choose new chairs (new)"}


def test_a_copy_of_the_longest_title_fits(opportunity_index: OpportunityIndexPage, editor: User) -> None:
    page = make_opportunity(opportunity_index, title="x" * LONGEST_TITLE, slug="y" * LONGEST_TITLE)
    first, second = (use_again(page, by=editor) for _time in range(2))
    assert len(title_of_copy(page.title)) == LONGEST_TITLE
    assert first.title.endswith(" (new)")
    assert first.slug != second.slug and len(second.slug) <= LONGEST_TITLE


def test_a_page_that_somebody_locked_makes_an_open_draft(earlier: OpportunityPage, editor: User) -> None:
    OpportunityPage.objects.filter(pk=earlier.pk).update(locked=True, locked_by=editor, locked_at=timezone.now())
    copy = use_again(OpportunityPage.objects.get(pk=earlier.pk), by=editor)
    copy.refresh_from_db()
    assert (copy.locked, copy.locked_by, copy.locked_at) == (False, None, None)


def test_of_a_page_that_was_never_published_the_newest_draft_is_taken(
    editor_client: Client, opportunity_index: OpportunityIndexPage, editor: User
) -> None:
    page = make_opportunity(opportunity_index, live=False, title="New chairs", slug="new-chairs")
    assert edit(editor_client, page, form_data(who_for="Somebody new")).status_code == 302
    copy = use_again(OpportunityPage.objects.get(pk=page.pk), by=editor)
    assert OpportunityPage.objects.get(pk=copy.pk).who_for == "Somebody new"


def test_the_page_asks_first_and_the_button_opens_the_new_draft(
    editor_client: Client, earlier: OpportunityPage
) -> None:
    asked = editor_client.get(address(earlier))
    assert asked.status_code == 200
    assert "Help choose new chairs (new)" in asked.content.decode()
    assert OpportunityPage.objects.count() == 1
    pressed = editor_client.post(address(earlier))
    copy = OpportunityPage.objects.exclude(pk=earlier.pk).get()
    assert pressed["Location"] == reverse("wagtailadmin_pages:edit", args=[copy.pk])
    opened = editor_client.get(pressed["Location"])
    assert opened.status_code == 200
    assert "This is your new draft" in opened.content.decode()
    assert edit(editor_client, copy, form_data(title="Chairs again", slug=copy.slug)).status_code == 302


def test_a_copy_can_be_published_once_it_is_complete(editor_client: Client, earlier: OpportunityPage) -> None:
    editor_client.post(address(earlier))
    copy = OpportunityPage.objects.exclude(pk=earlier.pk).get()
    refused = edit(editor_client, copy, complete_data(**PUBLISH, slug=copy.slug, closes_at="", outcome_due=""))
    assert set(refused.context["form"].errors) == {"closes_at", "outcome_due"}
    assert edit(editor_client, copy, complete_data(**PUBLISH, slug=copy.slug)).status_code == 302
    assert OpportunityPage.objects.get(pk=copy.pk).live


def test_the_way_there_stands_where_staff_look(editor_client: Client, earlier: OpportunityPage) -> None:
    for place in (
        f"/admin/pages/{earlier.pk}/edit/",
        f"/admin/pages/{earlier.get_parent().pk}/",
        "/admin/opportunities/",
    ):
        assert address(earlier) in editor_client.get(place).content.decode(), place
    index = earlier.get_parent()
    assert f"/use-again/{index.pk}/" not in editor_client.get(f"/admin/pages/{index.pk}/edit/").content.decode()


@pytest.mark.parametrize(("verbs", "may"), [((), False), (("change",), False), (("add", "change"), True)])
def test_who_may_add_below_the_list_may_use_one_again(
    earlier: OpportunityPage, verbs: tuple[str, ...], may: bool
) -> None:
    client = signed_in(make_staff(pages=verbs))
    assert (client.get(address(earlier)).status_code == 200) is may
    client.post(address(earlier))
    assert (OpportunityPage.objects.count() == 2) is may


def test_who_may_add_elsewhere_only_may_not(earlier: OpportunityPage, opportunity_index: OpportunityIndexPage) -> None:
    other = OpportunityIndexPage(title="Others", slug="others")
    opportunity_index.get_parent().add_child(instance=other)
    user = make_staff(pages=("add", "change"), below=other)
    assert signed_in(user).post(address(earlier)).status_code == 302
    with pytest.raises(PermissionDenied):
        use_again(earlier, by=user)
    assert OpportunityPage.objects.count() == 1


@pytest.mark.parametrize("number", ["999999", "0", "x", ""])
def test_what_is_not_there_is_not_found(
    editor_client: Client, opportunity_index: OpportunityIndexPage, number: str
) -> None:
    assert editor_client.get(f"/admin/opportunities/use-again/{number}/").status_code == 404
    assert editor_client.get(f"/admin/opportunities/use-again/{opportunity_index.pk}/").status_code == 404


def test_a_foreign_site_cannot_press_the_button(editor: User, earlier: OpportunityPage, client: Client) -> None:
    strict = Client(enforce_csrf_checks=True)
    strict.force_login(editor)
    assert strict.post(address(earlier)).status_code == 403
    assert client.post(address(earlier)).status_code == 302
    assert OpportunityPage.objects.count() == 1


def test_our_part_of_the_page_is_valid_html(editor_client: Client, earlier: OpportunityPage) -> None:
    shown = as_document(main_of(editor_client.get(address(earlier))))
    assert html_errors_of({"use again": shown}) == {"use again": []}
