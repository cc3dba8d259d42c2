"""Case studies: their list, the page in the shape of 4Pi, its figures, contributors' words and related pages."""

import uuid

import django.core.validators
import django.db.models.deletion
import modelcluster.fields
import modelsearch.index
import wagtail.fields
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('core', '0004_offers_and_reminders'),
        ('involvement', '0006_stories'),
        ('wagtailcore', '0097_baselogentry_uuid_action_timestamp_indexes'),
    ]

    operations = [
        migrations.CreateModel(
            name='CaseStudyIndexPage',
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
                'verbose_name': 'list of case studies',
            },
            bases=('wagtailcore.page', models.Model),
        ),
        migrations.CreateModel(
            name='CaseStudyPage',
            fields=[
                ('page_ptr', models.OneToOneField(auto_created=True, on_delete=django.db.models.deletion.CASCADE, parent_link=True, primary_key=True, serialize=False, to='wagtailcore.page')),
                ('owner_role', models.CharField(blank=True, help_text='A role, not a person’s name, for example “Involvement lead”.', max_length=120, verbose_name='looked after by')),
                ('last_reviewed', models.DateField(blank=True, help_text='When somebody last checked that this page is right.', null=True, verbose_name='last reviewed')),
                ('review_due', models.DateField(blank=True, help_text='Usually a year after the last review.', null=True, verbose_name='review due')),
                ('summary', models.TextField(blank=True, help_text='One or two plain sentences. Shown under the title, in lists and in search results.', max_length=300, verbose_name='summary')),
                ('is_example', models.BooleanField(default=False, help_text='Shows a clear “Example” mark. Use it for content that is not real, and untick it when it is.', verbose_name='this is an example')),
                ('problem', models.TextField(help_text='What was wrong, and for whom? Two or three sentences that somebody outside the trust understands.', max_length=600, verbose_name='the problem')),
                ('what_changed', models.TextField(help_text='What is different now for people who use the service? If little is different, say so.', max_length=600, verbose_name='what changed')),
                ('rung_reason', models.TextField(blank=True, help_text='Needed where they differ. Shown to the public. What happened, without blame.', max_length=600, verbose_name='why the two are not the same')),
                ('principles', wagtail.fields.RichTextField(help_text='What did you agree on before you began? For example: equal say, pay, plain words, the right to stop.', verbose_name='principles: how we treated each other')),
                ('purpose', wagtail.fields.RichTextField(help_text='Why were people involved? What could change because of them, and what was fixed from the start?', verbose_name='purpose: what it was for')),
                ('presence', wagtail.fields.RichTextField(help_text='How many people, with which experience, in which roles? Who was missing, and why? No names.', verbose_name='presence: who was involved')),
                ('process', wagtail.fields.RichTextField(help_text='How did people find out about it? What did you do, step by step? Who decided? Pay, help and access?', verbose_name='process: what we did together')),
                ('impact', wagtail.fields.RichTextField(help_text='What did people’s part change that staff alone would not have changed? What did it change for them?', verbose_name='impact: what difference it made')),
                ('do_differently', wagtail.fields.RichTextField(help_text='What went wrong, took too long or left somebody out? This is what others need most.', verbose_name='what we would do differently')),
                ('no_measures_reason', models.CharField(blank=True, help_text='Only where nothing was measured. One plain sentence.', max_length=300, verbose_name='why there are no figures')),
                ('contact_name', models.CharField(blank=True, help_text='Leave empty if nobody can be asked.', max_length=120, verbose_name='name or role')),
                ('contact_phone', models.CharField(blank=True, max_length=40, verbose_name='phone')),
                ('contact_email', models.EmailField(blank=True, max_length=254, verbose_name='email')),
                ('contact_agreed', models.BooleanField(default=False, help_text='Without this tick the public does not see the contact.', verbose_name='they agreed to be asked, and to be named here')),
                ('finished_year', models.PositiveSmallIntegerField(help_text='For example 2025.', null=True, validators=[django.core.validators.MinValueValidator(1948)], verbose_name='year finished')),
                ('directorate', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='core.directorate', verbose_name='directorate')),
                ('listing_image', models.ForeignKey(blank=True, help_text='Optional. Treated as decoration, so it must not carry information of its own.', null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='core.customimage', verbose_name='picture for lists')),
                ('rung_delivered', models.ForeignKey(help_text='How much say they really had. Ask them: it is their answer that counts.', null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='involvement.rung', verbose_name='rung delivered')),
                ('rung_promised', models.ForeignKey(help_text='How much say people were told they would have, before they said yes.', null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='involvement.rung', verbose_name='rung promised')),
                ('stage', models.ForeignKey(help_text='How early were people there? The stage at which the first of them joined.', null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='involvement.stage', verbose_name='stage')),
                ('themes', modelcluster.fields.ParentalManyToManyField(blank=True, related_name='+', to='core.theme', verbose_name='themes')),
            ],
            options={
                'verbose_name': 'case study',
                'verbose_name_plural': 'case studies',
            },
            bases=('wagtailcore.page', models.Model),
        ),
        migrations.CreateModel(
            name='CaseStudyRelated',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('sort_order', models.IntegerField(blank=True, editable=False, null=True)),
                ('page', modelcluster.fields.ParentalKey(on_delete=django.db.models.deletion.CASCADE, related_name='related', to='involvement.casestudypage')),
                ('related', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='wagtailcore.page', verbose_name='page')),
            ],
            options={
                'verbose_name': 'related page',
                'verbose_name_plural': 'related pages',
                'ordering': ['sort_order'],
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='ContributorWords',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('sort_order', models.IntegerField(blank=True, editable=False, null=True)),
                ('words', models.TextField(help_text='Without quotation marks: they are added for you.', max_length=600, verbose_name='their words')),
                ('who', models.CharField(help_text='As they want to be named, for example “A carer from Fenland”.', max_length=120, verbose_name='who said it')),
                ('agreed', models.BooleanField(default=False, help_text='Show them the page first. If you change one word, ask again. Without this tick nobody sees it.', verbose_name='they agreed to exactly these words on this website')),
                ('look_again_on', models.DateField(blank=True, help_text='People change their minds. Usually a year from now: ask whether the words may stay.', null=True, verbose_name='look at this again on')),
                ('page', modelcluster.fields.ParentalKey(on_delete=django.db.models.deletion.CASCADE, related_name='words', to='involvement.casestudypage')),
            ],
            options={
                'verbose_name': 'words of somebody who took part',
                'verbose_name_plural': 'words of those who took part',
                'ordering': ['sort_order'],
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='CaseStudyMeasure',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('translation_key', models.UUIDField(default=uuid.uuid4, editable=False)),
                ('sort_order', models.IntegerField(blank=True, editable=False, null=True)),
                ('what', models.CharField(help_text='In plain words: “Letters that people had to ask about”.', max_length=160, verbose_name='what was measured')),
                ('before', models.CharField(help_text='A figure with its size: “12 of 40 letters”. Or “we did not count”.', max_length=80, verbose_name='before')),
                ('after', models.CharField(help_text='The same figure, counted the same way.', max_length=80, verbose_name='after')),
                ('source', models.CharField(help_text='Who counted, what, and when.', max_length=200, verbose_name='where the figure comes from')),
                ('locale', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='wagtailcore.locale', verbose_name='locale')),
                ('page', modelcluster.fields.ParentalKey(on_delete=django.db.models.deletion.CASCADE, related_name='measures', to='involvement.casestudypage')),
            ],
            options={
                'verbose_name': 'measure',
                'verbose_name_plural': 'measures',
                'ordering': ['sort_order'],
                'abstract': False,
                'unique_together': {('translation_key', 'locale')},
            },
        ),
    ]
