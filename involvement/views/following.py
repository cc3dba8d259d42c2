"""The pages on which somebody asks to follow a story, or what is new about a theme or in a part of the trust."""

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect, QueryDict
from django.shortcuts import render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt
from wagtail.models import Page

from core.models import Directorate, Theme
from core.models.taxonomies import Term
from core.requests import is_rate_limited
from core.serving import page_extra
from involvement.actions.following import ask_to_follow
from involvement.filter_words import notice_words
from involvement.finding.stories import story_index
from involvement.following.things import Kind, Thing, thing_in_words
from involvement.forms import FollowForm
from involvement.models import StoryIndexPage, StoryPage
from involvement.story_filters import StoryFilters
from involvement.story_lists import story_vocabulary
from people.views.privacy import form_page

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise

REQUESTS = 20  # valid forms from one network address
PER = 60 * 60  # seconds
SENT = "sent"  # in the address after the button
TERMS: dict[str, type[Term]] = {Kind.THEME: Theme, Kind.DIRECTORATE: Directorate}
MOST_NOTICES = 5


@dataclass(frozen=True)
class Offer:
    """What can be followed on one page: the one thing it is about, or a choice of terms, and what is said beside it."""

    thing: Thing | None = None
    terms: "dict[str, tuple[str, int, StrOrPromise]]" = field(default_factory=dict)  # value -> kind, key, name
    query: str = ""  # what stands in the address
    notices: tuple[str, ...] = ()

    @property
    def choices(self) -> "list[tuple[str, StrOrPromise]] | None":
        """Return what the form asks, None where there is nothing to ask."""
        return None if self.thing else [(value, name) for value, (_kind, _key, name) in self.terms.items()]

    def chosen(self, value: str) -> Thing | None:
        """Return what somebody has chosen; None where it was deleted this moment."""
        if self.thing:
            return self.thing
        kind, number, _name = self.terms[value]
        term = TERMS[kind]._default_manager.filter(pk=number).first()
        return Thing(kind, term.translation_key) if term else None


# The public has no session that a foreign site could borrow, and the form works in browsers without cookies.
@page_extra(StoryPage, "follow/")
@csrf_exempt
def follow_story(page: StoryPage, request: HttpRequest) -> HttpResponse:
    """Show and receive the form of one story; afterwards say the same to everybody."""
    return _ask(request, page, Offer(Thing(Kind.STORY, page.translation_key)))


@page_extra(StoryIndexPage, "follow/")
@csrf_exempt
def follow_terms(page: StoryIndexPage, request: HttpRequest) -> HttpResponse:
    """Show and receive the form for a theme or a part of the trust, those first that the list was filtered by."""
    offer = _terms_offered(page, request.GET)
    if not offer.terms:  # a trust that has neither themes nor directorates
        raise Http404
    return _ask(request, page, offer)


def _terms_offered(page: StoryIndexPage, query: QueryDict) -> Offer:
    vocabulary = story_vocabulary(page.locale_id, story_index(page))
    filters = StoryFilters.from_query(query, vocabulary)
    patterns = {Kind.THEME: _("About: %(name)s"), Kind.DIRECTORATE: _("Part of the trust: %(name)s")}
    chosen = {kind: vocabulary.chosen(kind, getattr(filters, kind)) for kind in TERMS}
    shown = chosen if any(chosen.values()) else {kind: vocabulary.facets[kind] for kind in TERMS}
    terms: dict[str, tuple[str, int, StrOrPromise]] = {
        f"{kind}-{word.value}": (kind, word.pk, patterns[Kind(kind)] % {"name": word.label})
        for kind, words in shown.items()
        for word in words
        if word.pk
    }
    kept = QueryDict(mutable=True)
    for kind, words in chosen.items():
        kept.setlist(kind, [word.value for word in words])
    notices = tuple(notice_words(each) for each in filters.ignored if each.filter_name in TERMS)
    return Offer(terms=terms, query=kept.urlencode(), notices=notices)


@form_page
def _ask(request: HttpRequest, page: Page, offer: Offer) -> HttpResponse:
    if request.method == "POST":
        return _receive(request, page, offer)
    if SENT in request.GET:
        return render(request, "involvement/follow_sent.html", _context(page, offer))
    return _show(request, page, _form(offer), offer)


def _form(offer: Offer, data: QueryDict | None = None) -> FollowForm:
    return FollowForm(data, language=get_language() or "en", choices=offer.choices)


def _receive(request: HttpRequest, page: Page, offer: Offer) -> HttpResponse:
    form = _form(offer, request.POST)
    if not form.is_valid():
        return _show(request, page, form, offer, status=422)
    if is_rate_limited(request, "follow", REQUESTS, PER):
        return _show(request, page, form, offer, status=429)
    typed = form.cleaned_data
    if thing := offer.chosen(typed.get("what", "")):
        ask_to_follow(thing, typed["email"], form.language, form.wording)
    return HttpResponseRedirect(f"{request.path}?{offer.query}{'&' if offer.query else ''}{SENT}=yes")


def _show(request: HttpRequest, page: Page, form: FollowForm, offer: Offer, status: int = 200) -> HttpResponse:
    context = _context(page, offer) | {"form": form, "is_too_much": status == 429}
    return render(request, "involvement/follow.html", context, status=status)


def _context(page: Page, offer: Offer) -> dict[str, Any]:
    back = f"{page.url}{'?' if offer.query else ''}{offer.query}"
    return {
        "page": page,
        "is_story": offer.thing is not None,
        "words": thing_in_words(offer.thing) if offer.thing else "",
        "notices": offer.notices[:MOST_NOTICES],
        "notices_left_out": max(0, len(offer.notices) - MOST_NOTICES),
        "back_url": back,
    }
