"""Whose words or picture it is, where a record of ours says so: then they see it on their own page."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from core.models import Contribution

from .people import Person


class Contributor(models.Model):
    """One person who said it, or who can be recognised; each of them can take it back, for all of them."""

    contribution = models.ForeignKey(Contribution, on_delete=models.CASCADE, related_name="contributors")
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="contributions")
    linked_at = models.DateTimeField(_("linked"), auto_now_add=True)

    wagtail_reference_index_ignore = True  # nothing of a person is kept outside this room

    class Meta:
        verbose_name = _("whose words or picture it is")
        verbose_name_plural = _("whose words and pictures they are")
        constraints = [models.UniqueConstraint(fields=["contribution", "person"], name="people_contributor_once")]

    def __str__(self) -> str:
        return str(self.pk)
