"""Feed, calendars and the list to embed: what other programs and other sites take from the opportunities."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import get_language

from core.selectors import organisation
from core.serving import page_extra
from involvement.cards import opportunity_cards
from involvement.models import OpportunityIndexPage, OpportunityPage
from involvement.open_data import atom, calendars
from involvement.open_data.keeping import MAX_AGE, kept, tag_of
from involvement.open_data.reading import Reading, last_change, read
from involvement.selectors import opportunities_at

MOST_EVENTS = 500  # opportunities in one calendar
MOST_EMBEDDED = 10


@page_extra(OpportunityIndexPage, "feed/")
def feed(page: OpportunityIndexPage, request: HttpRequest) -> HttpResponse:
    """Return the list as an Atom feed, newest first, with the filters of the address."""
    query = request.GET.copy()
    query["sort"] = "newest"
    reading = read(page, query)
    address = request.build_absolute_uri()
    return kept(request, _tag(page, reading), lambda: atom.atom_feed(page, reading, address), atom.TYPE)


@page_extra(OpportunityIndexPage, "calendar.ics")
def list_calendar(page: OpportunityIndexPage, request: HttpRequest) -> HttpResponse:
    """Return the dates of the list as a calendar; without a status also what is closed or called off by now."""
    query = request.GET.copy()
    query.setdefault("status", "all")
    reading = read(page, query)

    def made() -> bytes:
        return calendars.calendar_of(reading.pages(0, MOST_EVENTS), page.title)

    return kept(request, _tag(page, reading), made, calendars.TYPE, name="opportunities.ics")


@page_extra(OpportunityPage, "calendar.ics")
def page_calendar(page: OpportunityPage, request: HttpRequest) -> HttpResponse:
    """Return the dates of one opportunity as a calendar file."""
    tag = tag_of(page.pk, page.last_published_at, get_language())
    name = f"{page.slug}.ics"
    return kept(request, tag, lambda: calendars.calendar_of([page], page.title), calendars.TYPE, name=name)


@page_extra(OpportunityIndexPage, "embed/")
def embedded(page: OpportunityIndexPage, request: HttpRequest) -> HttpResponse:
    """Show the list in a few lines that the sites of allowed partners may put into a frame."""
    reading, now, facts = read(page, request.GET), timezone.now(), organisation(request)
    positions = [place for number, place in enumerate(reading.answer.in_order()) if number < MOST_EMBEDDED]
    shown = opportunities_at(reading.answer.index, positions)
    cards = opportunity_cards(shown, now, facts.closing_soon_days, request)
    query = reading.filters.query_string(page=1)
    context = {"page": page, "cards": cards, "list_url": f"{page.full_url}{'?' if query else ''}{query}"}
    response = render(request, "involvement/embedded_list.html", context)
    response.xframe_options_exempt = True  # where Django's middleware looks
    response["Content-Security-Policy"] = facts.embedding_policy()
    response["Cross-Origin-Resource-Policy"] = "cross-origin"
    response["X-Robots-Tag"] = "noindex"
    response["Cache-Control"] = f"public, max-age={MAX_AGE}"
    return response


def _tag(page: OpportunityIndexPage, reading: Reading) -> str:
    # What matches changes by the clock as well as by publishing.
    return tag_of(page.pk, last_change(page), f"{reading.answer.matching:x}", reading.filters.query_string())
