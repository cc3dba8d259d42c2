"""Gives those who take part in something with counted places the number of theirs, in the order in which they came."""

from django.db import migrations

HOLDS = ("active", "paused")


def count_places(apps, schema_editor):
    """Number the places that are taken, and let the waiting list begin in the order of confirming."""
    OpportunityPage = apps.get_model("involvement", "OpportunityPage")
    SignUp = apps.get_model("people", "SignUp")
    counted = OpportunityPage.objects.filter(capacity__isnull=False)
    for key in set(counted.values_list("translation_key", flat=True)):
        holding = SignUp.objects.filter(page__translation_key=key, state__in=HOLDS)
        for number, sign_up in enumerate(holding.order_by("confirmed_at", "pk"), start=1):
            SignUp.objects.filter(pk=sign_up.pk).update(place=number, place_in=key)
    for sign_up in SignUp.objects.filter(state="waiting-list", waiting_since__isnull=True):
        SignUp.objects.filter(pk=sign_up.pk).update(waiting_since=sign_up.confirmed_at or sign_up.created_at)


class Migration(migrations.Migration):
    dependencies = [("involvement", "0004_places_outcomes_alerts"), ("people", "0008_words")]

    operations = [migrations.RunPython(count_places, migrations.RunPython.noop)]
