"""Writes the pages that move in: drafts, their files and the redirects from their old addresses, all or nothing."""

from contextlib import ExitStack
from html import escape
from typing import Any

from django.db import transaction
from wagtail.contrib.redirects.models import Redirect
from wagtail.log_actions import log

from home.actions.moving_files import Stored
from home.models import MovedPage, StandardPage
from home.moving_in.becoming import DocumentAt, PictureAt
from home.moving_in.links import Leads, with_links
from home.moving_in.planning import PagePlan, Plan


def carry_out(plan: Plan) -> int:
    """Write what the plan says, in one transaction; return for how many pages. Where it fails no file stays behind."""
    stored = Stored()
    with ExitStack() as undoing:
        undoing.callback(stored.take_back)
        with transaction.atomic():
            # Pages link to each other, so all of them must exist before any is filled.
            pages = [(each, _page_for(each, plan)) for each in plan.to_write]
            numbers = {each.key: page.pk for each, page in pages}
            for each, page in pages:
                _fill(each, page, _known_pages(each, numbers), stored)
                for path in each.redirects:
                    Redirect.add_redirect(path, redirect_to=page, site=plan.site)
        undoing.pop_all()
    return len(pages)


def _page_for(each: PagePlan, plan: Plan) -> StandardPage:
    if each.moved:
        draft: StandardPage = each.moved.page.specific.get_latest_revision_as_object()
        return draft
    page = StandardPage(title=each.title, slug=each.slug, live=False, has_unpublished_changes=True)
    page.locale = plan.parent.locale
    plan.parent.add_child(instance=page)
    log(instance=page, action="wagtail.create", content_changed=True)
    return page


def _known_pages(each: PagePlan, numbers: dict[str, int]) -> dict[str, int]:
    """Return the number of every page this one links to that moved, now or before."""
    wanted = {target.value for target in each.targets.values() if target.leads == Leads.MOVED}
    before = MovedPage.objects.filter(address__in=list(wanted)[:900]).values_list("address", "page_id")
    return {**dict(before), **numbers}


def _fill(each: PagePlan, page: StandardPage, pages: dict[str, int], stored: Stored) -> None:
    files = {address: stored.number_of(file) for address, file in each.files.items()}

    def opening(href: str) -> str:
        target = each.targets[href]
        if target.leads == Leads.NOWHERE:
            return ""
        if target.leads == Leads.DOCUMENT:
            return f'<a id="{files[href]}" linktype="document">'
        number = pages.get(target.value) if target.leads == Leads.MOVED else target.value
        if target.leads in (Leads.MOVED, Leads.PAGE) and number:
            return f'<a id="{number}" linktype="page">'
        return f'<a href="{escape(href)}">'

    raw = [{"type": name, "value": _raw(with_links(value, opening), files)} for name, value in each.blocks]
    page.title = page.draft_title = each.title
    page.summary = page.search_description = each.summary
    read = page.body.stream_block.to_python(raw)
    # As values of their blocks, so that each point of a list gets an identity, which translating needs.
    page.body = [(block.block_type, block.value) for block in read]
    if not page.live:
        page.save()
    revision = page.save_revision(log_action=True)
    MovedPage.objects.update_or_create(
        address=each.key, defaults={"digest": each.digest, "page_id": page.pk, "revision": revision}
    )


def _raw(value: Any, files: dict[str, int]) -> Any:
    if isinstance(value, PictureAt | DocumentAt):
        return files[value.address]
    if isinstance(value, dict):
        return {name: _raw(each, files) for name, each in value.items()}
    return [_raw(each, files) for each in value] if isinstance(value, list) else value
