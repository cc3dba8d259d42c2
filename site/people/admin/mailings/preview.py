"""A letter as its readers will see it, for the page on which staff decide to send it."""

from django.conf import settings
from django.utils import translation
from django.utils.translation import gettext as _

from people.models import Mailing
from people.post.notices import is_notice, shown_notice
from people.post.pieces import Link
from people.post.texts.mailing import letter_words, sample
from people.post.writing import Written, write


def previewed(mailing: Mailing) -> Written:
    """Return the letter for an invented person, in the language it is written in; its links lead nowhere personal."""
    if is_notice(mailing):
        return shown_notice(mailing) or Written(mailing.subject, "", "")
    subject, body = letter_words(mailing)
    with translation.override(settings.LANGUAGE_CODE):
        is_news = mailing.audience == Mailing.Audience.NEWS
        way_out = Link(_("Stop these emails"), f"{settings.SITE_URL}/unsubscribe/") if is_news else None
        return write(subject, body, sample(), way_out=way_out, follows_addresses=True)
