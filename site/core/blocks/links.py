"""Ways on: a button, an action link, and cards; each leads to exactly one page or web address."""

from collections.abc import Mapping
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.blocks.struct_block import StructBlockValidationError
from wagtail.models import Page

from core.in_language import in_language_read

from .checking import problems_of
from .words import LineBlock, ParagraphBlock


class LinkValue(blocks.StructValue):
    """A link that knows its address and its words."""

    _target: tuple[str, Page] | None = None  # in which language it was looked for, and what was found

    @property
    def target(self) -> Page | None:
        """Return the page it leads to, in the language that is being read where the page is there."""
        page = self.get("page")
        if page is None:
            return None
        if self._target is None or self._target[0] != get_language():
            self.leads_to(in_language_read([page]))
        return self._target[1] if self._target else page

    def leads_to(self, found: Mapping[int, Page]) -> None:
        """Remember where it leads, as `core.in_language` has found it for many links at once."""
        if page := self.get("page"):
            self._target = (get_language() or "", found.get(page.pk, page))

    @property
    def url(self) -> str:
        """Return where it leads; empty while its page is not published, so that nobody is sent to a dead end."""
        if page := self.target:
            return (page.url or "") if page.live else ""
        return self.get("address") or ""

    @property
    def text(self) -> str:
        """Return the words of the link: its own, or else the title of its page."""
        if words := self.get("words"):
            return str(words)
        return self.target.title if self.target else ""


class TargetBlock(blocks.StructBlock):
    """Base of every block that leads to one page or one web address."""

    page = blocks.PageChooserBlock(label=_("page of this site"), required=False)
    address = blocks.URLBlock(
        label=_("or a web address"), required=False, help_text=_("In full, beginning with https://")
    )

    def clean(self, value: blocks.StructValue) -> blocks.StructValue:
        """Return the cleaned value; raises a validation error unless there is exactly one target."""
        cleaned, errors = problems_of(super().clean, value)
        targets = bool(value.get("page")) + bool(value.get("address"))
        if targets == 2:
            errors.setdefault("address", ValidationError(_("Choose a page or give a web address, not both.")))
        elif targets == 0 and not self.is_deferred_validation:
            errors.setdefault("page", ValidationError(_("Choose a page, or give a web address below.")))
        if errors:
            raise StructBlockValidationError(block_errors=errors)
        return cleaned

    class Meta:
        value_class = LinkValue


class LinkBlock(TargetBlock):
    """Base of the links with words of their own."""

    words = LineBlock(
        label=_("words of the link"),
        max_length=100,
        help_text=_("Say what happens, for example “Join the forum”. Never “click here”."),
    )

    class Meta:
        group = _("Links")
        label_format = "{words}"


class ButtonBlock(LinkBlock):
    """The one thing to do on this page."""

    class Meta:
        icon = "link"
        label = _("Button")
        description = _("The one thing you hope people do on this page. Use it once.")
        template = "core/blocks/button.html"
        preview_value: dict[str, Any] = {"words": "Join the forum", "address": "https://example.org/"}


class ActionLinkBlock(LinkBlock):
    """A link that stands out, with an arrow."""

    class Meta:
        icon = "arrow-right"
        label = _("Action link")
        description = _("A link with an arrow, for a next step that matters.")
        template = "core/blocks/action_link.html"
        preview_value: dict[str, Any] = {"words": "Find a way to take part", "address": "https://example.org/"}


class CardBlock(TargetBlock):
    """One card of a grid."""

    words = LineBlock(
        label=_("heading"), max_length=80, required=False, help_text=_("Leave empty to use the title of the page.")
    )
    description = ParagraphBlock(
        label=_("one plain sentence"), max_length=200, required=False, help_text=_("What people find there.")
    )

    def clean(self, value: blocks.StructValue) -> blocks.StructValue:
        """Return the cleaned value; raises a validation error for a web address without a heading."""
        cleaned, errors = problems_of(super().clean, value)
        if value.get("address") and not value.get("words") and not self.is_deferred_validation:
            errors.setdefault("words", ValidationError(_("A web address has no title of its own: give a heading.")))
        if errors:
            raise StructBlockValidationError(block_errors=errors)
        return cleaned

    class Meta:
        icon = "doc-empty"
        label = _("card")


class CardsValue(blocks.StructValue):
    """A grid of cards that knows which of them lead somewhere."""

    @property
    def shown(self) -> list[LinkValue]:
        """Return the cards whose target exists and is published."""
        cards = list(self.get("cards") or [])
        found = in_language_read(card.get("page") for card in cards)
        for card in cards:
            card.leads_to(found)
        return [card for card in cards if card.url and card.text]


class CardsBlock(blocks.StructBlock):
    """Two or more cards side by side, each leading to one place."""

    heading = LineBlock(label=_("heading above the cards"), max_length=100, required=False)
    cards = blocks.ListBlock(CardBlock(), label=_("cards"), min_num=1, max_num=12)

    class Meta:
        icon = "grip"
        label = _("Cards")
        group = _("Links")
        description = _("A choice of places to go, side by side.")
        template = "core/blocks/cards.html"
        value_class = CardsValue
        preview_value: dict[str, Any] = {
            "heading": "Choose your way in",
            "cards": [
                {
                    "words": "Take part once",
                    "address": "https://example.org/",
                    "description": "Give an hour. No need to join.",
                },
                {"words": "Join a forum", "address": "https://example.org/", "description": "Meet every month."},
            ],
        }
