"""Every page can be had in other formats, and people can ask for what is missing."""

import core.blocks.documents
import wagtail.fields
from django.db import migrations


class Migration(migrations.Migration):

    dependencies = [
        ('youngpeople', '0003_notice'),
    ]

    operations = [
        migrations.AddField(
            model_name='youngpeoplesforumpage',
            name='formats',
            field=wagtail.fields.StreamField([('format', 6)], blank=True, block_lookup={0: ('wagtail.blocks.ChoiceBlock', [], {'choices': [('standard', 'Standard'), ('easy-read', 'Easy Read'), ('large-print', 'Large print'), ('audio', 'Audio'), ('bsl', 'British Sign Language'), ('braille', 'Braille'), ('other', 'Another format')], 'label': 'format'}), 1: ('wagtail.blocks.ChoiceBlock', [], {'choices': core.blocks.documents.languages, 'label': 'language'}), 2: ('wagtail.documents.blocks.DocumentChooserBlock', (), {'label': 'file', 'required': False}), 3: ('wagtail.blocks.URLBlock', (), {'help_text': 'For a film in British Sign Language, for example.', 'label': 'or a web address', 'required': False}), 4: ('wagtail.blocks.DateBlock', (), {'help_text': 'Visitors see how old it is.', 'label': 'made on', 'required': False}), 5: ('core.blocks.words.LineBlock', (), {'help_text': 'For example “people with learning disabilities from our forum”. Name groups, not persons. Easy Read is always made with people with learning disabilities: no program may write it, and it is not published without this.', 'label': 'made with', 'max_length': 160, 'required': False}), 6: ('wagtail.blocks.StructBlock', [[('format', 0), ('language', 1), ('document', 2), ('address', 3), ('made_on', 4), ('made_with', 5)]], {})}, help_text='The same words as a file, or as a film elsewhere. Visitors can ask for what is not here.', verbose_name='this page in other formats'),
        ),
        migrations.AddField(
            model_name='youngpeoplespage',
            name='formats',
            field=wagtail.fields.StreamField([('format', 6)], blank=True, block_lookup={0: ('wagtail.blocks.ChoiceBlock', [], {'choices': [('standard', 'Standard'), ('easy-read', 'Easy Read'), ('large-print', 'Large print'), ('audio', 'Audio'), ('bsl', 'British Sign Language'), ('braille', 'Braille'), ('other', 'Another format')], 'label': 'format'}), 1: ('wagtail.blocks.ChoiceBlock', [], {'choices': core.blocks.documents.languages, 'label': 'language'}), 2: ('wagtail.documents.blocks.DocumentChooserBlock', (), {'label': 'file', 'required': False}), 3: ('wagtail.blocks.URLBlock', (), {'help_text': 'For a film in British Sign Language, for example.', 'label': 'or a web address', 'required': False}), 4: ('wagtail.blocks.DateBlock', (), {'help_text': 'Visitors see how old it is.', 'label': 'made on', 'required': False}), 5: ('core.blocks.words.LineBlock', (), {'help_text': 'For example “people with learning disabilities from our forum”. Name groups, not persons. Easy Read is always made with people with learning disabilities: no program may write it, and it is not published without this.', 'label': 'made with', 'max_length': 160, 'required': False}), 6: ('wagtail.blocks.StructBlock', [[('format', 0), ('language', 1), ('document', 2), ('address', 3), ('made_on', 4), ('made_with', 5)]], {})}, help_text='The same words as a file, or as a film elsewhere. Visitors can ask for what is not here.', verbose_name='this page in other formats'),
        ),
    ]
