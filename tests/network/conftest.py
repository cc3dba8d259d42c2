"""What the tests of groups and meetings share."""

import pytest
from django.test import Client
from wagtail.models import Page

from core.models import User
from network.models import GroupPage, MeetingPage, MeetingPaper
from people.models import Person
from tests.factories.meetings import inside, make_meeting, make_members, make_paper
from tests.factories.network import make_discreet_group, make_group
from tests.factories.staff import make_staff


@pytest.fixture
def group(home_page: Page, organisation: object) -> GroupPage:
    """A group that anybody can join at once, with topics and a question of the editors' own."""
    return make_group(home_page, topics=["Trees", "Ponds", "Children’s beds"], questions=["Which days suit you?"])


@pytest.fixture
def discreet_group(home_page: Page, organisation: object) -> GroupPage:
    """A group whose name would tell something about a person's health."""
    return make_discreet_group(home_page)


@pytest.fixture
def other_group(home_page: Page, organisation: object) -> GroupPage:
    """Another group, of whose members none is in the first."""
    return make_group(home_page, title="Kitchen forum", slug="kitchen-forum")


@pytest.fixture
def secretary(db: None) -> User:
    """A member of staff who looks after papers, reads them and sees who is a member."""
    names = ("add_meetingpaper", "delete_meetingpaper", "read_meetingpaper", "view_signup")
    return make_staff(*names, pages=("change", "publish"), name="secretary")


@pytest.fixture
def meeting(group: GroupPage) -> MeetingPage:
    """A meeting in two weeks."""
    return make_meeting(group)


@pytest.fixture
def paper(meeting: MeetingPage, secretary: User) -> MeetingPaper:
    """A paper that members have been sent."""
    return make_paper(meeting, secretary, is_sent=True)


@pytest.fixture
def member(group: GroupPage) -> Person:
    """A member of the group."""
    return make_members(group)[0]


@pytest.fixture
def member_client(member: Person) -> Client:
    """The browser of a member who has come in."""
    return inside(member)
