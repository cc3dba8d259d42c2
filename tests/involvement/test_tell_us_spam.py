"""Must hold: of a thousand posts of robots none reaches the main queue unflagged; of a hundred of people all do."""

from collections import Counter
from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from hypothesis import given
from hypothesis import strategies as st

from involvement.models import TellUsMessage, TellUsPage, TellUsSettings
from involvement.tell_us.known import known_from
from involvement.tell_us.signs import Sign, signs_in, words_digest
from involvement.tell_us.waiting import in_queue, left_out
from involvement.views.tell_us import FLOOD
from people.models import OutboxMessage, Person
from tests.factories.tellings import (
    THANK_YOU,
    WORDS,
    State,
    by_email,
    form_values,
    fresh,
    make_stamp,
    newest,
    send,
    tell,
)
from tests.involvement.spam_maker import KINDS, Post, spam
from tests.involvement.told_texts import ORDINARY

ALL_ORDINARY = [(language, words) for language, texts in ORDINARY.items() for words in texts]


@pytest.fixture(autouse=True)
def form_page(tell_us_page: TellUsPage, organisation: object) -> TellUsPage:
    """The page with the form."""
    return tell_us_page


def places() -> Iterator[str]:
    """Yield network addresses, another one each time, so that what is said is judged and not from where."""
    return (f"10.{number >> 16 & 255}.{number >> 8 & 255}.{number & 255}" for number in range(1, 1 << 24))


def post(client: Client, each: Post, place: str) -> Any:
    """Send what a robot sends."""
    values = form_values(stamp=make_stamp(timedelta(seconds=each.seconds)), **each.values)
    return send(client, values, REMOTE_ADDR=place)


def test_of_a_thousand_spam_posts_none_reaches_the_main_queue_unflagged(client: Client) -> None:
    address, posts = places(), list(spam(1000, seed=20261127))
    answers = Counter((answer.status_code, answer["Location"]) for answer in map(post, [client] * 1000, posts, address))
    assert answers == {(302, THANK_YOU): 1000}  # the ordinary answer, to every one of them
    assert Counter(kind for each in posts for kind in each.kinds).most_common()[-1][1] > 250
    assert all(any(each.kinds == (kind,) for each in posts) for kind in KINDS)
    assert sum(len(each.kinds) > 1 for each in posts) > 250
    assert in_queue().filter(signs=[]).count() == 0
    assert in_queue().count() == 0  # every body that is repeated comes often enough for that
    assert left_out().count() == TellUsMessage.objects.count() == 1000


@pytest.mark.parametrize("seed", range(3))
def test_links_alone_are_enough_however_they_are_written(seed: int) -> None:
    known = known_from(TellUsSettings.load())
    only_links = [each for each in spam(400, seed=seed) if each.kinds == ("links",)]
    assert len(only_links) > 40
    assert [each.words for each in only_links if not signs_in(each.words, (), known)] == []


def test_of_a_hundred_ordinary_ones_in_eight_languages_all_do(client: Client) -> None:
    address = places()
    assert len(ALL_ORDINARY) == 100
    assert len(ORDINARY) == 8
    for language, words in ALL_ORDINARY:
        assert send(client, form_values(words=words), REMOTE_ADDR=next(address)).status_code == 302
        message = newest()
        assert (message.words, message.state, message.signs) == (words, State.NEW, []), language
    assert in_queue().filter(signs=[]).count() == 100


def test_they_do_also_after_a_thousand_spam_posts(client: Client) -> None:
    """What robots wrote before makes nobody’s own words suspicious."""
    address = places()
    for each in spam(200, seed=5):
        post(client, each, next(address))
    before = TellUsMessage.objects.count()
    for _language, words in ALL_ORDINARY[::4]:
        send(client, form_values(words=words), REMOTE_ADDR=next(address))
    assert in_queue().filter(signs=[], state=State.NEW).count() == TellUsMessage.objects.count() - before == 25


