"""Who hears of a change of a story: those who told us, those who took part in what it came from, and who follows it.

The first two are told because we owe it to them. Whoever is several of these is told once, for the first reason.
"""

from collections.abc import Callable, Sequence
from typing import Any

from django.db.models import Case, CharField, OuterRef, Q, QuerySet, Subquery, Value, When
from django.db.models.functions import Cast, Concat
from django.utils.dateparse import parse_datetime
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page

from core.models import Directorate, Theme
from involvement.following.things import FOLLOW
from involvement.models import OpportunityPage, StoryFollow, StoryPage
from people.audiences import Share
from people.models import Mailing, Person, SignUp

STORY = "story"  # the name of the audience
TOLD_US, TOOK_PART, FOLLOWS = "told-us", "took-part", "follows"
LABELS = {
    TOLD_US: _("Told us about it"),
    TOOK_PART: _("Took part in what it came from"),
    FOLLOWS: _("Follow it, its theme or its part of the trust"),
}

Tellers = Callable[[QuerySet[StoryPage]], QuerySet[Person]]
Kind, State = StoryFollow.Kind, SignUp.State
_tellers: list[Tellers] = []


def register_tellers(tellers: Tellers) -> Tellers:
    """Add a way in which people tell us something that becomes a story.

    The function takes a query of stories, and returns those who told us one of them and want to hear of it, as a plain
    query of people that can be narrowed.
    """
    _tellers.append(tellers)
    return tellers


def story_shares(mailing: Mailing, person_pk: int | None) -> Sequence[Share]:
    """Return who hears of the changes that a mailing tells of, or whether one person does.

    Who began to follow after the last of them has read the page as it is.
    """
    follows = _follows(mailing, person_pk)
    own = follows.filter(person=OuterRef("pk")).order_by(_nearest_first(), "pk").values("pk")[:1]
    name = Concat(Value(f"{FOLLOW}-"), Cast(Subquery(own), CharField()))
    followers = Share(FOLLOWS, LABELS[FOLLOWS], follows.values_list("person"), subscription=name)
    took_part = Share(TOOK_PART, LABELS[TOOK_PART], _sign_ups(mailing, person_pk).values_list("person"))
    return (*_those_who_told(mailing, person_pk), took_part, followers)


def _those_who_told(mailing: Mailing, person_pk: int | None) -> list[Share]:
    if not _tellers:
        return []
    stories = StoryPage.objects.filter(pk=mailing.page_id)
    told = [Q(pk__in=tellers(stories).order_by().values("pk")) for tellers in _tellers]
    people = Person.objects.filter(_any_of(told)).values_list("pk")
    return [Share(TOLD_US, LABELS[TOLD_US], people if person_pk is None else people.filter(pk=person_pk))]


def _sign_ups(mailing: Mailing, person_pk: int | None) -> QuerySet[SignUp]:
    """Return the sign-ups of those who took part in what the story came from, in whichever language.

    Of an opportunity the team may never have written down whom it chose; of a group it has.
    """
    came_from = Page.objects.filter(pk__in=StoryPage.objects.filter(pk=mailing.page_id).values("came_from"))
    chosen_by_team = Q(state=State.AWAITING_TEAM, page__in=OpportunityPage.objects.values("pk"))
    took_part = Q(state__in=(State.ACTIVE, State.PAUSED)) | chosen_by_team
    found = SignUp.objects.filter(took_part, page__translation_key__in=came_from.values("translation_key")).order_by()
    return found if person_pk is None else found.filter(person=person_pk)


def _follows(mailing: Mailing, person_pk: int | None) -> QuerySet[StoryFollow]:
    story = StoryPage.objects.filter(pk=mailing.page_id)
    tagged: QuerySet[Any] = StoryPage.themes.through._default_manager.filter(storypage=mailing.page_id)
    keys = {
        Kind.STORY: story.values("translation_key"),
        Kind.THEME: Theme.objects.filter(pk__in=tagged.values("theme")).order_by().values("translation_key"),
        Kind.DIRECTORATE: Directorate.objects.filter(pk__in=story.values("directorate"))
        .order_by()
        .values("translation_key"),
    }
    found = StoryFollow.objects.filter(_any_of([Q(kind=kind, key__in=key) for kind, key in keys.items()]), is_on=True)
    if until := parse_datetime(str(mailing.details.get("until", ""))):
        found = found.filter(on_since__lt=until)
    return found if person_pk is None else found.filter(person=person_pk)


def _nearest_first() -> Case:
    """Return the order in which a mail names what somebody follows: the story itself before what it belongs to."""
    return Case(When(kind=Kind.STORY, then=0), When(kind=Kind.THEME, then=1), default=2)


def _any_of(conditions: Sequence[Q]) -> Q:
    found = Q(pk__in=[])
    for condition in conditions:
        found |= condition
    return found
