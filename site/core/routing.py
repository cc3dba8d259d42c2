"""From an address to its page in two queries at any depth, where Wagtail asks for every step on the way."""

from typing import Any

from django.http import Http404, HttpRequest
from wagtail.contrib.routable_page.models import RoutablePageMixin
from wagtail.models import Page

from core.chrome import Link

Route = tuple[Page, list[Any], dict[str, Any]]
DEEPEST = 20  # steps below the front page; no page of this site stands deeper, so a longer address is nobody’s


def route_by_address(request: HttpRequest, path: str, home: Link) -> Route | None:
    """Return what Wagtail's own walk down the tree would return for this path below this front page.

    The deepest page on the way answers for the rest of the address; nothing is returned where there is no answer.
    """
    steps = [step for step in path.split("/") if step]
    if len(steps) > DEEPEST:
        return None
    addresses = [home.url_path + "".join(f"{step}/" for step in steps[:number]) for number in range(len(steps) + 1)]
    # The slug is indexed, the address is not: the first finds few rows, the second the right ones among them.
    pages = Page.objects.filter(slug__in={home.slug, *steps}, url_path__in=addresses)
    page = pages.order_by("-depth").first()
    if page is None:
        return None
    rest = steps[addresses.index(page.url_path) :]
    if rest and not issubclass(page.specific_class or Page, RoutablePageMixin):
        return None
    try:
        route: Route = _as_it_is_served(page).route(request, rest)
    except Http404:
        return None
    return route


def _as_it_is_served(page: Page) -> Page:
    """Return the page as its own type, together with the related rows that its template always shows."""
    model = page.specific_class
    related: tuple[str, ...] = getattr(model, "served_with", ())
    if model is None or not related:
        specific: Page = page.specific
        return specific
    served: Page = model._default_manager.select_related(*related).get(pk=page.pk)
    return served
