"""DESIGN 7.10: equality answers are kept apart from the person, and small numbers are never shown."""

from django.apps import apps
from django.db import models

from people.disclosure import shown
from people.models import EqualityCount, Person


def test_rule_10_no_equality_answer_points_at_anything() -> None:
    fields = EqualityCount._meta.get_fields()
    assert not [field.name for field in fields if field.is_relation]
    assert not [field.name for field in fields if isinstance(field, models.DateTimeField | models.DateField)]


def test_rule_10_nothing_points_at_an_equality_answer() -> None:
    pointing = [
        f"{model.__name__}.{field.name}"
        for model in apps.get_models(include_auto_created=True)
        for field in model._meta.get_fields()
        if field.is_relation and field.related_model is EqualityCount
    ]
    assert pointing == []
    words = {field.name for field in Person._meta.get_fields()}
    assert not words & {"ethnicity", "gender", "disability", "religion", "orientation"}


def test_rule_10_one_to_seven_show_as_a_star_and_others_rounded_to_five() -> None:
    assert shown(0) == "0"
    assert {shown(number) for number in range(1, 8)} == {"*"}
    assert [shown(number) for number in (8, 12, 13, 17, 18, 1000, 1003)] == [
        "10",
        "10",
        "15",
        "15",
        "20",
        "1000",
        "1005",
    ]
