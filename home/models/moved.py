"""What remembers an imported page, so that importing it again changes nothing and never undoes an editor's work."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page, Revision


class MovedPage(models.Model):
    """An old address, the page it became, and what was imported last; no words of anybody are kept here."""

    address = models.CharField(_("old address"), max_length=500, unique=True)
    digest = models.CharField(_("digest of the content"), max_length=64)
    page = models.ForeignKey(Page, on_delete=models.CASCADE, related_name="+", verbose_name=_("page"))
    revision = models.ForeignKey(
        Revision, on_delete=models.SET_NULL, null=True, related_name="+", verbose_name=_("imported version")
    )
    moved_at = models.DateTimeField(_("moved"), auto_now=True)

    class Meta:
        verbose_name = _("moved page")
        verbose_name_plural = _("moved pages")

    def __str__(self) -> str:
        return self.address
