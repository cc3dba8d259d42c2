"""The publish gate of case studies through the real admin: drafts may have gaps, what the public sees may not."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from django.contrib.auth.models import Group
from django.core.exceptions import ValidationError
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Page
from wagtail.test.utils.form_data import inline_formset, nested_form_data, rich_text, streamfield

from core.models import User
from home.models import HomePage
from involvement.models import CaseStudyIndexPage, CaseStudyPage
from tests.factories.case_studies import agreed_words, make_case_study, make_case_study_index, measure
from tests.factories.contributions import make_contribution
from tests.factories.involvement import make_rung, make_stage

NOW = datetime(2024, 1, 1, tzinfo=UTC)
PUBLISH = {"action-publish": "action-publish"}
RICH = ("principles", "purpose", "presence", "process", "impact", "do_differently")
GATED = {
    "problem",
    "what_changed",
    "stage",
    "rung_promised",
    "rung_delivered",
    "finished_year",
    "no_measures_reason",
    *RICH,
}


@pytest.fixture
def index(home_page: HomePage) -> CaseStudyIndexPage:
    """The list of case studies."""
    return make_case_study_index(home_page)


def form_data(**overrides: Any) -> dict[str, Any]:
    """Return what the editor's browser sends for a page on which nothing but a title is filled in."""
    rows = {name: inline_formset([]) for name in ("measures", "words", "related", "comments")}
    texts = {name: rich_text("") for name in RICH}
    rows["formats"] = streamfield([])
    return nested_form_data({"title": "Kettles", "slug": "kettles"} | rows | texts | overrides)


def complete_data(**overrides: Any) -> dict[str, Any]:
    """Return what the browser sends for a page with everything that must be told."""
    return form_data(
        **{
            "problem": "Too heavy.",
            "what_changed": "Light now.",
            "stage": str(make_stage().pk),
            "rung_promised": str(make_rung().pk),
            "rung_delivered": str(make_rung().pk),
            "finished_year": "2025",
            "no_measures_reason": "We did not count.",
            **{name: rich_text("<p>So it was.</p>") for name in RICH},
        }
        | overrides
    )


def words_row(**overrides: Any) -> dict[str, Any]:
    """Return a row of contributor's words as the browser sends it."""
    return {"contribution": str(make_contribution("Tea!").pk)} | overrides


def create(client: Client, index: Page, data: dict[str, Any]) -> Any:
    """Send the form of a new case study."""
    return client.post(reverse("wagtailadmin_pages:add", args=["involvement", "casestudypage", index.pk]), data)


def edit(client: Client, page: Page, data: dict[str, Any]) -> Any:
    """Send the form of a case study that is there."""
    return client.post(reverse("wagtailadmin_pages:edit", args=[page.pk]), data)


def test_a_draft_may_have_gaps_and_is_not_public(
    index: CaseStudyIndexPage, editor_client: Client, client: Client
) -> None:
    gaps = words_row(contribution=str(make_contribution(on_website=False).pk))
    rows = inline_formset([{"what": "Kettles", "before": "", "after": "", "source": ""}])
    assert create(editor_client, index, form_data(words=inline_formset([gaps]), measures=rows)).status_code == 302
    page = CaseStudyPage.objects.get(slug="kettles")
    assert not page.live
    assert client.get("/case-studies/kettles/").status_code == 404
    assert editor_client.get(reverse("wagtailadmin_pages:view_draft", args=[page.pk])).status_code == 200


def test_publishing_a_draft_with_gaps_says_by_each_field_what_is_missing(
    index: CaseStudyIndexPage, editor_client: Client
) -> None:
    response = create(editor_client, index, form_data(**PUBLISH))
    assert response.status_code == 200
    errors = response.context["form"].errors
    assert set(errors) == GATED
    assert errors["problem"] == ["Fill this in before you publish."]
    assert errors["no_measures_reason"] == ["Add a figure above, or say in one sentence why there is none."]
    assert not CaseStudyPage.objects.filter(live=True).exists()


def test_a_complete_case_study_is_published(index: CaseStudyIndexPage, editor_client: Client, client: Client) -> None:
    rows = {
        "no_measures_reason": "",
        "measures": inline_formset([{"what": "Kettles", "before": "2", "after": "8", "source": "Ward, May"}]),
        "words": inline_formset([words_row()]),
        "contact_name": "Ward manager",
        "contact_phone": "01632 960001",
        "contact_agreed": "on",
    }
    response = create(editor_client, index, complete_data(**rows, **PUBLISH))
    assert response.status_code == 302, response.context["form"].errors
    shown = client.get("/case-studies/kettles/").content.decode()
    assert "“Tea!”" in shown
    assert "Ward manager" in shown


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"problem": "  "}, "problem"),
        ({"impact": rich_text("<p> </p>")}, "impact"),
        ({"finished_year": "2999"}, "finished_year"),
        ({"finished_year": "1900"}, "finished_year"),
        ({"finished_year": "last year"}, "finished_year"),
        ({"no_measures_reason": ""}, "no_measures_reason"),
        ({"contact_name": "Ward manager", "contact_phone": "1"}, "contact_agreed"),
        ({"contact_agreed": "on", "contact_phone": "1"}, "contact_name"),
        ({"contact_agreed": "on", "contact_name": "Ward manager"}, "contact_email"),
        ({"contact_agreed": "on", "contact_name": "Ward manager", "contact_email": "nobody"}, "contact_email"),
    ],
)
def test_what_cannot_be_is_refused_by_the_field(
    index: CaseStudyIndexPage, editor_client: Client, change: dict[str, Any], field: str
) -> None:
    response = create(editor_client, index, complete_data(**PUBLISH | change))
    assert response.status_code == 200
    assert set(response.context["form"].errors) == {field}


