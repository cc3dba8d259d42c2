"""The tag that shows official NHS components escapes every text and refuses names that do not exist."""

import pytest
from bs4 import BeautifulSoup
from django.template import Context, Template, TemplateSyntaxError
from django.utils.safestring import mark_safe
from django.utils.translation import gettext_lazy

from core.look.components import nhs_logo, render_component

NASTY = "<script>alert('x')</script> & \"quotes\""


def rendered(source: str, **context: object) -> BeautifulSoup:
    """Return what a template makes of the context, parsed."""
    return BeautifulSoup(Template(source).render(Context(context)), "html.parser")


def test_a_button_is_the_official_one() -> None:
    button = rendered('{% nhsuk "button" text="Save" variant="secondary" %}').button
    assert button.get_text(strip=True) == "Save"
    assert button["class"] == ["nhsuk-button", "nhsuk-button--secondary"]


def test_double_underscores_lead_inside() -> None:
    soup = rendered('{% nhsuk "input" name="who" label__text="Name" label__size="m" hint__text="In full" %}')
    assert soup.label.get_text(strip=True) == "Name"
    assert soup.input["aria-describedby"] == soup.select_one(".nhsuk-hint")["id"]


def test_params_bring_a_dict_that_stays_as_it_was() -> None:
    params = {"label": {"text": "Name"}, "name": "who"}
    soup = rendered('{% nhsuk "input" params=params label__size="l" %}', params=params)
    assert "nhsuk-label--l" in soup.label["class"]
    assert params == {"label": {"text": "Name"}, "name": "who"}


@pytest.mark.parametrize(
    ("source", "selector"),
    [
        ('{% nhsuk "button" text=text %}', "button"),
        ('{% nhsuk "input" name="a" label__text=text value=text hint__text=text %}', "label"),
        ('{% nhsuk "radios" name="a" fieldset__legend__text=text %}', "legend"),
        ('{% nhsuk "textarea" name="a" label__text="A" value=text %}', "textarea"),
        ('{% nhsuk "tag" text=text %}', "strong"),
        ('{% nhsuk "card" heading=text description=text %}', "h2"),
        ('{% nhsuk "error-message" text=text %}', "span"),
    ],
)
def test_text_of_users_is_escaped(source: str, selector: str) -> None:
    soup = rendered(source, text=NASTY)
    assert soup.find("script") is None
    assert NASTY in soup.select_one(selector).get_text()


def test_an_attribute_cannot_be_left() -> None:
    soup = rendered('{% nhsuk "input" name="a" label__text="A" value=text %}', text='" onfocus="alert(1)')
    assert soup.input["value"] == '" onfocus="alert(1)'
    assert "onfocus" not in soup.input.attrs


def test_what_is_safe_already_is_not_escaped_twice() -> None:
    soup = rendered('{% nhsuk "inset-text" html=text %}', text=mark_safe("<p>Calm &amp; warm</p>"))
    assert soup.p.get_text() == "Calm & warm"


def test_a_plain_text_given_as_html_is_escaped_all_the_same() -> None:
    assert rendered('{% nhsuk "inset-text" html=text %}', text=NASTY).find("script") is None


def test_translated_texts_are_texts() -> None:
    assert "Save" in render_component("button", {"text": gettext_lazy("Save")})


@pytest.mark.parametrize("name", ["buton", "../button", "Button", ""])
def test_an_unknown_component_is_named_in_the_error(name: str) -> None:
    with pytest.raises(TemplateSyntaxError, match="no component called"):
        rendered("{% nhsuk name text='x' %}", name=name)


@pytest.mark.parametrize("name", ["images", "tables", "do-dont-list", "summary-list", "date-input"])
def test_components_with_odd_macro_names_work(name: str) -> None:
    assert "nhsuk-" in render_component(name, {"items": [], "rows": [], "id": "a", "src": "a.png"})


def test_the_logo_comes_from_the_official_header() -> None:
    assert BeautifulSoup(nhs_logo(), "html.parser").svg["aria-label"] == "NHS"
