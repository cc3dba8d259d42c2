"""What people tell us by the form, and its history, which the database itself refuses to change.

A later migration that alters involvement_tellusentry on SQLite rebuilds the table and drops its trigger: run
`add_trigger` again in that migration. tests/involvement/test_tell_us_history.py fails where that was forgotten.
"""

import core.blocks.documents
import core.live_lists
import django.db.models.deletion
import django.utils.timezone
import involvement.models.tell_us_settings
import wagtail.contrib.routable_page.models
import wagtail.fields
from django.conf import settings
from django.db import migrations, models

FIXED = ("id", "message_id", "kind", "from_state", "to_state", "before", "after", "note", "happened_at")
SQLITE = """
CREATE TRIGGER involvement_tellusentry_fixed BEFORE UPDATE ON involvement_tellusentry
WHEN {changed}
BEGIN SELECT RAISE(ABORT, 'the history of what people told us is never changed'); END
"""
POSTGRESQL = """
CREATE FUNCTION involvement_tellusentry_fixed() RETURNS trigger AS $$
BEGIN
    RAISE EXCEPTION 'the history of what people told us is never changed'
    USING ERRCODE = 'integrity_constraint_violation';
END
$$ LANGUAGE plpgsql;
CREATE TRIGGER involvement_tellusentry_fixed BEFORE UPDATE ON involvement_tellusentry
FOR EACH ROW WHEN ({changed}) EXECUTE FUNCTION involvement_tellusentry_fixed()
"""


def add_trigger(apps, schema_editor):
    """Refuse changes of everything but who wrote it down, which empties when that account is deleted."""
    is_sqlite = schema_editor.connection.vendor == "sqlite"
    differs = "IS NOT" if is_sqlite else "IS DISTINCT FROM"
    changed = " OR ".join(f'NEW."{column}" {differs} OLD."{column}"' for column in FIXED)
    schema_editor.execute((SQLITE if is_sqlite else POSTGRESQL).format(changed=changed), params=None)


def drop_trigger(apps, schema_editor):
    """Take the trigger away again."""
    if schema_editor.connection.vendor == "sqlite":
        schema_editor.execute("DROP TRIGGER involvement_tellusentry_fixed")
    else:
        schema_editor.execute("DROP TRIGGER involvement_tellusentry_fixed ON involvement_tellusentry")
        schema_editor.execute("DROP FUNCTION involvement_tellusentry_fixed()")


