"""What feeds and the API say of somebody's words: only of those who agreed that others may copy them."""

from typing import Any

from django.conf import settings
from django.db.models import Count, Max, Q
from django.utils import timezone
from django.utils.translation import get_language
from ninja import Schema

from core.models import Contribution


class SaidShape(Schema):
    """Somebody's words, as they agreed to them."""

    words: str
    who: str
    language: str


def said_shape(contribution: Contribution | None) -> SaidShape | None:
    """Return the words in the active language, or nothing where they may not be given to others at this moment."""
    if contribution is None or not contribution.in_open_data or not contribution.is_shown:
        return None
    text = contribution.text_in(get_language() or settings.LANGUAGE_CODE)
    return SaidShape(words=text.words, who=text.who, language=text.language) if text else None


def holds_words(answer: Any) -> bool:
    """Tell whether somebody's words stand anywhere in an answer of the API."""
    if isinstance(answer, dict):
        return {"words", "who"} <= answer.keys() or any(holds_words(each) for each in answer.values())
    return isinstance(answer, list) and any(holds_words(each) for each in answer)


def stamp_of_words() -> str:
    """Return what differs as soon as any words in open data do, or their day has come; empty while there are none."""
    shown = Q(withdrawn_at__isnull=True, on_website=True, shown_until__gte=timezone.localdate())
    facts = Contribution.objects.filter(in_open_data=True).aggregate(
        last=Max("changed_at"), all=Count("pk"), shown=Count("pk", filter=shown)
    )
    return "/".join(str(value) for value in facts.values()) if facts["all"] else ""
