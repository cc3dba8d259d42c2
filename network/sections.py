"""Which group a page of its section belongs to."""

from wagtail.models import Page

from network.models import GroupPage


def group_above(page: Page) -> GroupPage | None:
    """Return the group right above this page, None where it stands elsewhere; one query."""
    if not page.path or page.depth < 2:
        return None
    above: GroupPage | None = GroupPage.objects.filter(path=page.path[: -page.steplen]).first()
    return above
