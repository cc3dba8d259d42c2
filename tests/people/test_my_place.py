"""A person's own page of an offered place: two buttons, and kind answers to late, repeated and foreign visits."""

from datetime import timedelta
from typing import Any

import pytest
import time_machine
from django.test import Client
from django.utils import timezone

from core.models import OrganisationSettings
from involvement.models import OpportunityIndexPage, OpportunityPage
from people.actions.leaving import leave
from people.actions.offers import accept_offer, end_offers, fill_places
from people.models import Person, SignUp
from people.record_in_words import record_in_words
from people.records import record_of
from people.tokens import confirmation_token, new_email_token
from tests.factories.people import make_sign_up, post_arrives
from tests.factories.places import fresh, make_first_come, signs_up, states
from tests.html_checker import html_errors_of
from tests.people.own_page import leave_path, main_of, own_path
from tests.people.rules.rows import every_row, tables_that_differ

S = SignUp.State
LATER = timedelta(days=10)


@pytest.fixture
def one_place(opportunity_index: OpportunityIndexPage, organisation: OrganisationSettings) -> OpportunityPage:
    """An opportunity with one place for whoever comes first."""
    return make_first_come(opportunity_index, capacity=1)


@pytest.fixture
def offered(one_place: OpportunityPage) -> SignUp:
    """Kim, who is offered the one place, while Ash waits."""
    sam, kim, _ash = (signs_up(one_place, name) for name in ("sam", "kim", "ash"))
    leave(sam)
    fill_places()
    return fresh(kim)


def place_path(sign_up: SignUp) -> str:
    """Return the address of the page of somebody's place."""
    return own_path(fresh(sign_up).person, f"place/{sign_up.pk}/")


def answer(client: Client, sign_up: SignUp, said: str) -> Any:
    """Press one of the two buttons and follow where it leads."""
    return client.post(place_path(sign_up), {"answer": said}, follow=True)


def test_it_shows_the_offer_until_when_and_two_buttons(client: Client, offered: SignUp) -> None:
    shown = client.get(place_path(offered))
    assert shown.status_code == 200
    said = main_of(shown)
    for words in ("There is a place for you", "When:", "We keep the place for you until", "Yes, I take the place"):
        assert words in said
    assert "No, give it to somebody else" in said
    assert shown["Cache-Control"] == "no-store, private"
    assert shown["Referrer-Policy"] == "no-referrer"


def test_opening_it_changes_nothing(client: Client, offered: SignUp) -> None:
    post_arrives()
    before = every_row()
    for _visit in range(2):
        client.get(place_path(offered))
        client.head(place_path(offered))
    assert tables_that_differ(before, every_row()) == []


def test_yes_takes_the_place_and_a_second_yes_is_friendly(client: Client, offered: SignUp) -> None:
    said = main_of(answer(client, offered, "yes"))
    assert "You have a place" in said
    assert "Cancel my place" in said
    assert (fresh(offered).state, fresh(offered).place) == (S.ACTIVE, 1)
    before = every_row()
    assert "You have a place" in main_of(answer(client, offered, "yes"))
    assert tables_that_differ(before, every_row()) == []


def test_no_gives_it_back_and_a_second_no_is_friendly(client: Client, offered: SignUp) -> None:
    said = main_of(answer(client, offered, "no"))
    assert "The place can go to somebody else." in said
    assert states(offered) == [S.LEFT]
    before = every_row()
    again = answer(client, offered, "no")
    assert again.status_code == 200
    assert "You have left." in main_of(again)
    assert tables_that_differ(before, every_row()) == []


def test_a_no_from_an_old_page_does_not_take_away_what_a_yes_has_got(client: Client, offered: SignUp) -> None:
    accept_offer(offered)
    assert "You have a place" in main_of(answer(client, offered, "no"))
    assert states(offered) == [S.ACTIVE]


