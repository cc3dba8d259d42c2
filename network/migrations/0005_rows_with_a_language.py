"""Rows of pages are translated with their page."""

from django.db import migrations

from core.migrations._rows import rows_with_a_language


class Migration(migrations.Migration):

    dependencies = [
        ("network", "0004_formats"),
        ("wagtailcore", "0097_baselogentry_uuid_action_timestamp_indexes"),
    ]

    operations = rows_with_a_language("network", {"groupquestion": "page", "groupkeypoint": "page"})