class Migration(migrations.Migration):

    dependencies = [
        ('core', '0004_offers_and_reminders'),
        ('involvement', '0007_case_studies'),
        ('people', '0010_tell_us'),
        ('wagtailcore', '0097_baselogentry_uuid_action_timestamp_indexes'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='TellUsSettings',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('team_email', models.EmailField(blank=True, help_text='Leave it empty for the team’s own address. The mail says nothing of what was told.', max_length=254, verbose_name='tell this address that something came')),
                ('phrases', models.TextField(blank=True, default=involvement.models.tell_us_settings.first_phrases, help_text='One phrase a line, at least two words each. What holds one is set aside, and you can let it in.', verbose_name='set aside what holds one of these')),
                ('known_sites', models.TextField(blank=True, default='nhs.uk\ngov.uk\nnhs.net', help_text='One a line, like nhs.uk. A link to another site is set aside, because most spam holds one.', verbose_name='sites people may link to')),
            ],
            options={
                'verbose_name': 'What people tell us',
            },
        ),
        migrations.CreateModel(
            name='TellUsMessage',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('words', models.TextField(max_length=4000, verbose_name='what they told us')),
                ('our_words', models.TextField(blank=True, max_length=4000, verbose_name='in our words')),
                ('language', models.CharField(choices=[('en', 'English'), ('pl', 'Polish'), ('lt', 'Lithuanian'), ('ro', 'Romanian'), ('pt', 'Portuguese'), ('ur', 'Urdu'), ('ar', 'Arabic'), ('cy', 'Welsh')], default='en', max_length=10, verbose_name='language')),
                ('came_at', models.DateTimeField(default=django.utils.timezone.now, verbose_name='came')),
                ('state', models.CharField(choices=[('new', 'New'), ('looking', 'Being looked at'), ('answered', 'Answered'), ('story', 'Became a draft story'), ('merged', 'Put together with another'), ('not-for-us', 'Not for us'), ('escalated', 'Passed on to PALS'), ('set-aside', 'Set aside by the site'), ('spam', 'Spam')], default='new', max_length=20, verbose_name='state')),
                ('moved_at', models.DateTimeField(default=django.utils.timezone.now, verbose_name='in this state since')),
                ('pending', models.JSONField(blank=True, default=dict, verbose_name='not confirmed yet')),
                ('reach_by', models.CharField(blank=True, choices=[('email', 'E-mail'), ('phone', 'Phone'), ('post', 'Post')], max_length=10, verbose_name='contact')),
                ('confirmed_at', models.DateTimeField(blank=True, null=True, verbose_name='contact confirmed')),
                ('may_contact', models.BooleanField(default=False, verbose_name='we may contact them')),
                ('may_publish', models.BooleanField(default=False, verbose_name='we may publish it in our words')),
                ('signs', models.JSONField(blank=True, default=list)),
                ('is_team_told', models.BooleanField(default=False)),
                ('let_through_at', models.DateTimeField(blank=True, null=True)),
                ('words_digest', models.CharField(db_index=True, max_length=64)),
                ('form_digest', models.CharField(db_index=True, max_length=64)),
                ('contact_wording', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.consentwording')),
                ('directorate', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='core.directorate', verbose_name='service')),
                ('merged_into', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='merged', to='involvement.tellusmessage', verbose_name='together with')),
                ('person', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='tellings', to='people.person')),
                ('publish_wording', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.consentwording')),
                ('story', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='told_by', to='involvement.storypage')),
            ],
            options={
                'verbose_name': 'what somebody told us',
                'verbose_name_plural': 'what people told us',
                'ordering': ['-came_at', '-pk'],
            },
        ),
        migrations.CreateModel(
            name='TellUsEntry',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(choices=[('moved', 'Another state'), ('words', 'Our words changed'), ('note', 'Note to colleagues'), ('escalated', 'Passed on to PALS'), ('merged', 'Put together'), ('story', 'Draft story made'), ('contact', 'Contact confirmed by staff'), ('private', 'May not be published any more')], max_length=10)),
                ('from_state', models.CharField(blank=True, max_length=20)),
                ('to_state', models.CharField(blank=True, max_length=20)),
                ('before', models.TextField(blank=True)),
                ('after', models.TextField(blank=True)),
                ('note', models.TextField(blank=True, max_length=1000)),
                ('happened_at', models.DateTimeField(default=django.utils.timezone.now)),
                ('by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('message', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='entries', to='involvement.tellusmessage')),
            ],
            options={
                'verbose_name': 'entry about what somebody told us',
                'verbose_name_plural': 'entries about what people told us',
                'ordering': ['happened_at', 'pk'],
            },
        ),
        migrations.CreateModel(
            name='TellUsPage',
            fields=[
                ('page_ptr', models.OneToOneField(auto_created=True, on_delete=django.db.models.deletion.CASCADE, parent_link=True, primary_key=True, serialize=False, to='wagtailcore.page')),
                ('owner_role', models.CharField(blank=True, help_text='A role, not a person’s name, for example “Involvement lead”.', max_length=120, verbose_name='looked after by')),
                ('last_reviewed', models.DateField(blank=True, help_text='When somebody last checked that this page is right.', null=True, verbose_name='last reviewed')),
                ('review_due', models.DateField(blank=True, help_text='Usually a year after the last review.', null=True, verbose_name='review due')),
                ('summary', models.TextField(blank=True, help_text='One or two plain sentences. Shown under the title, in lists and in search results.', max_length=300, verbose_name='summary')),
                ('is_example', models.BooleanField(default=False, help_text='Shows a clear “Example” mark. Use it for content that is not real, and untick it when it is.', verbose_name='this is an example')),
                ('introduction', wagtail.fields.RichTextField(blank=True, help_text='What people can tell you here.', verbose_name='above the form')),
                ('what_next', wagtail.fields.RichTextField(blank=True, help_text='Shown when somebody has sent the form. Everybody reads the same words.', verbose_name='what happens next')),
                ('body', wagtail.fields.StreamField([('rich_text', 0), ('steps', 6), ('questions', 12), ('details', 15), ('quote', 19), ('button', 23), ('action_link', 23), ('cards', 29), ('inset', 31), ('warning', 33), ('important', 36), ('picture', 39), ('video', 46), ('audio', 49), ('documents', 59), ('table', 60), ('figure', 66), ('live_list', 68), ('contact', 76), ('crisis', 77)], blank=True, block_lookup={0: ('core.blocks.text.RunningTextBlock', (), {}), 1: ('core.blocks.words.LineBlock', (), {'label': 'heading above the steps', 'max_length': 100, 'required': False}), 2: ('core.blocks.words.LineBlock', (), {'help_text': 'Begin with a verb: “Choose a date”.', 'label': 'heading', 'max_length': 100}), 3: ('core.blocks.text.InnerTextBlock', (), {'label': 'text', 'required': False}), 4: ('wagtail.blocks.StructBlock', [[('heading', 2), ('text', 3)]], {}), 5: ('wagtail.blocks.ListBlock', (4,), {'label': 'steps', 'max_num': 12, 'min_num': 1}), 6: ('wagtail.blocks.StructBlock', [[('heading', 1), ('steps', 5)]], {}), 7: ('core.blocks.words.LineBlock', (), {'label': 'heading above the questions', 'max_length': 100, 'required': False}), 8: ('core.blocks.words.LineBlock', (), {'help_text': 'As people ask it: “Do I get paid?”', 'label': 'question', 'max_length': 160}), 9: ('core.blocks.text.InnerTextBlock', (), {'label': 'answer'}), 10: ('wagtail.blocks.StructBlock', [[('question', 8), ('answer', 9)]], {}), 11: ('wagtail.blocks.ListBlock', (10,), {'label': 'questions', 'max_num': 30, 'min_num': 1}), 12: ('wagtail.blocks.StructBlock', [[('heading', 7), ('questions', 11)]], {}), 13: ('core.blocks.words.LineBlock', (), {'help_text': 'For example “How to claim your travel costs”.', 'label': 'what people click', 'max_length': 120}), 14: ('core.blocks.text.InnerTextBlock', (), {'label': 'text'}), 15: ('wagtail.blocks.StructBlock', [[('summary', 13), ('text', 14)]], {}), 16: ('core.blocks.words.ParagraphBlock', (), {'help_text': 'Without quotation marks: they are added for you.', 'label': 'their words', 'max_length': 600}), 17: ('core.blocks.words.LineBlock', (), {'help_text': 'As the person wants to be named, for example “A carer from Fenland”.', 'label': 'who said it', 'max_length': 120}), 18: ('wagtail.blocks.BooleanBlock', (), {'help_text': 'Tick to confirm: this person knows and agrees that we publish these words.', 'label': 'said with consent'}), 19: ('wagtail.blocks.StructBlock', [[('quote', 16), ('attribution', 17), ('said_with_consent', 18)]], {}), 20: ('wagtail.blocks.PageChooserBlock', (), {'label': 'page of this site', 'required': False}), 21: ('wagtail.blocks.URLBlock', (), {'help_text': 'In full, beginning with https://', 'label': 'or a web address', 'required': False}), 22: ('core.blocks.words.LineBlock', (), {'help_text': 'Say what happens, for example “Join the forum”. Never “click here”.', 'label': 'words of the link', 'max_length': 100}), 23: ('wagtail.blocks.StructBlock', [[('page', 20), ('address', 21), ('words', 22)]], {}), 24: ('core.blocks.words.LineBlock', (), {'label': 'heading above the cards', 'max_length': 100, 'required': False}), 25: ('core.blocks.words.LineBlock', (), {'help_text': 'Leave empty to use the title of the page.', 'label': 'heading', 'max_length': 80, 'required': False}), 26: ('core.blocks.words.ParagraphBlock', (), {'help_text': 'What people find there.', 'label': 'one plain sentence', 'max_length': 200, 'required': False}), 27: ('wagtail.blocks.StructBlock', [[('page', 20), ('address', 21), ('words', 25), ('description', 26)]], {}), 28: ('wagtail.blocks.ListBlock', (27,), {'label': 'cards', 'max_num': 12, 'min_num': 1}), 29: ('wagtail.blocks.StructBlock', [[('heading', 24), ('cards', 28)]], {}), 30: ('core.blocks.text.InnerTextBlock', (), {'features': ['bold', 'link'], 'label': 'text'}), 31: ('wagtail.blocks.StructBlock', [[('text', 30)]], {}), 32: ('core.blocks.words.LineBlock', (), {'help_text': 'For example “The venue has changed”.', 'label': 'heading', 'max_length': 100}), 33: ('wagtail.blocks.StructBlock', [[('heading', 32), ('text', 14)]], {}), 34: ('wagtail.blocks.ChoiceBlock', [], {'choices': [('non-urgent', 'Blue: can wait some days'), ('urgent', 'Red: today'), ('emergency', 'Black: now, a life is in danger')], 'label': 'how urgent'}), 35: ('core.blocks.words.LineBlock', (), {'help_text': 'For example “Call 999 now if:”.', 'label': 'heading', 'max_length': 120}), 36: ('wagtail.blocks.StructBlock', [[('level', 34), ('heading', 35), ('text', 14)]], {}), 37: ('wagtail.images.blocks.ImageBlock', [], {'label': 'picture'}), 38: ('core.blocks.words.LineBlock', (), {'label': 'caption', 'max_length': 200, 'required': False}), 39: ('wagtail.blocks.StructBlock', [[('picture', 37), ('caption', 38)]], {}), 40: ('core.blocks.words.LineBlock', (), {'label': 'title', 'max_length': 120}), 41: ('wagtail.blocks.URLBlock', (), {'label': 'web address of the video'}), 42: ('core.blocks.words.LineBlock', (), {'help_text': 'Such as “3 minutes”.', 'label': 'length', 'max_length': 40, 'required': False}), 43: ('wagtail.blocks.BooleanBlock', (), {'label': 'it has subtitles', 'required': False}), 44: ('wagtail.blocks.BooleanBlock', (), {'label': 'it is in British Sign Language', 'required': False}), 45: ('core.blocks.text.InnerTextBlock', (), {'help_text': 'For people who read rather than watch.', 'label': 'what is said and shown', 'required': False}), 46: ('wagtail.blocks.StructBlock', [[('title', 40), ('address', 41), ('length', 42), ('has_subtitles', 43), ('is_signed', 44), ('transcript', 45)]], {}), 47: ('wagtail.documents.blocks.DocumentChooserBlock', (), {'help_text': 'An MP3 file.', 'label': 'sound file'}), 48: ('core.blocks.text.InnerTextBlock', (), {'help_text': 'For people who cannot hear it.', 'label': 'the words to read'}), 49: ('wagtail.blocks.StructBlock', [[('title', 40), ('sound', 47), ('transcript', 48)]], {}), 50: ('core.blocks.words.LineBlock', (), {'label': 'title', 'max_length': 160}), 51: ('core.blocks.words.ParagraphBlock', (), {'label': 'what it is', 'max_length': 300, 'required': False}), 52: ('wagtail.blocks.PageChooserBlock', (), {'help_text': 'Named first: a web page works on every phone and for every reader.', 'label': 'the same as a web page', 'required': False}), 53: ('wagtail.blocks.ChoiceBlock', [], {'choices': [('standard', 'Standard'), ('easy-read', 'Easy Read'), ('large-print', 'Large print'), ('audio', 'Audio'), ('bsl', 'British Sign Language'), ('braille', 'Braille')], 'label': 'format'}), 54: ('wagtail.blocks.ChoiceBlock', [], {'choices': core.blocks.documents.languages, 'label': 'language'}), 55: ('wagtail.documents.blocks.DocumentChooserBlock', (), {'label': 'file', 'required': False}), 56: ('wagtail.blocks.URLBlock', (), {'help_text': 'For a film in British Sign Language, for example.', 'label': 'or a web address', 'required': False}), 57: ('wagtail.blocks.StructBlock', [[('format', 53), ('language', 54), ('document', 55), ('address', 56)]], {}), 58: ('wagtail.blocks.ListBlock', (57,), {'default': [], 'label': 'formats', 'max_num': 30}), 59: ('wagtail.blocks.StructBlock', [[('title', 50), ('description', 51), ('page', 52), ('files', 58)]], {}), 60: ('core.blocks.evidence.DataTableBlock', (), {}), 61: ('core.blocks.words.LineBlock', (), {'help_text': 'For example “4,500” or “1 in 4”.', 'label': 'number', 'max_length': 20}), 62: ('core.blocks.words.LineBlock', (), {'help_text': 'For example “people replied”.', 'label': 'what it means', 'max_length': 200}), 63: ('core.blocks.words.LineBlock', (), {'help_text': 'Who counted, and in which report.', 'label': 'source', 'max_length': 200}), 64: ('wagtail.blocks.URLBlock', (), {'label': 'link to the source', 'required': False}), 65: ('wagtail.blocks.DateBlock', (), {'help_text': 'The day or month it was true.', 'label': 'date of the number'}), 66: ('wagtail.blocks.StructBlock', [[('number', 61), ('meaning', 62), ('source', 63), ('source_address', 64), ('date', 65)]], {}), 67: ('wagtail.blocks.ChoiceBlock', [], {'choices': core.live_lists.live_list_choices, 'help_text': 'What it says comes from the settings, so that this page is never out of date.', 'label': 'list'}), 68: ('wagtail.blocks.StructBlock', [[('name', 67)]], {}), 69: ('wagtail.blocks.ChoiceBlock', [], {'choices': [('team', 'The involvement team'), ('pals', 'PALS'), ('complaints', 'Complaints'), ('own', 'Somebody else: fill in below')], 'help_text': 'Phone and e-mail of the first three come from Settings, Organisation.', 'label': 'whose contact'}), 70: ('core.blocks.words.ParagraphBlock', (), {'help_text': 'When to use this contact, in one sentence.', 'label': 'what for', 'max_length': 300, 'required': False}), 71: ('core.blocks.words.LineBlock', (), {'help_text': 'Leave empty to use the usual name.', 'label': 'name or role', 'max_length': 120, 'required': False}), 72: ('core.blocks.words.PhoneBlock', (), {'label': 'phone', 'max_length': 40, 'required': False}), 73: ('wagtail.blocks.EmailBlock', (), {'label': 'e-mail', 'required': False}), 74: ('core.blocks.words.LineBlock', (), {'label': 'when somebody answers', 'max_length': 120, 'required': False}), 75: ('core.blocks.words.ParagraphBlock', (), {'label': 'postal address', 'max_length': 300, 'required': False}), 76: ('wagtail.blocks.StructBlock', [[('source', 69), ('introduction', 70), ('name', 71), ('phone', 72), ('email', 73), ('hours', 74), ('address', 75)]], {}), 77: ('core.blocks.crisis.CrisisBlock', (), {})}, verbose_name='below the form')),
                ('listing_image', models.ForeignKey(blank=True, help_text='Optional. Treated as decoration, so it must not carry information of its own.', null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='core.customimage', verbose_name='picture for lists')),
            ],
            options={
                'verbose_name': 'form to tell us something',
                'verbose_name_plural': 'forms to tell us something',
            },
            bases=(wagtail.contrib.routable_page.models.RoutablePageMixin, 'wagtailcore.page', models.Model),
        ),
        migrations.AddField(
            model_name='tellusmessage',
            name='page',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='involvement.telluspage', verbose_name='form'),
        ),
        migrations.AddIndex(
            model_name='tellusmessage',
            index=models.Index(fields=['state', 'came_at'], name='involvement_told_state'),
        ),
        migrations.AddIndex(
            model_name='tellusmessage',
            index=models.Index(fields=['state', 'moved_at'], name='involvement_told_moved'),
        ),
        migrations.AddConstraint(
            model_name='tellusmessage',
            constraint=models.UniqueConstraint(fields=('form_digest', 'words_digest'), name='involvement_told_once'),
        ),
        migrations.RunPython(add_trigger, drop_trigger),
    ]
