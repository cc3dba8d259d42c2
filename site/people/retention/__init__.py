"""How long each kind of personal data is kept after it is needed no more, and deleting what was kept long enough."""

from django.utils.translation import gettext_lazy as _

from people.retention.contributions import (
    delete_pictures_taken_back,
    pictures_taken_back,
    records_taken_back,
    words_taken_back,
)
from people.retention.history import history_about_people, proofs_of_erasure, queue_results
from people.retention.kinds import Kind, kinds, register_retention, register_tie
from people.retention.letters import (
    delivery_reports,
    forget_who_got_it,
    letters,
    settled_suppressions,
    who_got_a_mailing,
)
from people.retention.people import erase_people, with_nothing_left
from people.retention.periods import Tally, ensure_periods, purge, purge_what_is_due
from people.retention.sign_ups import answers, ended, forget_answers, guardian_agreements, never_confirmed

__all__ = [
    "Kind",
    "Tally",
    "ensure_periods",
    "kinds",
    "purge",
    "purge_what_is_due",
    "register_retention",
    "register_tie",
]

A_YEAR = 365  # days

# In the order in which one makes room for the next: a second purge finds nothing more.
register_retention("never_confirmed", _("Sign-ups that came to nothing"), 30, never_confirmed)
register_retention(
    "answers", _("Answers on forms, after the thing is over or the person left it"), A_YEAR, answers, forget_answers
)
register_retention("guardian_agreements", _("Guardians who did not agree"), 90, guardian_agreements)
register_retention("sign_ups", _("Who took part, after the thing is over or the person left it"), 3 * A_YEAR, ended)
register_retention("letters", _("Mail that was sent or given up"), A_YEAR, letters)
register_retention("mailings", _("Who got which mailing"), 180, who_got_a_mailing, forget_who_got_it)
register_retention("delivery_reports", _("Reports of mail providers"), 90, delivery_reports)
register_retention("suppressions", _("Addresses that could not be reached, once settled"), 90, settled_suppressions)
register_retention(
    "words_taken_back",
    _("Words that somebody took back"),
    7,
    words_taken_back,
    own_words=_("Your words, after you have taken them back (nobody sees them in that time)"),
)
register_retention(
    "pictures_taken_back",
    _("Pictures that somebody took back"),
    7,
    pictures_taken_back,
    delete_pictures_taken_back,
    own_words=_("A picture of you, after you have taken it back (nobody sees it in that time)"),
)
register_retention(
    "records_taken_back",
    _("That something was agreed to and taken back, without the words"),
    3 * A_YEAR,
    records_taken_back,
    own_words=_("That you agreed to something and took it back"),
)
register_retention("people", _("People who take part in nothing and want no news"), 30, with_nothing_left, erase_people)
register_retention("history", _("History of what staff did with people’s details"), 3 * A_YEAR, history_about_people)
register_retention("erasures", _("Proofs that somebody was deleted"), 6 * A_YEAR, proofs_of_erasure)
register_retention("queue_results", _("Results of the queue (never kept longer than 14 days)"), 14, queue_results)