@pytest.mark.parametrize(
    ("words", "sign"),
    [
        ("Rank your website on the FIRST   page\nof Google with us, ring Tom", Sign.PHRASE),
        ("Онлайн казино ждёт вас", Sign.PHRASE),
        ("See t.me/freecoins now, it is good and costs you nothing at all", Sign.LINK),
        ("go to evil-shop (dot) com for more of these lovely things, friends", Sign.LINK),
        ("http://user@nhs.uk.evil.example/login looks like yours but is not", Sign.LINK),
        ("Look here https://nhs.uk@evil.com/login it is about your appointment", Sign.LINK),
        ("https://evil.com", Sign.MOSTLY_LINKS),
        ("<script>alert(1)</script> and a few words that somebody wrote", Sign.MARKUP),
        ("fSxKLpDHpYVqeTr", Sign.GIBBERISH),
    ],
)
def test_each_sign_is_enough_by_itself(client: Client, words: str, sign: Sign) -> None:
    message = tell(client, words=words)
    assert message.state == State.SET_ASIDE
    assert sign in message.signs


@pytest.mark.parametrize(
    "words",
    [
        "The page https://www.nhs.uk/conditions/autism/ says something else than your leaflet does.",
        "http://testserver/we-said-we-did/ is where I read it, and it is not true for our ward.",
        "The ward was cold.It was dark.No one came.Me and my sister left.",
        "mum.and/or dad should be asked first. e.g. by phone. i.e. not by letter. approx. 5.30pm/6pm.",
        "Write to me: first.last@mail.co.uk or first_last@example.info",
        "Mr. McDonald from the MacMillan team was lovely",
    ],
)
def test_what_only_looks_like_a_link_is_none(client: Client, words: str, settings: Any) -> None:
    settings.SITE_URL = "http://testserver"
    assert tell(client, words=words).signs == []


@given(st.text(max_size=400))
def test_any_text_at_all_can_be_judged(words: str) -> None:
    """No text takes long or raises."""
    assert signs_in(words, (words,), known_from(TellUsSettings())) <= set(Sign)
    assert len(words_digest(words)) == 64


def test_a_robot_gets_no_mail_sent_to_anybody_and_makes_no_person(client: Client) -> None:
    send(client, by_email(second_reference="x", email="victim@example.com"))
    send(client, by_email(words="Buy viagra here", email="other@example.com"))
    assert (Person.objects.count(), OutboxMessage.objects.count()) == (0, 0)
    assert sorted(TellUsMessage.objects.values_list("pending__email", flat=True)) == [
        "other@example.com",
        "victim@example.com",
    ]


def test_the_same_words_twice_mark_the_first_and_three_times_set_all_aside(client: Client) -> None:
    first = tell(client, words=WORDS)
    second = tell(client, words=f"{WORDS.upper()} 77")
    assert (fresh(first).state, fresh(first).signs) == (State.NEW, ["repeated"])
    assert (second.state, second.signs) == (State.SET_ASIDE, ["repeated"])
    tell(client, words=WORDS)
    assert set(TellUsMessage.objects.values_list("state", flat=True)) == {State.SET_ASIDE}


def test_what_somebody_has_taken_up_is_not_set_aside_behind_their_back(client: Client) -> None:
    first = tell(client, words=WORDS)
    TellUsMessage.objects.update(state=State.LOOKING)
    for _time in range(3):
        tell(client, words=WORDS)
    assert fresh(first).state == State.LOOKING


def test_many_people_may_say_thank_you(client: Client) -> None:
    for _time in range(5):
        assert tell(client, words="Thank you so much").signs == []
    assert tell(client, words="thank you so much!").state == State.SET_ASIDE


def test_one_form_that_is_sent_again_and_again_with_other_words_is_a_robot(client: Client) -> None:
    stamp = make_stamp()
    texts = ["The lift is broken.", "The tea was good.", "The garden is locked.", "The clock is wrong."]
    assert [tell(client, words=words, stamp=stamp).signs for words in texts] == [[], [], [], ["replayed"]]


def test_many_from_one_place_are_kept_and_set_aside(client: Client) -> None:
    texts = [words for _language, words in ALL_ORDINARY[: FLOOD + 2]]
    signs = [tell(client, words=words).signs for words in texts]
    assert signs == [[]] * FLOOD + [["flood"]] * 2


def test_the_trust_chooses_the_phrases_and_the_sites(client: Client) -> None:
    chosen = TellUsSettings.load()
    chosen.phrases, chosen.known_sites = "cheap curtains\nno", "mind.org.uk"
    chosen.save()
    assert tell(client, words="We sell CHEAP  curtains for every ward").signs == ["phrase"]
    assert tell(client, words="Online casino is the name of the group that helped me, no joke").signs == []
    assert tell(client, words="See https://www.mind.org.uk/information for how they do it").signs == []
    assert tell(client, words="See https://notmind.org.uk/information for how they do it there").signs == ["link"]
