"""Groups for tests, valid unless a test says otherwise."""

from typing import Any

from wagtail.models import Page

from network.models import (
    GroupKeyPoint,
    GroupPage,
    GroupQuestion,
    GroupTopic,
    KeyPointEvidence,
    KeyPointsPage,
    NewsletterPage,
)


def group_values(**overrides: Any) -> dict[str, Any]:
    """Return field values of a complete group that anybody can join at once."""
    return {
        "title": "Garden forum",
        "slug": "garden-forum",
        "summary": "People who plan the gardens together.",
        "purpose": "<p>We decide together what grows.</p>",
        "who_for": "Anyone who sits in our gardens.",
        "what_members_do": "<p>Read, talk, plan.</p>",
        "how_often": "Six times a year, for two hours",
        "where_it_meets": "Example House, and online",
        "how_we_work": "<p>You get the papers a week before.</p>",
        "adjustments": "Ring us and tell us what you need.",
        "payment": GroupPage.Payment.PAID,
        "payment_pence": 2000,
        "payment_unit": GroupPage.PaymentUnit.HOUR,
        "expenses": GroupPage.Expenses.PAID_BACK,
        "contact_name": "Example contact",
        "contact_phone": "01632 960001",
        "contact_email": "team@example.org",
        "joining": GroupPage.Joining.OPEN,
    } | overrides


def make_group(home_page: Page, **overrides: Any) -> GroupPage:
    """Add a complete, published group below the front page; `topics` and `questions` may be lists of words."""
    topics, questions = overrides.pop("topics", ()), overrides.pop("questions", ())
    page = GroupPage(**group_values(**overrides))
    page.topics.add(*(GroupTopic(sort_order=number, name=name) for number, name in enumerate(topics)))
    page.questions.add(*(GroupQuestion(sort_order=number, label=label) for number, label in enumerate(questions)))
    home_page.add_child(instance=page)
    return page


def make_discreet_group(home_page: Page, **overrides: Any) -> GroupPage:
    """Add a group whose name would tell something about a person's health."""
    values = {
        "title": "Living with psychosis network",
        "slug": "living-with-psychosis-network",
        "summary": "People who live with psychosis.",
        "is_discreet": True,
        "name_in_mail": "Our wider group",
        "topics": ["Wards", "Medicines"],
    }
    return make_group(home_page, **(values | overrides))


def make_newsletter(group: Page, **overrides: Any) -> NewsletterPage:
    """Add a letter to members to the public archive of a group."""
    values = {"title": "Autumn letter", "body": "<p>Here is what happened.</p>", "names_nobody": True} | overrides
    page = NewsletterPage(**values)
    group.add_child(instance=page)
    return page


def make_key_points(parent: Page, *points: tuple[str, list[Page]], **overrides: Any) -> KeyPointsPage:
    """Add a page of key points, each with the pages that show it."""
    page = KeyPointsPage(**({"title": "Key points", "slug": "key-points"} | overrides))
    for number, (title, shown) in enumerate(points):
        point = GroupKeyPoint(sort_order=number, title=title, meaning=f"What {title} means.")
        point.evidence.add(*(KeyPointEvidence(sort_order=place, shows=each) for place, each in enumerate(shown)))
        page.points.add(point)
    parent.add_child(instance=page)
    return page
