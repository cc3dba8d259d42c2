"""The body of a page: every family in the order editors look for it."""

from wagtail import blocks

from .callouts import ImportantBlock, InsetBlock, WarningBlock
from .contact import ContactBlock
from .crisis import CrisisBlock
from .documents import DocumentsBlock
from .evidence import DataTableBlock, FigureBlock
from .links import ActionLinkBlock, ButtonBlock, CardsBlock
from .live import LiveListBlock
from .media import AudioBlock, PictureBlock, VideoBlock
from .questions import QuestionsBlock
from .quotation import QuoteBlock
from .steps import StepsBlock
from .text import DetailsBlock, RunningTextBlock


class BodyBlock(blocks.StreamBlock):
    """All blocks of an ordinary page."""

    rich_text = RunningTextBlock()
    steps = StepsBlock()
    questions = QuestionsBlock()
    details = DetailsBlock()
    quote = QuoteBlock()
    button = ButtonBlock()
    action_link = ActionLinkBlock()
    cards = CardsBlock()
    inset = InsetBlock()
    warning = WarningBlock()
    important = ImportantBlock()
    picture = PictureBlock()
    video = VideoBlock()
    audio = AudioBlock()
    documents = DocumentsBlock()
    table = DataTableBlock()
    figure = FigureBlock()
    live_list = LiveListBlock()
    contact = ContactBlock()
    crisis = CrisisBlock()
