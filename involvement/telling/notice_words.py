"""What has happened to an opportunity, in a sentence for the team, and where the team tells people of it."""

from django.utils.translation import gettext_lazy

from involvement.telling.notices import CANCELLED, CHANGED, OUTCOME

TELL_ROUTE = "tell_people"
WHAT = {
    CHANGED: gettext_lazy("A date, the place or the day of the answer has changed."),
    CANCELLED: gettext_lazy("It is cancelled."),
    OUTCOME: gettext_lazy("What happened can be read now."),
}
