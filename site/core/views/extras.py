"""What stands below a page and is no page itself: its feed, its calendar, its list to embed."""

from django.http import Http404, HttpRequest, HttpResponse
from wagtail.models import Page
from wagtail.views import serve

from core.chrome import Chrome
from core.routing import route_by_address
from core.serving import TAILS, PageExtra, extra_for

# Wagtail's own addresses hold no dot, so that this pattern has to come first.
PATTERN = rf"^(?P<address>(?:[\w-]+/)*)(?P<tail>{'|'.join(tail.replace('.', '[.]') for tail in TAILS)})$"
WAGTAILS_ROUTE = "_wagtail_route_for_request"  # where Wagtail keeps the one route of a request


def page_extra_view(request: HttpRequest, address: str, tail: str) -> HttpResponse:
    """Answer with what the page's type has registered for this tail; anything else is Wagtail's matter."""
    page, function = extra_at(request, address, tail)
    if page is None or function is None:
        if "." in tail:
            raise Http404
        answer: HttpResponse = serve(request, f"{address}{tail}")
        return answer
    if not page.live or page.get_view_restrictions().exists():
        raise Http404
    return function(page, request)


def extra_at(request: HttpRequest, address: str, tail: str) -> tuple[Page | None, PageExtra | None]:
    """Return the page at an address and the function that its type has registered for this tail of it."""
    known: Chrome | None = getattr(request, "_chrome", None)
    if known and known.home and known.only_site and not hasattr(request, WAGTAILS_ROUTE):
        setattr(request, WAGTAILS_ROUTE, route_by_address(request, address, known.home))
    route = Page.route_for_request(request, address)
    page = route[0] if route else None
    function = extra_for(page, tail) if page else None
    if function is None and hasattr(request, WAGTAILS_ROUTE):
        delattr(request, WAGTAILS_ROUTE)  # it has to look for the whole address
    return page, function
