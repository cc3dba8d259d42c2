"""How far the strategy is: what is followed, updates that the database itself refuses to change, and evidence.

A later migration that alters involvement_progressupdate on SQLite rebuilds the table and drops its trigger: run
`add_trigger` again in that migration. tests/involvement/test_progress_updates.py fails where that was forgotten.
"""

import django.core.validators
import django.db.models.deletion
import django.utils.timezone
import modelcluster.fields
import uuid
import wagtail.fields
from django.db import migrations, models


FIXED = ("id", "promise_id", "status", "words", "code_then", "words_then", "recorded_at")
SQLITE = """
CREATE TRIGGER involvement_progressupdate_fixed BEFORE UPDATE ON involvement_progressupdate
WHEN {changed}
BEGIN SELECT RAISE(ABORT, 'an update of the strategy is never changed'); END
"""
POSTGRESQL = """
CREATE FUNCTION involvement_progressupdate_fixed() RETURNS trigger AS $$
BEGIN
    RAISE EXCEPTION 'an update of the strategy is never changed' USING ERRCODE = 'integrity_constraint_violation';
END
$$ LANGUAGE plpgsql;
CREATE TRIGGER involvement_progressupdate_fixed BEFORE UPDATE ON involvement_progressupdate
FOR EACH ROW WHEN ({changed}) EXECUTE FUNCTION involvement_progressupdate_fixed()
"""


def add_trigger(apps, schema_editor):
    """Refuse every change of an update."""
    is_sqlite = schema_editor.connection.vendor == "sqlite"
    differs = "IS NOT" if is_sqlite else "IS DISTINCT FROM"
    changed = " OR ".join(f"NEW.{column} {differs} OLD.{column}" for column in FIXED)
    schema_editor.execute((SQLITE if is_sqlite else POSTGRESQL).format(changed=changed), params=None)


def drop_trigger(apps, schema_editor):
    """Take the trigger away again."""
    if schema_editor.connection.vendor == "sqlite":
        schema_editor.execute("DROP TRIGGER involvement_progressupdate_fixed")
    else:
        schema_editor.execute("DROP TRIGGER involvement_progressupdate_fixed ON involvement_progressupdate")
        schema_editor.execute("DROP FUNCTION involvement_progressupdate_fixed()")


