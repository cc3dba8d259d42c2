"""Turns a Django form field into the NHS component that shows it and the parameters that component takes."""

from collections.abc import Callable
from typing import Any

from django import forms
from django.forms import BoundField
from django.utils.html import format_html_join
from django.utils.translation import gettext as _

from core.tongues.said import Said

from .errors import faulty_date_parts, input_id
from .fields import PART_NAMES
from .widgets import DATE_PARTS, CountedTextarea, DateInputs

Component = tuple[str, dict[str, Any]]

# What the components have parameters for; every other attribute is passed on as it is.
_NAMED_ATTRIBUTES = ("autocomplete", "inputmode", "pattern", "spellcheck", "autocapitalize", "rows")
# Nothing typed is cut off or refused before it is sent: the form itself answers with words.
_UNWANTED_ATTRIBUTES = ("maxlength", "minlength", "required", "cols", "class", "id", "aria-describedby", "width")

_ROWS_OF_DJANGO = "10"


def component_of(bound: BoundField) -> Component:
    """Return the component's name and parameters for a field of a form."""
    for widget_class, build in _BUILDERS:
        if isinstance(bound.field.widget, widget_class):
            return build(bound)
    return _input(bound)


def _label(bound: BoundField) -> str:
    label = bound.label if isinstance(bound.label, Said) else str(bound.label or "")
    is_tick_box = isinstance(bound.field.widget, forms.CheckboxInput)
    if bound.field.required or is_tick_box or not getattr(bound.form, "marks_optional", False):
        return label
    if bound.name in getattr(bound.form, "revealed_names", ()):
        return label  # whether it must be answered depends on the choice that reveals it
    return _("%(label)s (optional)") % {"label": label}


def _common(bound: BoundField) -> dict[str, Any]:
    params: dict[str, Any] = {"name": bound.html_name}
    if bound.help_text:
        params["hint"] = {"text": bound.help_text}
    if bound.errors:
        params["errorMessage"] = {
            "text": " ".join(str(error) for error in bound.errors),
            "visuallyHiddenText": _("Error"),
        }
    return params


def _with_label(bound: BoundField) -> dict[str, Any]:
    attributes = {**bound.field.widget.attrs, **bound.field.widget_attrs(bound.field.widget)}
    params = _common(bound) | {
        "id": input_id(bound),
        "label": {"text": _label(bound), "size": getattr(bound.form, "label_size", "")},
        "classes": attributes.get("class", ""),
        "disabled": bound.field.disabled,
    }
    params |= {name: attributes[name] for name in _NAMED_ATTRIBUTES if name in attributes}
    if params.get("rows") == _ROWS_OF_DJANGO:
        del params["rows"]  # nobody chose them, and the component's own five fit a phone
    passed_on = {
        name: value
        for name, value in attributes.items()
        if name not in (*_NAMED_ATTRIBUTES, *_UNWANTED_ATTRIBUTES) and value is not False
    }
    if width := attributes.get("width"):
        params["width"] = width
    params["attributes"] = passed_on | ({"aria-invalid": "true"} if bound.errors else {})
    return params


def _value(bound: BoundField) -> str:
    value = bound.field.widget.format_value(bound.value())
    return "" if value is None else str(value)


def _input(bound: BoundField) -> Component:
    return "input", _with_label(bound) | {
        "type": getattr(bound.field.widget, "input_type", None) or "text",
        "value": _value(bound),
    }


def _textarea(bound: BoundField) -> Component:
    return "textarea", _with_label(bound) | {"value": _value(bound)}


def _counted_textarea(bound: BoundField) -> Component:
    limit = bound.field.widget.limit
    text = _("You can enter up to %(count)s characters") % {"count": limit}
    return "character-count", _textarea(bound)[1] | {"maxlength": limit, "textareaDescriptionText": text}


def _select(bound: BoundField) -> Component:
    items = [
        {"value": choice["value"], "text": choice["label"], "selected": choice["selected"]}
        for choice in _options(bound)
    ]
    return "select", _with_label(bound) | {"items": items}


def _choices(component: str) -> Callable[[BoundField], Component]:
    def build(bound: BoundField) -> Component:
        return component, _common(bound) | {
            "idPrefix": input_id(bound),
            "fieldset": _fieldset(bound),
            "classes": bound.field.widget.attrs.get("class", ""),
            "items": [_choice(bound, option) for option in _options(bound)],
        }

    return build


def _choice(bound: BoundField, option: dict[str, Any]) -> dict[str, Any]:
    value = str(option["value"])
    widget = bound.field.widget
    item = {
        "value": value,
        "text": option["label"],
        "checked": option["selected"],
        "disabled": bound.field.disabled or option["attrs"].get("disabled", False),
    }
    if hint := getattr(widget, "hints", {}).get(value):
        item["hint"] = {"text": hint}
    if names := getattr(widget, "reveals", {}).get(value):
        item["conditional"] = {
            "html": format_html_join("", "{}", ((bound.form[name].as_field_group(),) for name in names))
        }
    return item


def _options(bound: BoundField) -> list[dict[str, Any]]:
    widget, value = bound.field.widget, bound.value()
    groups = widget.optgroups(bound.html_name, widget.format_value(value), {})
    return [option for _name, options, _index in groups for option in options]


def _tick_box(bound: BoundField) -> Component:
    widget = bound.field.widget
    item = {
        "value": widget.attrs.get("value", "on"),
        "text": _label(bound),
        "checked": bool(widget.check_test(bound.value())),
        "attributes": {"aria-invalid": "true"} if bound.errors else {},
    }
    return "checkboxes", _common(bound) | {"idPrefix": input_id(bound), "items": [item]}


def _date(bound: BoundField) -> Component:
    widget, value = bound.field.widget, bound.value()
    texts = value if isinstance(value, list) else widget.decompress(value)
    faulty = faulty_date_parts(bound)
    items = []
    for part, text in zip(DATE_PARTS, texts, strict=True):
        item: dict[str, Any] = {
            "name": f"{bound.html_name}_{part}",
            "id": f"{input_id(bound)}-{part}",
            "label": PART_NAMES[part].capitalize(),
            "value": text or "",
            "width": 4 if part == "year" else 2,
            "attributes": {"aria-invalid": "true"} if part in faulty else {},
        }
        if part in faulty:
            item["error"] = True
        if part == "month":
            item["inputmode"] = "text"  # a month may be written as a word
        if widget.autocomplete:
            item["autocomplete"] = f"{widget.autocomplete}-{part}"
        items.append(item)
    return "date-input", _common(bound) | {"id": input_id(bound), "fieldset": _fieldset(bound), "items": items}


def _fieldset(bound: BoundField) -> dict[str, Any]:
    return {"legend": {"text": _label(bound), "size": getattr(bound.form, "label_size", "")}}


_BUILDERS: list[tuple[type[forms.Widget], Callable[[BoundField], Component]]] = [
    (DateInputs, _date),
    (CountedTextarea, _counted_textarea),
    (forms.Textarea, _textarea),
    (forms.CheckboxSelectMultiple, _choices("checkboxes")),
    (forms.RadioSelect, _choices("radios")),
    (forms.Select, _select),
    (forms.CheckboxInput, _tick_box),
]
