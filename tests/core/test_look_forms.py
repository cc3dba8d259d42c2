"""Forms in the NHS pattern: every part is tied to its input, right and wrong, and nothing typed is lost."""

import pytest
from bs4 import BeautifulSoup, Tag
from django import forms
from django.test import Client

from core.look.fields import NhsDateField
from core.look.forms import NhsForm
from core.look.widgets import ConditionalCheckboxes, ConditionalRadios, CountedTextarea, DateInputs
from home.models import HomePage


class Example(NhsForm):
    """One of everything."""

    name = forms.CharField(label="Your name", max_length=10, widget=forms.TextInput(attrs={"autocomplete": "name"}))
    way = forms.ChoiceField(
        label="How should we reach you?",
        help_text="Choose one.",
        choices=[("email", "E-mail"), ("phone", "Phone"), ("post", "Post")],
        widget=ConditionalRadios(reveals={"email": "email", "phone": ["phone"]}, hints={"post": "Takes longer."}),
    )
    email = forms.EmailField(label="E-mail address", help_text="We write once.", required=False)
    phone = forms.CharField(label="Phone", required=False, widget=forms.TextInput(attrs={"inputmode": "tel"}))
    born = NhsDateField(
        label="Date of birth", help_text="For example 31 3 1980", widget=DateInputs(autocomplete="bday")
    )
    needs = forms.MultipleChoiceField(
        label="What do you need?",
        choices=[("loop", "Hearing loop"), ("other", "Something else")],
        required=False,
        widget=ConditionalCheckboxes(reveals={"other": "other"}),
    )
    other = forms.CharField(label="What else?", required=False)
    heard = forms.ChoiceField(label="How did you hear?", choices=[("", "Choose"), ("friend", "A friend")])
    more = forms.CharField(label="Anything else", required=False, widget=CountedTextarea(500))
    agree = forms.BooleanField(label="I agree")
    secret = forms.CharField(widget=forms.HiddenInput, required=False)


WRONG = {
    "name": "longer than ten",
    "way": "email",
    "email": "not-an-address",
    "born_day": "3",
    "born_year": "1980",
    "needs": ["loop"],
    "more": "<script>alert(1)</script>\n\nsecond line",
    "secret": "kept",
}


def soup_of(form: forms.BaseForm) -> BeautifulSoup:
    """Return the whole form, parsed."""
    return BeautifulSoup(str(form), "html.parser")


def group_of(soup: BeautifulSoup, name: str) -> Tag:
    """Return the smallest form group that holds the input of this name."""
    group = soup.select_one(f"[name={name}]").find_parent(class_="nhsuk-form-group")
    assert isinstance(group, Tag)
    return group


@pytest.mark.parametrize("form", [Example(), Example(WRONG), Example({})], ids=["new", "wrong", "empty"])
def test_every_id_that_is_pointed_at_exists_once(form: Example) -> None:
    soup = soup_of(form)
    ids = [tag["id"] for tag in soup.find_all(id=True)]
    assert len(ids) == len(set(ids))
    pointed_at = {word for tag in soup.select("[aria-describedby]") for word in tag["aria-describedby"].split()}
    pointed_at |= {tag["for"] for tag in soup.find_all("label")}
    pointed_at |= {tag["data-aria-controls"] for tag in soup.select("[data-aria-controls]")}
    assert pointed_at <= set(ids)


@pytest.mark.parametrize("form", [Example(), Example(WRONG)], ids=["new", "wrong"])
def test_every_visible_input_has_a_label(form: Example) -> None:
    soup = soup_of(form)
    labelled = {tag["for"] for tag in soup.find_all("label")}
    visible = [tag for tag in soup.select("input, select, textarea") if tag.get("type") != "hidden"]
    assert len(visible) > 12
    assert {tag["id"] for tag in visible} == labelled


def test_hint_and_error_are_both_announced() -> None:
    email = soup_of(Example(WRONG)).select_one("#id_email")
    assert email["aria-describedby"] == "id_email-hint id_email-error"
    assert email["aria-invalid"] == "true"
    assert "nhsuk-input--error" in email["class"]


def test_a_field_without_hint_and_error_points_at_nothing() -> None:
    assert "aria-describedby" not in soup_of(Example()).select_one("#id_name").attrs


