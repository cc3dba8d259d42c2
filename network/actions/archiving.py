"""Putting a letter that went to all members into the public archive of a group, as a draft to be read first."""

from django.utils import timezone
from wagtail.models import Page

from core.models import User
from network.models import NewsletterPage
from people.models import Mailing
from people.post.writing import words_as_html


def draft_from_mailing(group: Page, mailing: Mailing, *, by: User) -> NewsletterPage:
    """Add a draft with the words of a mailing; what was filled in for each person is left out with its sentence."""
    sent_at = mailing.finished_at or mailing.started_at or mailing.created_at
    page = NewsletterPage(
        title=mailing.subject,
        body=str(words_as_html(mailing.body, {"name": ""})),
        sent_on=timezone.localdate(sent_at),
        locale=group.locale,
        live=False,
        owner=by,
    )
    group.add_child(instance=page)
    page.save_revision(user=by, log_action=True, clean=False)
    return page
