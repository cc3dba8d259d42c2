"""What somebody let us use, and pictures, for tests; valid and shown unless a test says otherwise."""

from datetime import timedelta
from typing import Any

from django.utils import timezone
from wagtail.images.tests.utils import get_test_image_file
from wagtail.models import Collection

from core.models import Contribution, ContributionText, CustomImage

WORDS = "At last I can make tea."
A_YEAR = timedelta(days=365)


def make_contribution(words: str = WORDS, who: str = "A patient", **overrides: Any) -> Contribution:
    """Return something somebody said and agreed to; `in_polish` are the same words in Polish."""
    in_polish = overrides.pop("in_polish", "")
    today = timezone.localdate()
    facts = {
        "title": "Kettles, a patient",
        "agreement_note": "Ward manager, folder 3",
        "agreed_on": today,
        "review_on": today + A_YEAR,
        "shown_until": today + A_YEAR + timedelta(days=30),
        "on_website": True,
    }
    contribution = Contribution.objects.create(**(facts | overrides))
    texts = {"en": words, "pl": in_polish}
    for language, text in texts.items():
        if text:
            ContributionText.objects.create(contribution=contribution, language=language, words=text, who=who)
    return contribution


def make_agreed_picture(**overrides: Any) -> CustomImage:
    """Return a picture of somebody who agreed to it; further values are those of the record."""
    agreement = make_contribution("", kind=Contribution.Kind.PICTURE, **({"title": "Ward, a portrait"} | overrides))
    return make_picture("Portrait", shows_people=CustomImage.People.AGREED, agreement=agreement)


def agreement_of(picture: CustomImage) -> Contribution:
    """Return the record of a picture of people."""
    assert picture.agreement is not None
    return picture.agreement


def make_picture(title: str = "Drawing", **overrides: Any) -> CustomImage:
    """Return a picture in which nobody can be recognised."""
    if not Collection.get_first_root_node():  # a test with real transactions has emptied the database
        Collection.add_root(name="Root")
    facts = {"file": get_test_image_file(size=(96, 64)), "shows_people": CustomImage.People.NOBODY}
    return CustomImage.objects.create(title=title, **(facts | overrides))