class Migration(migrations.Migration):

    dependencies = [
        ('core', '0006_words_and_pictures'),
        ('involvement', '0013_road_map'),
        ('wagtailcore', '0097_baselogentry_uuid_action_timestamp_indexes'),
    ]

    operations = [
        migrations.CreateModel(
            name='StrategyPromise',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('thread', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ('kind', models.CharField(choices=[('objective', 'Objective'), ('action', 'Action')], default='action', editable=False, max_length=10)),
                ('code', models.CharField(editable=False, max_length=10, verbose_name='code')),
                ('words', models.TextField(editable=False, verbose_name='what the strategy says')),
                ('edition', models.CharField(blank=True, editable=False, max_length=20, verbose_name='edition')),
                ('sort_order', models.PositiveIntegerField(default=0, editable=False)),
                ('owner_role', models.CharField(blank=True, help_text='A role, not a person’s name. Mail goes to its address under “Owners”.', max_length=120, verbose_name='looked after by')),
                ('due', models.DateField(blank=True, help_text='From the day after, it shows as late.', null=True, verbose_name='to be done by')),
                ('next_review', models.DateField(blank=True, help_text='From the day after, everybody sees that it was not looked at in time.', null=True, verbose_name='next review')),
            ],
            options={
                'verbose_name': 'action that is followed',
                'verbose_name_plural': 'actions that are followed',
                'ordering': ['-kind', 'sort_order', 'pk'],
            },
        ),
        migrations.CreateModel(
            name='TrackerSettings',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('evidence_days', models.PositiveSmallIntegerField(default=90, help_text='Days. Actions without a new page of evidence for so long are named on the progress page.', validators=[django.core.validators.MinValueValidator(7), django.core.validators.MaxValueValidator(730)], verbose_name='evidence is missed after')),
                ('reminder_days', models.PositiveSmallIntegerField(default=14, help_text='Days before a review.', validators=[django.core.validators.MinValueValidator(1), django.core.validators.MaxValueValidator(90)], verbose_name='owners are reminded')),
            ],
            options={
                'verbose_name': 'progress of the strategy',
            },
        ),
        migrations.AddField(
            model_name='keypoint',
            name='continues',
            field=models.UUIDField(editable=False, null=True),
        ),
        migrations.AddField(
            model_name='keypoint',
            name='source_text',
            field=models.TextField(blank=True, editable=False),
        ),
        migrations.AddField(
            model_name='objective',
            name='continues',
            field=models.UUIDField(editable=False, null=True),
        ),
        migrations.AddField(
            model_name='objective',
            name='source_text',
            field=models.TextField(blank=True, editable=False),
        ),
        migrations.AddField(
            model_name='strategyaction',
            name='continues',
            field=models.UUIDField(editable=False, null=True),
        ),
        migrations.AddField(
            model_name='strategyaction',
            name='source_text',
            field=models.TextField(blank=True, editable=False),
        ),
        migrations.CreateModel(
            name='ProgressPage',
            fields=[
                ('page_ptr', models.OneToOneField(auto_created=True, on_delete=django.db.models.deletion.CASCADE, parent_link=True, primary_key=True, serialize=False, to='wagtailcore.page')),
                ('owner_role', models.CharField(blank=True, help_text='A role, not a person’s name, for example “Involvement lead”.', max_length=120, verbose_name='looked after by')),
                ('last_reviewed', models.DateField(blank=True, help_text='When somebody last checked that this page is right.', null=True, verbose_name='last reviewed')),
                ('review_due', models.DateField(blank=True, help_text='Usually a year after the last review.', null=True, verbose_name='review due')),
                ('summary', models.TextField(blank=True, help_text='One or two plain sentences. Shown under the title, in lists and in search results.', max_length=300, verbose_name='summary')),
                ('is_example', models.BooleanField(default=False, help_text='Shows a clear “Example” mark. Use it for content that is not real, and untick it when it is.', verbose_name='this is an example')),
                ('introduction', wagtail.fields.RichTextField(blank=True, verbose_name='introduction')),
                ('listing_image', models.ForeignKey(blank=True, help_text='Optional. Treated as decoration, so it must not carry information of its own.', null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='core.customimage', verbose_name='picture for lists')),
            ],
            options={
                'verbose_name': 'progress of the strategy',
                'verbose_name_plural': 'pages about progress of the strategy',
            },
            bases=('wagtailcore.page', models.Model),
        ),
        migrations.CreateModel(
            name='ActionEvidence',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('sort_order', models.IntegerField(blank=True, editable=False, null=True)),
                ('note', models.CharField(blank=True, help_text='One plain sentence. It may say that much is left.', max_length=200, verbose_name='what it shows')),
                ('added_at', models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                ('shows', models.ForeignKey(help_text='A story, a case study, an opportunity, a group: anything that people can read and judge.', on_delete=django.db.models.deletion.CASCADE, related_name='+', to='wagtailcore.page', verbose_name='page')),
                ('promise', modelcluster.fields.ParentalKey(on_delete=django.db.models.deletion.CASCADE, related_name='evidence', to='involvement.strategypromise')),
            ],
            options={
                'verbose_name': 'evidence',
                'verbose_name_plural': 'evidence',
                'ordering': ['sort_order'],
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='ProgressUpdate',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('status', models.CharField(choices=[('not-started', 'Not started'), ('started', 'Started'), ('on-track', 'On track'), ('late', 'Late'), ('done', 'Done'), ('changed', 'Changed')], max_length=12, verbose_name='status')),
                ('words', models.TextField(blank=True, max_length=600, verbose_name='words')),
                ('code_then', models.CharField(blank=True, max_length=10)),
                ('words_then', models.TextField(blank=True)),
                ('recorded_at', models.DateTimeField(default=django.utils.timezone.now, verbose_name='written down')),
                ('promise', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='updates', to='involvement.strategypromise')),
            ],
            options={
                'verbose_name': 'update',
                'verbose_name_plural': 'updates',
                'ordering': ['pk'],
                'indexes': [models.Index(fields=['promise', 'id'], name='involvement_progress_history')],
            },
        ),
        migrations.RunPython(add_trigger, drop_trigger),
    ]
