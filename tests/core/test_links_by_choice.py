"""Broken links that stand in no text: pages chosen in a field, on a page, in a row of a row, in an entry of a list."""

from django.apps import apps
from django.db.models import ForeignKey
from django.test import Client
from django.urls import reverse
from wagtail.models import Page, PageViewRestriction

from core.apps import our_apps
from core.find_and_fix.links import broken_links
from core.find_and_fix.targets import Wrong
from core.models import User
from core.written.choices import fields_that_choose
from core.written.homes import kinds_of_rows
from core.written.texts import text_fields
from home.models import HomePage, StandardPage, WayIn
from involvement.models import ForumPoint, OpportunityIndexPage, OpportunityRelated, StrategyPromise
from tests.factories.involvement import make_opportunity
from tests.factories.network import make_group, make_key_points
from tests.factories.progress import make_evidence, make_strategy
from tests.factories.staff import make_staff

ONLY_MOVED_OR_HELD = {  # keys to pages that no visitor follows: what belongs to a page, or is kept about it
    *("home.MovedPage.page", "home.ReleaseItem.page", "core.EnglishEdition.page", "core.TranslatedPage.page"),
    *("core.TranslationDecision.page", "people.SignUp.page", "people.Mailing.page", "network.MeetingTelling.meeting"),
    *("network.MeetingAnswerCount.meeting", "network.MeetingAnswerGiven.meeting", "network.MeetingPaper.meeting"),
    *("involvement.OpportunityAlert.index_page", "involvement.AlertedOpportunity.page", "involvement.FormatWish.page"),
    *("involvement.Telling.page", "involvement.SentPlan.page", "involvement.StoryChange.page"),
    *("involvement.TellUsMessage.page", "involvement.TellUsMessage.story"),
}


def draft(home_page: HomePage, slug: str = "draft", **values: object) -> StandardPage:
    """Add a page that is not published."""
    page = StandardPage(title=slug.title(), slug=slug, **{"live": False} | values)
    home_page.add_child(instance=page)
    return page


def test_each_kind_of_choice_is_found_with_the_name_of_its_field(
    home_page: HomePage, opportunity_index: OpportunityIndexPage, organisation: object, editor: User
) -> None:
    """On a page, in its rows, in a row of a row, in an entry of a list and in a row of one; what is open is fine."""
    hidden, shown = draft(home_page), draft(home_page, "shown", live=True)
    home_page.main_button_page, home_page.second_link_page = hidden, shown
    home_page.save()
    WayIn.objects.create(front_page=home_page, audience="You", text="In.", target=hidden)
    opportunity = make_opportunity(opportunity_index)
    OpportunityRelated.objects.create(page=opportunity, related=hidden)
    OpportunityRelated.objects.create(page=opportunity, related=shown)
    make_key_points(make_group(home_page), ("Listen", [hidden, shown]))
    ForumPoint.objects.create(name="Listen", slug="listen", page=hidden)
    make_strategy(home_page)
    make_evidence(StrategyPromise.objects.order_by("pk")[0].code, hidden)
    rows = broken_links(editor)
    assert {row.wrong for row in rows} == {Wrong.PAGE_DRAFT}
    assert {row.target for row in rows} == {"Draft"}
    assert {(row.page.kind, row.words) for row in rows} == {
        ("Front page", "Leads to"),
        ("Front page", "Way in: leads to"),
        ("Opportunity", "Related page: page"),
        ("Key points", "Evidence: page"),
        ("Key point of the forum", "Page to read more"),
        ("Action that is followed", "Evidence: page"),
    }
    assert all(row.edit_url for row in rows)


def test_private_pages_and_what_is_gone(home_page: HomePage, editor: User) -> None:
    """A private page is named; a page that is deleted takes its choice along, so that nothing is left to mend."""
    secret = draft(home_page, "secret", live=True)
    PageViewRestriction.objects.create(page=secret, restriction_type="login")
    point = ForumPoint.objects.create(name="Listen", slug="listen", page=secret)
    (row,) = broken_links(editor)
    assert (row.page.number, row.wrong) == (point.pk, Wrong.PAGE_PRIVATE)
    secret.delete()
    assert broken_links(editor) == []


def test_an_entry_of_a_list_is_shown_to_who_may_change_it(
    home_page: HomePage, editor: User, editor_client: Client, organisation: object
) -> None:
    """Somebody who may only edit pages does not see it; the row leads to the entry."""
    point = ForumPoint.objects.create(name="Listen", slug="listen", page=draft(home_page))
    assert broken_links(make_staff(pages=("change",), name="pages")) == []
    shown = editor_client.get(reverse("find_and_fix:broken_links")).content.decode()
    assert reverse("wagtailsnippets_involvement_forumpoint:edit", args=[point.pk]) in shown


def test_every_key_to_a_page_is_read_or_known_to_lead_nobody_anywhere() -> None:
    """A new field by which an editor chooses a page must be found by the report, or be named above."""
    read = {f"{model._meta.label}.{field.name}" for model, _home, _way, field in fields_that_choose()}
    ours = {config.label for config in our_apps()}
    keys = {
        f"{model._meta.label}.{field.name}"
        for model in apps.get_models()
        if model._meta.app_label in ours
        for field in model._meta.concrete_fields
        if isinstance(field, ForeignKey) and issubclass(field.related_model, Page) and field.editable
        if not field.remote_field.parent_link and type(field).__name__ != "ParentalKey"
    }
    assert keys - read == ONLY_MOVED_OR_HELD


def test_every_text_with_links_is_read() -> None:
    """Running text and blocks stand on pages, in lists and in their rows, where the reports find them."""
    ours = {config.label for config in our_apps()}
    with_text = {model for model in apps.get_models() if model._meta.app_label in ours and text_fields(model)}
    assert with_text <= {model for model, _home, _way in kinds_of_rows()}
    assert len(with_text) > 10
