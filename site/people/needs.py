"""What people need in order to take part, as those who organise a thing see it (Accessible Information Standard)."""

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.conf import settings
from django.db.models import Q, QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.models import Page

from people.models import AccessNeed, AccessNeedMet, Person, SignUp
from people.places import WITHOUT_PLACE
from people.subjects import SignUpBriefing

NOT_EXPECTED = (*WITHOUT_PLACE, SignUp.State.AWAITING_GUARDIAN)  # of whom nobody says anything before a guardian agrees
TOOK_PART = (SignUp.State.ACTIVE, SignUp.State.PAUSED, SignUp.State.LEFT)
HAS_NEEDS = (
    Q(person__access_need__isnull=False)
    | ~Q(person__format=Person.Format.STANDARD)
    | ~Q(person__language=settings.LANGUAGE_CODE)
)


@dataclass(frozen=True)
class Need:
    """One thing a person needs: what it is about, and what it is."""

    about: str
    words: str


@dataclass(frozen=True)
class SheetLine:
    """One need with how many people have it, and who they are."""

    need: Need
    number: int
    names: tuple[str, ...]


def needs_of(person: Person) -> list[Need]:
    """Return everything a person needs, also how to reach them where that is not by e-mail."""
    found = []
    if person.format != Person.Format.STANDARD:
        found.append(Need(_("Format"), person.get_format_display()))
    if person.language != settings.LANGUAGE_CODE:
        found.append(Need(_("Language"), str(person.get_language_display())))
    if person.channel != Person.Channel.EMAIL:
        found.append(Need(_("Reach by"), person.get_channel_display()))
    if text := _own_words(person):
        found.append(Need(_("In their words"), text))
    return found


def has_needs(person: Person) -> bool:
    """Tell whether somebody has told us that they need something; how to reach them alone is no such thing."""
    is_usual = person.format == Person.Format.STANDARD and person.language == settings.LANGUAGE_CODE
    return not is_usual or bool(_own_words(person))


def notice_of_needs(sign_up: SignUp | None) -> str:
    """Return the one sentence a mail to the team says of needs, never what they are; empty where none are known."""
    if sign_up is None or not has_needs(sign_up.person):
        return ""
    return _("They have told us what they need. Please look at it on the page.")


def sign_ups_with_place(page: Page) -> QuerySet[SignUp]:
    """Return who takes part or waits to, in every language of the page, with what a sheet shows of them."""
    same_thing = SignUp.objects.filter(page__translation_key=page.translation_key).exclude(state__in=NOT_EXPECTED)
    return same_thing.select_related("person__access_need", "need_met").order_by("person__name", "pk")


def sign_ups_to_answer_for(page: Page) -> QuerySet[SignUp]:
    """Return those who took part and need something: for each of them staff say whether it was there."""
    took_part = SignUp.objects.filter(page__translation_key=page.translation_key, state__in=TOOK_PART)
    needing = took_part.filter(HAS_NEEDS | Q(need_met__isnull=False))
    return needing.select_related("person__access_need", "need_met", "page").order_by("person__name", "pk")


def sheet_of(sign_ups: Iterable[SignUp]) -> list[SheetLine]:
    """Return the needs of these people, equal ones together; formats and languages first, then their own words."""
    who: dict[Need, list[str]] = defaultdict(list)
    written: dict[tuple[str, str], Need] = {}
    for sign_up in sign_ups:
        for need in needs_of(sign_up.person):
            same = written.setdefault((need.about, " ".join(need.words.casefold().split())), need)
            who[same].append(str(sign_up.person))
    order = [_("Format"), _("Language"), _("Reach by"), _("In their words")]
    lines = [SheetLine(need, len(names), tuple(names)) for need, names in who.items()]
    return sorted(lines, key=lambda line: (order.index(line.need.about), -line.number, line.need.words))


def met_figures(sign_ups: Iterable[SignUp]) -> list[tuple[str, int]]:
    """Return for how many of these people everything was there, for how many not, and of how many nobody has said."""
    answers = Counter(sign_up.need_met.answer if hasattr(sign_up, "need_met") else "" for sign_up in sign_ups)
    known = [(str(label), answers[value]) for value, label in AccessNeedMet.Answer.choices]
    return [*known, (_("Not written down yet"), answers[""])]


def is_over(briefing: SignUpBriefing, moment: datetime) -> bool:
    """Tell whether staff can say if needs were met: after the last date, or at any time where there are no dates."""
    ends = [ends_at for _starts_at, ends_at in briefing.when]
    if ends:
        return max(ends) <= moment
    return briefing.ends_on is None or briefing.ends_on < timezone.localdate(moment)


def _own_words(person: Person) -> str:
    need: AccessNeed | None = getattr(person, "access_need", None)
    return need.text if need else ""
