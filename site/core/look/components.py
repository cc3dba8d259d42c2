"""Renders the official NHS components from nhsuk-frontend-jinja, with every text escaped."""

import re
from collections.abc import Mapping
from functools import cache
from typing import Any

from django.utils.functional import Promise
from django.utils.safestring import SafeString, mark_safe
from jinja2 import ChainableUndefined, Environment, PackageLoader, Template, TemplateNotFound
from markupsafe import Markup, escape

from core.tongues.said import Said, said

_environment = Environment(
    loader=PackageLoader("nhsuk_frontend_jinja"),
    undefined=ChainableUndefined,  # the macros ask for parameters of parameters that nobody gave
    autoescape=True,
    trim_blocks=True,
    auto_reload=False,
)
_IRREGULAR = {"do-dont-list": "list", "images": "image", "tables": "table"}  # macros not named after their folder


class UnknownComponent(LookupError):
    """The NHS frontend has no component of this name."""


@cache
def _macro_template(component: str) -> Template:
    if not re.fullmatch(r"[a-z]+(-[a-z]+)*", component):
        raise UnknownComponent(component)
    macro = _IRREGULAR.get(component) or re.sub(r"-(\w)", lambda match: match[1].upper(), component)
    path = f"nhsuk/components/{component}/macro.jinja"
    try:
        _environment.get_template(path)
    except TemplateNotFound as error:
        raise UnknownComponent(component) from error
    return _environment.from_string(f'{{% from "{path}" import {macro} %}}{{{{ {macro}(params) }}}}')


def escaped(value: Any) -> Any:
    """Return the value with every plain text in it escaped; what Django calls safe stays as it is.

    The label and legend macros print their text unescaped, so that leaving this to the macros is not enough.
    """
    if isinstance(value, Promise):
        value = str(value)
    if isinstance(value, Said):
        value = said(value)
    if isinstance(value, str):
        return Markup(value) if hasattr(value, "__html__") else escape(value)  # noqa: S704  already safe
    if isinstance(value, Mapping):
        return {key: escaped(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [escaped(item) for item in value]
    return value


def render_component(component: str, params: Mapping[str, Any]) -> SafeString:
    """Return the HTML of an NHS component; raises UnknownComponent for a name the NHS frontend does not have."""
    return mark_safe(_macro_template(component).render(params=escaped(params)).strip())  # noqa: S308  all text escaped


@cache
def nhs_logo() -> SafeString:
    """Return the NHS logo as the official header draws it; only organisations of the NHS may show it."""
    header = render_component("header", {"logo": {"alt": "NHS"}})
    [logo] = re.findall(r"<svg class=\"nhsuk-header__logo\".*?</svg>", header, re.DOTALL)
    return mark_safe(logo)  # noqa: S308  a part of the component
