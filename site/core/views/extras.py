"""What stands below a page and is no page itself: its feed, its calendar, its list to embed."""

from django.http import Http404, HttpRequest, HttpResponse
from wagtail.models import Page
from wagtail.views import serve

from core.serving import TAILS, extra_for

# Wagtail's own addresses hold no dot, so that this pattern has to come first.
PATTERN = rf"^(?P<address>(?:[\w-]+/)+)(?P<tail>{'|'.join(tail.replace('.', '[.]') for tail in TAILS)})$"


def page_extra_view(request: HttpRequest, address: str, tail: str) -> HttpResponse:
    """Answer with what the page's type has registered for this tail; anything else is Wagtail's matter."""
    route = Page.route_for_request(request, address)
    page = route[0] if route else None
    function = extra_for(page, tail) if page else None
    if page is None or function is None:
        if "." in tail:
            raise Http404
        answer: HttpResponse = serve(request, f"{address}{tail}")
        return answer
    if not page.live or page.get_view_restrictions().exists():
        raise Http404
    return function(page, request)
