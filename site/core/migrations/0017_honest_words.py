"""What is known of translated words that are no page, and decisions, which the database itself refuses to change.

A later migration that alters core_translationdecision on SQLite rebuilds the table and drops its trigger: run
`add_trigger` again in that migration. tests/core/translation/test_decisions.py fails where that was forgotten.
"""

import django.db.models.deletion
from django.db import migrations, models

FIXED = (
    "id", "page_id", "words_kind", "words_thread", "words_language", "kind", "edition", "decided_at", "role",
)
SQLITE = """
CREATE TRIGGER core_translationdecision_fixed BEFORE UPDATE ON core_translationdecision
WHEN {changed}
BEGIN SELECT RAISE(ABORT, 'a decision about a translation is never changed'); END
"""
POSTGRESQL = """
CREATE FUNCTION core_translationdecision_fixed() RETURNS trigger AS $$
BEGIN
    RAISE EXCEPTION 'a decision about a translation is never changed' USING ERRCODE = 'integrity_constraint_violation';
END
$$ LANGUAGE plpgsql;
CREATE TRIGGER core_translationdecision_fixed BEFORE UPDATE ON core_translationdecision
FOR EACH ROW WHEN ({changed}) EXECUTE FUNCTION core_translationdecision_fixed()
"""


def add_trigger(apps, schema_editor):
    """Refuse every change of a decision, but that the account of whoever decided is gone."""
    is_sqlite = schema_editor.connection.vendor == "sqlite"
    differs = "IS NOT" if is_sqlite else "IS DISTINCT FROM"
    changed = " OR ".join(f"NEW.{column} {differs} OLD.{column}" for column in FIXED)
    changed += f" OR (NEW.decided_by_id IS NOT NULL AND NEW.decided_by_id {differs} OLD.decided_by_id)"
    schema_editor.execute((SQLITE if is_sqlite else POSTGRESQL).format(changed=changed), params=None)


def drop_trigger(apps, schema_editor):
    """Take the trigger away again."""
    if schema_editor.connection.vendor == "sqlite":
        schema_editor.execute("DROP TRIGGER core_translationdecision_fixed")
    else:
        schema_editor.execute("DROP TRIGGER core_translationdecision_fixed ON core_translationdecision")
        schema_editor.execute("DROP FUNCTION core_translationdecision_fixed()")


class Migration(migrations.Migration):

    dependencies = [
        ('core', '0015_interface_checks'),
        ('wagtailcore', '0097_baselogentry_uuid_action_timestamp_indexes'),
    ]

    operations = [
        migrations.CreateModel(
            name='EnglishWords',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('number', models.PositiveIntegerField(default=1, verbose_name='number')),
                ('fingerprint', models.CharField(max_length=64, verbose_name='fingerprint of the words')),
                ('changed_at', models.DateTimeField(verbose_name='words changed')),
                ('kind', models.CharField(max_length=60, verbose_name='kind')),
                ('thread', models.UUIDField(verbose_name='what the languages share')),
            ],
            options={
                'verbose_name': 'English words',
                'verbose_name_plural': 'English words',
            },
        ),
        migrations.CreateModel(
            name='TranslatedWords',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('made_at', models.DateTimeField(verbose_name='translation made')),
                ('stale_since', models.DateTimeField(blank=True, null=True, verbose_name='behind the English since')),
                ('stale_by', models.PositiveIntegerField(blank=True, null=True, verbose_name='edition that made it stale')),
                ('english_changed_at', models.DateTimeField(blank=True, null=True, verbose_name='English last changed')),
                ('machine_made', models.BooleanField(default=False, verbose_name='made by a machine')),
                ('checked_at', models.DateTimeField(blank=True, null=True, verbose_name='checked')),
                ('checked_by', models.CharField(blank=True, max_length=120, verbose_name='checked by')),
                ('kind', models.CharField(max_length=60, verbose_name='kind')),
                ('thread', models.UUIDField(verbose_name='what the languages share')),
                ('language', models.CharField(max_length=10, verbose_name='language')),
            ],
            options={
                'verbose_name': 'translated words',
                'verbose_name_plural': 'translated words',
            },
        ),
        migrations.AlterModelOptions(
            name='translationdecision',
            options={'ordering': ['-decided_at', '-pk'], 'permissions': [('check_translation', 'Can say that a person has checked a translation')], 'verbose_name': 'decision about a translation', 'verbose_name_plural': 'decisions about translations'},
        ),
        migrations.AddField(
            model_name='translationdecision',
            name='words_kind',
            field=models.CharField(blank=True, max_length=60, verbose_name='kind of words'),
        ),
        migrations.AddField(
            model_name='translationdecision',
            name='words_language',
            field=models.CharField(blank=True, max_length=10, verbose_name='language of the words'),
        ),
        migrations.AddField(
            model_name='translationdecision',
            name='words_thread',
            field=models.UUIDField(null=True, verbose_name='what the languages share'),
        ),
        migrations.AlterField(
            model_name='translationdecision',
            name='page',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='wagtailcore.page', verbose_name='page'),
        ),
        migrations.AddIndex(
            model_name='translationdecision',
            index=models.Index(fields=['words_thread'], name='core_decision_by_thread'),
        ),
        migrations.AddConstraint(
            model_name='translationdecision',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('page__isnull', False), ('words_thread__isnull', True)), models.Q(('page__isnull', True), ('words_thread__isnull', False)), _connector='OR'), name='core_decision_is_about_one_thing'),
        ),
        migrations.AddConstraint(
            model_name='englishwords',
            constraint=models.UniqueConstraint(fields=('kind', 'thread'), name='core_english_words_once'),
        ),
        migrations.AddConstraint(
            model_name='translatedwords',
            constraint=models.UniqueConstraint(fields=('kind', 'thread', 'language'), name='core_translated_words_once'),
        ),
        migrations.AddConstraint(
            model_name='translatedwords',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('stale_by__isnull', True), ('stale_since__isnull', True)), models.Q(('stale_by__isnull', False), ('stale_since__isnull', False)), _connector='OR'), name='core_words_stale_by_an_edition'),
        ),
        migrations.RunPython(add_trigger, drop_trigger),
    ]
