"""The words of the site's mails in the admin: read, changed, previewed and tried out by staff."""

from people.admin.mail_texts.viewset import MailTextViewSet

__all__ = ["MailTextViewSet"]