def test_attributes_reach_the_input_and_limits_do_not() -> None:
    soup = soup_of(Example())
    assert soup.select_one("#id_name")["autocomplete"] == "name"
    assert soup.select_one("#id_phone")["inputmode"] == "tel"
    assert not soup.select("[maxlength], [required]")


def test_nothing_typed_is_lost_or_run() -> None:
    soup = soup_of(Example(WRONG))
    assert soup.select_one("#id_name")["value"] == "longer than ten"
    assert soup.select_one("#id_email")["value"] == "not-an-address"
    assert soup.select_one("#id_born-day")["value"] == "3"
    assert soup.select_one("#id_more").get_text() == WRONG["more"]
    assert soup.select_one("[name=secret]")["value"] == "kept"
    assert soup.select_one("[name=needs][value=loop]").has_attr("checked")
    assert soup.find("script") is None


def test_choices_stand_in_a_fieldset_with_a_legend_and_their_hints() -> None:
    soup = soup_of(Example(WRONG | {"way": ""}))
    fieldset = soup.select_one("#id_way").find_parent("fieldset")
    assert fieldset.legend.get_text(strip=True) == "How should we reach you?"
    assert fieldset["aria-describedby"] == "id_way-hint id_way-error"
    hint = soup.find(id=soup.select_one("[name=way][value=post]")["aria-describedby"])
    assert hint.get_text(strip=True) == "Takes longer."


def test_a_choice_holds_the_fields_it_reveals_and_only_there() -> None:
    soup = soup_of(Example())
    for name, value, revealed in [("way", "email", "email"), ("way", "phone", "phone"), ("needs", "other", "other")]:
        part = soup.find(id=soup.select_one(f"[name={name}][value={value}]")["data-aria-controls"])
        assert len(soup.select(f"[name={revealed}]")) == len(part.select(f"[name={revealed}]")) == 1
        assert not part.has_attr("hidden")


def test_optional_questions_say_so_but_not_revealed_ones() -> None:
    soup = soup_of(Example())
    assert soup.find("label", attrs={"for": "id_more"}).get_text(strip=True) == "Anything else (optional)"
    assert soup.find("label", attrs={"for": "id_phone"}).get_text(strip=True) == "Phone"
    assert soup.find("label", attrs={"for": "id_name"}).get_text(strip=True) == "Your name"


def test_a_tick_box_has_its_error_beside_it() -> None:
    group = group_of(soup_of(Example(WRONG)), "agree")
    assert "nhsuk-form-group--error" in group["class"]
    assert group.input["aria-describedby"] == group.select_one(".nhsuk-error-message")["id"]


def test_a_counted_text_says_how_much_fits() -> None:
    soup = soup_of(Example(WRONG))
    assert soup.select_one("#id_more-info").get_text(strip=True) == "You can enter up to 500 characters"
    assert "id_more-info" in soup.select_one("#id_more")["aria-describedby"]


def test_messages_name_the_question_unless_the_form_has_its_own() -> None:
    class Own(NhsForm):
        one = forms.CharField(label="100% of it?")
        two = forms.CharField(error_messages={"required": "Enter two"})
        three = forms.ChoiceField(label="Three", choices=[("a", "A")])

    assert dict(Own({"three": "z"}).errors) == {
        "one": ["Fill in “100% of it”"],
        "two": ["Enter two"],
        "three": ["Choose one of the answers for “Three”"],
    }
    assert Example(WRONG).errors["name"] == ["“Your name” must have 10 characters or fewer. Yours has 15."]


def test_fields_of_a_prefixed_form_keep_apart() -> None:
    soup = soup_of(Example(prefix="a"))
    assert soup.select_one("[name=a-way]") and soup.select_one("#id_a-born-day")["name"] == "a-born_day"
    assert len(soup.select("[name=a-email]")) == 1


def test_the_pattern_does_not_leak_into_django_and_wagtail(editor_client: Client, home_page: HomePage) -> None:
    class Stock(forms.Form):
        name = forms.CharField()

    assert "nhsuk" not in str(Stock()) + str(Stock()["name"].as_field_group())
    for address in (
        "/admin/login/",
        f"/admin/pages/{home_page.pk}/edit/",
        "/admin/settings/core/organisationsettings/",
    ):
        client = Client() if "login" in address else editor_client
        answer = client.get(address, follow=True)
        assert answer.status_code == 200
        assert b"nhsuk-" not in answer.content, address
