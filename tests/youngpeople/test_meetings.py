"""Meetings of a forum: private as in every group, a guardian first, and the way out on each page."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from wagtail.models import Page

from core.models import User
from home.models import HomePage
from involvement.models import OpportunityPage
from network.membership import members_of
from network.models import GroupPage, KeyPointsPage, MeetingPage, NewsletterPage
from network.telling.owed import owed_papers
from people.actions.mailing_letters import write_letters
from people.mailing_audience import headcount, recipients
from people.models import SignUp
from tests.factories.guardians import answer, make_waiting
from tests.factories.meetings import (
    JOINING_LINK,
    come_in,
    group_path,
    inside,
    make_meeting,
    make_members,
    make_paper,
    meeting_path,
    paper_path,
    send,
)
from tests.factories.network import make_group
from tests.factories.people import post_arrives
from tests.factories.staff import make_staff
from youngpeople.models import YoungPeoplesForumPage, YoungPeoplesPage

PAGE_BUDGET = 10


@pytest.fixture
def secretary(db: None) -> User:
    """A member of staff who looks after papers."""
    return make_staff("add_meetingpaper", "read_meetingpaper", "view_signup", name="secretary")


@pytest.fixture
def meeting(forum: YoungPeoplesForumPage) -> MeetingPage:
    """A meeting of the forum in two weeks."""
    return make_meeting(forum)


def test_a_meeting_stands_below_every_kind_of_group_and_nowhere_else() -> None:
    for kind in (GroupPage, YoungPeoplesForumPage):
        assert MeetingPage in kind.allowed_subpage_models()
        assert MeetingPage.can_exist_under(kind())
    for other in (HomePage, OpportunityPage, YoungPeoplesPage, MeetingPage):
        assert not MeetingPage.can_exist_under(other())
    assert set(MeetingPage.allowed_parent_page_models()) == {GroupPage, YoungPeoplesForumPage}
    assert not {KeyPointsPage, NewsletterPage} & set(YoungPeoplesForumPage.allowed_subpage_models())


def test_an_editor_can_add_one_to_a_forum(forum: YoungPeoplesForumPage, editor_client: Client) -> None:
    assert editor_client.get(f"/admin/pages/add/network/meetingpage/{forum.pk}/").status_code == 200


def test_what_everybody_reads_has_the_way_out_and_help(
    forum: YoungPeoplesForumPage, meeting: MeetingPage, client: Client
) -> None:
    answered = client.get(meeting.url)
    words = answered.content.decode()
    assert (answered.status_code, words.count("<h1")) == (200, 1)
    assert not answered.cookies
    assert f'data-leave-to="{forum.leave_to}"' in words
    assert words.index("Leave this page quickly") < words.index("<main") < words.index('id="help-now"')
    assert "NHS 111" in words
    assert JOINING_LINK not in words
    assert f'href="{meeting.url}"' in client.get(forum.url).content.decode()
    calendar = client.get(f"{forum.url}calendar.ics")
    assert (calendar.status_code, calendar["Content-Type"]) == (200, "text/calendar; charset=utf-8")
    assert meeting.title in calendar.content.decode()
    assert JOINING_LINK not in calendar.content.decode()


def test_pages_cost_the_same_for_one_meeting_and_for_twenty(
    forum: YoungPeoplesForumPage, meeting: MeetingPage, client: Client
) -> None:
    def queries(address: str) -> int:
        client.get(address)
        with CaptureQueriesContext(connection) as asked:
            assert client.get(address).status_code == 200
        return len(asked)

    few = [queries(forum.url), queries(meeting.url)]
    for number in range(19):
        make_meeting(forum, slug=f"meeting-{number}")
    assert [queries(forum.url), queries(meeting.url)] == few
    assert max(few) <= PAGE_BUDGET


def test_nobody_gets_papers_before_their_guardian_has_agreed(
    forum: YoungPeoplesForumPage, meeting: MeetingPage, secretary: User, client: Client
) -> None:
    paper = make_paper(meeting, secretary, is_sent=True)
    make_paper(meeting, secretary, title="New")
    waiting = make_waiting(forum)
    (older,) = make_members(forum)
    owed = owed_papers(meeting)
    assert owed is not None
    assert list(recipients(owed.mailing())) == [older]
    assert [each.person for each in members_of(forum)] == [older]
    young = Client()
    assert come_in(young, waiting.person).status_code in (302, 403)
    for path in (group_path(forum), meeting_path(forum, meeting), paper_path(forum, paper)):
        refused = young.get(path)
        assert refused.status_code in (403, 404)
        assert meeting.title not in refused.content.decode()
    assert answer(client, waiting, "agree").status_code == 200
    assert inside(waiting.person).get(paper_path(forum, paper)).status_code == 200
    assert headcount(owed.mailing()).letters == 2


def test_each_member_gets_one_link_and_a_guardian_who_withdraws_ends_the_access(
    forum: YoungPeoplesForumPage, meeting: MeetingPage, secretary: User, client: Client
) -> None:
    waiting = make_waiting(forum)
    answer(client, waiting, "agree")
    post_arrives()
    paper = make_paper(meeting, secretary)
    write_letters(send(meeting, secretary).pk)
    to_young = [mail for mail in post_arrives() if "papers" in mail.subject]
    assert [mail.to for mail in to_young] == [[waiting.person.email]]
    assert "/members/enter/" in to_young[0].body
    assert not to_young[0].attachments
    young = inside(waiting.person)
    assert young.get(paper_path(forum, paper)).status_code == 200
    answer(client, waiting, "withdraw")
    assert not SignUp.objects.filter(pk=waiting.pk, state=SignUp.State.ACTIVE).exists()
    assert young.get(paper_path(forum, paper)).status_code in (403, 404)


def test_members_of_other_groups_get_nothing_and_inside_the_way_out_stays(
    forum: YoungPeoplesForumPage, meeting: MeetingPage, secretary: User, home_page: Page
) -> None:
    paper = make_paper(meeting, secretary, is_sent=True)
    (outsider,) = make_members(make_group(home_page), prefix="outsider")
    (member,) = make_members(forum)
    for path in (group_path(forum), meeting_path(forum, meeting), paper_path(forum, paper)):
        assert inside(outsider).get(path).status_code == 404
    browser = inside(member)
    for path in (group_path(forum), meeting_path(forum, meeting)):
        words = browser.get(path).content.decode()
        assert words.index("Leave this page quickly") < words.index("<main") < words.index('id="help-now"')
        assert "NHS 111" in words
        assert words.count("<h1") == 1
    assert browser.get(paper_path(forum, paper)).status_code == 200