def test_a_yes_after_a_no_is_not_signed_up_again(client: Client, offered: SignUp) -> None:
    answer(client, offered, "no")
    assert "You have left." in main_of(answer(client, offered, "yes"))
    assert states(offered) == [S.LEFT]


@pytest.mark.parametrize("has_timer_run", [False, True])
def test_what_has_run_out_says_so_kindly(
    client: Client, offered: SignUp, one_place: OpportunityPage, has_timer_run: bool
) -> None:
    with time_machine.travel(timezone.now() + LATER, tick=False):
        if has_timer_run:
            end_offers()
        for shown in (client.get(place_path(offered)), answer(client, offered, "yes")):
            assert shown.status_code == 410
            assert "This offer has ended" in main_of(shown)
            assert f'href="{one_place.url}"' in main_of(shown)
    assert states(offered) == [S.LEFT if has_timer_run else S.OFFERED]


def test_what_is_called_off_says_so(client: Client, offered: SignUp, one_place: OpportunityPage) -> None:
    OpportunityPage.objects.filter(pk=one_place.pk).update(cancelled_at=timezone.now())
    for shown in (client.get(place_path(offered)), answer(client, offered, "yes")):
        assert shown.status_code == 410
        assert "This will not go ahead" in main_of(shown)
    assert states(offered) == [S.OFFERED]


@pytest.mark.parametrize("said", ["", "perhaps", "YES", "y" * 5_000])
def test_another_answer_is_asked_again(client: Client, offered: SignUp, said: str) -> None:
    shown = client.post(place_path(offered), {"answer": said})
    assert shown.status_code == 422
    assert "We did not understand your answer." in main_of(shown)
    assert states(offered) == [S.OFFERED]


def test_without_an_offer_it_says_how_things_stand(client: Client, offered: SignUp, one_place: OpportunityPage) -> None:
    ash = SignUp.objects.get(person__email="ash@example.com")
    for shown in (client.get(place_path(ash)), answer(client, ash, "yes")):
        assert shown.status_code == 200
        assert "You are on the waiting list." in main_of(shown)
    assert states(ash) == [S.WAITING_LIST]


@pytest.mark.parametrize("number", ["0", "999999", "9" * 40, "-1", "x", "1.5", "٣"])
def test_a_number_that_is_not_theirs_is_not_found(client: Client, offered: SignUp, number: str) -> None:
    for method in (client.get, client.post):
        assert method(own_path(offered.person, f"place/{number}/")).status_code == 404


def test_nobody_answers_for_somebody_else(client: Client, offered: SignUp, one_place: OpportunityPage) -> None:
    ash = Person.objects.get(email="ash@example.com")
    for said in ("yes", "no"):
        refused = client.post(own_path(ash, f"place/{offered.pk}/"), {"answer": said})
        assert refused.status_code == 404
        assert one_place.title not in main_of(refused)
    assert states(offered) == [S.OFFERED]


def test_a_link_that_is_not_ours_or_for_something_else_opens_nothing(client: Client, offered: SignUp) -> None:
    Person.objects.filter(pk=offered.person_id).update(new_email="new@example.com")
    person = Person.objects.get(pk=offered.person_id)
    tokens = ["x", confirmation_token(offered), new_email_token(person), place_path(offered).split("/")[2][:-3]]
    for token in tokens:
        assert client.post(f"/my/{token}/place/{offered.pk}/", {"answer": "yes"}).status_code == 404
    assert states(offered) == [S.OFFERED]


def test_a_link_that_has_ended_takes_no_place(client: Client, offered: SignUp) -> None:
    path = place_path(offered)
    Person.objects.filter(pk=offered.person_id).update(token_key="another")
    assert client.post(path, {"answer": "yes"}).status_code == 410
    assert states(offered) == [S.OFFERED]


def test_the_own_page_leads_there_and_tells_who_waits_which_number_they_are(
    client: Client, offered: SignUp, one_place: OpportunityPage
) -> None:
    shown = main_of(client.get(own_path(offered.person)))
    assert f"/place/{offered.pk}/" in shown
    assert "Please answer before" in shown
    last = signs_up(one_place, "lee")
    shown = main_of(client.get(own_path(last.person)))
    assert "You are number 2 in line." in shown
    assert "Cancel my place" not in shown


