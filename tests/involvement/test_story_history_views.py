"""No address of the site edits or deletes an entry of a story's history: every one that knows the story is tried."""

import re
from collections.abc import Iterator

import pytest
from django.contrib.auth.models import Group
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver

from core.models import User
from home.actions.editors import set_up_groups
from home.actions.report import Report
from home.models import HomePage
from involvement.models import StoryChange, StoryPage, StoryTelling
from tests.factories.following import make_follow, publish_story
from tests.factories.stories import make_story, make_story_index

NUMBERS = {"page_id", "pk", "page_to_move_id", "destination_id", "parent_page_id", "id", "object_id"}
WORDS = {"app_name": "involvement", "content_type_app_name": "involvement", "app_label": "involvement"}
ATTACKS: tuple[dict[str, str], ...] = (
    {},
    {"words": "Changed.", "status": "done", "happened_at": "2020-01-01"},
    {"action-publish": "x", "changes-TOTAL_FORMS": "1", "changes-INITIAL_FORMS": "1", "changes-0-DELETE": "on"},
)


@pytest.fixture
def story(home_page: HomePage, organisation: object) -> StoryPage:
    """A story with a history of two entries, of which people wait to be told."""
    page = publish_story(make_story(make_story_index(home_page), live=False), update_note="As it was.")
    make_follow(page)
    return publish_story(page, status="looking", update_note="We asked.")


def signed_in(group: str) -> Client:
    """Return a browser in which somebody of this group is signed in, or an administrator."""
    user = User.objects.create_user("staff", "staff@example.org", "example-password", is_superuser=not group)
    if group:
        set_up_groups(Report())
        user.groups.add(Group.objects.get(name=group))
    client = Client(raise_request_exception=False)
    client.force_login(user)
    return client


def rows() -> list[tuple[object, ...]]:
    """Return the history as the database holds it."""
    return list(StoryChange.objects.order_by("pk").values_list())


def patterns(found: URLResolver, before: str = "") -> Iterator[tuple[str, URLPattern]]:
    """Yield every address of the site as it is written."""
    for each in found.url_patterns:
        written = before + str(each.pattern)
        if isinstance(each, URLResolver):
            yield from patterns(each, written)
        else:
            yield written, each


def addresses(story: StoryPage, change: StoryChange) -> set[str]:
    """Return every address in the admin or the API, with the story, its revision or the entry in place of a number."""
    found = set()
    for written, _pattern in patterns(get_resolver()):
        plain = re.sub(r"\(\?P(<\w+>)[^()]*(\([^()]*\)[^()]*)*\)", r"\1", written).replace("^", "").replace("$", "")
        if "admin/" not in plain and "api/" not in plain:
            continue
        for number in (story.pk, story.latest_revision_id, change.pk):
            parts = re.split(r"(<[^>]+>)", plain)
            put = (_value(part, number) if part.startswith("<") else part for part in parts)
            found.add("/" + "".join(put).replace("\\", ""))
    return found


def _value(converter: str, number: int | None) -> str:
    name = converter.strip("<>").split(":")[-1]
    if name in WORDS:
        return WORDS[name]
    if name in ("model_name", "content_type_model_name"):
        return "storychange"
    if name in ("action", "action_name"):
        return "delete"
    return str(number)


def test_no_snippet_viewset_form_or_address_is_about_an_entry() -> None:
    names = {str(pattern.name) for _written, pattern in patterns(get_resolver())}
    written = [each for each, _pattern in patterns(get_resolver()) if re.search("story_?change|story_?telling", each)]
    assert written == []
    assert not [name for name in names if re.search("story_?change|story_?telling", name)]
    assert not hasattr(StoryChange, "snippet_viewset")


@pytest.mark.parametrize("group", ["Editors", "Moderators", "Involvement team", "Data protection", ""])
def test_whoever_tries_whatever_address_the_history_stays_as_it_is(story: StoryPage, group: str) -> None:
    """An administrator may delete a whole story (decision 41), so what deletes pages is left out for them."""
    client, before, change = signed_in(group), rows(), StoryChange.objects.order_by("pk")[0]
    tried = addresses(story, change)
    assert len(tried) > 150
    deletes = re.compile(r"logout|password|/(pages|bulk)/.*delete|/delete/")
    for address in sorted(tried):
        if "logout" in address or (not group and deletes.search(address)):
            continue
        client.post(address, ATTACKS[1])
        assert rows()[: len(before)] == before, address
    assert StoryTelling.objects.exists()


@pytest.mark.parametrize("values", ATTACKS)
def test_the_editor_of_the_story_reaches_no_entry(story: StoryPage, values: dict[str, str]) -> None:
    client, before = signed_in("Moderators"), rows()
    for method in ("post", "put", "patch", "delete"):
        getattr(client, method)(f"/admin/pages/{story.pk}/edit/", values)
        getattr(client, method)(f"/api/v1/stories/{story.pk}", values)
        getattr(client, method)("/we-said-we-did/feed/", values)
        getattr(client, method)(str(story.url), values)
    assert rows()[: len(before)] == before
