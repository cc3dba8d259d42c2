"""The questions of a plan. The answers go into the address of the plan, and nothing of them is kept."""

from datetime import date
from typing import TYPE_CHECKING, Any

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from core.look.fields import NhsDateField
from core.look.forms import NhsForm
from core.look.widgets import DATE_PARTS, ConditionalRadios
from core.look.words import minutes_in_words
from core.models import Term
from involvement.models.offer import OfferMixin
from involvement.road_map.plan import Plan, last_meeting
from involvement.road_map.plan_choices import ACCESS, HOURS, NOT_PAID, PREPARATION, RHYTHM_OF, RHYTHMS
from involvement.road_map.plan_terms import PlanTerms
from involvement.vocabulary import Way
from people.fields import LongTextField, ShortTextField, name_in_messages

if TYPE_CHECKING:
    from collections.abc import Mapping

FIRST_DAY, LAST_DAY = date(2020, 1, 1), date(2099, 12, 31)
SHORT, LONG = 80, 300  # letters: the plan has to fit on one page, and into an address
MOST_PEOPLE, MOST_MEETINGS = 200, 30
NOWHERE = ""
TOO_EARLY = _("People cannot be told what happened before the last meeting")
_NUMBER = {"inputmode": "numeric", "width": "3"}


def _whole_number(label: Any, most: int) -> forms.IntegerField:
    return forms.IntegerField(
        label=label,
        min_value=1,
        max_value=most,
        widget=forms.TextInput(attrs=_NUMBER),
        error_messages={"invalid": _("Write a number, like 3")},
    )


class PlanForm(NhsForm):
    """Who, how early, how much say, when, what people get, and how they hear what came of it."""

    what = ShortTextField(label=_("What is it about?"), limit=SHORT, help_text=_("A few words. No names of people."))
    why = LongTextField(label=_("What can change because of what people say?"), limit=LONG, rows=3)
    tasks = LongTextField(label=_("What would people do?"), limit=LONG, rows=3)
    audiences = forms.MultipleChoiceField(label=_("Who do you need?"), widget=forms.CheckboxSelectMultiple)
    people = _whole_number(_("How many people?"), MOST_PEOPLE)
    directorate = forms.ChoiceField(label=_("Which part of the trust is it for?"), required=False)
    area = forms.ChoiceField(label=_("Where?"), required=False)
    ways = forms.MultipleChoiceField(
        label=_("How can people take part?"), choices=Way.choices, widget=forms.CheckboxSelectMultiple
    )
    stage = forms.ChoiceField(label=_("How early is it?"))
    rung = forms.ChoiceField(label=_("How much say do you promise?"))
    rung_reason = LongTextField(label=_("Why this much say, and not more?"), limit=LONG, rows=3)
    starts = NhsDateField(label=_("When do you first meet?"), earliest=FIRST_DAY, latest=LAST_DAY)
    meetings = _whole_number(_("How many meetings?"), MOST_MEETINGS)
    rhythm = forms.ChoiceField(label=_("How often?"), choices=RHYTHMS, widget=forms.RadioSelect)
    minutes = forms.TypedChoiceField(label=_("How long is a meeting?"), coerce=int)
    preparation = forms.TypedChoiceField(label=_("How long do people need to prepare for one?"), coerce=int)
    rate = forms.ChoiceField(label=_("What are people paid?"), widget=forms.RadioSelect)
    expenses = forms.ChoiceField(
        label=_("What about the money they spend?"), choices=OfferMixin.Expenses.choices, widget=forms.RadioSelect
    )
    access = forms.MultipleChoiceField(
        label=_("What will you have ready?"),
        choices=ACCESS,
        widget=forms.CheckboxSelectMultiple,
        required=False,
        help_text=_("Tick what you can promise. The rest stays on your list of things to think of."),
    )
    told_by = NhsDateField(label=_("By when are people told what happened?"), earliest=FIRST_DAY, latest=LAST_DAY)
    told_how = ShortTextField(
        label=_("How are they told?"), limit=SHORT, help_text=_("For example “by email, and at the next meeting”.")
    )

    def __init__(self, data: QueryDict | None = None, *, terms: PlanTerms, rung: str = "") -> None:
        self.terms = terms
        self.answers = data if data is not None else QueryDict()
        super().__init__(data, initial={"rung": rung})
        self._offer("audiences", terms.audiences)
        for name, known in (("directorate", terms.directorates), ("area", terms.areas)):
            self._choices(
                name, [(NOWHERE, _("It does not matter")), *((slug, each.name) for slug, each in known.items())]
            )
        self._offer_with_hints("stage", terms.stages)
        self._offer_with_hints("rung", terms.rungs)
        self._choices("minutes", [(number, minutes_in_words(number)) for number in HOURS])
        nothing = (0, _("Nothing to prepare"))
        self._choices("preparation", [nothing, *((each, minutes_in_words(each)) for each in PREPARATION if each)])
        rates = [(number, str(rate)) for number, rate in terms.rates.items()]
        self._choices("rate", [*rates, (NOT_PAID, _("They are not paid"))])
        for field in self.fields.values():
            name_in_messages(field)

    def clean(self) -> dict[str, Any]:
        """Refuse a promise that would come due while people still meet."""
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        if all(cleaned.get(name) for name in ("starts", "meetings", "rhythm", "told_by")):
            last = last_meeting(cleaned["starts"], cleaned["meetings"], RHYTHM_OF[cleaned["rhythm"]])
            if cleaned["told_by"] < last:
                self.add_error("told_by", TOO_EARLY)
        return cleaned

    def plan(self) -> Plan:
        """Return the plan that a valid form says."""
        said = self.cleaned_data
        terms = self.terms
        return Plan(
            what=said["what"],
            why=said["why"],
            tasks=said["tasks"],
            audiences=tuple(each for slug, each in terms.audiences.items() if slug in said["audiences"]),
            people=said["people"],
            directorate=terms.directorates.get(said["directorate"]),
            area=terms.areas.get(said["area"]),
            ways=frozenset(said["ways"]),
            stage=terms.stages[said["stage"]],
            rung=terms.rungs[said["rung"]],
            rung_reason=said["rung_reason"],
            starts=said["starts"],
            meetings=said["meetings"],
            rhythm=RHYTHM_OF[said["rhythm"]],
            minutes=said["minutes"],
            preparation=said["preparation"],
            rate=terms.rates.get(said["rate"]),
            expenses=said["expenses"],
            access=tuple(value for value, _words in ACCESS if value in said["access"]),
            told_by=said["told_by"],
            told_how=said["told_how"],
        )

    def _choices(self, name: str, choices: list[Any]) -> None:
        self.fields[name].choices = choices  # type: ignore[attr-defined]  # a ChoiceField

    def _offer(self, name: str, terms: "Mapping[str, Term]") -> None:
        self._choices(name, [(slug, term.name) for slug, term in terms.items()])

    def _offer_with_hints(self, name: str, terms: "Mapping[str, Term]") -> None:
        self.fields[name].widget = ConditionalRadios(hints={slug: term.description for slug, term in terms.items()})
        self._offer(name, terms)


def names_of_answers() -> set[str]:
    """Return the names under which a browser sends the answers of a plan."""
    dates = [name for name, field in PlanForm.base_fields.items() if isinstance(field, NhsDateField)]
    return {*PlanForm.base_fields, *(f"{name}_{part}" for name in dates for part in DATE_PARTS)}
