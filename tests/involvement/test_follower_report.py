"""The team sees how many people follow what, and nobody's name."""

import pytest
from django.contrib.auth.models import Permission
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from core.models import Theme, User
from home.models import HomePage
from involvement.desk.followers import MOST_LINES, follower_lines
from involvement.models import StoryFollow
from tests.factories.following import ask, make_follow, make_followers
from tests.factories.involvement import make_term
from tests.factories.stories import make_story, make_story_index


def test_it_counts_people_by_what_they_follow(home_page: HomePage, editor_client: Client) -> None:
    story = make_story(make_story_index(home_page), title="<b>Letters")
    make_followers(story, 3)
    make_follow(make_term(Theme, "Food"))
    ask(story, email="unconfirmed@example.com")
    lines, left_out = follower_lines()
    assert [(line.words, line.people) for line in lines] == [
        ("What becomes of “<b>Letters”", 3),
        ("Stories about “Food”", 1),
    ]
    assert left_out == 0
    text = editor_client.get(reverse("followers:index")).content.decode()
    assert "&lt;b&gt;Letters" in text
    assert "example.com" not in text.split("<main")[1]
    assert StoryFollow.objects.count() == 5


def test_many_things_cost_no_more_queries_and_the_rest_is_counted(home_page: HomePage) -> None:
    make_followers(make_story(make_story_index(home_page)), 1, prefix="first")
    counted = []
    for number in (2, MOST_LINES + 5):
        StoryFollow.objects.filter(kind="theme").delete()
        for each in range(number):
            make_followers(make_term(Theme, f"Theme {number} {each}"), 1, prefix=f"of{number}-{each}-")
        with CaptureQueriesContext(connection) as asked:
            lines, left_out = follower_lines()
        counted.append(len(asked))
    assert (len(lines), left_out) == (MOST_LINES, 6)
    assert counted[0] == counted[1]


@pytest.mark.parametrize("codename", ["view_signup", ""])
def test_only_who_may_read_sign_ups_sees_it(db: None, client: Client, codename: str) -> None:
    user = User.objects.create_user("staff", "staff@example.org", "example-password")
    user.user_permissions.set(Permission.objects.filter(codename__in=["access_admin", codename]))
    client.force_login(user)
    assert client.get(reverse("followers:index")).status_code == (200 if codename else 302)
    menu = client.get(reverse("wagtailadmin_home")).content.decode()
    assert (reverse("followers:index") in menu) is bool(codename)
