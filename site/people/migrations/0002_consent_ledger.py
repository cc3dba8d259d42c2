"""Lets the database itself refuse to change the consent ledger, and writes the first words of consent.

A later migration that alters people_consentevent on SQLite rebuilds the table and drops its triggers: run `add_triggers`
again in that migration. tests/people/test_ledger.py fails where that was forgotten.
"""

from django.db import migrations

FIXED = ("id", "person_id", "wording_id", "decision", "channel", "happened_at")
WORDINGS = {
    "take-part": (
        "You may keep my name, how to reach me and what I have told you here, and use them so that I can take part "
        "in this. I can change my mind at any time."
    ),
    "news": "You may also send me news and new ways to take part. I can stop this at any time.",
}
SQLITE = """
CREATE TRIGGER people_consentevent_fixed BEFORE UPDATE ON people_consentevent
WHEN {changed}
BEGIN SELECT RAISE(ABORT, 'consent events are never changed'); END
"""
POSTGRESQL = """
CREATE FUNCTION people_consentevent_fixed() RETURNS trigger AS $$
BEGIN
    RAISE EXCEPTION 'consent events are never changed' USING ERRCODE = 'integrity_constraint_violation';
END
$$ LANGUAGE plpgsql;
CREATE TRIGGER people_consentevent_fixed BEFORE UPDATE ON people_consentevent
FOR EACH ROW WHEN ({changed}) EXECUTE FUNCTION people_consentevent_fixed()
"""


def add_triggers(apps, schema_editor):
    """Refuse changes of everything but who wrote it down, which empties when that account is deleted."""
    is_sqlite = schema_editor.connection.vendor == "sqlite"
    differs = "IS NOT" if is_sqlite else "IS DISTINCT FROM"
    changed = " OR ".join(f"NEW.{column} {differs} OLD.{column}" for column in FIXED)
    schema_editor.execute((SQLITE if is_sqlite else POSTGRESQL).format(changed=changed), params=None)


def drop_triggers(apps, schema_editor):
    """Take the triggers away again."""
    if schema_editor.connection.vendor == "sqlite":
        schema_editor.execute("DROP TRIGGER people_consentevent_fixed")
    else:
        schema_editor.execute("DROP TRIGGER people_consentevent_fixed ON people_consentevent")
        schema_editor.execute("DROP FUNCTION people_consentevent_fixed()")


def write_wordings(apps, schema_editor):
    """Write version 1 of each wording in English."""
    ConsentWording = apps.get_model("people", "ConsentWording")
    for purpose, text in WORDINGS.items():
        ConsentWording.objects.get_or_create(purpose=purpose, version=1, language="en", defaults={"text": text})


class Migration(migrations.Migration):
    dependencies = [("people", "0001_initial")]

    operations = [
        migrations.RunPython(add_triggers, drop_triggers),
        migrations.RunPython(write_wordings, migrations.RunPython.noop),
    ]
