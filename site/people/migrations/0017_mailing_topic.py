from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("people", "0015_young_people"),
    ]

    operations = [
        migrations.AddField(
            model_name="mailing",
            name="topic",
            field=models.CharField(
                blank=True,
                default="",
                help_text="Then only members get it who chose the topic.",
                max_length=80,
                verbose_name="only about this topic",
            ),
            preserve_default=False,
        ),
    ]
