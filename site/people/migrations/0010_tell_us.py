"""Writes the first words about what people tell us, in English: may we contact them, may we publish it."""

from django.db import migrations, models

WORDINGS = {
    "tell-us": (
        "You may keep my contact details beside what I told you, and use them to ask me about it and to tell me what "
        "came of it. I can stop this at any time."
    ),
    "publish": (
        "You may publish what I told you, in your own words. You leave out my name and everything that shows who I am "
        "or who anybody else is. I can change my mind at any time."
    ),
}


def write_wordings(apps, schema_editor):
    """Write them where nobody has written others."""
    ConsentWording = apps.get_model("people", "ConsentWording")
    for purpose, text in WORDINGS.items():
        ConsentWording.objects.get_or_create(purpose=purpose, version=1, language="en", defaults={"text": text})


class Migration(migrations.Migration):
    dependencies = [("people", "0009_kind_words_sent")]

    operations = [
        migrations.AlterField(
            model_name="consentwording",
            name="purpose",
            field=models.CharField(
                choices=[
                    ("take-part", "Use my details so that I can take part"),
                    ("news", "Send me news and new opportunities"),
                    ("alerts", "Tell me about new opportunities that fit what I looked for"),
                    ("tell-us", "Contact me about what I told you"),
                    ("publish", "Publish what I told you, in the team’s own words"),
                ],
                max_length=30,
                verbose_name="purpose",
            ),
        ),
        migrations.RunPython(write_wordings, migrations.RunPython.noop),
    ]
