"""What the form of a forum asks: as little as it can, and in words for young people."""

from django.utils.translation import gettext_lazy as _

from people.subjects import Asking

FORUM_ASKS = Asking(
    left_out=frozenset({"access_needs", "how_heard", "news"}),
    labels={"name": _("Your first name, or a nickname")},
    hints={
        "name": _("You do not have to give your last name."),
        "email": _("We send one email to check that it is yours. Choose one that only you read."),
        "phone": _("We ring you once to check. Choose a number where it is safe to talk."),
        "address": _("Our letter looks neutral. Please include the postcode."),
    },
)
