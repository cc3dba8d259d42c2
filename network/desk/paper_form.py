"""The form with which staff add a paper: one file in one format and one language."""

from pathlib import PurePath

from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.utils.text import format_lazy
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from network.models import MeetingPaper
from network.papers import KINDS_OF_FILES

LARGEST = 100 * 1024 * 1024  # bytes: a film in sign language fits
ENDINGS = ", ".join(ending.lstrip(".") for ending in KINDS_OF_FILES)


class PaperForm(forms.Form):
    """A file and what it is."""

    title = forms.CharField(
        label=gettext_lazy("Title"),
        max_length=120,
        help_text=gettext_lazy("Give other formats and languages of the same paper exactly the same title."),
    )
    kind = forms.ChoiceField(label=gettext_lazy("What it is"), choices=MeetingPaper.Kind.choices)
    format = forms.ChoiceField(label=gettext_lazy("Format"), choices=MeetingPaper.Format.choices)
    language = forms.ChoiceField(label=gettext_lazy("Language"), choices=settings.LANGUAGES)
    file = forms.FileField(
        label=gettext_lazy("File"),
        help_text=format_lazy(gettext_lazy("One of these: {endings}. At most 100 MB."), endings=ENDINGS),
    )

    def clean_title(self) -> str:
        """Return the title without spaces too many, so that versions of one paper find each other."""
        return " ".join(self.cleaned_data["title"].split())

    def clean_file(self) -> UploadedFile:
        """Return the file; raises ValidationError for a kind that members could not open safely, and for a huge one."""
        file: UploadedFile = self.cleaned_data["file"]
        if PurePath(file.name or "").suffix.lower() not in KINDS_OF_FILES:
            raise ValidationError(_("Choose a file of one of these kinds: %(endings)s.") % {"endings": ENDINGS})
        if (file.size or 0) > LARGEST:
            raise ValidationError(_("This file is larger than 100 MB. Make it smaller."))
        return file
