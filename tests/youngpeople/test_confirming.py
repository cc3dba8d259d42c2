"""The pages behind the link in a young person's mail: the way out first, help at the end."""

from datetime import timedelta

import time_machine
from django.test import Client
from django.utils import timezone
from wagtail.models import Page

from tests.factories.guardians import make_young_sign_up
from tests.factories.network import make_group
from tests.factories.people import confirm_path, make_sign_up, press_confirm
from youngpeople.models import YoungPeoplesForumPage

LONG = timedelta(days=60)


def has_way_out(words: str, forum: YoungPeoplesForumPage) -> bool:
    """Tell whether a page has the way out before everything else, its script, and crisis help at the end."""
    is_there = f'data-leave-to="{forum.leave_to}"' in words and "js/leave" in words and "NHS 111" in words
    return is_there and words.index("Leave this page quickly") < words.index("<main") < words.index('id="help-now"')


def test_the_button_and_what_comes_after_it_have_the_way_out(forum: YoungPeoplesForumPage, client: Client) -> None:
    sign_up = make_young_sign_up(forum, how_heard="")
    path = confirm_path(sign_up)
    asks = client.get(path)
    assert has_way_out(asks.content.decode(), forum)
    assert (asks["Referrer-Policy"], asks.cookies) == ("no-referrer", {})
    assert "Another form has come" in client.post(path, {"seen": "other"}).content.decode()
    assert has_way_out(client.post(path, {"seen": "other"}).content.decode(), forum)
    press_confirm(client, path)
    done = client.get(path).content.decode()
    assert "You have confirmed" in done
    assert has_way_out(done, forum)
    assert done.count("<h1") == 1


def test_a_link_that_has_run_out_has_it_too(forum: YoungPeoplesForumPage, client: Client) -> None:
    path = confirm_path(make_young_sign_up(forum))
    with time_machine.travel(timezone.now() + LONG):
        answered = client.get(path)
    assert answered.status_code == 410
    assert has_way_out(answered.content.decode(), forum)


def test_pages_about_other_groups_are_as_they_were(home_page: Page, organisation: object, client: Client) -> None:
    words = client.get(confirm_path(make_sign_up(make_group(home_page)))).content.decode()
    assert "Leave this page quickly" not in words
    assert "js/leave" not in words
