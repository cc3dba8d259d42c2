"""What editors see below the words of the letter: what may stand in it, and how it reads once it is filled in."""

from typing import Any

from django.utils.translation import gettext as _
from wagtail.admin.panels import HelpPanel

from involvement.benefits_letter.words import BUILT_IN, PLACEHOLDERS, in_braces, title_of, words_of
from people.post.pieces import Items, Lines, Pieces
from people.post.writing import words_as_html


def sample() -> Pieces:
    """Return the pieces of an opportunity that nobody could take for a real one."""
    return {
        "title": _("Example: a meeting about the waiting room"),
        "nature": Lines((_("You sit on chairs and say which of them are comfortable."),)),
        "where": _("In person, Example House, Example Street"),
        "dates": Items((_("4 March 2030, 2pm to 4pm"),)),
        "time": _("3 hours in all"),
        "payment": Items((_("Paid: £20 an hour"),)),
        "expenses": Items((_("Travel and a replacement carer"),)),
        "trust": _("Example NHS Trust"),
        "team": _("Example team"),
        "legal_duty": _("an example of a law"),
        "contact": Lines((_("Example contact"), "01632 960001")),
        "web_address": "https://www.example.org/opportunities/example/",
    }


class LetterHelpPanel(HelpPanel):
    """The letter as it was last saved, filled in, and the list of its placeholders."""

    def __init__(self, **kwargs: Any) -> None:
        kwargs["template"] = "involvement/admin/letter_help.html"
        super().__init__(**kwargs)

    class BoundPanel(HelpPanel.BoundPanel):
        """The panel for one opening of the settings."""

        def get_context_data(self, parent_context: dict[str, Any] | None = None) -> dict[str, Any]:
            """Add the placeholders, the words that come with the site, and the preview."""
            context: dict[str, Any] = super().get_context_data(parent_context)
            rows = [(in_braces([name]), meaning) for name, meaning in PLACEHOLDERS.items()]
            letter = words_as_html(words_of(self.instance.body), sample())
            return context | {
                "placeholders": rows,
                "built_in": str(BUILT_IN),
                "letter_title": title_of(self.instance.title),
                "letter": letter,
            }
