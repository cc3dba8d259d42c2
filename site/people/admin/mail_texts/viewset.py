"""The mail texts in the admin's menu, with their addresses and their place in the site's history."""

from typing import Any

from django.contrib.auth.models import Permission
from django.db.models import QuerySet
from django.urls import path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail.admin.admin_url_finder import register_admin_url_finder
from wagtail.admin.viewsets.model import ModelViewSet

from core.models import User
from people.admin.mail_texts.screens import BuiltInPage, MailTextIndex, MailTextPage, PreviewPage
from people.models import MailText


class MailTextFinder:
    """Tells the site's history where a mail's words are changed."""

    def __init__(self, user: User | None = None) -> None:
        self.user = user

    def get_edit_url(self, text: MailText) -> str:
        """Return the address of the words; whoever may not read them is refused there."""
        return reverse("mail_texts:words", args=[text.mail, text.language])


class MailTextViewSet(ModelViewSet):
    """Mail texts in the admin: by mail and language, because most of them have no row of their own."""

    model = MailText
    name = "mail_texts"
    icon = "mail"
    menu_label = _("Mail texts")
    copy_view_enabled = False
    add_to_reference_index = False
    form_fields = ["subject", "body"]

    def get_urlpatterns(self) -> list[Any]:
        """Return our own addresses in the place of Wagtail's."""
        one = "<str:mail>/<str:language>/"
        return [
            path("", MailTextIndex.as_view(), name="index"),
            path(one, MailTextPage.as_view(), name="words"),
            path(f"{one}preview/", PreviewPage.as_view(), name="preview"),
            path(f"{one}built-in/", BuiltInPage.as_view(), name="built_in"),
        ]

    def register_admin_url_finder(self) -> None:
        """Let the site's history lead here."""
        register_admin_url_finder(self.model, MailTextFinder)

    def get_permissions_to_register(self) -> QuerySet[Permission]:
        """Return the permissions that mean something here: nothing is deleted but by giving up one's own words."""
        codes = [f"{verb}_mailtext" for verb in ("view", "add", "change")]
        return Permission.objects.filter(content_type__app_label="people", codename__in=codes)
