"""Taking back what somebody let us use: one change of one record, and nothing of it is shown from then on."""

from functools import partial

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.log_actions import log

from core.models import Contribution, ContributionText, CustomImage, User
from core.picture_sizes import remove_sizes

WITHDRAWN = "core.withdraw_contribution"


def withdraw(contribution: Contribution, *, how: str, by: User | None = None) -> bool:
    """Take a contribution off everything; returns False where that was done before.

    Pages, lists, search, feeds and the API read the record each time, so there is nothing else to change but the files
    of pictures. The words themselves stay in the record for the time that the trust has set, then they are deleted.
    """
    with transaction.atomic():
        locked = Contribution.objects.select_for_update().get(pk=contribution.pk)
        if locked.withdrawn_at:
            return False
        locked.withdrawn_at, locked.withdrawn_how = timezone.now(), how
        locked.save(update_fields=["withdrawn_at", "withdrawn_how", "changed_at"])
        remove_sizes(locked.pictures.all())
        title = _("Words or picture %(number)s") % {"number": locked.pk}
        log(instance=locked, action=WITHDRAWN, user=by, title=title)
    contribution.withdrawn_at, contribution.withdrawn_how = locked.withdrawn_at, how
    return True


def forget_content(contribution: Contribution) -> int:
    """Delete the words and the pictures of a contribution for good; returns how many."""
    with transaction.atomic():
        texts = ContributionText.objects.filter(contribution=contribution).delete()[0]
        return texts + forget_pictures(CustomImage.objects.filter(agreement=contribution))


def forget_pictures(pictures: QuerySet[CustomImage]) -> int:
    """Delete pictures with their files; returns how many."""
    number = 0
    for image in pictures:
        remove_sizes([image])
        transaction.on_commit(partial(image.file.storage.delete, image.file.name))
        image.delete()
        number += 1
    return number
