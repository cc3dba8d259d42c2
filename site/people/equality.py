"""The questions of equality monitoring and the codes of their answers; every question may be left out or declined.

Ethnic categories are the 16+1 of the 2001 census, the national standard of the NHS: codes and words as in the NHS Data
Dictionary, https://www.datadictionary.nhs.uk/data_elements/ethnic_category.html (read in November 2026). There, Z is
for whoever "has been given the opportunity to state" it "but chose not to", and 99 for "not known". Z is an answer that
is counted, here for every question; 99 is never stored: it is whoever could have answered and did not.
"""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

from people.age_bands import band_codes, band_label
from people.monitoring import monitoring_settings

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise

DECLINED = "Z"
NOT_KNOWN = "99"
ASKED, PEOPLE = "asked", "people"  # question and answer under which those who could answer are counted

ETHNICITY: "dict[str, StrOrPromise]" = {
    "A": _("White - British"),
    "B": _("White - Irish"),
    "C": _("White - Any other White background"),
    "D": _("Mixed - White and Black Caribbean"),
    "E": _("Mixed - White and Black African"),
    "F": _("Mixed - White and Asian"),
    "G": _("Mixed - Any other mixed background"),
    "H": _("Asian or Asian British - Indian"),
    "J": _("Asian or Asian British - Pakistani"),
    "K": _("Asian or Asian British - Bangladeshi"),
    "L": _("Asian or Asian British - Any other Asian background"),
    "M": _("Black or Black British - Caribbean"),
    "N": _("Black or Black British - African"),
    "P": _("Black or Black British - Any other Black background"),
    "R": _("Other Ethnic Groups - Chinese"),
    "S": _("Other Ethnic Groups - Any other ethnic group"),
}
GENDER: "dict[str, StrOrPromise]" = {
    "woman": _("Woman"),
    "man": _("Man"),
    "non-binary": _("Non-binary"),
    "another": _("I use another term"),
}
DISABILITY: "dict[str, StrOrPromise]" = {"yes": _("Yes"), "no": _("No")}


@dataclass(frozen=True)
class EqualityQuestion:
    """One question; `answers` are codes with their words, without the answer "prefer not to say"."""

    name: str  # stored in EqualityCount.question
    label: "StrOrPromise"
    answers: "dict[str, StrOrPromise]"
    help_text: "StrOrPromise" = ""

    @property
    def codes(self) -> list[str]:
        """Return every code that may be counted."""
        return [*self.answers, DECLINED]

    def words_for(self, code: str) -> str:
        """Return an answer as people read it; age bands of earlier years are known by their code."""
        return str(self.answers[code]) if code in self.answers else band_label(code)


def equality_questions() -> list[EqualityQuestion]:
    """Return the questions in the order in which they are asked; the age bands are the trust's own."""
    bands = {code: band_label(code) for code in band_codes(monitoring_settings().age_bands)}
    return [
        EqualityQuestion("ethnicity", _("What is your ethnic group?"), ETHNICITY),
        EqualityQuestion("age", _("How old are you?"), dict(bands)),
        EqualityQuestion("gender", _("What is your gender?"), GENDER),
        EqualityQuestion(
            "disability",
            _("Do you have a disability or a long-term health condition?"),
            DISABILITY,
            _("It has lasted a year or more, or it will, and it makes daily life harder. Mental health counts too."),
        ),
    ]
