"""Two forums stand side by side: each has its own ages, guardian rule, adult and questions, and its own members."""

import pytest
from django.test import Client
from wagtail.models import Page

from people.models import SignUp
from tests.factories.guardians import state_of
from tests.factories.youngpeople import make_forum
from youngpeople.models import ForumQuestion, YoungPeoplesForumPage

from .test_joining import joined, send

S = SignUp.State


@pytest.fixture
def younger(forum: YoungPeoplesForumPage, home_page: Page) -> YoungPeoplesForumPage:
    """A second forum beside the first: for people of 11 to 17, all of them with a guardian."""
    return make_forum(
        home_page,
        title="Younger voices",
        slug="younger-voices",
        lowest_age=11,
        highest_age=17,
        guardian_below=18,
        stands_in="Another colleague, 01632 960003",
    )


def test_each_keeps_its_own_ages(forum: YoungPeoplesForumPage, younger: YoungPeoplesForumPage, client: Client) -> None:
    """What one refuses the other takes."""
    assert send(client, forum, 12).status_code == 422
    assert send(client, younger, 12).status_code == 302
    assert send(client, younger, 18, email="older@example.com").status_code == 422
    assert send(client, forum, 18, email="older@example.com").status_code == 302


@pytest.mark.parametrize(("which", "state"), [("forum", S.ACTIVE), ("younger", S.AWAITING_GUARDIAN)])
def test_each_keeps_its_own_rule_about_guardians(
    forum: YoungPeoplesForumPage, younger: YoungPeoplesForumPage, client: Client, which: str, state: str
) -> None:
    """At sixteen one lets them in at once; the other asks a guardian first."""
    assert state_of(joined(client, {"forum": forum, "younger": younger}[which], 16)) == state


def test_each_shows_its_own_adult_and_asks_its_own_questions(
    forum: YoungPeoplesForumPage, younger: YoungPeoplesForumPage, client: Client
) -> None:
    """Nothing of one shows in the other."""
    younger.questions.add(ForumQuestion(label="What would you change first?"))
    younger.save()
    here, there = (client.get(f"{page.url}join/").content.decode() for page in (forum, younger))
    assert ("What would you change first?" in here, "What would you change first?" in there) == (False, True)
    here, there = (client.get(page.url).content.decode() for page in (forum, younger))
    assert ("Another colleague" in here, "Another colleague" in there) == (False, True)


def test_the_members_of_one_are_not_those_of_the_other(
    forum: YoungPeoplesForumPage, younger: YoungPeoplesForumPage, client: Client, editor_client: Client
) -> None:
    """By page, in the list of the team too."""
    sign_up = joined(client, forum, 20)
    assert sign_up.page_id == forum.pk
    assert "Robin Quillfeather" in editor_client.get(f"/admin/sign_ups/of/{forum.pk}/").content.decode()
    assert "Robin Quillfeather" not in editor_client.get(f"/admin/sign_ups/of/{younger.pk}/").content.decode()
