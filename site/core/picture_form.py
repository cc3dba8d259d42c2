"""The form of a picture in the admin: nobody is in it, or everybody in it agreed and there is a record of it."""

from typing import Any

from django.utils.translation import gettext as _
from wagtail.images.forms import BaseImageForm

from core.models import Contribution, CustomImage

People = CustomImage.People


class PictureForm(BaseImageForm):
    """Asks who can be recognised, and for the record where somebody can."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if field := self.fields.get("shows_people"):
            is_old = self.instance.shows_people == People.NOT_ASKED
            field.choices = [choice for choice in field.choices if is_old or choice[0] != People.NOT_ASKED]
        if field := self.fields.get("agreement"):
            usable = Contribution.objects.filter(kind=Contribution.Kind.PICTURE, withdrawn_at__isnull=True)
            field.queryset = usable | Contribution.objects.filter(pk=self.instance.agreement_id)

    def clean(self) -> dict[str, Any]:
        """Return the cleaned values; an error where the record is missing, or where there is one and nobody to see."""
        cleaned: dict[str, Any] = super().clean()
        shows, agreement = cleaned.get("shows_people"), cleaned.get("agreement")
        if shows == People.AGREED and agreement is None and "agreement" not in self.errors:
            self.add_error("agreement", _("Choose the record. If there is none, write it down first."))
        if shows == People.NOBODY and agreement is not None:
            self.add_error("agreement", _("If nobody can be recognised, choose no record."))
        return cleaned