def test_a_reason_is_needed_only_where_the_promise_was_not_what_happened(
    index: CaseStudyIndexPage, editor_client: Client
) -> None:
    less = {"rung_delivered": str(make_rung("Being told", "being-told").pk)}
    refused = create(editor_client, index, complete_data(**less, **PUBLISH))
    assert set(refused.context["form"].errors) == {"rung_reason"}
    told = complete_data(**less, rung_reason="The money ran out.", **PUBLISH)
    assert create(editor_client, index, told).status_code == 302
    same = complete_data(slug="same", title="Same", **PUBLISH)
    assert create(editor_client, index, same).status_code == 302


@pytest.mark.parametrize("facts", [{"on_website": False}, {"withdrawn_at": NOW}, {"shown_until": NOW.date()}, None])
def test_words_are_published_only_while_their_record_allows_it(
    index: CaseStudyIndexPage, editor_client: Client, facts: dict[str, Any] | None
) -> None:
    number = str(make_contribution("Tea!", **facts).pk) if facts else ""
    rows = inline_formset([words_row(contribution=number)])
    response = create(editor_client, index, complete_data(words=rows, **PUBLISH))
    assert response.status_code == 200
    (row,) = response.context["form"].formsets["words"].forms
    assert set(row.errors) == {"contribution"}
    assert not CaseStudyPage.objects.filter(live=True).exists()


def test_words_that_are_taken_out_again_need_no_agreement(index: CaseStudyIndexPage, editor_client: Client) -> None:
    refused = str(make_contribution(on_website=False).pk)
    create(editor_client, index, complete_data(words=inline_formset([words_row(contribution=refused)])))
    page = CaseStudyPage.objects.get(slug="kettles")
    number = str(page.get_latest_revision_as_object().words.get().pk or "")
    row = words_row(contribution=refused, id=number, DELETE="on")
    response = edit(editor_client, page, complete_data(words=inline_formset([row], initial=1), **PUBLISH))
    assert response.status_code == 302
    assert list(CaseStudyPage.objects.get(pk=page.pk).words.all()) == []


def test_code_cannot_publish_gaps(index: CaseStudyIndexPage) -> None:
    page = make_case_study(index, words=[agreed_words()], measures=[measure()])
    page.impact = ""
    with pytest.raises(ValidationError) as refusal:
        page.save()
    assert set(refusal.value.message_dict) == {"impact"}
    with pytest.raises(ValidationError):
        index.add_child(instance=CaseStudyPage(title="Bare"))
    index.refresh_from_db()
    assert index.add_child(instance=CaseStudyPage(title="Bare draft", live=False)).pk


def test_a_live_page_stays_when_the_day_to_ask_again_comes(
    index: CaseStudyIndexPage, client: Client, time_machine: Any
) -> None:
    """The words stay for the time the trust gives itself to ask, then only they are gone."""
    page = make_case_study(index, words=[agreed_words("Tea!")])
    for days, is_shown in ((370, True), (395, True), (396, False)):
        time_machine.move_to(timezone.now() + timedelta(days=days))
        CaseStudyPage.objects.get(pk=page.pk).save()
        shown = client.get(page.url).content.decode()
        assert ("Tea!" in shown) is is_shown
        assert ("In the words of those who took part" in shown) is is_shown
        time_machine.move_to(timezone.now() - timedelta(days=days))


def test_a_draft_with_gaps_over_a_live_page_leaves_the_live_page_alone(
    index: CaseStudyIndexPage, editor_client: Client, client: Client
) -> None:
    create(editor_client, index, complete_data(**PUBLISH))
    page = CaseStudyPage.objects.get(slug="kettles")
    assert edit(editor_client, page, form_data()).status_code == 302
    assert "Too heavy." in client.get(page.url).content.decode()
    assert set(edit(editor_client, page, form_data(**PUBLISH)).context["form"].errors) == GATED


def test_editors_write_and_moderators_publish(starter_site: HomePage) -> None:
    page = make_case_study(CaseStudyIndexPage.objects.get(slug="case-studies"))
    editor = User.objects.create_user("writer", "writer@example.org", "example-password")
    editor.groups.add(Group.objects.get(name="Editors"))
    assert page.permissions_for_user(editor).can_edit()
    assert not page.permissions_for_user(editor).can_publish()
    moderator = User.objects.create_user("moderator", "moderator@example.org", "example-password")
    moderator.groups.add(Group.objects.get(name="Moderators"))
    assert page.permissions_for_user(moderator).can_publish()
