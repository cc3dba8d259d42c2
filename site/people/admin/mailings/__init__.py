"""Mail to people in the admin: write, look at it with its numbers, try it, send it, watch it, stop it."""

from people.admin.mailings.viewset import MailingViewSet

__all__ = ["MailingViewSet"]