def test_the_own_page_says_when_an_offer_has_gone(client: Client, offered: SignUp) -> None:
    with time_machine.travel(timezone.now() + LATER, tick=False):
        assert "/place/" not in main_of(client.get(own_path(offered.person)))
        end_offers()
        assert "It went to the next person." in main_of(client.get(own_path(offered.person)))


def test_a_place_is_cancelled_from_the_own_page(client: Client, offered: SignUp) -> None:
    accept_offer(offered)
    shown = main_of(client.get(own_path(offered.person)))
    assert "Cancel my place" in shown
    path = leave_path(offered.person, offered)
    assert path.split("/")[3:] == ["leave", str(offered.pk), ""]
    client.post(path)
    assert states(offered) == [S.LEFT]


def test_every_state_of_it_is_valid_html(client: Client, offered: SignUp, one_place: OpportunityPage) -> None:
    ash = SignUp.objects.get(person__email="ash@example.com")
    documents = {
        "open": client.get(place_path(offered)),
        "not understood": client.post(place_path(offered), {"answer": "x"}),
        "waiting": client.get(place_path(ash)),
        "overview": client.get(own_path(offered.person)),
        "overview waiting": client.get(own_path(ash.person)),
    }
    with time_machine.travel(timezone.now() + LATER, tick=False):
        documents["run out"] = client.get(place_path(offered))
    accept_offer(offered)
    documents["taken"] = client.get(place_path(offered))
    OpportunityPage.objects.filter(pk=one_place.pk).update(cancelled_at=timezone.now())
    documents["called off"] = client.get(place_path(offered))
    errors = html_errors_of({name: shown.content.decode() for name, shown in documents.items()})
    assert {name: found for name, found in errors.items() if found} == {}


def test_the_mail_after_signing_up_leads_straight_to_giving_the_place_back(one_place: OpportunityPage) -> None:
    sam, kim = signs_up(one_place, "sam"), signs_up(one_place, "kim")
    letters = {
        message.to[0]: message.body for message in post_arrives() if "Thank you for signing up" in message.subject
    }
    assert "Cannot come? Give your place back" in letters["sam@example.com"]
    assert f"/leave/{sam.pk}/" in letters["sam@example.com"]
    assert "Do not want to wait any more?" in letters["kim@example.com"]
    assert f"/leave/{kim.pk}/" in letters["kim@example.com"]


def test_an_address_nobody_has_proved_gets_no_link_to_give_a_place_back(one_place: OpportunityPage) -> None:
    sam = signs_up(one_place, "sam")
    Person.objects.filter(pk=sam.person_id).update(email_confirmed_at=None)
    [thanks] = [message for message in post_arrives() if "Thank you" in message.subject]
    assert "/my/" not in thanks.body


def test_the_record_says_it_all_in_words(offered: SignUp, one_place: OpportunityPage) -> None:
    SignUp.objects.filter(pk=offered.pk).update(attended=True)
    [facts] = record_of(offered.person)["What you signed up for"]
    assert facts["Place"] == 1
    assert facts["The offer ends"].startswith("20")
    assert facts["On the waiting list since"].startswith("20")
    assert facts["Came"] == "Yes"
    assert "A place is offered" in str(facts["State"])
    assert str(one_place.translation_key) not in str(record_in_words(record_of(offered.person)))


def test_who_never_confirmed_has_no_page_of_a_place(client: Client, one_place: OpportunityPage) -> None:
    sign_up = make_sign_up(one_place, email="lee@example.com")
    shown = client.post(place_path(sign_up), {"answer": "yes"}, follow=True)
    assert "You have not confirmed this yet." in main_of(shown)
    assert states(sign_up) == [S.UNCONFIRMED]
