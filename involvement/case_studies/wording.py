"""How much say people were promised and how much they had, in words first and then as a ladder."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from core.tongues.said import term_words
from involvement.models import CaseStudyPage, Rung


@dataclass(frozen=True)
class LadderStep:
    """One rung of the ladder, and whether it is the one promised, the one delivered or both."""

    name: str
    is_promised: bool
    is_delivered: bool


def promise_words(promised: Rung | None, delivered: Rung | None) -> str:
    """Return in one honest sentence whether people had the say they were promised."""
    if promised is None or delivered is None:
        return ""
    if promised.pk == delivered.pk:
        return _("People had as much say as we promised.")
    if delivered.sort_order < promised.sort_order:
        return _("People had less say than we promised.")
    if delivered.sort_order > promised.sort_order:
        return _("People had more say than we promised.")
    return _("It turned out differently from what we promised.")


def say_words(page: CaseStudyPage) -> str:
    """Return the say people had in one line, with what was promised where that was something else."""
    if page.rung_delivered is None:
        return ""
    if page.rung_promised is None or page.rung_promised_id == page.rung_delivered_id:
        return term_words(page.rung_delivered, page)
    words = {"delivered": page.rung_delivered.name, "promised": page.rung_promised.name}
    return _("%(delivered)s (promised: %(promised)s)") % words


def ladder(page: CaseStudyPage, rungs: Iterable[Rung]) -> list[LadderStep]:
    """Return the rungs from the most say down to the least, with the two that matter here marked."""
    return [
        LadderStep(rung.name, rung.pk == page.rung_promised_id, rung.pk == page.rung_delivered_id)
        for rung in sorted(rungs, key=lambda rung: -rung.sort_order)
    ]


def list_heading(number: int) -> str:
    """Return how many case studies a list has found."""
    if number == 0:
        return _("No case studies found")
    return ngettext("%(count)d case study", "%(count)d case studies", number) % {"count": number}
