"""Into the members' area without a password: a link, one button, a short visit, and out again."""

from datetime import timedelta
from typing import Any

import pytest
import time_machine
from django.conf import settings
from django.test import Client
from django.utils import timezone

from network.models import GroupPage, MeetingPage
from people.actions.erasure import request_erasure
from people.models import Erasure, Person, PrivacySettings
from people.tokens import enter_token
from tests.factories.meetings import come_in, group_path, inside, meeting_path
from tests.people.own_page import main_of, own_path
from tests.people.rules.rows import every_row, tables_that_differ

pytestmark = pytest.mark.django_db


def enter_path(person: Person, place: str = "") -> str:
    """Return the address behind the link in a mail."""
    return f"/members/enter/{enter_token(person, place)}/"


@pytest.mark.parametrize("method", ["get", "head"])
def test_a_scanner_that_opens_the_link_changes_nothing_and_gets_nothing(member: Person, method: str) -> None:
    client, before = Client(), every_row()
    answer = getattr(client, method)(enter_path(member))
    assert answer.status_code == 200
    assert not answer.cookies
    assert tables_that_differ(before, every_row()) == []
    assert client.get("/members/").status_code == 403


def test_the_button_leads_to_the_place_that_the_link_names(
    group: GroupPage, meeting: MeetingPage, member: Person
) -> None:
    before = every_row()
    answer = come_in(Client(), member, meeting_path(group, meeting).removeprefix("/members/"))
    assert answer["Location"] == meeting_path(group, meeting)
    assert tables_that_differ(before, every_row()) == []  # nobody keeps who came in and when


def test_the_cookie_is_sent_nowhere_else_and_read_by_no_script(member: Person) -> None:
    cookie = come_in(Client(), member).cookies["visit"]
    assert cookie["path"] == "/members/"
    assert cookie["httponly"] is True
    assert cookie["samesite"] == "Lax"
    assert cookie["max-age"] == 7200
    assert bool(cookie["secure"]) == settings.SESSION_COOKIE_SECURE


def test_on_a_real_site_the_cookie_travels_encrypted_only(member: Person, settings: Any) -> None:
    settings.SESSION_COOKIE_SECURE = True
    assert come_in(Client(), member).cookies["visit"]["secure"] is True


def test_the_link_works_again_after_the_visit(member: Person) -> None:
    client = Client()
    with time_machine.travel(timezone.now(), tick=False) as clock:
        path = enter_path(member)
        assert client.post(path).status_code == 302
        clock.shift(timedelta(hours=3))
        assert "Your visit has ended" in main_of(client.get("/members/"))
        assert client.post(path).status_code == 302
        assert client.get("/members/").status_code == 200


def test_how_long_a_visit_lasts_is_the_trusts_own(member: Person) -> None:
    row = PrivacySettings.load()
    row.visit_minutes = 10
    row.save()
    client = inside(member)
    with time_machine.travel(timezone.now() + timedelta(minutes=11)):
        assert client.get("/members/").status_code == 403


def test_leaving_ends_the_visit_and_opening_the_address_does_not(member: Person) -> None:
    client = inside(member)
    assert client.get("/members/leave/").status_code == 200
    assert client.get("/members/").status_code == 200
    assert "You have left" in main_of(client.post("/members/leave/"))
    assert client.get("/members/").status_code == 403


def test_public_pages_are_the_same_for_who_is_inside(member: Person, group: GroupPage, meeting: MeetingPage) -> None:
    client = inside(member)
    for path in (group.url, meeting.url):
        assert client.get(path).content == Client().get(path).content
        assert not client.get(path).cookies


def test_a_form_of_another_site_is_refused(member: Person) -> None:
    client = inside(member)
    assert client.post("/members/", headers={"sec-fetch-site": "cross-site"}).status_code == 403
    assert client.post("/members/", headers={"sec-fetch-site": "same-origin"}).status_code == 200


def test_without_a_visit_the_page_says_how_to_come_in_in_the_same_words_for_everyone(client: Client) -> None:
    shown = main_of(client.get("/members/"))
    assert "Send me a new link" in shown
    assert 'href="/my/"' in shown


def test_a_persons_own_page_has_the_door(member: Person, group: GroupPage) -> None:
    client = Client()
    shown = main_of(client.get(own_path(member)))
    path = shown.partition('action="/members/enter/')[2].partition('"')[0]
    assert client.post(f"/members/enter/{path}")["Location"] == "/members/"
    member.sign_ups.update(state="left")
    assert "/members/enter/" not in main_of(client.get(own_path(member)))


def test_who_is_about_to_be_erased_is_not_let_in(member: Person) -> None:
    client = inside(member)
    request_erasure(member, cause=Erasure.Cause.ASKED)
    assert client.get("/members/").status_code == 403
    assert Client().post(enter_path(member)).status_code == 403


def test_a_link_of_somebody_who_is_gone_opens_nothing(member: Person) -> None:
    client, path = inside(member), enter_path(member)
    member.delete()
    assert Client().post(path).status_code == 404
    assert client.get("/members/").status_code == 403


@pytest.mark.parametrize("method", ["put", "delete", "patch"])
def test_other_methods_are_refused(member: Person, group: GroupPage, method: str) -> None:
    client = inside(member)
    for path in ("/members/", group_path(group), enter_path(member), "/members/leave/", "/members/calendar/"):
        assert getattr(client, method)(path).status_code == 405


def test_every_page_is_kept_nowhere(member_client: Client, member: Person, group: GroupPage) -> None:
    for path in ("/members/", group_path(group), "/members/calendar/", enter_path(member), "/members/leave/"):
        for client in (member_client, Client()):
            answer = client.get(path)
            assert answer["Cache-Control"] == "no-store, private"
            assert answer["Referrer-Policy"] == "no-referrer"
            assert "noindex" in answer["X-Robots-Tag"]


@pytest.mark.parametrize("place", ["x", "00000000-0000-0000-0000-000000000000", "%00", "é", "9" * 3000])
def test_odd_addresses_are_answered_kindly(member_client: Client, place: str) -> None:
    assert member_client.get(f"/members/{place}/").status_code in (400, 404)


def test_no_page_of_a_discreet_group_says_its_name_in_its_title(member: Person, group: GroupPage) -> None:
    GroupPage.objects.update(is_discreet=True)
    for path in ("/members/", group_path(group)):
        shown = inside(member).get(path).content.decode()
        title = shown.partition("<title>")[2].partition("</title>")[0]
        assert group.title not in title
        assert group.slug not in path
