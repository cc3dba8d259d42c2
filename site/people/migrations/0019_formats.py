"""A purpose of consent for asking for a page in another format, and the first words about it, in English."""

from django.db import migrations, models

FORMAT = "You may keep how to reach me and what I asked for, and use them to answer me. You delete them after that."
PURPOSES = [
    ("take-part", "Use my details so that I can take part"),
    ("news", "Send me news and new opportunities"),
    ("alerts", "Tell me about new opportunities that fit what I looked for"),
    ("tell-us", "Contact me about what I told you"),
    ("publish", "Publish what I told you, in the team’s own words"),
    ("follow", "Tell me what becomes of what I follow"),
    ("format", "Answer what I asked for in another format"),
]


def write_words(apps, schema_editor):
    """Write them where nobody has written others."""
    ConsentWording = apps.get_model("people", "ConsentWording")
    ConsentWording.objects.get_or_create(purpose="format", version=1, language="en", defaults={"text": FORMAT})


class Migration(migrations.Migration):
    dependencies = [("people", "0017_mailing_topic")]

    operations = [
        migrations.AlterField(
            model_name="consentwording",
            name="purpose",
            field=models.CharField(choices=PURPOSES, max_length=30, verbose_name="purpose"),
        ),
        migrations.RunPython(write_words, migrations.RunPython.noop),
    ]
