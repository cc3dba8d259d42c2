"""A plan in words: one sheet for the page, the PDF and the document, so that the three cannot disagree."""

from django.conf import settings
from django.utils.text import capfirst
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from core.look.words import date_in_words, minutes_in_words, pounds_in_words
from core.tongues.directions import direction_of
from involvement.models.offer import OfferMixin
from involvement.road_map.budget import budget_of
from involvement.road_map.plan import Plan
from involvement.road_map.plan_choices import ACCESS, RHYTHM_OF, RHYTHMS
from involvement.road_map.sheets import Part, Sheet, Table
from involvement.road_map.time_line import time_line
from involvement.vocabulary import Way

TICKED, OPEN = "☑", "☐"


def plan_sheet(plan: Plan, note: str = "") -> Sheet:
    """Return everything a plan says, in the active language."""
    language = get_language() or settings.LANGUAGE_CODE
    parts = (_short(plan), _dates(plan), _money(plan), _access(plan), _telling(plan))
    return Sheet(plan.what, _("Involvement plan"), language, direction_of(language), parts, note)


def time_words(plan: Plan) -> str:
    """Return how often people meet and for how long, such as "3 meetings of 2 hours, every two weeks"."""
    number = ngettext("%(count)d meeting of %(length)s", "%(count)d meetings of %(length)s", plan.meetings)
    words = number % {"count": plan.meetings, "length": minutes_in_words(plan.minutes)}
    if plan.preparation:
        words = _("%(meetings)s, and %(length)s to prepare for each") % {
            "meetings": words,
            "length": minutes_in_words(plan.preparation),
        }
    if plan.meetings == 1:
        return words
    return _("%(meetings)s, %(often)s") % {"meetings": words, "often": _rhythm_words(plan)}


def audience_words(plan: Plan) -> str:
    """Return who is needed."""
    return ", ".join(audience.name for audience in plan.audiences)


def _rhythm_words(plan: Plan) -> str:
    found = next(words for value, words in RHYTHMS if RHYTHM_OF[value] == plan.rhythm)
    return str(found).lower()


def _short(plan: Plan) -> Part:
    ways = ", ".join(str(way.label) for way in Way if way.value in plan.ways)
    rows = [
        (_("What can change"), plan.why),
        (_("What people do"), plan.tasks),
        (_("Who"), _("%(number)d: %(who)s") % {"number": plan.people, "who": audience_words(plan)}),
        (_("For"), plan.directorate.name if plan.directorate else ""),
        (_("How and where"), ", ".join(words for words in (ways, plan.area.name if plan.area else "") if words)),
        (_("How early"), _with_meaning(plan.stage.name, plan.stage.description)),
        (_("How much say"), _with_meaning(plan.rung.name, plan.rung.description)),
        (_("People can expect"), plan.rung.expectation),
        (_("Why not more say"), plan.rung_reason),
        (_("Time"), time_words(plan)),
    ]
    filled = tuple((name, words) for name, words in rows if words)
    return Part("short", _("In short"), table=Table((_("Question"), _("Answer")), filled))


def _with_meaning(name: str, meaning: str) -> str:
    return _("%(name)s: %(meaning)s") % {"name": name, "meaning": meaning} if meaning else name


def _dates(plan: Plan) -> Part:
    rows = tuple((date_in_words(moment.day), moment.words) for moment in time_line(plan))
    return Part("when", _("Time line"), table=Table((_("By"), _("What happens")), rows))


def _money(plan: Plan) -> Part:
    spent = (_("Money people spend: %(words)s.") % {"words": str(OfferMixin.Expenses(plan.expenses).label)},)
    budget = budget_of(plan)
    if budget is None or plan.rate is None:
        return Part("money", _("Payments"), paragraphs=(_("People are not paid."), *spent))
    rows = [
        (_("Rate"), str(plan.rate)),
        (_("One person, one meeting"), pounds_in_words(budget.one_meeting)),
        (_("One person, everything"), pounds_in_words(budget.one_person)),
        (_("Everybody (%(number)d), everything") % {"number": plan.people}, pounds_in_words(budget.everybody)),
    ]
    table = Table((_("What"), _("How much")), tuple((name, words) for name, words in rows if words))
    return Part("money", _("Payments"), paragraphs=spent, table=table)


def _access(plan: Plan) -> Part:
    items = tuple(f"{TICKED if value in plan.access else OPEN} {words}" for value, words in ACCESS)
    return Part("access", _("Access checklist"), items=items)


def _telling(plan: Plan) -> Part:
    day, how = date_in_words(plan.told_by), capfirst(plan.told_how.rstrip("."))
    words = _("By %(day)s. %(how)s.") % {"day": day, "how": how}
    return Part("told", _("How people will be told"), paragraphs=(words,))
