"""Who gets a mailing: counted in the database, and the same as asking about every person one by one."""

from datetime import timedelta
from itertools import product
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from wagtail.models import Locale

from involvement.models import OpportunityPage
from people.mailing_audience import audience, headcount, recipients, still_gets_it, told_by_hand
from people.models import ConsentEvent, Erasure, OutboxMessage, Person, SignUp, Suppression
from people.permissions import may_receive
from people.tokens import digest_of
from people.verdicts import LEFT_OUT, WRITTEN_TO, Verdict
from tests.factories.mailings import decide_about_news, make_mailing, make_people, news_readers, sign_up_all

GIVEN, WITHDRAWN = ConsentEvent.Decision.GIVEN, ConsentEvent.Decision.WITHDRAWN
CHOICES: dict[str, tuple[Any, ...]] = {
    "reached": ("email", "phone", "email but prefers post"),
    "confirmed": (True, False),
    "on_break": (False, True),
    "suppressed": ("", "bounced", "complained", "lifted", "old address"),
    "news": ("given", "withdrawn", "never"),
    "erasure": ("", "asked"),
    "state": (SignUp.State.ACTIVE, SignUp.State.LEFT),
}
Situation = dict[str, Any]


def everyone() -> list[Situation]:
    """Return every combination."""
    return [dict(zip(CHOICES, values, strict=True)) for values in product(*CHOICES.values())]


def person_in(situation: Situation, number: int) -> Person:
    """Return somebody in this situation."""
    has_email = situation["reached"] != "phone"
    now = timezone.now()
    return Person(
        name=f"Person {number}",
        email=f"p{number}@example.com" if has_email else None,
        phone="01632960001",
        channel={"email": "email", "phone": "phone"}.get(situation["reached"], "post"),
        email_confirmed_at=now if situation["confirmed"] and has_email else None,
        paused_at=now if situation["on_break"] else None,
    )


def settle(people: list[tuple[Person, Situation]], page: OpportunityPage) -> None:
    """Write down everything else about these people."""
    for person, situation in people:
        suppressed = situation["suppressed"]
        if suppressed:
            address = "old@example.com" if suppressed == "old address" else person.email or ""
            reason = suppressed if suppressed == "complained" else "bounced"
            Suppression.objects.create(
                person=person,
                address_digest=digest_of(f"{person.pk}{address}" if suppressed == "old address" else address),
                reason=reason,
                lifted_at=timezone.now() if suppressed == "lifted" else None,
            )
        if situation["erasure"]:
            Erasure.objects.create(person=person, person_digest="x", cause=Erasure.Cause.ASKED)
        sign_up_all([person], page, situation["state"])
    decide_about_news([person for person, situation in people if situation["news"] != "never"], GIVEN)
    decide_about_news([person for person, situation in people if situation["news"] == "withdrawn"], WITHDRAWN)


def expected(situation: Situation, kind: str) -> Verdict | None:
    """Return what becomes of somebody, decided in Python in words as plain as the rules."""
    is_news = kind == "news"
    if is_news and situation["news"] == "never":
        return None
    if not is_news and situation["state"] == SignUp.State.LEFT:
        return None
    if situation["erasure"]:
        return Verdict.ERASURE
    if is_news and situation["news"] == "withdrawn":
        return Verdict.WITHDRAWN
    obstacle: Verdict | None
    if situation["reached"] != "email":
        obstacle = Verdict.BY_HAND
    elif not situation["confirmed"]:
        obstacle = Verdict.NOT_CONFIRMED
    else:
        obstacle = {"complained": Verdict.COMPLAINED, "bounced": Verdict.BOUNCED}.get(situation["suppressed"])
    if situation["on_break"]:
        return Verdict.BREAK if is_news or obstacle else Verdict.LATER
    return obstacle or Verdict.GETS_IT


@pytest.mark.parametrize("kind", ["news", "taking-part"])
def test_the_numbers_are_those_of_asking_about_everyone_one_by_one(page: OpportunityPage, kind: str) -> None:
    situations = everyone()
    people = Person.objects.bulk_create([person_in(each, number) for number, each in enumerate(situations)])
    settle(list(zip(people, situations, strict=True)), page)
    mailing = make_mailing(audience=kind, page=page if kind != "news" else None, states=["active"])
    found = dict(audience(mailing).values_list("pk", "verdict"))
    wanted = {
        person.pk: str(verdict)
        for person, situation in zip(people, situations, strict=True)
        if (verdict := expected(situation, kind))
    }
    assert found == wanted
    counted = headcount(mailing)
    assert counted.numbers == {verdict: list(wanted.values()).count(verdict) for verdict in set(wanted.values())}
    assert counted.letters == recipients(mailing).count() == sum(v in WRITTEN_TO for v in wanted.values())
    assert sum(counted.left_out.values()) == sum(v in LEFT_OUT for v in wanted.values())
    assert counted.by_hand == told_by_hand(mailing).count() > 0
    only_news = {Verdict.WITHDRAWN, Verdict.GUARDIAN}  # guardians have a test of their own below
    assert set(wanted.values()) >= {str(verdict) for verdict in LEFT_OUT if verdict not in only_news}
    assert (Verdict.WITHDRAWN in wanted.values()) is (kind == "news")


