"""The mail that tells people what is new about a story, and why they get it."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from django.conf import settings
from django.utils import timezone
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

from core.in_language import page_in_language_read
from core.look.words import when_in_words
from involvement.following.things import Thing, thing_in_words
from involvement.letters.following import follow_of
from involvement.models import StoryChange, StoryPage
from involvement.story_statuses import StoryStatus
from involvement.story_telling.audience import TOLD_US, TOOK_PART
from involvement.story_telling.owed import STORY_CHANGED, stories_told_of
from involvement.story_wording import due_words, reason_words
from involvement.telling.outcome_words import outcome_lines
from people.models import Mailing, OutboxMessage
from people.own_links import own_page_url
from people.post.mails import DuringBreak, Mail, Reader, register_mail
from people.post.notices import still_right_because
from people.post.pieces import Items, Lines, Link, Piece, Pieces, Title


def _gather(message: OutboxMessage) -> Pieces | None:
    """Return the pieces for one person, in their own language; None where nothing can be read any more."""
    mailing, person = message.mailing, message.person
    because = still_right_because(message)
    story = _told_of(mailing)
    if mailing is None or person is None or story is None or not because:
        return None
    may_be_led_there = person.email_confirmed_at is not None
    return _facts(mailing, story) | {
        "name": person.name,
        "why": _why(message, because, story),
        "own_page": _own_page(own_page_url(person)) if may_be_led_there else "",
    }


def _shown(mailing: Mailing) -> Pieces:
    """Return what staff see: the same facts, for an invented person, with every reason there can be."""
    story = StoryPage.objects.get(pk=mailing.page_id)
    reasons = (_because_told(), _because_took_part(story), _because_asked(_("What becomes of “%(title)s”"), story))
    return _facts(mailing, story) | {
        "name": _("Sam Example"),
        "why": Lines((_("Each person reads the reason that is theirs:"), *reasons)),
        "own_page": _own_page(f"{settings.SITE_URL}/my/"),
    }


def _told_of(mailing: Mailing | None) -> StoryPage | None:
    found: StoryPage | None = stories_told_of().filter(pk=mailing.page_id).first() if mailing else None
    return found


def _facts(mailing: Mailing, story: StoryPage) -> dict[str, Piece]:
    told = list(
        StoryChange.objects.filter(pk__in=mailing.details.get("changes", [])).select_related("corrects").order_by("pk")
    )
    own = _in_own_language(story)
    url = (own.full_url or "") if own.live else ""
    return {
        "title": Title(own.title, url),
        "changes": Items(tuple(_change_in_words(each) for each in _as_translated(told, story, own)), before=_("New:")),
        "answer": Lines(_answer(own)),
        "next": due_words(own),
        "read_more": Link(_("Read the whole story"), url) if url else "",
        "note": _note(mailing.details.get("note", "")),
    }


def _in_own_language(story: StoryPage) -> StoryPage:
    """Return the story in the reader's language, or as it was first written where they cannot read it in theirs."""
    others = StoryPage.objects.for_everyone().filter(translation_key=story.translation_key)
    found: StoryPage | None = others.filter(locale__language_code=get_language()).first()
    return found or story


def _as_translated(told: Sequence[StoryChange], story: StoryPage, own: StoryPage) -> Sequence[StoryChange]:
    """Return the same news as the reader's own page tells them, where it is as far as the story itself."""
    if own.pk == story.pk or not told:
        return told
    translated = list(
        own.changes.filter(recorded_at__gte=told[0].recorded_at).select_related("corrects").order_by("pk")
    )
    is_as_far = bool(translated) and translated[-1].status == told[-1].status
    return translated if is_as_far else told


