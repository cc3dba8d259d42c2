"""The button that puts a page into a release set: who sees it, the small form behind it, odd input, no query more."""

import pytest
from django.test import Client
from django.urls import reverse
from wagtail.models import Page

from core.models import User
from home.actions.releases import begin_release, release_now
from home.models import HomePage, ReleaseSet
from involvement.models import OpportunityIndexPage
from tests.factories.releases import make_drafts, make_release
from tests.factories.staff import make_staff, signed_in


@pytest.fixture
def drafts(
    home_page: HomePage, opportunity_index: OpportunityIndexPage, organisation: object, editor: User
) -> list[Page]:
    """Five drafts in two languages."""
    return make_drafts(home_page, opportunity_index, editor)


def form_of(page: Page) -> str:
    """Return where a page is put into a set."""
    return reverse("releases:with_page", args=[page.pk])


def test_the_editor_and_the_list_lead_to_the_form_for_who_may_publish(
    drafts: list[Page], home_page: HomePage, editor_client: Client
) -> None:
    """An author, who may not publish, finds no button, and the address is closed."""
    editor, listing = reverse("wagtailadmin_pages:edit", args=[drafts[1].pk]), "wagtailadmin_explore"
    in_list = reverse(listing, args=[home_page.pk])
    author = signed_in(make_staff(pages=("add", "change"), name="author"))
    for address in (editor, in_list):
        assert form_of(drafts[1]) in editor_client.get(address).content.decode(), address
        assert form_of(drafts[1]) not in author.get(address).content.decode(), address
    assert author.get(form_of(drafts[1])).status_code in (302, 403)
    root = Page.get_first_root_node()
    assert editor_client.get(form_of(root)).status_code in (302, 403)
    assert editor_client.get(reverse("releases:with_page", args=[987654])).status_code == 404


def test_a_page_and_its_translation_go_into_a_new_set_and_into_one_that_waits(
    drafts: list[Page], editor: User, editor_client: Client
) -> None:
    """Putting it in a second time changes nothing, and the form says in which set it is."""
    sent = {"release": "", "name": "Spring", "with_translations": "on"}
    answer = editor_client.post(form_of(drafts[1]), sent)
    spring = ReleaseSet.objects.get()
    assert answer["Location"] == reverse("releases:of", args=[spring.pk])
    assert set(spring.items.values_list("page", flat=True)) == {drafts[1].pk, drafts[6].pk}
    for _press in range(2):
        editor_client.post(form_of(drafts[2]), {"release": spring.pk, "name": ""})
    assert spring.items.count() == 3
    assert ReleaseSet.objects.count() == 1
    shown = editor_client.get(form_of(drafts[2])).content.decode()
    assert "It is in already" in shown
    assert reverse("releases:of", args=[spring.pk]) in shown


def test_nothing_new_makes_no_set(drafts: list[Page], editor: User, editor_client: Client) -> None:
    """The form stays, and says what to do first."""
    release_now(make_release([drafts[1]], editor), editor)
    before = ReleaseSet.objects.count()
    assert "Save a draft first" in editor_client.get(form_of(drafts[1])).content.decode()
    answer = editor_client.post(form_of(drafts[1]), {"name": "Empty"})
    assert "Nothing was taken in" in answer.content.decode()
    assert ReleaseSet.objects.count() == before


@pytest.mark.parametrize(
    "sent",
    [
        {},
        {"name": "  "},
        {"name": "x" * 5000},
        {"name": "\x00"},
        {"name": "Both", "release": "a set"},
        {"release": "9" * 40},
        {"release": "\x00"},
        {"release": "live"},
    ],
)
def test_odd_input_is_named_and_makes_nothing(
    drafts: list[Page], editor: User, editor_client: Client, sent: dict[str, str]
) -> None:
    """What was typed stands there still; a set that is live takes nothing."""
    waiting = begin_release("Waiting", editor)
    live = make_release([drafts[2]], editor, "Live")
    release_now(live, editor)
    numbers = {"a set": str(waiting.pk), "live": str(live.pk)}
    values = sent | ({"release": numbers.get(sent["release"], sent["release"])} if "release" in sent else {})
    answer = editor_client.post(form_of(drafts[1]), values)
    assert answer.status_code in (400, 422)
    assert ReleaseSet.objects.count() == 2
    assert not waiting.items.exists()
    assert live.items.count() == 1
