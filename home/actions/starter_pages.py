"""Plants the tree of the starter site; a page that stands at its address already is left alone."""

from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.utils import timezone
from wagtail.models import Page, Site

from home.actions.report import Report
from home.actions.starter_successors import as_kind, only_kept_the_place
from home.actions.starter_values import Resolver
from home.models import HomePage, WayIn
from home.starter.pages_front import WAYS_IN
from home.starter.plan import OWNER_ROLE, REVIEW_DUE, WRITTEN_ON, Drawing, PagePlan
from home.starter.tree import BELOW_THE_FRONT_PAGE, FRONT_PAGE

LOCAL_HOSTS = ("localhost", "127.0.0.1")
DEFAULT_PORTS = {"http": 80, "https": 443}


def load_pages(report: Report) -> Resolver:
    """Make the missing pages of the tree and return what knows them by address."""
    pages: dict[str, Page] = {}
    missing: list[PagePlan] = []
    front = _front_page()
    if front is None:
        front = _add_bare(Page.get_first_root_node(), FRONT_PAGE)
        missing.append(FRONT_PAGE)
        _make_root_of_site(front)
    pages[FRONT_PAGE.address] = front
    known = {page.url_path: page for page in Page.objects.descendant_of(front).order_by("path")}
    for plan in BELOW_THE_FRONT_PAGE:
        page = known.get(front.url_path + plan.address.lstrip("/"))
        if page is None and not _has_room(pages.get(plan.parent_address), plan):
            report.notes.append(f"The page above {plan.address} is not what belongs there: nothing was put below it.")
            continue
        if page is None or only_kept_the_place(page, plan.kind):
            page = as_kind(page, plan.kind) if page else _add_bare(pages[plan.parent_address], plan)
            missing.append(plan)
        pages[plan.address] = page
    resolver = Resolver(pages)
    for plan in (each for each in (FRONT_PAGE, *BELOW_THE_FRONT_PAGE) if each.address in pages):
        report.count("pages", made=plan in missing)
        if plan in missing:
            _fill(pages[plan.address], plan, resolver)
    return resolver


def follow_site_url() -> None:
    """Let the site's own address follow SITE_URL where it is on this machine only: PORT may change between runs."""
    address = urlsplit(settings.SITE_URL)
    port = address.port or DEFAULT_PORTS[address.scheme]
    site = Site.objects.filter(is_default_site=True, hostname__in=LOCAL_HOSTS).exclude(port=port).first()
    if site and address.hostname in LOCAL_HOSTS:
        site.hostname, site.port = address.hostname, port
        site.save()


def _front_page() -> HomePage | None:
    site = Site.objects.filter(is_default_site=True).select_related("root_page").first()
    return HomePage.objects.filter(pk=site.root_page_id).first() if site else None


def _make_root_of_site(front: Page) -> None:
    address = urlsplit(settings.SITE_URL)
    Site.objects.update_or_create(
        is_default_site=True,
        defaults={
            "hostname": address.hostname or "localhost",
            "port": address.port or DEFAULT_PORTS[address.scheme],
            "site_name": FRONT_PAGE.title,
            "root_page": front,
        },
    )
    # Wagtail's own welcome page is a bare Page without content; anything else somebody made is kept.
    for page in Page.objects.filter(depth=2, numchild=0).exclude(pk=front.pk):
        if page.specific_class is Page:
            page.delete()


def _has_room(parent: Page | None, plan: PagePlan) -> bool:
    """Tell whether a page of this kind can stand there: an editor may have made something else of the page above."""
    return parent is not None and bool(plan.kind.can_exist_under(parent.specific_deferred))


def _add_bare(parent: Page, plan: PagePlan) -> Page:
    # Not live until it is filled in: pages link to each other, so all of them must exist first.
    page = plan.kind(title=plan.title, slug=plan.slug or "front", live=False)
    parent.add_child(instance=page)
    return page


def _fill(page: Page, plan: PagePlan, resolver: Resolver) -> None:
    values: dict[str, Any] = {
        "summary": plan.summary,
        "listing_image": Drawing(plan.drawing) if plan.drawing else None,
        "seo_title": plan.seo_title,
        "search_description": plan.summary,
        "show_in_menus": plan.in_menu,
        "is_example": plan.is_example,
        "owner_role": OWNER_ROLE,
        "last_reviewed": WRITTEN_ON,
        "review_due": REVIEW_DUE,
        **plan.values,
    }
    for name, value in values.items():
        setattr(page, name, resolver.value(value))
    if plan.body:
        page.body = resolver.stream(page._meta.get_field("body").stream_block, plan.body)
    if isinstance(page, HomePage):
        page.ways_in.add(
            *(
                WayIn(sort_order=number, **{name: resolver.value(value) for name, value in way.items()})
                for number, way in enumerate(WAYS_IN)
            )
        )
    _add_rows(page, plan, resolver)
    publish(page)


def _add_rows(page: Page, plan: PagePlan, resolver: Resolver) -> None:
    for name, rows in plan.rows.items():
        related = getattr(page, name)
        for number, row in enumerate(rows):
            values = {field: resolver.value(value) for field, value in row.items()}
            related.add(related.model(sort_order=number, **values))


def publish(page: Page) -> None:
    """Put a page of the starter site live, checked as an editor's would be."""
    page.live, page.has_unpublished_changes = True, False
    page.first_published_at = page.last_published_at = timezone.now()
    page.save()
