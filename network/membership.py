"""Who is a member of which group at this moment: the one question behind every private page, file and mail."""

from collections.abc import Iterable
from uuid import UUID

from django.apps import apps
from django.db.models import QuerySet
from wagtail.models import Page
from wagtail.query import PageQuerySet

from involvement.models.joining import JoiningMixin
from people.models import Person, SignUp

IS_MEMBER = (SignUp.State.ACTIVE,)  # not who paused, left, or waits for a guardian


def group_models() -> list[type[Page]]:
    """Return the kinds of pages that people are members of."""
    return [model for model in apps.get_models() if issubclass(model, JoiningMixin) and issubclass(model, Page)]


def memberships_of(person: Person) -> QuerySet[SignUp]:
    """Return the memberships that let a person in; none during a break."""
    if person.paused_at:
        return SignUp.objects.none()
    return SignUp.objects.filter(person=person, state__in=IS_MEMBER, page__in=_live_groups().values("pk"))


def is_member(person: Person, group_key: UUID) -> bool:
    """Tell whether a person is a member of the group with this key, in whichever language they joined it."""
    return memberships_of(person).filter(page__translation_key=group_key).exists()


def has_group(person: Person) -> bool:
    """Tell whether a person is a member of any group."""
    return memberships_of(person).exists()


def groups_of(person: Person, language: str) -> list[Page]:
    """Return the groups of a person by their titles, each in this language where it has been translated into it."""
    keys = memberships_of(person).values("page__translation_key")
    found = _live_groups().filter(translation_key__in=keys).select_related("locale").specific()
    return sorted(in_language(found, language), key=lambda group: group.title.casefold())


def group_with(key: UUID, language: str) -> Page | None:
    """Return the live group with this key, in this language where there is one; None where there is no such group."""
    found = _live_groups().filter(translation_key=key).select_related("locale").specific()
    return next(iter(in_language(found, language)), None)


def members_of(group: Page) -> QuerySet[SignUp]:
    """Return the memberships of everyone who can read the group's papers at this moment, by name."""
    theirs = SignUp.objects.filter(page__translation_key=group.translation_key, state__in=IS_MEMBER)
    return theirs.filter(person__paused_at__isnull=True).select_related("person").order_by("person__name", "pk")


def in_language(pages: Iterable[Page], language: str) -> list[Page]:
    """Return one page of each set of translations: in this language, else the one that was written first."""
    chosen: dict[UUID, Page] = {}
    for page in sorted(pages, key=lambda each: (each.locale.language_code != language, each.pk)):
        chosen.setdefault(page.translation_key, page)
    return list(chosen.values())


def _live_groups() -> PageQuerySet:
    return Page.objects.live().type(*group_models())
