"""Search in what people said: asked of the records themselves, so that nothing of it lies in an index of words."""

from collections.abc import Iterable, Sequence

from django.contrib.contenttypes.models import ContentType
from django.db.models import Q, QuerySet
from wagtail.models import Page, ReferenceIndex

from core.excerpts import holds
from core.models import Contribution, ContributionText
from core.search_index import MOST_LOOKED_AT, Forms


def pages_quoting(words: Sequence[Forms]) -> dict[int, str]:
    """Return the pages that show something somebody said with all of these words, and what that is."""
    said = _said_with(words)
    if not said:
        return {}
    references = ReferenceIndex.objects.filter(
        base_content_type=ContentType.objects.get_for_model(Page),
        to_content_type=ContentType.objects.get_for_model(Contribution),
        to_object_id__in=[str(number) for number in said],
    )
    rows = references.values_list("object_id", "to_object_id")[:MOST_LOOKED_AT]
    return {int(page): said[int(number)] for page, number in rows}


def _said_with(words: Sequence[Forms]) -> dict[int, str]:
    texts: QuerySet[ContributionText] = ContributionText.objects.filter(contribution__in=Contribution.objects.shown())
    for forms in words:
        texts = texts.filter(_holds_any(forms))
    rows = texts.order_by("-pk").values_list("contribution_id", "words", "who")[:MOST_LOOKED_AT]
    # The database finds “art” in “part” too; whole words are what people look for.
    return {number: text for number, text, who in rows if all(holds(f"{text} {who}", forms) for forms in words)}


def _holds_any(forms: Iterable[str]) -> Q:
    return Q(*(Q(words__icontains=form) | Q(who__icontains=form) for form in forms), _connector=Q.OR)
