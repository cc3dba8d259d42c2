"""Pages and snippets in which every text says a word of its own, so that a test knows where each of them went."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any
from uuid import uuid4

from django.core.files.base import ContentFile
from django.db import models
from django.utils import timezone
from modelcluster.fields import ParentalKey
from modelcluster.models import ClusterableModel, get_all_child_relations
from wagtail import blocks
from wagtail.contrib.table_block.blocks import TableBlock
from wagtail.coreutils import resolve_model_string
from wagtail.documents import get_document_model
from wagtail.fields import RichTextField, StreamField
from wagtail.images import get_image_model
from wagtail.models import COMMENTS_RELATION_NAME, Page

from core.blocks.words import PhoneBlock
from core.models import Contribution
from involvement.models import StoryPage
from tests.factories.contributions import make_contribution, make_picture
from tests.factories.stories import make_story

# Texts that are no words: what stands in them here, and why no translator gets them.
PHONE, ADDRESS = "01632 960000", "https://example.org/there"
NO_WORDS = {
    "contact_phone": (PHONE, "a number is the same in every language"),
    "leave_to": (ADDRESS, "an address"),
    "link_url": ("/there/", "an address"),
    "code": ("A1", "what promises and progress are found by"),
    "StrategyPage.edition": ("2026", "the years that tell one strategy from another"),
    "StoryPage.update_note": ("", "publishing moves it into the history of the page"),
    "GroupTopic.name": ("Wards", "members choose it by its name: translated, it would be another topic"),
    "ForumTopic.name": ("Wards", "members choose it by its name: translated, it would be another topic"),
    "KeyPointEvidence": ("Much is left.", "a row of a row: Wagtail gives it no language when it copies a page"),
    "MeetingPage.place": ("1 Example Street", "a postal address, as it stands on the door"),
}
WORD, MARK = re.compile(r"\bword(\d+)\b"), re.compile(r"\bmark(\d+)\b")


def marked(text: str) -> str:
    """Translate: the same text with every word of ours marked."""
    return WORD.sub(r"mark\1", text)


def is_text(column: Any) -> bool:
    """Tell whether an editor types free text into this column."""
    if not isinstance(column, models.CharField | models.TextField) or not column.editable or column.choices:
        return False
    if column.model is Page and column.name == "path":  # the tree's own, editable only by name
        return False
    return not isinstance(column, models.URLField | models.EmailField | models.SlugField)


def no_words(model: type[models.Model], name: str) -> str | None:
    """Return by which of the exceptions this text is no words; None where it says words."""
    return next((key for key in (f"{model.__name__}.{name}", model.__name__, name) if key in NO_WORDS), None)


def row_kinds(model: type[models.Model]) -> Iterator[Any]:
    """Give the relations to the rows that are edited on the form of this model."""
    if issubclass(model, ClusterableModel):
        yield from (kind for kind in get_all_child_relations(model) if kind.name != COMMENTS_RELATION_NAME)


@dataclass
class Words:
    """Hands out words, and remembers where each was put."""

    page: Page
    without: frozenset[str] = frozenset()
    places: dict[str, str] = field(default_factory=dict)
    _made: dict[type, int] = field(default_factory=dict)

    def word(self, place: str) -> str:
        """Return a word that was never used."""
        word = f"word{len(self.places) + 1}"
        self.places[word] = place
        return word

    def rich(self, place: str) -> str:
        """Return paragraphs with words in bold, in a link and in a list."""
        one, two, three, four = (self.word(place) for _ in range(4))
        return (
            f'<p data-block-key="a">{one} <b>{two}</b> <a href="{ADDRESS}">{three}</a></p>'
            f'<ul><li data-block-key="b">{four}</li></ul>'
        )

    def fill(self, instance: Any, place: str = "") -> Any:
        """Put a word into every text of this page, snippet or row, and one row into every list that hangs on it."""
        place = place or instance._meta.object_name
        for column in instance._meta.get_fields():
            if column.name not in self.without and (
                value := self._of_column(column, instance, f"{place}.{column.name}")
            ):
                setattr(instance, column.name, value)
        for relation in row_kinds(type(instance)):
            if relation.name in self.without:
                continue
            row = self.fill(relation.related_model(sort_order=0), f"{place}.{relation.name}")
            setattr(instance, relation.get_accessor_name(), [row])
        return instance

    def _of_column(self, column: Any, instance: Any, place: str) -> Any:
        if isinstance(column, StreamField):
            return self.of_block(column.stream_block, place)
        if isinstance(column, RichTextField):
            return self.rich(place)
        if is_text(column):
            exception = no_words(type(instance), column.name)
            return NO_WORDS[exception][0] if exception else self.word(place)
        return None if isinstance(instance, Page) else self._needed(column, instance)

    def _needed(self, column: Any, instance: Any) -> Any:
        """Return what a row or snippet cannot be without."""
        if (
            not column.concrete
            or column.null
            or column.has_default()
            or isinstance(column, ParentalKey | models.AutoField)
        ):
            return None
        if column.choices:
            return column.choices[0][0]
        if isinstance(column, models.ForeignKey) and column.name != "locale":
            return self.thing(column.related_model)
        if isinstance(column, models.SlugField):
            return "fixed-slug"
        if isinstance(column, models.DateField):
            moment = timezone.now().replace(microsecond=0) + timedelta(hours=1 if column.name.startswith("ends") else 0)
            return moment if isinstance(column, models.DateTimeField) else timezone.localdate()
        return None

    def thing(self, model: Any) -> Any:
        """Return one of what blocks and rows point at."""
        if model is Page:
            return self.page
        if model not in self._made:
            self._made[model] = self._makers()[model]().pk
        return model.objects.get(pk=self._made[model])

    def _makers(self) -> dict[type, Any]:
        return {
            get_image_model(): make_picture,
            get_document_model(): lambda: get_document_model().objects.create(
                title="Plan", file=ContentFile(b"x", name="plan.pdf")
            ),
            Contribution: make_contribution,
            StoryPage: lambda: make_story(self.page),
        }

    def of_block(self, block: Any, place: str) -> Any:
        """Return a whole value of this block, as it is stored; a kind of block that is not known here is a fault."""
        if isinstance(block, blocks.BaseStreamBlock):
            return [
                {"type": name, "value": self.of_block(child, f"{place}.{name}"), "id": str(uuid4())}
                for name, child in block.child_blocks.items()
            ]
        if isinstance(block, blocks.ListBlock):
            item = self.of_block(block.child_block, place)
            return [{"type": "item", "value": item, "id": str(uuid4())}]
        if isinstance(block, blocks.BaseStructBlock):
            return {name: self.of_block(child, f"{place}.{name}") for name, child in block.child_blocks.items()}
        return self._of_leaf(block, place)

    def _of_leaf(self, block: Any, place: str) -> Any:
        if isinstance(block, TableBlock):
            return self._table(place)
        if isinstance(block, blocks.ChooserBlock):
            return self.thing(resolve_model_string(block.target_model)).pk
        if isinstance(block, blocks.RichTextBlock):
            return self.rich(place)
        for kind, value in self._plain_leaves().items():
            if isinstance(block, kind):
                return value
        assert isinstance(block, blocks.CharBlock | blocks.TextBlock), f"Say here what stands in a {type(block)}."
        return self.word(place)

    def _plain_leaves(self) -> dict[type, Any]:
        return {
            PhoneBlock: PHONE,
            blocks.URLBlock: ADDRESS,
            blocks.EmailBlock: "team@example.org",
            blocks.DateBlock: "2026-03-04",
            blocks.BooleanBlock: False,
            blocks.ChoiceBlock: "",
            blocks.StaticBlock: None,
        }

    def _table(self, place: str) -> dict[str, Any]:
        cells = [[self.word(f"{place}.cell") for _ in range(2)], ["12", self.word(f"{place}.cell")]]
        return {
            "data": cells,
            "first_row_is_table_header": True,
            "table_header_choice": "row",
            "table_caption": self.word(f"{place}.caption"),
        }
