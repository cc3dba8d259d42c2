"""Puts below the groups what belongs to them: key points with their evidence, and an example of a letter."""

from datetime import timedelta

from django.utils import timezone
from wagtail.models import Page

from home.actions.report import Report
from home.actions.starter_pages import publish
from home.actions.starter_values import Resolver
from home.starter.pages_group_forum import KEY_POINTS, KEY_POINTS_SUMMARY, KEY_POINTS_TITLE, PlannedPoint
from home.starter.pages_group_network import LETTER, LETTER_SUMMARY, LETTER_TITLE
from home.starter.plan import OWNER_ROLE, REVIEW_DUE, WRITTEN_ON
from involvement.models import StoryPage
from network.models import GroupKeyPoint, GroupPage, KeyPointEvidence, KeyPointsPage, NewsletterPage

FORUM, NETWORK = "/participation-and-partnership-forum/", "/mental-health-network/"
FROM_THE_FORUM = "a-garden-to-sit-in"  # the example story that a group has told
A_MONTH = timedelta(days=30)


def load_group_pages(resolver: Resolver, report: Report) -> None:
    """Make what is missing below the groups; the pages that key points name must be there already."""
    forum, network = (resolver.pages[address].specific for address in (FORUM, NETWORK))
    for group, slug, add in ((forum, "key-points", _add_key_points), (network, "example-letter", _add_letter)):
        if not isinstance(group, GroupPage):
            report.notes.append(f"The page at {group.url} is no group: nothing was put below it.")
            continue
        is_missing = not group.get_children().filter(slug=slug).exists()
        report.count("pages of groups", made=is_missing)
        if is_missing:
            add(group, slug, resolver)


def _add_key_points(forum: GroupPage, slug: str, resolver: Resolver) -> None:
    page = KeyPointsPage(
        title=KEY_POINTS_TITLE,
        slug=slug,
        summary=KEY_POINTS_SUMMARY,
        search_description=KEY_POINTS_SUMMARY,
        owner_role=OWNER_ROLE,
        last_reviewed=WRITTEN_ON,
        review_due=REVIEW_DUE,
        live=False,
    )
    front = resolver.pages["/"].url_path
    page.points.add(*(_point(number, plan, front) for number, plan in enumerate(KEY_POINTS)))
    forum.add_child(instance=page)
    publish(page)
    untouched = StoryPage.objects.child_of(resolver.pages["/we-said-we-did/"]).filter(slug=FROM_THE_FORUM)
    untouched.filter(came_from=None, latest_revision=None, is_example=True).update(came_from=forum)


def _point(number: int, plan: PlannedPoint, front: str) -> GroupKeyPoint:
    point = GroupKeyPoint(sort_order=number, title=plan.title, meaning=plan.meaning)
    for place, (address, note) in enumerate(plan.evidence):
        shown = Page.objects.filter(url_path=front + address.lstrip("/")).first()
        if shown:
            point.evidence.add(KeyPointEvidence(sort_order=place, shows=shown, note=note))
    return point


def _add_letter(network: GroupPage, slug: str, resolver: Resolver) -> None:
    page = NewsletterPage(
        title=LETTER_TITLE,
        slug=slug,
        summary=LETTER_SUMMARY,
        search_description=LETTER_SUMMARY,
        body=resolver.text(LETTER),
        sent_on=timezone.localdate() - A_MONTH,
        names_nobody=True,
        is_example=True,
        owner_role=OWNER_ROLE,
        last_reviewed=WRITTEN_ON,
        review_due=REVIEW_DUE,
        live=False,
    )
    network.add_child(instance=page)
    publish(page)
