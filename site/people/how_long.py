"""How long we keep what we hold about somebody, in words for them; the periods are the trust's own."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from people.models import RetentionPeriod
from people.retention import kinds

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise

A_YEAR = 365  # days

_WORDS: "dict[str, StrOrPromise]" = {
    "never_confirmed": _("A form that you did not confirm"),
    "answers": _("Your answers on a form, after the thing is over or you have left it"),
    "sign_ups": _("That you took part in something, after it is over or you have left it"),
    "letters": _("Which mail we sent you"),
    "people": _("Your name and how to reach you, when you take part in nothing and want no news"),
}


@dataclass(frozen=True)
class Stay:
    """One kind of thing and for how long it stays."""

    words: "StrOrPromise"
    time: str


def how_long() -> list[Stay]:
    """Return how long the kinds of things are kept that concern a person who uses their own page."""
    periods = dict(RetentionPeriod.objects.values_list("kind", "days"))
    return [
        Stay(words, days_in_words(periods.get(kind.name, kind.default_days)))
        for kind in kinds()
        if (words := _WORDS.get(kind.name) or kind.own_words)
    ]


def days_in_words(days: int) -> str:
    """Return a time in whole years where it is some, else in days."""
    years, rest = divmod(days, A_YEAR)
    if years and not rest:
        return ngettext("%(count)d year", "%(count)d years", years) % {"count": years}
    return ngettext("%(count)d day", "%(count)d days", days) % {"count": days}
