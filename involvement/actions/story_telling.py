"""What people have been told of a story: noted when it is published, and when staff tell them or need not."""

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.log_actions import log
from wagtail.models import Page

from core.models import User
from involvement.actions.story_history import write_history
from involvement.actions.telling import NOT_NEEDED, TOLD
from involvement.models import StoryChange, StoryPage, StoryTelling
from involvement.story_telling.audience import STORY
from involvement.story_telling.owed import STORY_CHANGED, OwedStory, owed_story, stories_told_of
from people.actions.mailings import Answer
from people.actions.notices import send_notice
from people.mailing_audience import headcount, is_about_anybody


def note_story(page: StoryPage) -> None:
    """Write what a publication adds to the story's history, and note that people must hear of it where anybody would.

    Both in one transaction, so that no entry is public of which nobody remembers that it is owed.
    """
    with transaction.atomic():
        change = write_history(page)
        if change and _is_heard_of(page, change):
            StoryTelling.objects.create(change=change)


def tell_of_story(page: StoryPage, *, mark: str, number: int, note: str, by: User) -> Answer:
    """Send off what is owed, if it is still what staff were shown, to this number of people.

    `mark` is OwedStory.mark; `note` is what the team adds, plain text.
    """
    with transaction.atomic():
        owed = _still_owed(page, mark)
        if not isinstance(owed, OwedStory):
            return owed
        answer = send_notice(
            owed.page,
            template=STORY_CHANGED,
            occasion=owed.occasion,
            details=owed.details | {"note": note},
            number=number,
            by=by,
            audience=STORY,
        )
        if answer == Answer.DONE:
            _settle(owed)
            _write_down(owed, TOLD, by, count=number)
    return answer


def tell_nobody_of_story(page: StoryPage, *, mark: str, by: User) -> Answer:
    """Write down that nobody needs to hear of it, such as where a slip of the pen was put right."""
    with transaction.atomic():
        owed = _still_owed(page, mark)
        if not isinstance(owed, OwedStory):
            return owed
        _settle(owed)
        _write_down(owed, NOT_NEEDED, by)
    return Answer.DONE


def _is_heard_of(page: StoryPage, change: StoryChange) -> bool:
    """Tell whether somebody hears of a change, by mail or by staff; who comes later is told of later changes only."""
    if not stories_told_of().filter(pk=page.pk).exists():
        return False
    mailing = OwedStory(page, (change,)).mailing()
    if not is_about_anybody(mailing):
        return False
    people = headcount(mailing)
    return bool(people.letters or people.by_hand)


def _still_owed(page: StoryPage, mark: str) -> OwedStory | Answer:
    """Return what is owed, held until the transaction ends; or why what was shown is not owed any more."""
    shown = owed_story(page)
    if shown is None:
        return Answer.NOT_NOW
    Page.objects.select_for_update().filter(pk=shown.page.pk).order_by().values_list("pk").first()  # one at a time
    owed = owed_story(page)  # again: somebody may have been quicker
    if owed is None:
        return Answer.NOT_NOW
    return owed if owed.mark == mark else Answer.NOT_AS_SHOWN


def _settle(owed: OwedStory) -> None:
    open_ones = StoryTelling.objects.filter(change__in=owed.changes, settled_at__isnull=True)
    open_ones.update(settled_at=timezone.now())


def _write_down(owed: OwedStory, action: str, by: User, **data: object) -> None:
    log(instance=owed.page, action=action, user=by, title=_("Telling people"), data={"mail": STORY_CHANGED, **data})
