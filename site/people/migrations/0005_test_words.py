from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ("people", "0004_age_bands"),
    ]

    operations = [
        migrations.AddField(
            model_name="outboxmessage",
            name="test_words",
            field=models.JSONField(blank=True, default=dict, editable=False),
        ),
    ]
