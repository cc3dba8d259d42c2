"""The front page of the admin: what needs me now, each a number that leads to its list, for nobody but who may."""

import logging
from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.contrib.auth.models import Group
from django.core.exceptions import ImproperlyConfigured
from django.core.management import call_command
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Page

from core import desk
from core.desk import DeskSource, desk_lines, register_desk_source
from core.models import User
from home.actions.editors import set_up_groups
from home.actions.releases import begin_release
from home.actions.report import Report
from home.groups import GROUPS
from home.models import HomePage, StandardPage
from involvement.models import OpportunityIndexPage, SmallWin, TellUsMessage
from people.models import OutboxMessage, SignUp
from tests.factories.involvement import make_opportunity
from tests.factories.mailings import make_people, sign_up_all
from tests.factories.staff import make_staff, signed_in

HOME = "/admin/"


@pytest.fixture
def site(home_page: HomePage, opportunity_index: OpportunityIndexPage, organisation: object) -> OpportunityIndexPage:
    """An empty site with the groups of the starter site, whose timers run."""
    set_up_groups(Report())
    call_command("tick", verbosity=0)
    return opportunity_index


def member_of(*names: str) -> User:
    """Return a member of staff who is in these groups and in no other."""
    user = User.objects.create_user(f"in {names}", "staff@example.org", "example-password")
    user.groups.set(Group.objects.filter(name__in=names))
    return user


def fill(index: OpportunityIndexPage, number: int) -> None:
    """Let so many of several kinds wait."""
    today = timezone.localdate()
    page = make_opportunity(index, slug=f"page-{number}")
    sign_up_all(make_people(number, prefix=f"p{number}"), page, SignUp.State.AWAITING_TEAM)
    for each in range(number):
        TellUsMessage.objects.create(words="Words", form_digest=f"{number}-{each}")
        OutboxMessage.objects.create(key=f"k-{number}-{each}", template="x", state=OutboxMessage.State.FAILED)
        late = StandardPage(title=f"Late {number} {each}", slug=f"late-{number}-{each}", owner_role="Lead")
        late.review_due = today - timedelta(days=1)
        index.get_parent().add_child(instance=late)
        begin_release(f"Set {number} {each}", None)  # type: ignore[arg-type]  # nobody in particular


def numbers(client: Client) -> dict[str, str]:
    """Return what stands on the desk: the words after each number, and the number."""
    page = BeautifulSoup(client.get(HOME).content, "html.parser")
    lines = page.select(".desk-numbers a")
    return {
        " ".join(line.get_text().split()).partition(" ")[2]: line.strong.get_text() for line in lines if line.strong
    }


def test_each_number_is_right_and_leads_to_its_list(site: OpportunityIndexPage, editor: User) -> None:
    fill(site, 3)
    client = signed_in(editor)
    shown = numbers(client)
    for words in ("Sign-ups", "nobody has read", "failed", "Release sets", "overdue"):
        assert [number for label, number in shown.items() if words in label] == ["3"], words
    for line in desk_lines(editor):
        answer = client.get(line.url)
        assert answer.status_code == 200, line.url


@pytest.mark.parametrize("groups", [(group.name,) for group in GROUPS])
def test_nobody_sees_what_they_may_not_open(site: OpportunityIndexPage, groups: tuple[str, ...]) -> None:
    fill(site, 1)
    user = member_of(*groups)
    client = signed_in(user)
    page = BeautifulSoup(client.get(HOME).content, "html.parser")
    links = [str(link["href"]) for link in page.select(".desk-numbers a, .desk-done a, .desk-jobs a")]
    assert links
    for link in links:
        assert client.get(link, follow=True).status_code == 200, link
        assert client.get(link).status_code == 200 or "choose_parent" in link, link


def test_the_jobs_lead_straight_to_a_form_and_only_those_who_may(site: OpportunityIndexPage) -> None:
    page = BeautifulSoup(signed_in(member_of("Editors")).get(HOME).content, "html.parser")
    links = [str(link["href"]) for link in page.select(".desk-jobs a")]
    assert links == [
        reverse("wagtailadmin_pages:add", args=["involvement", "opportunitypage", site.pk]),
        reverse("wagtailsnippets_involvement_smallwin:add"),
    ]
    reader = BeautifulSoup(signed_in(make_staff(name="reader")).get(HOME).content, "html.parser")
    assert not reader.select(".desk-jobs, .desk-numbers, .desk-done")


def test_zero_is_said_kindly(site: OpportunityIndexPage, editor: User) -> None:
    words = signed_in(editor).get(HOME).content.decode()
    assert "Everybody who signed up has an answer." in words
    assert "No mail has failed." in words


def test_the_number_of_questions_does_not_grow(site: OpportunityIndexPage, editor: User) -> None:
    asked = []
    for number in (1, 4):
        fill(site, number)
        desk_lines(User.objects.get(pk=editor.pk))
        user = User.objects.get(pk=editor.pk)
        with CaptureQueriesContext(connection) as queries:
            desk_lines(user)
        asked.append(len(queries))
    assert asked[0] == asked[1] <= 25


@pytest.fixture
def broken() -> Iterator[None]:
    """A source that fails."""

    def fails(user: User) -> int:
        raise RuntimeError("no number")

    register_desk_source(
        DeskSource("broken", "broken things", "None is broken.", fails, lambda: HOME, lambda user: True)
    )
    try:
        yield
    finally:
        desk._sources.pop("broken")


def test_a_source_that_fails_does_not_take_the_page_down(
    site: OpportunityIndexPage, editor: User, broken: None, caplog: Any
) -> None:
    with caplog.at_level(logging.ERROR):
        words = signed_in(editor).get(HOME).content.decode()
    assert "broken things" in words
    assert "(could not be counted)" in words
    assert "A source of the desk failed" in caplog.text


def test_a_name_is_taken_once(broken: None) -> None:
    with pytest.raises(ImproperlyConfigured):
        register_desk_source(DeskSource("broken", "", "", lambda user: 0, lambda: HOME, lambda user: True))


def test_what_waits_for_my_approval_is_counted(site: OpportunityIndexPage, editor: User) -> None:
    author, moderator = member_of("Editors"), member_of("Moderators", "Involvement team")
    page = Page.objects.get(pk=make_opportunity(site, live=False).pk).specific
    page.save_revision(user=author)
    page.get_workflow().start(page, author)
    assert numbers(signed_in(moderator))["Waiting for your approval"] == "1"
    assert "Waiting for your approval" not in numbers(signed_in(author))
    assert SmallWin.objects.count() == 0
