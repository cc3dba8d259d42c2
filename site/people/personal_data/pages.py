"""What editors wrote, and their own accounts: the site changes neither, it looks and tells staff where."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from django.conf import settings
from django.db.models import Model, Q, TextField
from django.db.models.functions import Cast
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _
from wagtail.models import Comment, CommentReply, Revision, TaskState
from wagtail_localize.models import String, StringTranslation

from core.models import User
from people.models import Mailing, Person
from people.registry import PersonalStore, Turn
from people.traces import Traces

TEXTS: dict[type[Model], tuple[str, ...]] = {
    Revision: ("content",),
    Comment: ("text",),
    CommentReply: ("text",),
    TaskState: ("comment",),
    String: ("data",),
    StringTranslation: ("data",),
    Mailing: ("subject", "body"),
    User: ("username", "email"),
}


def _found(person: Person) -> Iterator[Model]:
    pattern = Traces.of(person).every
    for model, names in TEXTS.items():
        as_text = {f"{name}_as_text": Cast(name, TextField()) for name in names}
        shows = Q(*(Q(**{f"{name}__iregex": pattern}) for name in as_text), _connector=Q.OR)
        yield from model._default_manager.annotate(**as_text).filter(shows).order_by("pk")


def place_of(row: Any) -> str:
    """Return where staff find a text or a file, without what it says."""
    if isinstance(row, Path):
        return str(row.relative_to(settings.VAR_DIR))
    if isinstance(row, Revision):
        return f"{capfirst(str(row.content_type.name))} {row.object_id}, {row.created_at:%Y-%m-%d %H:%M}"
    return f"{capfirst(str(row._meta.verbose_name))} {row.pk}"


TEXTS_OF_EDITORS = PersonalStore(
    name="texts_of_editors",
    label=_("Texts and accounts of staff, to be changed by hand"),
    rows=_found,
    describe=lambda row: None,
    erase=lambda person: 0,
    models=tuple(TEXTS),
    turn=Turn.TRACES,
    by_hand=True,
)
