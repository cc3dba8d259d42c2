"""What the site's own templates share: the chrome around a page, forms' error summary, and how facts are written."""

from collections.abc import Mapping
from typing import Any
from urllib.parse import urljoin

from django import template
from django.conf import settings
from django.core.paginator import Page as ResultPage
from django.forms import BaseForm
from django.http import HttpRequest
from django.template import Context
from django.templatetags.static import static
from django.utils import timezone
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from wagtail.models import Page

from core import selectors
from core.chrome import Chrome, Link
from core.format_sets import format_set
from core.look import readings as languages
from core.look import trail as trails
from core.look.components import render_component
from core.look.errors import error_links
from core.look.words import minutes_in_words, pounds_in_words, when_in_words
from core.models import OrganisationSettings
from core.serving import ASK
from core.structured_data import breadcrumb_json_ld, organisation_json_ld
from core.templatetags.structured_data import json_ld
from core.tongues.directions import direction_of
from core.tongues.pages import with_marks
from core.tongues.said import said, said_in_site_language
from core.tongues.said import term_words as words_of_term
from core.translation.notice import notice_of

register = template.Library()

register.filter("when", when_in_words)
register.filter("minutes", minutes_in_words)
register.filter("pounds", pounds_in_words)
register.filter("said", said)
register.filter("english", said_in_site_language)

FOOTER_SLUGS = ("contact", "accessibility", "privacy", "cookies")


def _chrome(context: Context) -> Chrome:
    request = context.get("request")
    language = get_language() or settings.LANGUAGE_CODE
    known: Chrome | None = getattr(request, "_chrome", None)
    if known is None or known.language != language:
        known = selectors.chrome(language)
        if request is not None:
            request._chrome = known
    return known


@register.simple_tag(takes_context=True)
def chrome(context: Context) -> Chrome:
    """Return what surrounds every page in the active language."""
    return _chrome(context)


@register.simple_tag(takes_context=True)
def organisation(context: Context) -> OrganisationSettings:
    """Return the organisation's facts."""
    return _chrome(context).organisation


@register.simple_tag
def text_direction(language: str | None = None) -> str:
    """Return "rtl" or "ltr" for a language, the active one if none is named."""
    return direction_of(language or get_language() or settings.LANGUAGE_CODE)


@register.simple_tag
def term_words(term: Any, page: Any, column: str = "name") -> SafeString | str:
    """Show what a theme, an area or the like says on this page, marked where nobody has translated it."""
    return said(words_of_term(term, page, column))


@register.simple_block_tag
def marked_words(content: SafeString, language: str = "") -> SafeString:
    """Show HTML in this language, or the active one, with the words marked that are left in English."""
    return mark_safe(with_marks(content, language or get_language() or settings.LANGUAGE_CODE))  # noqa: S308  marks only


@register.simple_tag(takes_context=True)
def trail(context: Context, page: Page | None, inclusive: bool = False) -> list[dict[str, str]]:
    """Return the pages above this one, from the front page down."""
    return trails.trail_to(page, _chrome(context), inclusive=inclusive) if page else []


@register.simple_tag(takes_context=True)
def readings(context: Context, page: Page | None) -> list[languages.Reading]:
    """Return the languages this page can be read in, or nothing where it is only one."""
    request = context.get("request")
    if not page:
        return languages.readings_without_page(_chrome(context), request)
    return languages.readings_of(page, _chrome(context), request)


@register.inclusion_tag("components/alternates.html")
def alternates(readings: list[languages.Reading]) -> dict[str, Any]:
    """Tell search engines in which languages this very page can be read, and which is for everybody else."""
    same = languages.same_page(readings)
    return {"readings": same, "for_everybody_else": languages.english_of(same)}


@register.simple_tag(takes_context=True)
def page_json_ld(context: Context, page: Page) -> SafeString | str:
    """Tell search engines whose page this is and the way to it."""
    known = _chrome(context)
    site_url = settings.SITE_URL
    steps = trails.trail_to(page, known, inclusive=True)
    facts = [organisation_json_ld(known.organisation, site_url), breadcrumb_json_ld(steps, site_url)]
    return format_html_join("", "{}", ((json_ld(each),) for each in facts))


@register.simple_tag(takes_context=True)
def may_be_editor(context: Context) -> bool:
    """Tell whether the visitor may be signed in, without opening the session: most visitors have none."""
    request = context.get("request")
    return settings.SESSION_COOKIE_NAME in getattr(request, "COOKIES", {})


