"""The registry of personal data is complete: no table leads to a person without an export and an erasure."""

from collections.abc import Iterable, Iterator

import pytest
from django.apps import apps
from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import ImproperlyConfigured
from django.db import models
from django.test.utils import isolate_apps

from people.models import Person, SignUp
from people.registry import PersonalStore, register_store, stores_to_erase, stores_to_read

# Tables that can point at any row of any kind, and why nothing of a person can be behind it.
POINT_ELSEWHERE = {
    "wagtailcore.Page": "its own kind",
    "wagtailcore.Task": "its own kind",
    "wagtailcore.GroupApprovalTask": "its own kind",
    "wagtailcore.WorkflowContentType": "kinds, never rows",
    "wagtailcore.WorkflowState": "only what has drafts and workflows: pages",
    "wagtailcore.UploadedFile": "files that editors are uploading",
    "wagtail_localize.TranslatableObject": "only what is translated: pages and lists of words",
    "wagtail_localize.TranslationSource": "only what is translated: pages and lists of words",
    "taggit.TaggedItem": "only pictures and documents have tags",
    "auth.Permission": "kinds, never rows",
}

Model = type[models.Model]


def leads_to_a_person(model: Model, on_the_way: frozenset[Model] = frozenset()) -> bool:
    """Tell whether a row of this table belongs to a person, at once or through other tables."""
    if issubclass(model, Person):
        return True
    return any(
        leads_to_a_person(target, on_the_way | {model}) for target in targets_of(model) if target not in on_the_way
    )


def targets_of(model: Model) -> Iterator[Model]:
    """Yield the tables that a table points at."""
    for field in [*model._meta.concrete_fields, *model._meta.many_to_many]:
        if isinstance(field.related_model, type):
            yield field.related_model


def without_a_store(known: Iterable[Model], stores: Iterable[PersonalStore]) -> list[str]:
    """Return the tables that lead to a person and that no store covers."""
    covered = {model for store in stores for model in store.models}
    return sorted(model._meta.label for model in known if leads_to_a_person(model) and model not in covered)


def all_models() -> list[Model]:
    """Return every table, those of many-to-many fields included."""
    return list(apps.get_models(include_auto_created=True))


def test_every_table_that_leads_to_a_person_has_a_store() -> None:
    assert leads_to_a_person(SignUp)
    assert without_a_store(all_models(), stores_to_read()) == []


@pytest.mark.parametrize("name", [store.name for store in stores_to_read() if store.turn > 1])
def test_a_store_that_is_taken_away_is_missed(name: str) -> None:
    reduced = [store for store in stores_to_read() if store.name != name]
    (gone,) = [store for store in stores_to_read() if store.name == name]
    assert without_a_store(all_models(), reduced) == [model._meta.label for model in gone.models]


def make_model(name: str, **fields: models.Field) -> Model:
    """Return a table that exists in this test only."""
    inner = {"__module__": __name__, "Meta": type("Meta", (), {"app_label": "people"})}
    return type(name, (models.Model,), inner | fields)


@isolate_apps("people")
def test_a_new_table_is_missed_however_it_leads_to_a_person() -> None:
    badge = make_model("Badge", person=models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+"))
    picture = make_model(
        "Picture",
        badge=models.OneToOneField(badge, on_delete=models.CASCADE, related_name="+"),
        more=models.ForeignKey("self", on_delete=models.CASCADE, related_name="+"),
    )
    crowd = make_model("Crowd", people=models.ManyToManyField(Person, related_name="+"))
    weather = make_model("Weather", degrees=models.IntegerField())
    between = crowd._meta.get_field("people").remote_field.through
    assert without_a_store([badge, picture, crowd, between, weather], stores_to_read()) == [
        "people.Badge",
        "people.Crowd",
        "people.Crowd_people",
        "people.Picture",
    ]


def test_every_table_that_can_point_at_any_row_has_been_thought_of() -> None:
    covered = {model._meta.label for store in stores_to_read() for model in store.models}
    points_anywhere = {
        model._meta.label
        for model in all_models()
        if any(target is ContentType for target in targets_of(model)) and "wagtailcore.Page" not in parents(model)
    }
    assert points_anywhere - covered == set(POINT_ELSEWHERE)


def parents(model: Model) -> set[str]:
    """Return the tables that a table extends."""
    return {parent._meta.label for parent in model._meta.all_parents}


def test_what_the_site_only_looks_at_is_never_erased_by_it() -> None:
    by_hand = {store.name for store in stores_to_read() if store.by_hand}
    assert by_hand == {"texts_of_editors", "files"}
    assert not by_hand & {store.name for store in stores_to_erase()}


def test_the_person_is_read_first_and_erased_last() -> None:
    assert stores_to_read()[0].models == stores_to_erase()[-1].models == (Person,)


def test_a_name_is_used_once() -> None:
    with pytest.raises(ImproperlyConfigured):
        register_store(stores_to_read()[0])
