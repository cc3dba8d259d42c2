"""Writes the first words about alerts, and the first words for saying no, in English."""

from django.db import migrations

ALERTS = "Tell me by email about new ways to take part that fit what I looked for. I can stop this at any time."
NO = {
    "All places taken": (
        "More people wanted to take part than we have places for. We are sorry that we cannot offer you one this time."
    ),
    "Looking for other experience": (
        "This time we looked for people with a certain experience. Yours matters to us, and we hope to hear from you "
        "when something else comes up."
    ),
    "It changed": "Our plans have changed since you signed up, so we need fewer people than we thought. We are sorry.",
}


def write_words(apps, schema_editor):
    """Write them where nobody has written others."""
    ConsentWording = apps.get_model("people", "ConsentWording")
    ConsentWording.objects.get_or_create(purpose="alerts", version=1, language="en", defaults={"text": ALERTS})
    KindWords = apps.get_model("people", "KindWords")
    if not KindWords.objects.exists():
        for place, (name, text) in enumerate(NO.items()):
            KindWords.objects.create(name=name, text=text, sort_order=place * 10)


class Migration(migrations.Migration):
    dependencies = [("people", "0007_places_and_notices")]

    operations = [migrations.RunPython(write_words, migrations.RunPython.noop)]
