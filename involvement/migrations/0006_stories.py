"""Stories, their history, which the database itself refuses to change, and small wins.

A later migration that alters involvement_storychange on SQLite rebuilds the table and drops its trigger: run
`add_trigger` again in that migration. tests/involvement/test_story_history.py fails where that was forgotten.
"""

import core.blocks.documents
import core.live_lists
import django.db.models.deletion
import django.utils.timezone
import modelcluster.fields
import modelsearch.index
import uuid
import wagtail.fields
from django.db import migrations, models

FIXED = ("id", "page_id", "status", "words", "happened_at", "recorded_at", "corrects_id")
SQLITE = """
CREATE TRIGGER involvement_storychange_fixed BEFORE UPDATE ON involvement_storychange
WHEN {changed}
BEGIN SELECT RAISE(ABORT, 'the history of a story is never changed'); END
"""
POSTGRESQL = """
CREATE FUNCTION involvement_storychange_fixed() RETURNS trigger AS $$
BEGIN
    RAISE EXCEPTION 'the history of a story is never changed' USING ERRCODE = 'integrity_constraint_violation';
END
$$ LANGUAGE plpgsql;
CREATE TRIGGER involvement_storychange_fixed BEFORE UPDATE ON involvement_storychange
FOR EACH ROW WHEN ({changed}) EXECUTE FUNCTION involvement_storychange_fixed()
"""


def add_trigger(apps, schema_editor):
    """Refuse every change of an entry of a story's history."""
    is_sqlite = schema_editor.connection.vendor == "sqlite"
    differs = "IS NOT" if is_sqlite else "IS DISTINCT FROM"
    changed = " OR ".join(f"NEW.{column} {differs} OLD.{column}" for column in FIXED)
    schema_editor.execute((SQLITE if is_sqlite else POSTGRESQL).format(changed=changed), params=None)


def drop_trigger(apps, schema_editor):
    """Take the trigger away again."""
    if schema_editor.connection.vendor == "sqlite":
        schema_editor.execute("DROP TRIGGER involvement_storychange_fixed")
    else:
        schema_editor.execute("DROP TRIGGER involvement_storychange_fixed ON involvement_storychange")
        schema_editor.execute("DROP FUNCTION involvement_storychange_fixed()")


