"""The words of the letter as data: what editors may write, what is refused and why, and what they see of it."""

from typing import Any

import pytest
from django.contrib.auth.models import Group, Permission
from django.core.exceptions import ValidationError
from django.test import Client
from django.urls import reverse

from core.models import User
from home.groups import INVOLVEMENT_TEAM
from involvement.benefits_letter.preview import sample
from involvement.benefits_letter.words import BLOCKS, BUILT_IN, PLACEHOLDERS, fault_in, words_of
from involvement.models import BenefitsLetter
from people.placeholders import placeholders_in

RIGHT = "Words.\n\n{title}\n\n{dates}\n\n{payment}\n\n{expenses}"


def test_the_words_that_come_with_the_site_pass_their_own_checks() -> None:
    assert fault_in(str(BUILT_IN)) == ""
    assert set(placeholders_in(str(BUILT_IN))) <= set(PLACEHOLDERS)
    assert set(sample()) == set(PLACEHOLDERS)
    assert {name for name, piece in sample().items() if not isinstance(piece, str)} == BLOCKS


@pytest.mark.parametrize(
    ("body", "message"),
    [
        (RIGHT + "\n\n{name}", "The letter does not know {name}. It knows {title}"),
        (RIGHT + "\n\n{Title}", "The letter does not know {Title}."),
        (RIGHT + "\n\n{ title }", "The letter does not know { title }."),
        (RIGHT + "\n\n{name} {nino} {name}", "The letter does not know {name}, {nino}."),
        (RIGHT.replace("{payment}", ""), "of no use without {payment}"),
        ("Nothing", "of no use without {title}, {dates}, {payment}, {expenses}"),
        (RIGHT.replace("{payment}", "We pay {payment}"), "Put {payment} in a paragraph of its own"),
        (RIGHT.replace("{dates}", "# {dates}"), "Put {dates} in a paragraph of its own"),
        (RIGHT + "\x07", "signs that cannot be seen"),
        (RIGHT + "\u2028", "signs that cannot be seen"),
    ],
)
def test_words_that_could_not_be_filled_in_are_refused_by_the_field(body: str, message: str) -> None:
    letter = BenefitsLetter(body=body)
    with pytest.raises(ValidationError) as refused:
        letter.full_clean()
    assert message in refused.value.message_dict["body"][0]


@pytest.mark.parametrize(
    "body", ["", "  \n ", RIGHT, RIGHT.replace("\n", "\r\n"), RIGHT + "\n\n{trust} {} {1 2} {a-b} زبان 🙂"]
)
def test_words_that_can_be_filled_in_are_kept(body: str) -> None:
    BenefitsLetter(body=body).full_clean()


def test_without_words_of_its_own_the_trust_has_those_of_the_site() -> None:
    assert words_of("") == words_of(" \n") == words_of("{nonsense}") == str(BUILT_IN)
    assert words_of(RIGHT) == RIGHT


def _settings_address() -> str:
    return reverse("wagtailsettings:edit", args=["involvement", "benefitsletter", BenefitsLetter.load().pk])


def _saved(client: Client, **values: Any) -> Any:
    data = {"title": "About payment", "body": "", "signed_by": ""} | values
    return client.post(_settings_address(), data, follow=True)


def test_the_settings_show_placeholders_words_and_a_preview(editor_client: Client) -> None:
    shown = editor_client.get(_settings_address(), follow=True).content.decode()
    assert "{web_address}" in shown
    assert "What this letter is not" in shown
    assert "Paid: £20 an hour" in shown and "Example: a meeting about the waiting room" in shown


def test_an_editor_is_told_of_a_bad_placeholder_and_nothing_is_saved(editor_client: Client) -> None:
    shown = _saved(editor_client, body=RIGHT + "\n\n{nino}").content.decode()
    assert "The letter does not know {nino}." in shown
    assert BenefitsLetter.objects.get().body == ""


def test_an_editor_saves_words_and_sees_them_filled_in(editor_client: Client) -> None:
    shown = _saved(editor_client, body=RIGHT.replace("Words.", "Our <b>words</b> for {trust}.")).content.decode()
    assert "Our &lt;b&gt;words&lt;/b&gt; for Example NHS Trust." in shown
    assert BenefitsLetter.objects.get().title == "About payment"


@pytest.mark.parametrize(
    ("permissions", "may"), [(INVOLVEMENT_TEAM.admin, True), (("wagtailadmin.access_admin",), False)]
)
def test_only_those_who_may_change_the_letter(permissions: tuple[str, ...], may: bool, db: None) -> None:
    user = User.objects.create_user("someone", "someone@example.org", "example-password")
    group = Group.objects.create(name="Some")
    for name in permissions:
        app, _, codename = name.partition(".")
        group.permissions.add(Permission.objects.get(content_type__app_label=app, codename=codename))
    user.groups.add(group)
    client = Client()
    client.force_login(user)
    answer = _saved(client, body=RIGHT)
    assert BenefitsLetter.objects.filter(body__startswith="Words.").exists() == may
    assert answer.status_code == 200
