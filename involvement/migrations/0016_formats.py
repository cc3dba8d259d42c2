"""Every page can be had in other formats, and people can ask for what is missing."""

import core.blocks.documents
import django.db.models.deletion
import django.utils.timezone
import wagtail.fields
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('involvement', '0014_tracker'),
        ('people', '0019_formats'),
        ('wagtailcore', '0097_baselogentry_uuid_action_timestamp_indexes'),
    ]

    operations = [
        migrations.AddField(
            model_name='casestudyindexpage',
            name='formats',
            field=wagtail.fields.StreamField([('format', 6)], blank=True, block_lookup={0: ('wagtail.blocks.ChoiceBlock', [], {'choices': [('standard', 'Standard'), ('easy-read', 'Easy Read'), ('large-print', 'Large print'), ('audio', 'Audio'), ('bsl', 'British Sign Language'), ('braille', 'Braille'), ('other', 'Another format')], 'label': 'format'}), 1: ('wagtail.blocks.ChoiceBlock', [], {'choices': core.blocks.documents.languages, 'label': 'language'}), 2: ('wagtail.documents.blocks.DocumentChooserBlock', (), {'label': 'file', 'required': False}), 3: ('wagtail.blocks.URLBlock', (), {'help_text': 'For a film in British Sign Language, for example.', 'label': 'or a web address', 'required': False}), 4: ('wagtail.blocks.DateBlock', (), {'help_text': 'Visitors see how old it is.', 'label': 'made on', 'required': False}), 5: ('core.blocks.words.LineBlock', (), {'help_text': 'For example “people with learning disabilities from our forum”. Name groups, not persons. Easy Read is always made with people with learning disabilities: no program may write it, and it is not published without this.', 'label': 'made with', 'max_length': 160, 'required': False}), 6: ('wagtail.blocks.StructBlock', [[('format', 0), ('language', 1), ('document', 2), ('address', 3), ('made_on', 4), ('made_with', 5)]], {})}, help_text='The same words as a file, or as a film elsewhere. Visitors can ask for what is not here.', verbose_name='this page in other formats'),
        ),
        migrations.AddField(
            model_name='casestudypage',
            name='formats',
            field=wagtail.fields.StreamField([('format', 6)], blank=True, block_lookup={0: ('wagtail.blocks.ChoiceBlock', [], {'choices': [('standard', 'Standard'), ('easy-read', 'Easy Read'), ('large-print', 'Large print'), ('audio', 'Audio'), ('bsl', 'British Sign Language'), ('braille', 'Braille'), ('other', 'Another format')], 'label': 'format'}), 1: ('wagtail.blocks.ChoiceBlock', [], {'choices': core.blocks.documents.languages, 'label': 'language'}), 2: ('wagtail.documents.blocks.DocumentChooserBlock', (), {'label': 'file', 'required': False}), 3: ('wagtail.blocks.URLBlock', (), {'help_text': 'For a film in British Sign Language, for example.', 'label': 'or a web address', 'required': False}), 4: ('wagtail.blocks.DateBlock', (), {'help_text': 'Visitors see how old it is.', 'label': 'made on', 'required': False}), 5: ('core.blocks.words.LineBlock', (), {'help_text': 'For example “people with learning disabilities from our forum”. Name groups, not persons. Easy Read is always made with people with learning disabilities: no program may write it, and it is not published without this.', 'label': 'made with', 'max_length': 160, 'required': False}), 6: ('wagtail.blocks.StructBlock', [[('format', 0), ('language', 1), ('document', 2), ('address', 3), ('made_on', 4), ('made_with', 5)]], {})}, help_text='The same words as a file, or as a film elsewhere. Visitors can ask for what is not here.', verbose_name='this page in other formats'),
        ),
        migrations.AddField(
            model_name='opportunityindexpage',
            name='formats',
            field=wagtail.fields.StreamField([('format', 6)], blank=True, block_lookup={0: ('wagtail.blocks.ChoiceBlock', [], {'choices': [('standard', 'Standard'), ('easy-read', 'Easy Read'), ('large-print', 'Large print'), ('audio', 'Audio'), ('bsl', 'British Sign Language'), ('braille', 'Braille'), ('other', 'Another format')], 'label': 'format'}), 1: ('wagtail.blocks.ChoiceBlock', [], {'choices': core.blocks.documents.languages, 'label': 'language'}), 2: ('wagtail.documents.blocks.DocumentChooserBlock', (), {'label': 'file', 'required': False}), 3: ('wagtail.blocks.URLBlock', (), {'help_text': 'For a film in British Sign Language, for example.', 'label': 'or a web address', 'required': False}), 4: ('wagtail.blocks.DateBlock', (), {'help_text': 'Visitors see how old it is.', 'label': 'made on', 'required': False}), 5: ('core.blocks.words.LineBlock', (), {'help_text': 'For example “people with learning disabilities from our forum”. Name groups, not persons. Easy Read is always made with people with learning disabilities: no program may write it, and it is not published without this.', 'label': 'made with', 'max_length': 160, 'required': False}), 6: ('wagtail.blocks.StructBlock', [[('format', 0), ('language', 1), ('document', 2), ('address', 3), ('made_on', 4), ('made_with', 5)]], {})}, help_text='The same words as a file, or as a film elsewhere. Visitors can ask for what is not here.', verbose_name='this page in other formats'),
        ),
        migrations.AddField(
            model_name='opportunitypage',
            name='formats',
            field=wagtail.fields.StreamField([('format', 6)], blank=True, block_lookup={0: ('wagtail.blocks.ChoiceBlock', [], {'choices': [('standard', 'Standard'), ('easy-read', 'Easy Read'), ('large-print', 'Large print'), ('audio', 'Audio'), ('bsl', 'British Sign Language'), ('braille', 'Braille'), ('other', 'Another format')], 'label': 'format'}), 1: ('wagtail.blocks.ChoiceBlock', [], {'choices': core.blocks.documents.languages, 'label': 'language'}), 2: ('wagtail.documents.blocks.DocumentChooserBlock', (), {'label': 'file', 'required': False}), 3: ('wagtail.blocks.URLBlock', (), {'help_text': 'For a film in British Sign Language, for example.', 'label': 'or a web address', 'required': False}), 4: ('wagtail.blocks.DateBlock', (), {'help_text': 'Visitors see how old it is.', 'label': 'made on', 'required': False}), 5: ('core.blocks.words.LineBlock', (), {'help_text': 'For example “people with learning disabilities from our forum”. Name groups, not persons. Easy Read is always made with people with learning disabilities: no program may write it, and it is not published without this.', 'label': 'made with', 'max_length': 160, 'required': False}), 6: ('wagtail.blocks.StructBlock', [[('format', 0), ('language', 1), ('document', 2), ('address', 3), ('made_on', 4), ('made_with', 5)]], {})}, help_text='The same words as a file, or as a film elsewhere. Visitors can ask for what is not here.', verbose_name='this page in other formats'),
        ),
        migrations.AddField(
            model_name='progresspage',
            name='formats',
            field=wagtail.fields.StreamField([('format', 6)], blank=True, block_lookup={0: ('wagtail.blocks.ChoiceBlock', [], {'choices': [('standard', 'Standard'), ('easy-read', 'Easy Read'), ('large-print', 'Large print'), ('audio', 'Audio'), ('bsl', 'British Sign Language'), ('braille', 'Braille'), ('other', 'Another format')], 'label': 'format'}), 1: ('wagtail.blocks.ChoiceBlock', [], {'choices': core.blocks.documents.languages, 'label': 'language'}), 2: ('wagtail.documents.blocks.DocumentChooserBlock', (), {'label': 'file', 'required': False}), 3: ('wagtail.blocks.URLBlock', (), {'help_text': 'For a film in British Sign Language, for example.', 'label': 'or a web address', 'required': False}), 4: ('wagtail.blocks.DateBlock', (), {'help_text': 'Visitors see how old it is.', 'label': 'made on', 'required': False}), 5: ('core.blocks.words.LineBlock', (), {'help_text': 'For example “people with learning disabilities from our forum”. Name groups, not persons. Easy Read is always made with people with learning disabilities: no program may write it, and it is not published without this.', 'label': 'made with', 'max_length': 160, 'required': False}), 6: ('wagtail.blocks.StructBlock', [[('format', 0), ('language', 1), ('document', 2), ('address', 3), ('made_on', 4), ('made_with', 5)]], {})}, help_text='The same words as a file, or as a film elsewhere. Visitors can ask for what is not here.', verbose_name='this page in other formats'),
        ),
        migrations.AddField(
            model_name='roadmappage',
            name='formats',
            field=wagtail.fields.StreamField([('format', 6)], blank=True, block_lookup={0: ('wagtail.blocks.ChoiceBlock', [], {'choices': [('standard', 'Standard'), ('easy-read', 'Easy Read'), ('large-print', 'Large print'), ('audio', 'Audio'), ('bsl', 'British Sign Language'), ('braille', 'Braille'), ('other', 'Another format')], 'label': 'format'}), 1: ('wagtail.blocks.ChoiceBlock', [], {'choices': core.blocks.documents.languages, 'label': 'language'}), 2: ('wagtail.documents.blocks.DocumentChooserBlock', (), {'label': 'file', 'required': False}), 3: ('wagtail.blocks.URLBlock', (), {'help_text': 'For a film in British Sign Language, for example.', 'label': 'or a web address', 'required': False}), 4: ('wagtail.blocks.DateBlock', (), {'help_text': 'Visitors see how old it is.', 'label': 'made on', 'required': False}), 5: ('core.blocks.words.LineBlock', (), {'help_text': 'For example “people with learning disabilities from our forum”. Name groups, not persons. Easy Read is always made with people with learning disabilities: no program may write it, and it is not published without this.', 'label': 'made with', 'max_length': 160, 'required': False}), 6: ('wagtail.blocks.StructBlock', [[('format', 0), ('language', 1), ('document', 2), ('address', 3), ('made_on', 4), ('made_with', 5)]], {})}, help_text='The same words as a file, or as a film elsewhere. Visitors can ask for what is not here.', verbose_name='this page in other formats'),
        ),
        migrations.AddField(
            model_name='roadmapsteppage',
            name='formats',
            field=wagtail.fields.StreamField([('format', 6)], blank=True, block_lookup={0: ('wagtail.blocks.ChoiceBlock', [], {'choices': [('standard', 'Standard'), ('easy-read', 'Easy Read'), ('large-print', 'Large print'), ('audio', 'Audio'), ('bsl', 'British Sign Language'), ('braille', 'Braille'), ('other', 'Another format')], 'label': 'format'}), 1: ('wagtail.blocks.ChoiceBlock', [], {'choices': core.blocks.documents.languages, 'label': 'language'}), 2: ('wagtail.documents.blocks.DocumentChooserBlock', (), {'label': 'file', 'required': False}), 3: ('wagtail.blocks.URLBlock', (), {'help_text': 'For a film in British Sign Language, for example.', 'label': 'or a web address', 'required': False}), 4: ('wagtail.blocks.DateBlock', (), {'help_text': 'Visitors see how old it is.', 'label': 'made on', 'required': False}), 5: ('core.blocks.words.LineBlock', (), {'help_text': 'For example “people with learning disabilities from our forum”. Name groups, not persons. Easy Read is always made with people with learning disabilities: no program may write it, and it is not published without this.', 'label': 'made with', 'max_length': 160, 'required': False}), 6: ('wagtail.blocks.StructBlock', [[('format', 0), ('language', 1), ('document', 2), ('address', 3), ('made_on', 4), ('made_with', 5)]], {})}, help_text='The same words as a file, or as a film elsewhere. Visitors can ask for what is not here.', verbose_name='this page in other formats'),
        ),
        migrations.AddField(
            model_name='storyindexpage',
            name='formats',
            field=wagtail.fields.StreamField([('format', 6)], blank=True, block_lookup={0: ('wagtail.blocks.ChoiceBlock', [], {'choices': [('standard', 'Standard'), ('easy-read', 'Easy Read'), ('large-print', 'Large print'), ('audio', 'Audio'), ('bsl', 'British Sign Language'), ('braille', 'Braille'), ('other', 'Another format')], 'label': 'format'}), 1: ('wagtail.blocks.ChoiceBlock', [], {'choices': core.blocks.documents.languages, 'label': 'language'}), 2: ('wagtail.documents.blocks.DocumentChooserBlock', (), {'label': 'file', 'required': False}), 3: ('wagtail.blocks.URLBlock', (), {'help_text': 'For a film in British Sign Language, for example.', 'label': 'or a web address', 'required': False}), 4: ('wagtail.blocks.DateBlock', (), {'help_text': 'Visitors see how old it is.', 'label': 'made on', 'required': False}), 5: ('core.blocks.words.LineBlock', (), {'help_text': 'For example “people with learning disabilities from our forum”. Name groups, not persons. Easy Read is always made with people with learning disabilities: no program may write it, and it is not published without this.', 'label': 'made with', 'max_length': 160, 'required': False}), 6: ('wagtail.blocks.StructBlock', [[('format', 0), ('language', 1), ('document', 2), ('address', 3), ('made_on', 4), ('made_with', 5)]], {})}, help_text='The same words as a file, or as a film elsewhere. Visitors can ask for what is not here.', verbose_name='this page in other formats'),
        ),
        migrations.AddField(
            model_name='storypage',
            name='formats',
            field=wagtail.fields.StreamField([('format', 6)], blank=True, block_lookup={0: ('wagtail.blocks.ChoiceBlock', [], {'choices': [('standard', 'Standard'), ('easy-read', 'Easy Read'), ('large-print', 'Large print'), ('audio', 'Audio'), ('bsl', 'British Sign Language'), ('braille', 'Braille'), ('other', 'Another format')], 'label': 'format'}), 1: ('wagtail.blocks.ChoiceBlock', [], {'choices': core.blocks.documents.languages, 'label': 'language'}), 2: ('wagtail.documents.blocks.DocumentChooserBlock', (), {'label': 'file', 'required': False}), 3: ('wagtail.blocks.URLBlock', (), {'help_text': 'For a film in British Sign Language, for example.', 'label': 'or a web address', 'required': False}), 4: ('wagtail.blocks.DateBlock', (), {'help_text': 'Visitors see how old it is.', 'label': 'made on', 'required': False}), 5: ('core.blocks.words.LineBlock', (), {'help_text': 'For example “people with learning disabilities from our forum”. Name groups, not persons. Easy Read is always made with people with learning disabilities: no program may write it, and it is not published without this.', 'label': 'made with', 'max_length': 160, 'required': False}), 6: ('wagtail.blocks.StructBlock', [[('format', 0), ('language', 1), ('document', 2), ('address', 3), ('made_on', 4), ('made_with', 5)]], {})}, help_text='The same words as a file, or as a film elsewhere. Visitors can ask for what is not here.', verbose_name='this page in other formats'),
        ),
        migrations.AddField(
            model_name='strategypage',
            name='formats',
            field=wagtail.fields.StreamField([('format', 6)], blank=True, block_lookup={0: ('wagtail.blocks.ChoiceBlock', [], {'choices': [('standard', 'Standard'), ('easy-read', 'Easy Read'), ('large-print', 'Large print'), ('audio', 'Audio'), ('bsl', 'British Sign Language'), ('braille', 'Braille'), ('other', 'Another format')], 'label': 'format'}), 1: ('wagtail.blocks.ChoiceBlock', [], {'choices': core.blocks.documents.languages, 'label': 'language'}), 2: ('wagtail.documents.blocks.DocumentChooserBlock', (), {'label': 'file', 'required': False}), 3: ('wagtail.blocks.URLBlock', (), {'help_text': 'For a film in British Sign Language, for example.', 'label': 'or a web address', 'required': False}), 4: ('wagtail.blocks.DateBlock', (), {'help_text': 'Visitors see how old it is.', 'label': 'made on', 'required': False}), 5: ('core.blocks.words.LineBlock', (), {'help_text': 'For example “people with learning disabilities from our forum”. Name groups, not persons. Easy Read is always made with people with learning disabilities: no program may write it, and it is not published without this.', 'label': 'made with', 'max_length': 160, 'required': False}), 6: ('wagtail.blocks.StructBlock', [[('format', 0), ('language', 1), ('document', 2), ('address', 3), ('made_on', 4), ('made_with', 5)]], {})}, help_text='The same words as a file, or as a film elsewhere. Visitors can ask for what is not here.', verbose_name='this page in other formats'),
        ),
        migrations.AddField(
            model_name='telluspage',
            name='formats',
            field=wagtail.fields.StreamField([('format', 6)], blank=True, block_lookup={0: ('wagtail.blocks.ChoiceBlock', [], {'choices': [('standard', 'Standard'), ('easy-read', 'Easy Read'), ('large-print', 'Large print'), ('audio', 'Audio'), ('bsl', 'British Sign Language'), ('braille', 'Braille'), ('other', 'Another format')], 'label': 'format'}), 1: ('wagtail.blocks.ChoiceBlock', [], {'choices': core.blocks.documents.languages, 'label': 'language'}), 2: ('wagtail.documents.blocks.DocumentChooserBlock', (), {'label': 'file', 'required': False}), 3: ('wagtail.blocks.URLBlock', (), {'help_text': 'For a film in British Sign Language, for example.', 'label': 'or a web address', 'required': False}), 4: ('wagtail.blocks.DateBlock', (), {'help_text': 'Visitors see how old it is.', 'label': 'made on', 'required': False}), 5: ('core.blocks.words.LineBlock', (), {'help_text': 'For example “people with learning disabilities from our forum”. Name groups, not persons. Easy Read is always made with people with learning disabilities: no program may write it, and it is not published without this.', 'label': 'made with', 'max_length': 160, 'required': False}), 6: ('wagtail.blocks.StructBlock', [[('format', 0), ('language', 1), ('document', 2), ('address', 3), ('made_on', 4), ('made_with', 5)]], {})}, help_text='The same words as a file, or as a film elsewhere. Visitors can ask for what is not here.', verbose_name='this page in other formats'),
        ),
        migrations.CreateModel(
            name='FormatWish',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('format', models.CharField(choices=[('easy-read', 'Easy Read'), ('large-print', 'large print'), ('audio', 'audio'), ('bsl', 'British Sign Language'), ('braille', 'braille'), ('standard', 'another language'), ('other', 'another way')], max_length=20, verbose_name='format')),
                ('language', models.CharField(choices=[('en', 'English'), ('pl', 'Polish'), ('lt', 'Lithuanian'), ('ro', 'Romanian'), ('pt', 'Portuguese'), ('ur', 'Urdu'), ('ar', 'Arabic'), ('cy', 'Welsh')], max_length=10, verbose_name='language')),
                ('asked', models.PositiveIntegerField(default=0, verbose_name='how often')),
                ('state', models.CharField(choices=[('asked', 'Asked for'), ('promised', 'Promised'), ('answered', 'Answered'), ('cannot', 'Cannot be done')], default='asked', max_length=10, verbose_name='state')),
                ('since', models.DateTimeField(default=django.utils.timezone.now, verbose_name='since')),
                ('due_on', models.DateField(blank=True, null=True, verbose_name='promised by')),
                ('answer', models.TextField(blank=True, max_length=2000, verbose_name='answer')),
                ('settled_at', models.DateTimeField(blank=True, null=True, verbose_name='answered')),
                ('page', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='format_wishes', to='wagtailcore.page', verbose_name='page')),
            ],
            options={
                'verbose_name': 'request for a format',
                'verbose_name_plural': 'requests for formats',
                'ordering': ['due_on', 'pk'],
            },
        ),
        migrations.CreateModel(
            name='FormatRequest',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('reach_by', models.CharField(choices=[('email', 'E-mail'), ('phone', 'Phone'), ('post', 'Post')], max_length=10, verbose_name='contact')),
                ('reach_at', models.TextField(blank=True, max_length=400, verbose_name='phone or address')),
                ('words', models.CharField(blank=True, max_length=100, verbose_name='in their words')),
                ('asked_at', models.DateTimeField(default=django.utils.timezone.now, verbose_name='asked')),
                ('due_on', models.DateField(verbose_name='promised by')),
                ('is_on', models.BooleanField(default=False, verbose_name='waits')),
                ('on_since', models.DateTimeField(blank=True, null=True, verbose_name='confirmed')),
                ('ended_at', models.DateTimeField(blank=True, null=True, verbose_name='ended')),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='format_requests', to='people.person')),
                ('wording', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.consentwording')),
                ('wish', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='requests', to='involvement.formatwish')),
            ],
            options={
                'verbose_name': 'who waits for a format',
                'verbose_name_plural': 'who waits for a format',
            },
        ),
        migrations.AddConstraint(
            model_name='formatwish',
            constraint=models.UniqueConstraint(fields=('page', 'format', 'language'), name='involvement_wish_once'),
        ),
        migrations.AddIndex(
            model_name='formatrequest',
            index=models.Index(fields=['wish', 'is_on'], name='involvement_format_waits'),
        ),
        migrations.AddConstraint(
            model_name='formatrequest',
            constraint=models.UniqueConstraint(fields=('wish', 'person'), name='involvement_asked_format_once'),
        ),
    ]
