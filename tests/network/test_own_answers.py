"""What a member chose when they joined is theirs to change, on their own page, as often as they like."""

from typing import Any

import pytest
from django.test import Client

from involvement.models import OpportunityIndexPage
from network.models import GroupPage, GroupTopic
from people.actions.leaving import leave
from people.models import SignUp
from people.questions import chose
from tests.factories.involvement import make_opportunity
from tests.factories.people import make_sign_up
from tests.people.desk import fresh, make_confirmed
from tests.people.own_page import main_of, own_path

TOPICS = "What would you like to hear about?"
GIVEN = (
    {"question": TOPICS, "answer": "Trees", "chosen": ["Trees"]},
    {"question": "Which days suit you?", "answer": "Mondays"},
    {"question": "An old question", "answer": "Kept"},
)


@pytest.fixture
def member(group: GroupPage) -> SignUp:
    """A member who chose one topic, and answered a question that is not asked any more."""
    return make_confirmed(group, answers=GIVEN)


def path_of(sign_up: SignUp) -> str:
    """Return where the answers of a sign-up are changed."""
    return own_path(sign_up.person, f"answers/{sign_up.pk}/")


def fields_of(client: Client, sign_up: SignUp) -> dict[str, Any]:
    """Return the bound fields by the questions."""
    return {bound.label: bound for bound in client.get(path_of(sign_up)).context["form"]}


def test_the_page_shows_what_was_chosen(client: Client, member: SignUp) -> None:
    fields = fields_of(client, member)
    assert fields[TOPICS].initial == ["Trees"]
    assert fields["Which days suit you?"].initial == "Mondays"
    assert "An old question" not in fields
    assert path_of(member) in client.get(own_path(member.person)).content.decode().replace("&amp;", "&")


def test_changing_keeps_everything_else(client: Client, member: SignUp) -> None:
    fields = fields_of(client, member)
    data = {fields[TOPICS].html_name: ["Ponds", "Children’s beds"], fields["Which days suit you?"].html_name: ""}
    answer = client.post(path_of(member), data, follow=True)
    assert "We have written down what you told us." in main_of(answer)
    assert {row["question"]: row["answer"] for row in fresh(member).answers} == {
        TOPICS: "Ponds; Children’s beds",
        "An old question": "Kept",
    }
    assert fresh(member).state == SignUp.State.ACTIVE


def test_a_topic_that_is_new_can_be_chosen_at_once(client: Client, group: GroupPage, member: SignUp) -> None:
    GroupTopic.objects.create(page=group, name="Bees", sort_order=9)
    fields = fields_of(client, member)
    client.post(path_of(member), {fields[TOPICS].html_name: ["Bees"]})
    assert SignUp.objects.filter(chose("Bees")).count() == 1
    assert not SignUp.objects.filter(chose("Trees")).exists()


def test_those_who_chose_a_topic_are_found_whatever_its_letters(client: Client, group: GroupPage) -> None:
    chosen = {"question": TOPICS, "answer": "Children’s beds", "chosen": ["Children’s beds"]}
    make_confirmed(group, "Ann X", answers=(chosen,))
    make_confirmed(group, "Bob X")
    assert [each.person.name for each in SignUp.objects.filter(chose("Children’s beds"))] == ["Ann X"]
    assert not SignUp.objects.filter(chose("Children")).exists()


def test_what_is_not_on_the_list_is_refused_and_nothing_is_lost(client: Client, member: SignUp) -> None:
    fields = fields_of(client, member)
    data = {fields[TOPICS].html_name: ["Trees", "No such topic"], fields["Which days suit you?"].html_name: "Sundays"}
    answer = client.post(path_of(member), data)
    assert answer.status_code == 422
    assert "Sundays" in answer.content.decode()
    assert fresh(member).answers == list(GIVEN)


def test_nobody_changes_answers_of_somebody_else(client: Client, group: GroupPage, member: SignUp) -> None:
    other = make_confirmed(group, "Eve X")
    assert client.get(own_path(other.person, f"answers/{member.pk}/")).status_code == 404
    assert client.post(own_path(other.person, f"answers/{member.pk}/"), {}).status_code == 404
    assert fresh(member).answers == list(GIVEN)


def test_after_leaving_there_is_nothing_to_change(client: Client, member: SignUp) -> None:
    leave(member)
    before = fresh(member).answers
    assert "There is nothing to change here." in main_of(client.get(path_of(member)))
    client.post(path_of(member), {})
    assert fresh(member).answers == before


def test_answers_for_one_day_stay_as_they_were(client: Client, opportunity_index: OpportunityIndexPage) -> None:
    sign_up = make_sign_up(make_opportunity(opportunity_index), answers=GIVEN[1:])
    assert "There is nothing to change here." in main_of(client.get(path_of(sign_up)))
