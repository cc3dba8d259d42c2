"""Keeps the words in which the team said no to somebody, beside their sign-up."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("people", "0008_words")]

    operations = [
        migrations.AddField(
            model_name="signup",
            name="kind_words",
            field=models.TextField(
                blank=True, default="", editable=False, max_length=1000, verbose_name="words in which we said no"
            ),
            preserve_default=False,
        ),
    ]
