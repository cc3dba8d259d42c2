"""What a group and its meetings are called where others may look over a member's shoulder."""

from django.utils.translation import gettext as _
from wagtail.models import Page

from core.look.words import when_in_words
from network.models import MeetingPage


def is_discreet(group: Page) -> bool:
    """Tell whether being a member of this group says something about a person's health."""
    return bool(getattr(group, "is_discreet", False))


def discreet_name(group: Page) -> str:
    """Return what mails and calendars call a group: its title, but of a discreet group a neutral name."""
    if not is_discreet(group):
        return str(group.title)
    return str(getattr(group, "name_in_mail", "")) or _("your group")


def discreet_title(meeting: MeetingPage, group: Page) -> str:
    """Return what mails call a meeting: its title, but of a discreet group only when it is."""
    if not is_discreet(group):
        return str(meeting.title)
    return _("A meeting: %(when)s") % {"when": when_in_words(meeting)}


def calendar_title(meeting: MeetingPage, group: Page) -> str:
    """Return what a calendar calls a meeting; a phone shows it on its locked screen."""
    return _("Meeting") if is_discreet(group) else str(meeting.title)
