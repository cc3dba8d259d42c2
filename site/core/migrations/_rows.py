"""How rows of pages get a language: that of their page, and a key that their translations share."""

import uuid

import django.db.models.deletion
from django.db import migrations, models

from ._quotations import settle


def rows_with_a_language(app: str, names: dict[str, str]) -> list[migrations.operations.base.Operation]:
    """Return the operations for these models of an app, each with the name of its key to the page."""

    def fill(apps, schema_editor):
        for name, parent in names.items():
            for row in apps.get_model(app, name)._default_manager.select_related(parent).iterator():
                row.translation_key = uuid.uuid4()
                row.locale_id = getattr(row, parent).locale_id
                row.save(update_fields=["translation_key", "locale"])
        settle(schema_editor)

    return [
        *(field for name in names for field in _fields(name, migrations.AddField, {"null": True})),
        migrations.RunPython(fill, migrations.RunPython.noop),
        *(field for name in names for field in _fields(name, migrations.AlterField, {})),
        *(migrations.AlterUniqueTogether(name=name, unique_together={("translation_key", "locale")}) for name in names),
    ]


def _fields(name, operation, options):
    key = models.UUIDField(default=uuid.uuid4, editable=False, **options)
    locale = models.ForeignKey(
        editable=False,
        on_delete=django.db.models.deletion.PROTECT,
        related_name="+",
        to="wagtailcore.locale",
        verbose_name="locale",
        **options,
    )
    return [
        operation(model_name=name, name="translation_key", field=key),
        operation(model_name=name, name="locale", field=locale),
    ]
