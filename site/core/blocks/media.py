"""Pictures, videos and sound, so that nobody is left out: alternative text, captions, words to read."""

from urllib.parse import urlsplit

from django.core.exceptions import ValidationError
from django.utils.functional import cached_property
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.blocks.struct_block import StructBlockValidationError
from wagtail.documents import get_document_model
from wagtail.documents.blocks import DocumentChooserBlock
from wagtail.images import get_image_model
from wagtail.images.blocks import ImageBlock
from wagtail.images.models import AbstractRendition
from wagtail.images.shortcuts import get_rendition_or_not_found, get_renditions_or_not_found

from .checking import problems_of
from .documents import file_facts
from .text import InnerTextBlock
from .words import LineBlock

WIDTHS = ("width-400", "width-800", "width-1200")
SOUND_TYPES = {"mp3": "audio/mpeg"}
NOT_SHOWN = _(
    "The public may not see this picture: it is not said yet who can be recognised in it, or they do not agree (any "
    "more). Open it under “Images” and look there."
)


class PictureValue(blocks.StructValue):
    """A picture that knows its sizes."""

    @cached_property
    def sizes(self) -> list[AbstractRendition]:
        """Return the picture in each width it really has, smallest first; a drawing (SVG) has one for all."""
        image = self.get("picture")
        if not image or not image.may_be_shown:
            return []
        if image.is_svg():
            return [get_rendition_or_not_found(image, "original")]
        by_width = {size.width: size for size in get_renditions_or_not_found(image, WIDTHS).values()}
        by_width.pop(0, None)  # the file is lost: show nothing rather than a broken picture
        return [by_width[width] for width in sorted(by_width)]

    @property
    def srcset(self) -> str:
        """Return what lets a phone load the small one; empty where there is nothing to choose."""
        return ", ".join(f"{size.url} {size.width}w" for size in self.sizes) if len(self.sizes) > 1 else ""


class PictureBlock(blocks.StructBlock):
    """A picture with alternative text, or marked as decoration; its credit comes from the picture itself."""

    picture = ImageBlock(label=_("picture"))
    caption = LineBlock(label=_("caption"), max_length=200, required=False)

    def clean(self, value: blocks.StructValue) -> blocks.StructValue:
        """Return the cleaned value; raises a validation error for a picture that the public may not see."""
        cleaned, errors = problems_of(super().clean, value)
        image = value.get("picture")
        if image and not image.may_be_shown and not self.is_deferred_validation:
            errors.setdefault("picture", StructBlockValidationError({"image": ValidationError(NOT_SHOWN)}))
        if errors:
            raise StructBlockValidationError(block_errors=errors)
        return cleaned

    def get_preview_value(self) -> blocks.StructValue:
        """Return an example with the first picture of the library, where there is one."""
        image = get_image_model().objects.order_by("pk").first()
        picture = {"image": image, "decorative": False, "alt_text": image.title} if image else None
        return self.normalize({"picture": picture, "caption": "Example: a caption says what the picture cannot."})

    class Meta:
        icon = "image"
        label = _("Picture")
        group = _("Media")
        description = _("A picture with words for people who cannot see it.")
        template = "core/blocks/picture.html"
        value_class = PictureValue


class VideoValue(blocks.StructValue):
    """A video elsewhere that knows where it opens."""

    @property
    def host(self) -> str:
        """Return the name of the site that shows the video, such as youtube.com."""
        try:
            return (urlsplit(self.get("address") or "").hostname or "").removeprefix("www.")
        except ValueError:  # a draft may hold an address that is none
            return ""

    @property
    def link_text(self) -> str:
        """Return the words of the link, which say that it is a video and how long it takes."""
        facts = {"title": self.get("title") or "", "length": self.get("length") or ""}
        if facts["length"]:
            return gettext("Watch “%(title)s” (video, %(length)s)") % facts
        return gettext("Watch “%(title)s” (video)") % facts


class VideoBlock(blocks.StructBlock):
    """A link to a video: nothing from another site runs inside our pages."""

    title = LineBlock(label=_("title"), max_length=120)
    address = blocks.URLBlock(label=_("web address of the video"))
    length = LineBlock(label=_("length"), max_length=40, required=False, help_text=_("Such as “3 minutes”."))
    has_subtitles = blocks.BooleanBlock(label=_("it has subtitles"), required=False)
    is_signed = blocks.BooleanBlock(label=_("it is in British Sign Language"), required=False)
    transcript = InnerTextBlock(
        label=_("what is said and shown"), required=False, help_text=_("For people who read rather than watch.")
    )

    class Meta:
        icon = "media"
        label = _("Video")
        group = _("Media")
        description = _("A link to a video on another site. It opens there, so that nobody is followed here.")
        template = "core/blocks/video.html"
        value_class = VideoValue
        preview_value = {
            "title": "What happens at a meeting",
            "address": "https://video.example.org/meeting",
            "length": "3 minutes",
            "has_subtitles": True,
            "transcript": "<p>We come in, sit down and say hello.</p>",
        }


class AudioValue(blocks.StructValue):
    """A recording that knows its type."""

    @property
    def media_type(self) -> str:
        """Return the type of the sound file, empty for a file that is not sound."""
        sound = self.get("sound")
        return SOUND_TYPES.get(sound.file_extension.lower(), "") if sound else ""

    @property
    def facts(self) -> str:
        """Return type and size, such as “MP3, 1.2 MB”."""
        return file_facts(self.get("sound"))


class AudioBlock(blocks.StructBlock):
    """A recording to listen to, always with the same words to read."""

    title = LineBlock(label=_("title"), max_length=120)
    sound = DocumentChooserBlock(label=_("sound file"), help_text=_("An MP3 file."))
    transcript = InnerTextBlock(label=_("the words to read"), help_text=_("For people who cannot hear it."))

    def get_preview_value(self) -> blocks.StructValue:
        """Return an example with the first recording of the library, where there is one."""
        sound = get_document_model().objects.filter(file__endswith=".mp3").order_by("pk").first()
        return self.normalize(
            {"title": "Example: the summary, read aloud", "sound": sound, "transcript": "<p>The same, to read.</p>"}
        )

    def clean(self, value: blocks.StructValue) -> blocks.StructValue:
        """Return the cleaned value; raises a validation error for a file that is not sound."""
        cleaned, errors = problems_of(super().clean, value)
        if value.get("sound") and not value.media_type:
            errors.setdefault("sound", ValidationError(_("Choose a sound file: MP3.")))
        if errors:
            raise StructBlockValidationError(block_errors=errors)
        return cleaned

    class Meta:
        icon = "media"
        label = _("Sound")
        group = _("Media")
        description = _("A recording to listen to, with the same words to read.")
        template = "core/blocks/audio.html"
        value_class = AudioValue