@register.simple_tag
def absolute_static(path: str) -> str:
    """Return the whole address of a static file, as pages that are shared elsewhere need it."""
    return urljoin(f"{settings.SITE_URL}/", static(path))


@register.simple_tag
def menu_mark(item: Link, page: Page | None) -> SafeString | str:
    """Return the attribute that marks the menu item of this page, or of the section it is in."""
    if not page or not getattr(page, "path", "").startswith(item.tree_path):
        return ""
    return format_html(' aria-current="{}"', "page" if page.path == item.tree_path else "true")


@register.simple_tag(takes_context=True)
def footer_links(context: Context) -> list[Any]:
    """Return the pages every visitor must be able to find: contact, accessibility, privacy, cookies."""
    return _chrome(context).footer(FOOTER_SLUGS)


@register.inclusion_tag("components/banners.html", takes_context=True)
def banners(context: Context) -> dict[str, Any]:
    """Show the alert banners that are valid at this very moment."""
    return {"banners": _chrome(context).banners_at(timezone.now()), "language": get_language()}


@register.inclusion_tag("components/crisis_help.html", takes_context=True)
def crisis_help(context: Context, compact: bool = False) -> dict[str, Any]:
    """Show who to turn to in a crisis; `compact=True` for the footer."""
    known = _chrome(context)
    return {"contacts": known.crisis, "organisation": known.organisation, "compact": compact}


@register.inclusion_tag("components/translation_notice.html")
def translation_notice(page: Page | None, readings: list[languages.Reading]) -> dict[str, Any]:
    """Say honestly where a translation is behind the English, or made by a machine and checked by nobody."""
    english = languages.english_of(languages.same_page(readings))
    return {"record": notice_of(page) if page else None, "english": english}


@register.inclusion_tag("components/example_mark.html")
def example_mark(page: Any) -> dict[str, Any]:
    """Show the “Example” mark where a page is one."""
    return {"is_example": bool(getattr(page, "is_example", False))}


@register.inclusion_tag("components/reviewed.html")
def reviewed(page: Any) -> dict[str, Any]:
    """Show when a page was last checked, and who looks after it."""
    return {"last_reviewed": getattr(page, "last_reviewed", None), "owner_role": getattr(page, "owner_role", "")}


@register.inclusion_tag("components/other_formats.html")
def other_formats(page: Page) -> dict[str, Any]:
    """Show what a page can be had in besides itself, and lead to asking for what is missing."""
    language = get_language() or settings.LANGUAGE_CODE
    return {"formats": format_set(page, language), "language": language, "ask_url": f"{page.url}{ASK}"}


@register.simple_tag
def error_summary(form: BaseForm | None) -> SafeString | str:
    """Show the list of a form's errors, each linked to its field; nothing where there is none."""
    if not form or not form.errors:
        return ""
    return render_component("error-summary", {"titleText": _("There is a problem"), "errorList": error_links(form)})


@register.simple_tag(takes_context=True)
def paginate(context: Context, page_obj: ResultPage, parameter: str = "page") -> SafeString | str:
    """Show links to the other pages of a list; every other part of the address stays."""
    if page_obj.paginator.num_pages < 2:
        return ""
    request: HttpRequest | None = context.get("request")

    def address(number: int) -> str:
        query = request.GET.copy() if request else None
        if query is None:
            return f"?{parameter}={number}"
        query[parameter] = str(number)
        return f"?{query.urlencode()}"

    params: dict[str, Any] = {"landmarkLabel": _("Pages of this list"), "items": _numbers(page_obj, address)}
    if page_obj.has_previous():
        params["previous"] = {"href": address(page_obj.previous_page_number()), "text": _("Previous")}
    if page_obj.has_next():
        params["next"] = {"href": address(page_obj.next_page_number()), "text": _("Next")}
    return render_component("pagination", params)


def _numbers(page_obj: ResultPage, address: Any) -> list[Mapping[str, Any]]:
    return [
        {
            "number": number,
            "href": address(number),
            "current": number == page_obj.number,
            "visuallyHiddenText": _("Page %(number)s") % {"number": number},
        }
        if isinstance(number, int)
        else {"ellipsis": True}
        for number in page_obj.paginator.get_elided_page_range(page_obj.number, on_each_side=1, on_ends=1)
    ]
