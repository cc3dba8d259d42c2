"""`erase_person` as it is typed: whom it finds, what it lists, and parents who are named by others."""

from collections.abc import Callable
from typing import Any

import pytest
from django.core import mail
from django.core.management import CommandError, call_command

from core.models import User
from involvement.models import OpportunityPage
from people.actions.confirmation import confirm
from people.actions.erasure import (
    erase_now,
)
from people.models import Erasure, GuardianAgreement, Person, SignUp
from people.tokens import guardian_token
from tests.factories.people import make_sign_up

ASKED = Erasure.Cause.ASKED
Captured = Callable[..., Any]


@pytest.fixture
def person(page: OpportunityPage) -> Person:
    """Somebody who takes part."""
    sign_up = make_sign_up(page)
    confirm(sign_up)
    return Person.objects.get(pk=sign_up.person_id)


def test_what_editors_wrote_is_told_and_left_alone(
    person: Person, page: OpportunityPage, capsys: pytest.CaptureFixture[str]
) -> None:
    page.who_for = "Ask SAM@example.com."
    revision = page.save_revision()
    call_command("erase_person", "sam@example.com", "--commit")
    said = capsys.readouterr().out
    assert "1  Texts and accounts of staff, to be changed by hand" in said
    assert f"Opportunity {page.pk}, {revision.created_at:%Y-%m-%d %H:%M}" in said
    revision.refresh_from_db()
    assert "SAM@example.com" in str(revision.content)


def test_the_parent_of_somebody_else_can_be_forgotten(page: OpportunityPage, capsys: Any) -> None:
    young = make_sign_up(
        page, guardian_name="Pat Parent", guardian_email="pat@example.com", guardian_phone="01632960002"
    )
    agreement = GuardianAgreement.objects.create(
        sign_up=young, name="Pat Parent", email="pat@example.com", state="agreed", phone="01632960002"
    )
    token = guardian_token(agreement)
    call_command("erase_person", "Pat@example.com")
    assert "2 young people named it" in capsys.readouterr().out
    agreement.refresh_from_db()
    assert agreement.email == "pat@example.com"
    call_command("erase_person", "Pat@example.com", "--commit")
    agreement.refresh_from_db()
    young.refresh_from_db()
    assert (agreement.name, agreement.email, agreement.phone, agreement.state) == ("", "", "", "agreed")
    assert guardian_token(agreement) != token
    assert "Pat" not in str(young.pending)
    assert young.pending["name"] == "Sam Example"


def test_a_parent_who_takes_part_too_is_forgotten_as_both(page: OpportunityPage) -> None:
    young = make_sign_up(page)
    GuardianAgreement.objects.create(sign_up=young, name="Pat Parent", email="pat@example.com")
    parent = make_sign_up(page, email="pat@example.com", name="Pat Parent")
    erased = erase_now(parent.person, cause=ASKED).erased
    assert erased["named_as_guardian"] == 1
    assert (GuardianAgreement.objects.get().name, SignUp.objects.get()) == ("", young)


@pytest.mark.parametrize(
    "arguments",
    [(), ("nobody@example.com",), ("not an address",), ("--person", "999999"), ("sam@example.com", "--person", "1")],
)
def test_the_command_needs_one_person_who_is_known(person: Person, arguments: tuple[str, ...]) -> None:
    with pytest.raises(CommandError):
        call_command("erase_person", *arguments, "--commit")
    assert Person.objects.filter(pk=person.pk).exists()


def test_the_command_finds_people_without_email_and_sends_no_receipt_when_told_so(
    page: OpportunityPage, capsys: Any
) -> None:
    by_phone = make_sign_up(page, email="", reach_by="phone", phone="01632960001").person
    call_command("erase_person", "--person", str(by_phone.pk), "--commit")
    assert "Tell them another way." in capsys.readouterr().out
    make_sign_up(page)
    call_command("erase_person", " SAM@example.com ", "--commit", "--no-receipt")
    assert not Person.objects.exists()
    assert not mail.outbox
    assert [(erasure.cause, bool(erasure.done_at)) for erasure in Erasure.objects.all()] == [("command", True)] * 2


def test_the_command_proves_that_somebody_was_erased(person: Person) -> None:
    call_command("erase_person", "sam@example.com", "--commit")
    with pytest.raises(CommandError, match="Somebody with this address was erased on 20"):
        call_command("erase_person", "sam@example.com")


def test_an_account_of_staff_is_told_and_left_alone(person: Person, capsys: pytest.CaptureFixture[str]) -> None:
    account = User.objects.create_user("sam", "sam@example.com", "example-password")
    call_command("erase_person", "sam@example.com", "--commit")
    assert f"User {account.pk}" in capsys.readouterr().out
    account.refresh_from_db()
    assert account.email == "sam@example.com"


@pytest.mark.parametrize("number", ["0", "-1", str(10**30)])
def test_numbers_of_nobody_are_told_plainly(person: Person, number: str) -> None:
    with pytest.raises(CommandError, match="Nobody"):
        call_command("erase_person", "--person", number, "--commit")
