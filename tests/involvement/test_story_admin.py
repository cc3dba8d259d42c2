"""The admin of stories and small wins: what the team sees, and who may let what through."""

from datetime import timedelta

import pytest
from bs4 import BeautifulSoup
from django.contrib.auth.models import Group
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from core.models import User
from home.models import HomePage
from involvement.models import SmallWin, StoryIndexPage
from involvement.story_lists import newest_small_wins
from tests.factories.stories import done_values, make_small_win, make_source, make_story, make_story_index

SENTENCE = "The sign to the lift is where you look for it."
NEW_WIN = "wagtailsnippets_involvement_smallwin:add"
WINS = "wagtailsnippets_involvement_smallwin:list"


@pytest.fixture
def index(home_page: HomePage) -> StoryIndexPage:
    """An empty list."""
    return make_story_index(home_page)


def signed_in(group: str) -> Client:
    """Return a browser in which somebody of this group is signed in."""
    user = User.objects.create_user(group.lower(), f"{group.lower()}@example.org", "example-password")
    user.groups.add(Group.objects.get(name=group))
    client = Client()
    client.force_login(user)
    return client


def listed(client: Client, query: str = "") -> str:
    response = client.get(f"{reverse('stories:index')}{query}")
    assert response.status_code == 200
    return " ".join(BeautifulSoup(response.content, "html5lib").select_one("main").get_text(" ").split())


def test_the_team_sees_how_far_each_story_is_and_what_is_overdue(index: StoryIndexPage, editor_client: Client) -> None:
    today = timezone.localdate()
    make_story(index, title="Late one", slug="late", next_update_due=today - timedelta(days=1))
    make_story(index, title="Timely one", slug="timely", source=make_source("PALS", "pals"))
    make_story(index, slug="over", **done_values(title="Done one", next_update_due=today - timedelta(days=9)))
    everything = listed(editor_client)
    assert everything.count("overdue") == 1
    assert all(word in everything for word in ("Late one", "Timely one", "Done one", "PALS", "Head of letters"))
    late = listed(editor_client, "?overdue=yes")
    assert "Late one" in late
    assert "Timely one" not in late
    assert "Done one" not in late
    assert "Late one" not in listed(editor_client, "?status=done")
    assert editor_client.get(f"{reverse('stories:index')}?overdue=perhaps&status=nonsense").status_code == 200


def test_the_listing_asks_the_same_for_few_and_for_many(index: StoryIndexPage, editor_client: Client) -> None:
    counts = []
    for round_number in range(2):
        for number in range(2 + round_number * 12):
            make_story(index, title=f"Story {round_number}-{number}", slug=f"story-{round_number}-{number}")
        listed(editor_client)
        with CaptureQueriesContext(connection) as asked:
            listed(editor_client)
        # What libraries ask for the buttons of each row is theirs.
        counts.append(sum(each["sql"].startswith(('SELECT "involvement_', 'SELECT "core_')) for each in asked))
    assert counts[0] == counts[1] > 0


def test_the_editors_form_has_a_tab_for_each_thing_the_public_asks(
    index: StoryIndexPage, editor_client: Client
) -> None:
    address = reverse("wagtailadmin_pages:add", args=["involvement", "storypage", index.pk])
    form = BeautifulSoup(editor_client.get(address).content, "html5lib")
    tabs = [tab.get_text(strip=True).removesuffix("()") for tab in form.select("[role=tab]")]
    assert tabs[:5] == ["What we said", "What we did", "How we know", "Promote", "Settings"]
    assert len(form.select("[name=owner_role]")) == 1


def test_a_small_win_waits_until_a_moderator_lets_it_through(starter_site: HomePage) -> None:
    SmallWin.objects.all().delete()
    staff, moderator = signed_in("Editors"), signed_in("Moderators")
    fields = {"sentence": SENTENCE, "happened_on": timezone.localdate().isoformat(), "directorate": ""}
    assert staff.post(reverse(NEW_WIN), fields | {"action-submit": "action-submit"}).status_code == 302
    win = SmallWin.objects.get()
    assert not win.live
    assert list(newest_small_wins(win.locale_id)) == []
    assert SENTENCE not in Client().get("/we-said-we-did/").content.decode()
    staff.post(reverse("wagtailsnippets_involvement_smallwin:edit", args=[win.pk]), fields | {"action-publish": "x"})
    assert not SmallWin.objects.get().live
    state = win.current_workflow_task_state
    approve = reverse("wagtailsnippets_involvement_smallwin:workflow_action", args=[win.pk, "approve", state.pk])
    moderator.post(approve, {"comment": ""})
    assert SmallWin.objects.get().live
    assert SENTENCE in Client().get("/we-said-we-did/").content.decode()


@pytest.mark.parametrize("sentence", ["", "x" * 201])
def test_a_small_win_is_one_sentence(editor_client: Client, sentence: str) -> None:
    fields = {"sentence": sentence, "happened_on": timezone.localdate().isoformat(), "action-publish": "x"}
    assert editor_client.post(reverse(NEW_WIN), fields).status_code == 200
    assert not SmallWin.objects.exists()


def test_small_wins_are_found_in_the_admin(editor_client: Client) -> None:
    make_small_win(SENTENCE)
    assert SENTENCE in editor_client.get(f"{reverse(WINS)}?q=lift").content.decode()
