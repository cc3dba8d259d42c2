"""A part of the running site in Arabic and in Urdu: words of its own, figures to draw, and pictures that are kept."""

from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Page

from .site_process import ROOT, RunningSite
from .test_loop import MARK
from .test_strategy_progress import FOLLOW

PICTURES = ROOT / "var" / "pictures" / "right-to-left"  # not in the repository: each run takes them anew
WIDTHS = (320, 1280)


@dataclass(frozen=True)
class Language:
    """A language that runs from right to left, with the words of the pages that are looked at."""

    code: str
    front: str
    opportunity: str
    summary: str
    banner: str


ARABIC = Language(
    "ar",
    "نعمل معًا",
    "اقرأ رسائلنا قبل إرسالها",
    "أخبرنا ما إذا كانت رسائلنا واضحة. يستغرق الأمر 30 دقيقة، ويمكنك المشاركة من المنزل.",
    "مكاتبنا مغلقة يوم الاثنين",
)
URDU = Language(
    "ur",
    "مل کر کام کرنا",
    "ہمارے خطوط بھیجنے سے پہلے پڑھیں",
    "ہمیں بتائیں کہ ہمارے خطوط واضح ہیں یا نہیں۔ اس میں 30 منٹ لگتے ہیں، اور آپ گھر سے حصہ لے سکتے ہیں۔",
    "ہمارے دفاتر پیر کو بند ہیں",
)
LANGUAGES = (ARABIC, URDU)

TRANSLATE = """
from wagtail.models import Locale
from home.models import HomePage
from involvement.models import OpportunityIndexPage, OpportunityPage, ProgressPage, StoryIndexPage, StrategyPage
locale, _ = Locale.objects.get_or_create(language_code={code!r})
words = {words!r}
english = dict(locale__language_code="en")
pages = [
    HomePage.objects.live().get(**english),
    OpportunityIndexPage.objects.live().filter(**english).first(),
    OpportunityPage.objects.live().get(slug="read-our-letters", **english),
    StoryIndexPage.objects.live().get(**english),
    StrategyPage.objects.live().filter(**english).first(),
    ProgressPage.objects.live().get(**english),
]
for page in pages:
    copy = page.get_translation_or_none(locale) or page.copy_for_translation(locale, copy_parents=True)
    for name, value in words.get(type(page).__name__, {{}}).items():
        setattr(copy, name, value)
    copy.save_revision(clean=False).publish()
"""


def translate(site: RunningSite, language: Language) -> None:
    """Give the running site the pages that are looked at, with the figures behind their charts."""
    words = {
        "HomePage": {"title": language.front},
        "OpportunityPage": {"title": language.opportunity, "summary": language.summary},
    }
    site.manage("shell", "-v", "0", "-c", TRANSLATE.format(code=language.code, words=words))


def make_figures(site: RunningSite, *, is_example: bool) -> None:
    """Count the examples as if they were real, or no longer."""
    site.manage("shell", "-v", "0", "-c", MARK.format(is_example=is_example))


def follow_the_strategy(site: RunningSite) -> None:
    """Publish the sample strategy with something to draw."""
    sample = str(ROOT / "tests" / "involvement" / "sample_strategy.txt")
    site.manage("import_strategy", sample, "--edition", "2024", "--commit")
    site.manage("shell", "-v", "0", "-c", FOLLOW)


def take_picture(page: Page, language: Language, name: str) -> Path:
    """Keep the whole page as a picture, named after language, page and width."""
    width = (page.viewport_size or {"width": 0})["width"]
    path = PICTURES / f"{language.code}-{name}-{width}.png"
    path.parent.mkdir(parents=True, exist_ok=True)
    page.screenshot(path=path, full_page=True)
    return path
