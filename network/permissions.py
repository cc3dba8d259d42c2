"""Who may do what with meetings and papers beyond what Wagtail asks of pages by itself."""

from django.contrib.auth.models import AnonymousUser

from core.models import User
from network.models import MeetingPage

Staff = User | AnonymousUser


def can_look_after_papers(user: Staff) -> bool:
    """Tell whether this member of staff may see which papers there are, add and send them."""
    return user.is_active and user.has_perm("network.add_meetingpaper")


def can_delete_papers(user: Staff) -> bool:
    """Tell whether this member of staff may take papers away."""
    return can_look_after_papers(user) and user.has_perm("network.delete_meetingpaper")


def can_read_papers(user: Staff) -> bool:
    """Tell whether this member of staff may read what only members get; each time is written down."""
    return user.is_active and user.has_perm("network.read_meetingpaper")


def can_tell_members(user: Staff, meeting: MeetingPage) -> bool:
    """Tell whether this member of staff may tell members of a change: who may publish it, as for opportunities."""
    return user.is_active and bool(meeting.permissions_for_user(user).can_publish())
