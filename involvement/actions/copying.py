"""Making a new opportunity from an earlier one: what was written is kept, what happened then is not."""

from django.db import transaction
from django.utils.translation import gettext as _
from wagtail.actions.copy_page import CopyPageAction
from wagtail.coreutils import find_available_slug

from core.models import User
from involvement.models import OpportunityPage

# What belongs to that one time: its dates, and what came of it.
OF_THAT_TIME = (
    "sessions",
    "opens_at",
    "closes_at",
    "cancelled_at",
    "outcome",
    "outcome_page",
    "outcome_due",
    "go_live_at",
    "expire_at",
    "expired",
    "last_reviewed",
    "review_due",
)
LONGEST_TITLE = 255


def use_again(page: OpportunityPage, *, by: User) -> OpportunityPage:
    """Add a draft beside this opportunity with its words, and return it; raises PermissionDenied who may not.

    Of a page that was never published it takes the newest draft. Nobody's sign-up comes along.
    """
    parent = page.get_parent()
    title = title_of_copy(page.title)
    with transaction.atomic():
        copy: OpportunityPage = CopyPageAction(
            page=page if page.live else page.get_latest_revision_as_object(),
            to=parent,
            update_attrs={
                "title": title,
                "draft_title": title,
                "slug": find_available_slug(parent, _free_of_ending(page.slug) + "-new"),
                "locked": False,
                "locked_at": None,
                "locked_by": None,
            },
            exclude_fields=list(OF_THAT_TIME),
            copy_revisions=False,
            keep_live=False,
            user=by,
        ).execute()
    return copy


def title_of_copy(title: str) -> str:
    """Return the title that a copy has until an editor gives it another."""
    ending = " " + _("(new)")
    return title.removesuffix(ending)[: LONGEST_TITLE - len(ending)] + ending


def _free_of_ending(slug: str) -> str:
    return slug.removesuffix("-new")[: LONGEST_TITLE - len("-new-999")]
