"""Two records of one person for tests, and joining them as staff do."""

from typing import Any

from django.apps import apps
from wagtail.models import Page

from core.models import User
from people.actions.confirmation import confirm, confirm_by_staff
from people.actions.joining import Wish, join_records
from people.joining import plan_of
from people.models import ConsentEvent, Person
from tests.factories.people import make_sign_up

PHONE = {"reach_by": "phone", "email": "", "phone": "01632960077"}


def make_who_stays(page: Page) -> Person:
    """Return somebody who confirmed by email."""
    sign_up = make_sign_up(page, access_needs="A step-free room")
    confirm(sign_up)
    return sign_up.person


def make_who_goes(page: Page, by: User) -> Person:
    """Return the same somebody, who rang about something else."""
    sign_up = make_sign_up(page, **PHONE, access_needs="Large print", name="Samantha Gone")
    confirm_by_staff(sign_up, channel=ConsentEvent.Channel.PHONE, by=by)
    return sign_up.person


def wish_for(stays: Person, goes: Person, **wish: Any) -> Wish:
    """Return the wish of staff who have seen what joining does at this moment."""
    fresh = [Person.objects.get(pk=person.pk) for person in (stays, goes)]
    return Wish(stays.pk, goes.pk, plan_of(*fresh).fingerprint, **wish)


def join(stays: Person, goes: Person, by: User, **wish: Any) -> Person:
    """Join two records; returns the one that stays as it is stored now."""
    return Person.objects.get(pk=join_records(wish_for(stays, goes, **wish), by=by).pk)


def everything_stored() -> str:
    """Return every value of every row of every table."""
    models = apps.get_models(include_auto_created=True)
    return "\n".join(str(row) for model in models for row in model._base_manager.values_list())
