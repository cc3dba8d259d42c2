"""Questions people really ask, with answers."""

from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from .text import InnerTextBlock
from .words import LineBlock


class QuestionBlock(blocks.StructBlock):
    """One question and its answer."""

    question = LineBlock(label=_("question"), max_length=160, help_text=_("As people ask it: “Do I get paid?”"))
    answer = InnerTextBlock(label=_("answer"))

    class Meta:
        icon = "help"
        label = _("question")


class QuestionsBlock(blocks.StructBlock):
    """A list of questions; each opens to show its answer."""

    heading = LineBlock(label=_("heading above the questions"), max_length=100, required=False)
    questions = blocks.ListBlock(QuestionBlock(), label=_("questions"), min_num=1, max_num=30)

    class Meta:
        icon = "help"
        label = _("Questions and answers")
        group = _("Text")
        description = _("Questions people really ask. Each opens to show its answer.")
        template = "core/blocks/questions.html"
        preview_value = {
            "heading": "Questions people ask",
            "questions": [
                {"question": "Do I get paid?", "answer": "<p>Each opportunity says what we pay.</p>"},
                {"question": "Can I stop?", "answer": "<p>Yes, at any time.</p>"},
            ],
        }