def _change_in_words(change: StoryChange) -> str:
    day = when_in_words(timezone.localdate(change.happened_at))
    status = str(StoryStatus(change.status).label)
    words = f"{status}. {' '.join(change.words.split())}" if change.words else f"{status}."
    if not change.corrects:
        return _("%(day)s: %(words)s") % {"day": day, "words": words}
    corrected = when_in_words(timezone.localdate(change.corrects.happened_at))
    facts = {"day": day, "words": words, "corrected": corrected}
    return _("%(day)s, corrects what we wrote on %(corrected)s: %(words)s") % facts


def _answer(page: StoryPage) -> tuple[str, ...]:
    """Return what was done, or why it could not be; nothing while the answer is still owed."""
    if page.status == StoryStatus.DONE:
        return (_("What we did:"), *outcome_lines(page.what_we_did))
    if page.status != StoryStatus.COULD_NOT:
        return ()
    because = (page.could_not_because, *_further(page))
    return (
        _("We could not, because: %(reason)s.") % {"reason": reason_words(page)},
        *(each for each in because if each),
    )


def _further(page: StoryPage) -> tuple[str, ...]:
    who = _("Who to ask: %(who)s") % {"who": page.who_to_ask} if page.who_to_ask else ""
    when = _("When we look at it again: %(when)s") % {"when": page.later_when} if page.later_when else ""
    return who, when


def _why(message: OutboxMessage, because: str, story: StoryPage) -> str:
    """Return why this person gets the mail; of one that a click ends, what that click ends."""
    follow = follow_of(message) if message.subscription else None
    if follow:
        return _because_asked(thing_in_words(Thing.of(follow)))
    reasons: dict[str, Any] = {TOLD_US: _because_told, TOOK_PART: lambda: _because_took_part(story)}
    return str(reasons[because]()) if because in reasons else ""


def _because_told() -> str:
    return _("You get this because you told us about it.")


def _because_took_part(story: StoryPage) -> str:
    source = page_in_language_read(story.came_from)
    if source is None or not source.live or source.get_view_restrictions().exists():
        return _("You get this because you took part in what this story came from.")
    return _("You get this because you took part in “%(title)s”.") % {"title": source.title}


def _because_asked(words: str, story: StoryPage | None = None) -> str:
    what = words % {"title": story.title} if story else words
    return _("You get this because you asked for it: %(what)s.") % {"what": what}


def _note(note: str) -> Piece:
    lines = tuple(line.strip() for line in note.splitlines() if line.strip())
    return Lines((_("The team adds:"), *lines)) if lines else ""


def _own_page(address: str) -> Link:
    return Link(_("Your own page: see what we hold about you, take a break or stop emails"), address)


def _sample() -> Pieces:
    url = f"{settings.SITE_URL}/we-said-we-did/example/"
    day = when_in_words(date(2030, 3, 4))
    return {
        "name": _("Sam Example"),
        "title": Title(_("Example: clearer letters"), url),
        "changes": Items((_("%(day)s: %(words)s") % {"day": day, "words": StoryStatus.DONE.label},), before=_("New:")),
        "answer": Lines((_("What we did:"), _("We wrote new letters with people who get them."))),
        "next": _("Next update by %(when)s") % {"when": day},
        "read_more": Link(_("Read the whole story"), url),
        "note": _note(_("Thank you for your patience.")),
        "why": _because_told(),
        "own_page": _own_page(f"{settings.SITE_URL}/my/example/"),
    }


register_mail(
    Mail(
        name=STORY_CHANGED,
        label=gettext_lazy("To many people: something is new about a story"),
        reader=Reader.PERSON,
        subject=gettext_lazy("There is an update for you"),
        body=gettext_lazy(
            "Hello {name},\n\n"
            "There is something new about this:\n\n"
            "{title}\n\n"
            "{changes}\n\n"
            "{answer}\n\n"
            "{next}\n\n"
            "{note}\n\n"
            "{read_more}\n\n"
            "# Why you get this\n\n"
            "{why}\n\n"
            "{own_page}"
        ),
        gather=_gather,
        sample=_sample,
        shown=_shown,
        needed=frozenset({"title", "changes"}),
        during_break=DuringBreak.HELD,
    )
)
