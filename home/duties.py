"""What pages of every kind ask of staff: reviews, owners, what is planned and release sets; found at start."""

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from core.desk import DeskSource, register_desk_source
from core.models import TranslatedPage, User
from home.board.words import words_behind
from home.permissions import can_edit_pages, can_release, can_see_some_board, can_see_translation_board
from home.planned import late_ends, late_publications, timers_rest
from home.releases.due import waiting_sets
from home.reviews.pages import NOBODY, OVERDUE, SOON, WITHOUT_OWNER, number_where, overdue, soon


def _late(user: User) -> int:
    """Return how much did not happen at its time; where the timers rest that is one thing by itself."""
    now = timezone.now()
    return late_publications(now).count() + late_ends(now).count() + int(timers_rest(now))


def _behind(user: User) -> int:
    """Return how many translations are behind, of pages and of other words, in one question."""
    pages = TranslatedPage.objects.filter(stale_since__isnull=False, page__live=True)
    mine = pages if can_see_translation_board(user) else pages.none()
    return int(mine.values("pk").union(words_behind(user).values("pk"), all=True).count())


def _reviews(show: str) -> str:
    return f"{reverse('page_reviews:index')}?show={show}"


register_desk_source(
    DeskSource(
        name="planned",
        label=_("Planned, and late"),
        none=_("Everything that was planned has happened."),
        number=_late,
        url=lambda: reverse("planned:index"),
        may=can_release,
        is_urgent=True,
    )
)
register_desk_source(
    DeskSource(
        name="releases",
        label=_("Release sets not live yet"),
        none=_("No release set waits."),
        number=lambda user: waiting_sets().count(),
        url=lambda: reverse("releases:index"),
        may=can_release,
    )
)
register_desk_source(
    DeskSource(
        name="overdue-reviews",
        label=_("Pages overdue for review"),
        none=_("No page is overdue."),
        number=lambda user: number_where(overdue(), user),
        url=lambda: _reviews(OVERDUE),
        may=can_edit_pages,
    )
)
register_desk_source(
    DeskSource(
        name="reviews",
        label=_("Pages to review soon"),
        none=_("No page needs to be read again soon."),
        number=lambda user: number_where(soon(), user),
        url=lambda: _reviews(SOON),
        may=can_edit_pages,
    )
)
register_desk_source(
    DeskSource(
        name="owners",
        label=_("Pages without an owner"),
        none=_("Somebody looks after every page."),
        number=lambda user: number_where(NOBODY, user),
        url=lambda: _reviews(WITHOUT_OWNER),
        may=can_edit_pages,
    )
)
register_desk_source(
    DeskSource(
        name="translations",
        label=_("Translations behind the English"),
        none=_("Every translation says what the English says."),
        number=_behind,
        url=lambda: f"{reverse('translation_board:index')}?state=stale",
        may=can_see_some_board,
    )
)
