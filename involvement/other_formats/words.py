"""What somebody asked for, as they read it in a mail and on their own page."""

from django.utils.translation import gettext as _

from involvement.models import FormatRequest
from people.private_names import Named, named


def page_of(request: FormatRequest) -> Named:
    """Return how people read the page; neutral where its title would tell something about their health."""
    page = request.wish.page
    return named(page) if page else Named(_("A page that is not on this site any more"), "")


def asked_in_words(request: FormatRequest) -> str:
    """Return the page and what they want it in."""
    facts = {"title": page_of(request).title, "format": request.wish.want.in_words()}
    return _("“%(title)s” in another format: %(format)s") % facts
