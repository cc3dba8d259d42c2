"""Says how long a visit to the members’ area lasts."""

import django.core.validators
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("people", "0012_words_and_pictures")]

    operations = [
        migrations.AddField(
            model_name="privacysettings",
            name="visit_minutes",
            field=models.PositiveSmallIntegerField(
                default=120,
                help_text="In minutes. After that people use the link in their mail again, or ask for a new one.",
                validators=[
                    django.core.validators.MinValueValidator(5),
                    django.core.validators.MaxValueValidator(720),
                ],
                verbose_name="a visit to the members’ area lasts",
            ),
        ),
    ]