@pytest.mark.parametrize("kind", ["news", "taking-part"])
def test_nobody_gets_it_whom_the_rule_for_all_mail_refuses(page: OpportunityPage, kind: str) -> None:
    situations = everyone()
    people = Person.objects.bulk_create([person_in(each, number) for number, each in enumerate(situations)])
    settle(list(zip(people, situations, strict=True)), page)
    mailing = make_mailing(audience=kind, page=page if kind != "news" else None, states=["active"])
    is_news = kind == "news"
    mail_kind = OutboxMessage.Kind.SUBSCRIPTION if is_news else OutboxMessage.Kind.SERVICE
    at_once = list(audience(mailing).filter(verdict=Verdict.GETS_IT))
    assert len(at_once) >= 6
    for reader in at_once:
        assert may_receive(reader, mail_kind, "news" if is_news else "")
    for person, situation in list(zip(people, situations, strict=True))[::7]:
        is_wanted = expected(situation, kind) in WRITTEN_TO
        assert still_gets_it(mailing, person.pk) is is_wanted


def test_the_newest_decision_counts_and_one_person_once(page: OpportunityPage) -> None:
    people = news_readers(2)
    decide_about_news(people, WITHDRAWN)
    decide_about_news(people[:1], GIVEN)
    decide_about_news(people[:1], GIVEN)
    counted = headcount(make_mailing())
    assert (counted.letters, counted.left_out, counted.duplicates) == (1, {"withdrawn": 1}, 0)


def test_an_address_that_came_back_for_somebody_else_is_not_tried_again(page: OpportunityPage) -> None:
    """An address may have belonged to another record when its mail came back."""
    first, second = news_readers(2)
    Suppression.objects.create(
        person=first, address_digest=digest_of(second.email or ""), reason=Suppression.Reason.BOUNCED
    )
    assert headcount(make_mailing()).numbers == {Verdict.GETS_IT: 1, Verdict.BOUNCED: 1}


def test_who_signed_up_in_two_languages_is_counted_once(page: OpportunityPage) -> None:
    polish, _new = Locale.objects.get_or_create(language_code="pl")
    translated = page.copy_for_translation(polish, copy_parents=True)
    both, one = make_people(2)
    sign_up_all([both, one], page)
    sign_up_all([both], translated)
    for chosen in (page, translated):
        mailing = make_mailing(audience="taking-part", page=chosen, states=["active"])
        counted = headcount(mailing)
        assert (counted.letters, counted.duplicates) == (2, 1)


def test_only_the_chosen_states_and_only_sensible_ones(page: OpportunityPage) -> None:
    states = list(SignUp.State)
    for state, person in zip(states, make_people(len(states)), strict=True):
        sign_up_all([person], page, state)

    def letters(*chosen: str) -> int:
        return headcount(make_mailing(audience="taking-part", page=page, states=list(chosen))).letters

    assert letters() == 0
    assert letters("active") == 1
    assert letters("active", "waiting-list", "awaiting-team") == 3
    assert letters(*[state.value for state in states]) == 3  # however it got there: nobody who left or was refused
    assert letters("left", "declined", "unconfirmed", "awaiting-guardian") == 0


def test_a_page_that_is_gone_means_nobody(page: OpportunityPage) -> None:
    sign_up_all(make_people(2), page)
    assert headcount(make_mailing(audience="taking-part", page=None, states=["active"])).letters == 0


@pytest.mark.parametrize("kind", ["news", "taking-part"])
def test_counting_5000_people_asks_no_more_than_counting_10(page: OpportunityPage, kind: str) -> None:
    mailing = make_mailing(audience=kind, page=page if kind != "news" else None, states=["active"])

    def add(number: int, prefix: str) -> None:
        people = news_readers(number, prefix=prefix)
        sign_up_all(people, page)
        Suppression.objects.create(
            person=people[0], address_digest=digest_of(people[0].email or ""), reason=Suppression.Reason.BOUNCED
        )

    def queries() -> int:
        with CaptureQueriesContext(connection) as asked:
            headcount(mailing)
        return len(asked)

    add(10, "few")
    few = queries()
    assert few <= 4
    assert headcount(mailing).letters == 9
    add(4_990, "many")
    assert queries() == few
    assert headcount(mailing).letters == 4_998


def test_people_of_a_thing_whom_mail_does_not_reach_are_told_by_staff(page: OpportunityPage) -> None:
    by_phone = make_people(1, prefix="phone", email=None, channel="phone", email_confirmed_at=None)
    unproven = make_people(1, prefix="unproven", email_confirmed_at=None)
    on_break = make_people(1, prefix="rest", email=None, channel="post", paused_at=timezone.now() - timedelta(days=1))
    sign_up_all([*by_phone, *unproven, *on_break, *make_people(1)], page)
    mailing = make_mailing(audience="taking-part", page=page, states=["active"])
    assert set(told_by_hand(mailing)) == {*by_phone, *unproven}
    decide_about_news([*by_phone, *unproven, *on_break], GIVEN)
    assert set(told_by_hand(make_mailing())) == set(by_phone)


def test_news_waits_until_a_guardian_has_agreed(page: OpportunityPage) -> None:
    """Somebody who waits for a guardian is left out and counted, whatever the ledger says."""
    young, _grown_up = news_readers(2)
    SignUp.objects.create(person=young, page=page, state=SignUp.State.AWAITING_GUARDIAN)
    assert headcount(make_mailing()).numbers == {Verdict.GETS_IT: 1, Verdict.GUARDIAN: 1}
    assert not may_receive(young, OutboxMessage.Kind.SUBSCRIPTION, "news")
