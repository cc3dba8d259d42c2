"""What a young person agreed to and what counts only once their guardian has agreed."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("people", "0005_test_words")]

    operations = [
        migrations.AddField(
            model_name="guardianagreement",
            name="held_wordings",
            field=models.JSONField(blank=True, default=list, verbose_name="agreed to, not counted yet"),
        )
    ]
