"""Keeps since when a guardian's agreement is not needed any more."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("people", "0014_members_area")]

    operations = [
        migrations.AddField(
            model_name="guardianagreement",
            name="lapsed_at",
            field=models.DateTimeField(blank=True, null=True, verbose_name="not needed since"),
        ),
    ]