class Migration(migrations.Migration):

    dependencies = [
        ('core', '0004_offers_and_reminders'),
        ('involvement', '0005_count_places'),
        ('wagtailcore', '0097_baselogentry_uuid_action_timestamp_indexes'),
    ]

    operations = [
        migrations.CreateModel(
            name='Source',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('translation_key', models.UUIDField(default=uuid.uuid4, editable=False)),
                ('name', models.CharField(help_text='As visitors read it, for example “Carers”.', max_length=120, verbose_name='name')),
                ('slug', models.SlugField(help_text='Used in web addresses and filters. Do not change it once links have been shared.', max_length=80, verbose_name='address word')),
                ('description', models.TextField(blank=True, help_text='One plain sentence that explains it.', verbose_name='description')),
                ('sort_order', models.PositiveIntegerField(default=0, help_text='Lower numbers come first.', verbose_name='order')),
                ('locale', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='wagtailcore.locale', verbose_name='locale')),
            ],
            options={
                'verbose_name': 'source',
                'verbose_name_plural': 'sources',
                'ordering': ['sort_order', 'name'],
                'abstract': False,
            },
            bases=(modelsearch.index.Indexed, models.Model),
        ),
        migrations.CreateModel(
            name='StoryChange',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('status', models.CharField(choices=[('heard', 'Heard'), ('looking', 'Looking into it'), ('doing', 'Doing it'), ('done', 'Done'), ('could-not', 'We could not'), ('paused', 'Paused')], max_length=12, verbose_name='status')),
                ('words', models.TextField(blank=True, max_length=600, verbose_name='words')),
                ('happened_at', models.DateTimeField(default=django.utils.timezone.now, verbose_name='happened')),
                ('recorded_at', models.DateTimeField(default=django.utils.timezone.now, verbose_name='written down')),
                ('corrects', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='involvement.storychange', verbose_name='corrects')),
            ],
            options={
                'verbose_name': 'change of a story',
                'verbose_name_plural': 'changes of stories',
                'ordering': ['happened_at', 'pk'],
            },
        ),
        migrations.CreateModel(
            name='StoryIndexPage',
            fields=[
                ('page_ptr', models.OneToOneField(auto_created=True, on_delete=django.db.models.deletion.CASCADE, parent_link=True, primary_key=True, serialize=False, to='wagtailcore.page')),
                ('owner_role', models.CharField(blank=True, help_text='A role, not a person’s name, for example “Involvement lead”.', max_length=120, verbose_name='looked after by')),
                ('last_reviewed', models.DateField(blank=True, help_text='When somebody last checked that this page is right.', null=True, verbose_name='last reviewed')),
                ('review_due', models.DateField(blank=True, help_text='Usually a year after the last review.', null=True, verbose_name='review due')),
                ('summary', models.TextField(blank=True, help_text='One or two plain sentences. Shown under the title, in lists and in search results.', max_length=300, verbose_name='summary')),
                ('is_example', models.BooleanField(default=False, help_text='Shows a clear “Example” mark. Use it for content that is not real, and untick it when it is.', verbose_name='this is an example')),
                ('introduction', wagtail.fields.RichTextField(blank=True, verbose_name='introduction')),
                ('body', wagtail.fields.StreamField([('rich_text', 0), ('steps', 6), ('questions', 12), ('details', 15), ('quote', 19), ('button', 23), ('action_link', 23), ('cards', 29), ('inset', 31), ('warning', 33), ('important', 36), ('picture', 39), ('video', 46), ('audio', 49), ('documents', 59), ('table', 60), ('figure', 66), ('live_list', 68), ('contact', 76), ('crisis', 77)], blank=True, block_lookup={0: ('core.blocks.text.RunningTextBlock', (), {}), 1: ('core.blocks.words.LineBlock', (), {'label': 'heading above the steps', 'max_length': 100, 'required': False}), 2: ('core.blocks.words.LineBlock', (), {'help_text': 'Begin with a verb: “Choose a date”.', 'label': 'heading', 'max_length': 100}), 3: ('core.blocks.text.InnerTextBlock', (), {'label': 'text', 'required': False}), 4: ('wagtail.blocks.StructBlock', [[('heading', 2), ('text', 3)]], {}), 5: ('wagtail.blocks.ListBlock', (4,), {'label': 'steps', 'max_num': 12, 'min_num': 1}), 6: ('wagtail.blocks.StructBlock', [[('heading', 1), ('steps', 5)]], {}), 7: ('core.blocks.words.LineBlock', (), {'label': 'heading above the questions', 'max_length': 100, 'required': False}), 8: ('core.blocks.words.LineBlock', (), {'help_text': 'As people ask it: “Do I get paid?”', 'label': 'question', 'max_length': 160}), 9: ('core.blocks.text.InnerTextBlock', (), {'label': 'answer'}), 10: ('wagtail.blocks.StructBlock', [[('question', 8), ('answer', 9)]], {}), 11: ('wagtail.blocks.ListBlock', (10,), {'label': 'questions', 'max_num': 30, 'min_num': 1}), 12: ('wagtail.blocks.StructBlock', [[('heading', 7), ('questions', 11)]], {}), 13: ('core.blocks.words.LineBlock', (), {'help_text': 'For example “How to claim your travel costs”.', 'label': 'what people click', 'max_length': 120}), 14: ('core.blocks.text.InnerTextBlock', (), {'label': 'text'}), 15: ('wagtail.blocks.StructBlock', [[('summary', 13), ('text', 14)]], {}), 16: ('core.blocks.words.ParagraphBlock', (), {'help_text': 'Without quotation marks: they are added for you.', 'label': 'their words', 'max_length': 600}), 17: ('core.blocks.words.LineBlock', (), {'help_text': 'As the person wants to be named, for example “A carer from Fenland”.', 'label': 'who said it', 'max_length': 120}), 18: ('wagtail.blocks.BooleanBlock', (), {'help_text': 'Tick to confirm: this person knows and agrees that we publish these words.', 'label': 'said with consent'}), 19: ('wagtail.blocks.StructBlock', [[('quote', 16), ('attribution', 17), ('said_with_consent', 18)]], {}), 20: ('wagtail.blocks.PageChooserBlock', (), {'label': 'page of this site', 'required': False}), 21: ('wagtail.blocks.URLBlock', (), {'help_text': 'In full, beginning with https://', 'label': 'or a web address', 'required': False}), 22: ('core.blocks.words.LineBlock', (), {'help_text': 'Say what happens, for example “Join the forum”. Never “click here”.', 'label': 'words of the link', 'max_length': 100}), 23: ('wagtail.blocks.StructBlock', [[('page', 20), ('address', 21), ('words', 22)]], {}), 24: ('core.blocks.words.LineBlock', (), {'label': 'heading above the cards', 'max_length': 100, 'required': False}), 25: ('core.blocks.words.LineBlock', (), {'help_text': 'Leave empty to use the title of the page.', 'label': 'heading', 'max_length': 80, 'required': False}), 26: ('core.blocks.words.ParagraphBlock', (), {'help_text': 'What people find there.', 'label': 'one plain sentence', 'max_length': 200, 'required': False}), 27: ('wagtail.blocks.StructBlock', [[('page', 20), ('address', 21), ('words', 25), ('description', 26)]], {}), 28: ('wagtail.blocks.ListBlock', (27,), {'label': 'cards', 'max_num': 12, 'min_num': 1}), 29: ('wagtail.blocks.StructBlock', [[('heading', 24), ('cards', 28)]], {}), 30: ('core.blocks.text.InnerTextBlock', (), {'features': ['bold', 'link'], 'label': 'text'}), 31: ('wagtail.blocks.StructBlock', [[('text', 30)]], {}), 32: ('core.blocks.words.LineBlock', (), {'help_text': 'For example “The venue has changed”.', 'label': 'heading', 'max_length': 100}), 33: ('wagtail.blocks.StructBlock', [[('heading', 32), ('text', 14)]], {}), 34: ('wagtail.blocks.ChoiceBlock', [], {'choices': [('non-urgent', 'Blue: can wait some days'), ('urgent', 'Red: today'), ('emergency', 'Black: now, a life is in danger')], 'label': 'how urgent'}), 35: ('core.blocks.words.LineBlock', (), {'help_text': 'For example “Call 999 now if:”.', 'label': 'heading', 'max_length': 120}), 36: ('wagtail.blocks.StructBlock', [[('level', 34), ('heading', 35), ('text', 14)]], {}), 37: ('wagtail.images.blocks.ImageBlock', [], {'label': 'picture'}), 38: ('core.blocks.words.LineBlock', (), {'label': 'caption', 'max_length': 200, 'required': False}), 39: ('wagtail.blocks.StructBlock', [[('picture', 37), ('caption', 38)]], {}), 40: ('core.blocks.words.LineBlock', (), {'label': 'title', 'max_length': 120}), 41: ('wagtail.blocks.URLBlock', (), {'label': 'web address of the video'}), 42: ('core.blocks.words.LineBlock', (), {'help_text': 'Such as “3 minutes”.', 'label': 'length', 'max_length': 40, 'required': False}), 43: ('wagtail.blocks.BooleanBlock', (), {'label': 'it has subtitles', 'required': False}), 44: ('wagtail.blocks.BooleanBlock', (), {'label': 'it is in British Sign Language', 'required': False}), 45: ('core.blocks.text.InnerTextBlock', (), {'help_text': 'For people who read rather than watch.', 'label': 'what is said and shown', 'required': False}), 46: ('wagtail.blocks.StructBlock', [[('title', 40), ('address', 41), ('length', 42), ('has_subtitles', 43), ('is_signed', 44), ('transcript', 45)]], {}), 47: ('wagtail.documents.blocks.DocumentChooserBlock', (), {'help_text': 'An MP3 file.', 'label': 'sound file'}), 48: ('core.blocks.text.InnerTextBlock', (), {'help_text': 'For people who cannot hear it.', 'label': 'the words to read'}), 49: ('wagtail.blocks.StructBlock', [[('title', 40), ('sound', 47), ('transcript', 48)]], {}), 50: ('core.blocks.words.LineBlock', (), {'label': 'title', 'max_length': 160}), 51: ('core.blocks.words.ParagraphBlock', (), {'label': 'what it is', 'max_length': 300, 'required': False}), 52: ('wagtail.blocks.PageChooserBlock', (), {'help_text': 'Named first: a web page works on every phone and for every reader.', 'label': 'the same as a web page', 'required': False}), 53: ('wagtail.blocks.ChoiceBlock', [], {'choices': [('standard', 'Standard'), ('easy-read', 'Easy Read'), ('large-print', 'Large print'), ('audio', 'Audio'), ('bsl', 'British Sign Language'), ('braille', 'Braille')], 'label': 'format'}), 54: ('wagtail.blocks.ChoiceBlock', [], {'choices': core.blocks.documents.languages, 'label': 'language'}), 55: ('wagtail.documents.blocks.DocumentChooserBlock', (), {'label': 'file', 'required': False}), 56: ('wagtail.blocks.URLBlock', (), {'help_text': 'For a film in British Sign Language, for example.', 'label': 'or a web address', 'required': False}), 57: ('wagtail.blocks.StructBlock', [[('format', 53), ('language', 54), ('document', 55), ('address', 56)]], {}), 58: ('wagtail.blocks.ListBlock', (57,), {'default': [], 'label': 'formats', 'max_num': 30}), 59: ('wagtail.blocks.StructBlock', [[('title', 50), ('description', 51), ('page', 52), ('files', 58)]], {}), 60: ('core.blocks.evidence.DataTableBlock', (), {}), 61: ('core.blocks.words.LineBlock', (), {'help_text': 'For example “4,500” or “1 in 4”.', 'label': 'number', 'max_length': 20}), 62: ('core.blocks.words.LineBlock', (), {'help_text': 'For example “people replied”.', 'label': 'what it means', 'max_length': 200}), 63: ('core.blocks.words.LineBlock', (), {'help_text': 'Who counted, and in which report.', 'label': 'source', 'max_length': 200}), 64: ('wagtail.blocks.URLBlock', (), {'label': 'link to the source', 'required': False}), 65: ('wagtail.blocks.DateBlock', (), {'help_text': 'The day or month it was true.', 'label': 'date of the number'}), 66: ('wagtail.blocks.StructBlock', [[('number', 61), ('meaning', 62), ('source', 63), ('source_address', 64), ('date', 65)]], {}), 67: ('wagtail.blocks.ChoiceBlock', [], {'choices': core.live_lists.live_list_choices, 'help_text': 'What it says comes from the settings, so that this page is never out of date.', 'label': 'list'}), 68: ('wagtail.blocks.StructBlock', [[('name', 67)]], {}), 69: ('wagtail.blocks.ChoiceBlock', [], {'choices': [('team', 'The involvement team'), ('pals', 'PALS'), ('complaints', 'Complaints'), ('own', 'Somebody else: fill in below')], 'help_text': 'Phone and e-mail of the first three come from Settings, Organisation.', 'label': 'whose contact'}), 70: ('core.blocks.words.ParagraphBlock', (), {'help_text': 'When to use this contact, in one sentence.', 'label': 'what for', 'max_length': 300, 'required': False}), 71: ('core.blocks.words.LineBlock', (), {'help_text': 'Leave empty to use the usual name.', 'label': 'name or role', 'max_length': 120, 'required': False}), 72: ('core.blocks.words.PhoneBlock', (), {'label': 'phone', 'max_length': 40, 'required': False}), 73: ('wagtail.blocks.EmailBlock', (), {'label': 'e-mail', 'required': False}), 74: ('core.blocks.words.LineBlock', (), {'label': 'when somebody answers', 'max_length': 120, 'required': False}), 75: ('core.blocks.words.ParagraphBlock', (), {'label': 'postal address', 'max_length': 300, 'required': False}), 76: ('wagtail.blocks.StructBlock', [[('source', 69), ('introduction', 70), ('name', 71), ('phone', 72), ('email', 73), ('hours', 74), ('address', 75)]], {}), 77: ('core.blocks.crisis.CrisisBlock', (), {})}, verbose_name='below the list')),
                ('listing_image', models.ForeignKey(blank=True, help_text='Optional. Treated as decoration, so it must not carry information of its own.', null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='core.customimage', verbose_name='picture for lists')),
            ],
            options={
                'verbose_name': 'list of stories',
            },
            bases=('wagtailcore.page', models.Model),
        ),
        migrations.CreateModel(
            name='StoryPage',
            fields=[
                ('page_ptr', models.OneToOneField(auto_created=True, on_delete=django.db.models.deletion.CASCADE, parent_link=True, primary_key=True, serialize=False, to='wagtailcore.page')),
                ('owner_role', models.CharField(blank=True, help_text='A role, not a person’s name, for example “Involvement lead”.', max_length=120, verbose_name='looked after by')),
                ('last_reviewed', models.DateField(blank=True, help_text='When somebody last checked that this page is right.', null=True, verbose_name='last reviewed')),
                ('review_due', models.DateField(blank=True, help_text='Usually a year after the last review.', null=True, verbose_name='review due')),
                ('summary', models.TextField(blank=True, help_text='One or two plain sentences. Shown under the title, in lists and in search results.', max_length=300, verbose_name='summary')),
                ('is_example', models.BooleanField(default=False, help_text='Shows a clear “Example” mark. Use it for content that is not real, and untick it when it is.', verbose_name='this is an example')),
                ('what_we_said', wagtail.fields.RichTextField(blank=True, help_text='In plain words, without anybody’s name.', verbose_name='what we said')),
                ('heard_on', models.DateField(blank=True, help_text='When it was first said to us.', null=True, verbose_name='heard on')),
                ('status', models.CharField(choices=[('heard', 'Heard'), ('looking', 'Looking into it'), ('doing', 'Doing it'), ('done', 'Done'), ('could-not', 'We could not'), ('paused', 'Paused')], default='heard', max_length=12, verbose_name='status')),
                ('what_we_did', wagtail.fields.RichTextField(blank=True, help_text='What is different now, or what we are doing.', verbose_name='what we did')),
                ('could_not_reason', models.CharField(blank=True, choices=[('money', 'There is not enough money'), ('law', 'The law does not allow it'), ('safety', 'It would not be safe'), ('not-ours', 'It is not ours to decide'), ('later', 'Not now, but later')], max_length=10, verbose_name='why we could not')),
                ('could_not_because', models.TextField(blank=True, help_text='In your own words, so that people can follow it.', max_length=1000, verbose_name='because')),
                ('who_to_ask', models.CharField(blank=True, help_text='Where it is not ours: who decides, and how to ask.', max_length=200, verbose_name='who to ask')),
                ('later_when', models.CharField(blank=True, help_text='Where it is for later: when you will look at it again.', max_length=200, verbose_name='when')),
                ('next_update_due', models.DateField(blank=True, help_text='A promise: by this day you say how it goes on.', null=True, verbose_name='next update due')),
                ('no_evidence_reason', models.TextField(blank=True, help_text='Only where you can show none.', max_length=600, verbose_name='why there is no evidence')),
                ('checked_with', models.CharField(blank=True, help_text='A group, never a person’s name.', max_length=200, verbose_name='checked with')),
                ('checked_on', models.DateField(blank=True, null=True, verbose_name='checked on')),
                ('checked_answer', models.CharField(blank=True, choices=[('agreed', 'Agreed'), ('partly', 'Agreed in part'), ('not-agreed', 'Did not agree')], max_length=12, verbose_name='their answer')),
                ('checked_words', models.TextField(blank=True, help_text='As they said it, and as they agreed to it.', max_length=1000, verbose_name='in their words')),
                ('update_note', models.TextField(blank=True, help_text='One or two sentences for the public history.', max_length=600, verbose_name='update')),
                ('update_happened_on', models.DateField(blank=True, help_text='Leave empty for the day you publish.', null=True, verbose_name='when it happened')),
                ('came_from', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='wagtailcore.page', verbose_name='opportunity or group it came from')),
                ('directorate', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='core.directorate', verbose_name='directorate')),
                ('listing_image', models.ForeignKey(blank=True, help_text='Optional. Treated as decoration, so it must not carry information of its own.', null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='core.customimage', verbose_name='picture for lists')),
                ('source', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='involvement.source', verbose_name='source')),
                ('themes', modelcluster.fields.ParentalManyToManyField(blank=True, related_name='+', to='core.theme', verbose_name='themes')),
                ('update_corrects', models.ForeignKey(blank=True, help_text='An entry of the history is never changed. A correction stands beside it.', null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='involvement.storychange', verbose_name='this corrects')),
            ],
            options={
                'verbose_name': 'story',
                'verbose_name_plural': 'stories',
            },
            bases=('wagtailcore.page', models.Model),
        ),
        migrations.CreateModel(
            name='StoryEvidence',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('translation_key', models.UUIDField(default=uuid.uuid4, editable=False)),
                ('sort_order', models.IntegerField(blank=True, editable=False, null=True)),
                ('kind', models.CharField(choices=[('measure', 'Something measured'), ('document', 'A document')], default='measure', max_length=10, verbose_name='kind')),
                ('what', models.CharField(help_text='In plain words, for example “days people wait for a letter”.', max_length=200, verbose_name='what it shows')),
                ('before', models.CharField(blank=True, max_length=80, verbose_name='before')),
                ('after', models.CharField(blank=True, max_length=80, verbose_name='after')),
                ('measured_by', models.CharField(blank=True, help_text='Who counted, and when.', max_length=200, verbose_name='where the figures come from')),
                ('document', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='core.customdocument', verbose_name='document')),
                ('locale', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='wagtailcore.locale', verbose_name='locale')),
                ('page', modelcluster.fields.ParentalKey(on_delete=django.db.models.deletion.CASCADE, related_name='evidence', to='involvement.storypage')),
            ],
            options={
                'verbose_name': 'evidence',
                'verbose_name_plural': 'evidence',
                'ordering': ['sort_order'],
                'abstract': False,
            },
        ),
        migrations.AddField(
            model_name='storychange',
            name='page',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='changes', to='involvement.storypage'),
        ),
        migrations.CreateModel(
            name='SmallWin',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('translation_key', models.UUIDField(default=uuid.uuid4, editable=False)),
                ('live', models.BooleanField(default=True, editable=False, verbose_name='live')),
                ('has_unpublished_changes', models.BooleanField(default=False, editable=False, verbose_name='has unpublished changes')),
                ('first_published_at', models.DateTimeField(blank=True, db_index=True, null=True, verbose_name='first published at')),
                ('last_published_at', models.DateTimeField(editable=False, null=True, verbose_name='last published at')),
                ('go_live_at', models.DateTimeField(blank=True, null=True, verbose_name='go live date/time')),
                ('expire_at', models.DateTimeField(blank=True, null=True, verbose_name='expiry date/time')),
                ('expired', models.BooleanField(default=False, editable=False, verbose_name='expired')),
                ('sentence', models.CharField(help_text='One plain sentence, without anybody’s name.', max_length=200, verbose_name='what went well')),
                ('happened_on', models.DateField(default=django.utils.timezone.localdate, verbose_name='when')),
                ('is_example', models.BooleanField(default=False, verbose_name='this is an example')),
                ('directorate', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='core.directorate', verbose_name='directorate')),
                ('latest_revision', models.ForeignKey(blank=True, editable=False, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='wagtailcore.revision', verbose_name='latest revision')),
                ('live_revision', models.ForeignKey(blank=True, editable=False, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='wagtailcore.revision', verbose_name='live revision')),
                ('locale', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='wagtailcore.locale', verbose_name='locale')),
            ],
            options={
                'verbose_name': 'small win',
                'verbose_name_plural': 'small wins',
                'ordering': ['-happened_on', '-pk'],
                'abstract': False,
                'unique_together': {('translation_key', 'locale')},
            },
            bases=(modelsearch.index.Indexed, models.Model),
        ),
        migrations.AddConstraint(
            model_name='source',
            constraint=models.UniqueConstraint(fields=('locale', 'slug'), name='involvement_source_slug_once_per_language'),
        ),
        migrations.AlterUniqueTogether(
            name='source',
            unique_together={('translation_key', 'locale')},
        ),
        migrations.AddIndex(
            model_name='storypage',
            index=models.Index(fields=['status', 'next_update_due'], name='involvement_story_due'),
        ),
        migrations.AlterUniqueTogether(
            name='storyevidence',
            unique_together={('translation_key', 'locale')},
        ),
        migrations.AddIndex(
            model_name='storychange',
            index=models.Index(fields=['page', 'happened_at'], name='involvement_story_history'),
        ),
        migrations.RunPython(add_trigger, drop_trigger),
    ]
