"""Makes the forum of young people, the pages of its section, and what hangs on them."""

import core.blocks.documents
import core.live_lists
import django.core.validators
import django.db.models.deletion
import django.utils.timezone
import involvement.models.joining
import modelcluster.fields
import wagtail.fields
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('core', '0004_offers_and_reminders'),
        ('involvement', '0007_case_studies'),
        ('people', '0015_young_people'),
        ('wagtailcore', '0097_baselogentry_uuid_action_timestamp_indexes'),
    ]

    operations = [
        migrations.CreateModel(
            name='MovingOn',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('told_at', models.DateTimeField(default=django.utils.timezone.now, verbose_name='told')),
                ('ends_on', models.DateField(verbose_name='membership ends on')),
                ('sign_up', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='moving_on', to='people.signup')),
            ],
            options={
                'verbose_name': 'member who grows too old',
                'verbose_name_plural': 'members who grow too old',
            },
        ),
        migrations.CreateModel(
            name='YoungPeoplesForumPage',
            fields=[
                ('page_ptr', models.OneToOneField(auto_created=True, on_delete=django.db.models.deletion.CASCADE, parent_link=True, primary_key=True, serialize=False, to='wagtailcore.page')),
                ('owner_role', models.CharField(blank=True, help_text='A role, not a person’s name, for example “Involvement lead”.', max_length=120, verbose_name='looked after by')),
                ('last_reviewed', models.DateField(blank=True, help_text='When somebody last checked that this page is right.', null=True, verbose_name='last reviewed')),
                ('review_due', models.DateField(blank=True, help_text='Usually a year after the last review.', null=True, verbose_name='review due')),
                ('summary', models.TextField(blank=True, help_text='One or two plain sentences. Shown under the title, in lists and in search results.', max_length=300, verbose_name='summary')),
                ('is_example', models.BooleanField(default=False, help_text='Shows a clear “Example” mark. Use it for content that is not real, and untick it when it is.', verbose_name='this is an example')),
                ('payment', models.CharField(choices=[('paid', 'Paid'), ('voucher', 'Thank-you voucher'), ('unpaid', 'Not paid')], help_text='People must know this before they decide.', max_length=20, verbose_name='payment')),
                ('payment_pence', models.PositiveIntegerField(blank=True, help_text='For example 2000 for £20. Needed when it is paid or there is a voucher.', null=True, validators=[django.core.validators.MinValueValidator(1)], verbose_name='amount in pence')),
                ('payment_unit', models.CharField(blank=True, choices=[('hour', 'an hour'), ('half-day', 'a half day'), ('day', 'a day'), ('session', 'a session'), ('total', 'in all')], max_length=20, verbose_name='for')),
                ('payment_note', models.CharField(blank=True, help_text='For example when it is paid, or that people may say no to it.', max_length=300, verbose_name='about the payment')),
                ('expenses', models.CharField(choices=[('paid-back', 'We pay you back'), ('paid-ahead', 'We pay or book for you beforehand'), ('none-needed', 'You will not need to spend anything'), ('not-paid', 'We cannot pay expenses')], max_length=20, verbose_name='expenses')),
                ('expenses_note', models.CharField(blank=True, help_text='What you cover, for example travel, parking, child care or a replacement carer.', max_length=300, verbose_name='about expenses')),
                ('travel_booked_by', models.CharField(blank=True, help_text='For example “We book a taxi for you if you ask.”', max_length=200, verbose_name='who books travel')),
                ('it_support', models.CharField(blank=True, help_text='What people need, and what you can lend.', max_length=200, verbose_name='computer and internet')),
                ('training', models.CharField(blank=True, help_text='What you offer beforehand.', max_length=200, verbose_name='training')),
                ('contact_name', models.CharField(help_text='A real person or a role that answers, with their agreement.', max_length=120, verbose_name='named contact')),
                ('contact_phone', models.CharField(max_length=40, verbose_name='contact’s phone')),
                ('contact_email', models.EmailField(help_text='New sign-ups are announced to this address, without personal details.', max_length=254, verbose_name='contact’s e-mail')),
                ('lowest_age', models.PositiveSmallIntegerField(blank=True, help_text='Leave empty where age does not matter: then nobody is asked for a date of birth.', null=True, validators=[django.core.validators.MinValueValidator(1), django.core.validators.MaxValueValidator(99)], verbose_name='lowest age')),
                ('highest_age', models.PositiveSmallIntegerField(blank=True, null=True, validators=[django.core.validators.MinValueValidator(1), django.core.validators.MaxValueValidator(120)], verbose_name='highest age')),
                ('guardian_below', models.PositiveSmallIntegerField(blank=True, help_text='Usually 16. Nobody younger is signed up before a parent or guardian has agreed.', null=True, validators=[django.core.validators.MinValueValidator(1), django.core.validators.MaxValueValidator(18)], verbose_name='a guardian must agree below the age of')),
                ('keep_months', models.PositiveSmallIntegerField(blank=True, help_text='In months after it has ended. Leave empty for the time that is set for all sign-ups.', null=True, validators=[django.core.validators.MinValueValidator(1), django.core.validators.MaxValueValidator(120)], verbose_name='answers are kept for')),
                ('is_discreet', models.BooleanField(default=False, help_text='Then no mail, no calendar and no private address holds the group’s name.', verbose_name='being a member says something about a person’s health')),
                ('name_in_mail', models.CharField(blank=True, help_text='A neutral name, for example “our wider group”. Members see it in mail, in place of the title.', max_length=80, verbose_name='what mails call it')),
                ('joining', models.CharField(choices=[('open', 'Anyone can join at once'), ('application', 'By a short form; the team decides'), ('invitation', 'By invitation only'), ('closed', 'Nobody can join for now')], default='application', max_length=12, verbose_name='how people join')),
                ('joining_note', models.TextField(blank=True, help_text='What happens after the form is sent; who invites; or when people can join again.', max_length=600, verbose_name='about joining')),
                ('capacity', models.PositiveIntegerField(blank=True, help_text='Leave empty for no limit. When all are taken, people can wait for one.', null=True, validators=[django.core.validators.MinValueValidator(1)], verbose_name='places')),
                ('purpose', wagtail.fields.RichTextField(help_text='What it can change, and what it cannot. Plain words.', verbose_name='what the group is for')),
                ('who_for', models.TextField(help_text='Who you hope to hear from. Welcome, do not exclude.', max_length=600, verbose_name='who it is for')),
                ('what_members_do', wagtail.fields.RichTextField(verbose_name='what members do')),
                ('how_often', models.CharField(help_text='For example “six times a year, for two hours”.', max_length=200, verbose_name='how often it meets')),
                ('where_it_meets', models.CharField(help_text='Place, online, or both. “It does not meet” is an answer too.', max_length=255, verbose_name='where it meets')),
                ('how_we_work', wagtail.fields.RichTextField(help_text='What members can count on, and what you ask of each other: papers, breaks, private things, pay.', verbose_name='how we work together')),
                ('adjustments', models.TextField(help_text='Who to tell and by when, and what you already offer: breaks, hearing loop, quiet space.', max_length=600, verbose_name='how to ask for adjustments')),
                ('invite_days_before', models.PositiveSmallIntegerField(default=90, help_text='In days before they are older than the highest age. They are told once what they can join next.', validators=[django.core.validators.MinValueValidator(14), django.core.validators.MaxValueValidator(180)], verbose_name='members are told before the birthday')),
                ('grace_days', models.PositiveSmallIntegerField(default=90, help_text='In days. Then the membership ends by itself. Nobody leaves without having been told.', validators=[django.core.validators.MaxValueValidator(180)], verbose_name='they may stay after the birthday')),
                ('how_we_keep_safe', wagtail.fields.RichTextField(help_text='Who is there, what stays private, and when you must tell somebody else. Plain words.', verbose_name='how we keep you safe')),
                ('adult_is_checked', models.BooleanField(default=False, help_text='Tick to confirm: they are trained and checked for this work, and agree to be named here.', verbose_name='the named adult knows and agrees')),
                ('stands_in', models.CharField(help_text='Who answers when the named adult is away, and how to reach them. A role is enough.', max_length=200, verbose_name='who stands in')),
                ('leave_to', models.CharField(default='https://www.bbc.co.uk/weather', help_text='The whole address of a page that nobody wonders about, such as a weather forecast.', max_length=200, validators=[django.core.validators.URLValidator(schemes=['https', 'http'])], verbose_name='“Leave this page quickly” leads to')),
                ('drawing', models.CharField(choices=[('hills', 'Hills and a path'), ('talk', 'Speech bubbles'), ('shelter', 'An umbrella'), ('none', 'No drawing')], default='hills', help_text='One of our own.', max_length=20, verbose_name='drawing')),
                ('body', wagtail.fields.StreamField([('rich_text', 0), ('steps', 6), ('questions', 12), ('details', 15), ('button', 19), ('action_link', 19), ('cards', 25), ('inset', 27), ('warning', 29), ('important', 32), ('documents', 42), ('table', 43), ('figure', 49), ('live_list', 51), ('contact', 59), ('crisis', 60)], blank=True, block_lookup={0: ('core.blocks.text.RunningTextBlock', (), {}), 1: ('core.blocks.words.LineBlock', (), {'label': 'heading above the steps', 'max_length': 100, 'required': False}), 2: ('core.blocks.words.LineBlock', (), {'help_text': 'Begin with a verb: “Choose a date”.', 'label': 'heading', 'max_length': 100}), 3: ('core.blocks.text.InnerTextBlock', (), {'label': 'text', 'required': False}), 4: ('wagtail.blocks.StructBlock', [[('heading', 2), ('text', 3)]], {}), 5: ('wagtail.blocks.ListBlock', (4,), {'label': 'steps', 'max_num': 12, 'min_num': 1}), 6: ('wagtail.blocks.StructBlock', [[('heading', 1), ('steps', 5)]], {}), 7: ('core.blocks.words.LineBlock', (), {'label': 'heading above the questions', 'max_length': 100, 'required': False}), 8: ('core.blocks.words.LineBlock', (), {'help_text': 'As people ask it: “Do I get paid?”', 'label': 'question', 'max_length': 160}), 9: ('core.blocks.text.InnerTextBlock', (), {'label': 'answer'}), 10: ('wagtail.blocks.StructBlock', [[('question', 8), ('answer', 9)]], {}), 11: ('wagtail.blocks.ListBlock', (10,), {'label': 'questions', 'max_num': 30, 'min_num': 1}), 12: ('wagtail.blocks.StructBlock', [[('heading', 7), ('questions', 11)]], {}), 13: ('core.blocks.words.LineBlock', (), {'help_text': 'For example “How to claim your travel costs”.', 'label': 'what people click', 'max_length': 120}), 14: ('core.blocks.text.InnerTextBlock', (), {'label': 'text'}), 15: ('wagtail.blocks.StructBlock', [[('summary', 13), ('text', 14)]], {}), 16: ('wagtail.blocks.PageChooserBlock', (), {'label': 'page of this site', 'required': False}), 17: ('wagtail.blocks.URLBlock', (), {'help_text': 'In full, beginning with https://', 'label': 'or a web address', 'required': False}), 18: ('core.blocks.words.LineBlock', (), {'help_text': 'Say what happens, for example “Join the forum”. Never “click here”.', 'label': 'words of the link', 'max_length': 100}), 19: ('wagtail.blocks.StructBlock', [[('page', 16), ('address', 17), ('words', 18)]], {}), 20: ('core.blocks.words.LineBlock', (), {'label': 'heading above the cards', 'max_length': 100, 'required': False}), 21: ('core.blocks.words.LineBlock', (), {'help_text': 'Leave empty to use the title of the page.', 'label': 'heading', 'max_length': 80, 'required': False}), 22: ('core.blocks.words.ParagraphBlock', (), {'help_text': 'What people find there.', 'label': 'one plain sentence', 'max_length': 200, 'required': False}), 23: ('wagtail.blocks.StructBlock', [[('page', 16), ('address', 17), ('words', 21), ('description', 22)]], {}), 24: ('wagtail.blocks.ListBlock', (23,), {'label': 'cards', 'max_num': 12, 'min_num': 1}), 25: ('wagtail.blocks.StructBlock', [[('heading', 20), ('cards', 24)]], {}), 26: ('core.blocks.text.InnerTextBlock', (), {'features': ['bold', 'link'], 'label': 'text'}), 27: ('wagtail.blocks.StructBlock', [[('text', 26)]], {}), 28: ('core.blocks.words.LineBlock', (), {'help_text': 'For example “The venue has changed”.', 'label': 'heading', 'max_length': 100}), 29: ('wagtail.blocks.StructBlock', [[('heading', 28), ('text', 14)]], {}), 30: ('wagtail.blocks.ChoiceBlock', [], {'choices': [('non-urgent', 'Blue: can wait some days'), ('urgent', 'Red: today'), ('emergency', 'Black: now, a life is in danger')], 'label': 'how urgent'}), 31: ('core.blocks.words.LineBlock', (), {'help_text': 'For example “Call 999 now if:”.', 'label': 'heading', 'max_length': 120}), 32: ('wagtail.blocks.StructBlock', [[('level', 30), ('heading', 31), ('text', 14)]], {}), 33: ('core.blocks.words.LineBlock', (), {'label': 'title', 'max_length': 160}), 34: ('core.blocks.words.ParagraphBlock', (), {'label': 'what it is', 'max_length': 300, 'required': False}), 35: ('wagtail.blocks.PageChooserBlock', (), {'help_text': 'Named first: a web page works on every phone and for every reader.', 'label': 'the same as a web page', 'required': False}), 36: ('wagtail.blocks.ChoiceBlock', [], {'choices': [('standard', 'Standard'), ('easy-read', 'Easy Read'), ('large-print', 'Large print'), ('audio', 'Audio'), ('bsl', 'British Sign Language'), ('braille', 'Braille')], 'label': 'format'}), 37: ('wagtail.blocks.ChoiceBlock', [], {'choices': core.blocks.documents.languages, 'label': 'language'}), 38: ('wagtail.documents.blocks.DocumentChooserBlock', (), {'label': 'file', 'required': False}), 39: ('wagtail.blocks.URLBlock', (), {'help_text': 'For a film in British Sign Language, for example.', 'label': 'or a web address', 'required': False}), 40: ('wagtail.blocks.StructBlock', [[('format', 36), ('language', 37), ('document', 38), ('address', 39)]], {}), 41: ('wagtail.blocks.ListBlock', (40,), {'default': [], 'label': 'formats', 'max_num': 30}), 42: ('wagtail.blocks.StructBlock', [[('title', 33), ('description', 34), ('page', 35), ('files', 41)]], {}), 43: ('core.blocks.evidence.DataTableBlock', (), {}), 44: ('core.blocks.words.LineBlock', (), {'help_text': 'For example “4,500” or “1 in 4”.', 'label': 'number', 'max_length': 20}), 45: ('core.blocks.words.LineBlock', (), {'help_text': 'For example “people replied”.', 'label': 'what it means', 'max_length': 200}), 46: ('core.blocks.words.LineBlock', (), {'help_text': 'Who counted, and in which report.', 'label': 'source', 'max_length': 200}), 47: ('wagtail.blocks.URLBlock', (), {'label': 'link to the source', 'required': False}), 48: ('wagtail.blocks.DateBlock', (), {'help_text': 'The day or month it was true.', 'label': 'date of the number'}), 49: ('wagtail.blocks.StructBlock', [[('number', 44), ('meaning', 45), ('source', 46), ('source_address', 47), ('date', 48)]], {}), 50: ('wagtail.blocks.ChoiceBlock', [], {'choices': core.live_lists.live_list_choices, 'help_text': 'What it says comes from the settings, so that this page is never out of date.', 'label': 'list'}), 51: ('wagtail.blocks.StructBlock', [[('name', 50)]], {}), 52: ('wagtail.blocks.ChoiceBlock', [], {'choices': [('team', 'The involvement team'), ('pals', 'PALS'), ('complaints', 'Complaints'), ('own', 'Somebody else: fill in below')], 'help_text': 'Phone and e-mail of the first three come from Settings, Organisation.', 'label': 'whose contact'}), 53: ('core.blocks.words.ParagraphBlock', (), {'help_text': 'When to use this contact, in one sentence.', 'label': 'what for', 'max_length': 300, 'required': False}), 54: ('core.blocks.words.LineBlock', (), {'help_text': 'Leave empty to use the usual name.', 'label': 'name or role', 'max_length': 120, 'required': False}), 55: ('core.blocks.words.PhoneBlock', (), {'label': 'phone', 'max_length': 40, 'required': False}), 56: ('wagtail.blocks.EmailBlock', (), {'label': 'e-mail', 'required': False}), 57: ('core.blocks.words.LineBlock', (), {'label': 'when somebody answers', 'max_length': 120, 'required': False}), 58: ('core.blocks.words.ParagraphBlock', (), {'label': 'postal address', 'max_length': 300, 'required': False}), 59: ('wagtail.blocks.StructBlock', [[('source', 52), ('introduction', 53), ('name', 54), ('phone', 55), ('email', 56), ('hours', 57), ('address', 58)]], {}), 60: ('core.blocks.crisis.CrisisBlock', (), {})}, verbose_name='more about it')),
                ('listing_image', models.ForeignKey(blank=True, help_text='Optional. Treated as decoration, so it must not carry information of its own.', null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='core.customimage', verbose_name='picture for lists')),
                ('pay_rate', models.ForeignKey(blank=True, help_text='Fills in the amount where you leave it empty. The amount stays when the rate changes later.', null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='involvement.payrate', verbose_name='pay rate')),
            ],
            options={
                'verbose_name': 'young people’s forum',
                'verbose_name_plural': 'young people’s forums',
            },
            bases=(involvement.models.joining.JoinRoutesMixin, 'wagtailcore.page', models.Model),
        ),
        migrations.CreateModel(
            name='TrustQuestion',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('sort_order', models.IntegerField(blank=True, editable=False, null=True)),
                ('words', models.CharField(help_text='As the forum asked it. Nobody’s name, and nothing that tells who asked.', max_length=300, verbose_name='question')),
                ('asked_on', models.DateField(verbose_name='asked on')),
                ('answer_due', models.DateField(blank=True, help_text='A promise, and public. Be sure to keep it.', null=True, verbose_name='answer due')),
                ('is_example', models.BooleanField(default=False, help_text='Shows a clear “Example” mark. Untick it when it is real.', verbose_name='this is an example')),
                ('story', models.ForeignKey(blank=True, help_text='The state of the story is the state of the question. Leave empty until there is one.', null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='involvement.storypage', verbose_name='story that answers')),
                ('page', modelcluster.fields.ParentalKey(on_delete=django.db.models.deletion.CASCADE, related_name='trust_questions', to='youngpeople.youngpeoplesforumpage')),
            ],
            options={
                'verbose_name': 'question to the trust',
                'verbose_name_plural': 'questions to the trust',
                'ordering': ['sort_order'],
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='ForumTopic',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('sort_order', models.IntegerField(blank=True, editable=False, null=True)),
                ('name', models.CharField(help_text='As members read it. No semicolon.', max_length=80, verbose_name='topic')),
                ('page', modelcluster.fields.ParentalKey(on_delete=django.db.models.deletion.CASCADE, related_name='topics', to='youngpeople.youngpeoplesforumpage')),
            ],
            options={
                'verbose_name': 'topic',
                'verbose_name_plural': 'topics',
                'ordering': ['sort_order'],
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='ForumQuestion',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('sort_order', models.IntegerField(blank=True, editable=False, null=True)),
                ('label', models.CharField(help_text='Ask only what you will use.', max_length=200, verbose_name='question')),
                ('help_text', models.CharField(blank=True, max_length=200, verbose_name='hint')),
                ('kind', models.CharField(choices=[('short', 'A short answer'), ('long', 'A longer answer'), ('yes-no', 'Yes or no'), ('choice', 'One of a list')], default='short', max_length=10, verbose_name='kind of answer')),
                ('choices', models.TextField(blank=True, help_text='One choice a line. At least two.', verbose_name='list')),
                ('required', models.BooleanField(default=False, verbose_name='must be answered')),
                ('page', modelcluster.fields.ParentalKey(on_delete=django.db.models.deletion.CASCADE, related_name='questions', to='youngpeople.youngpeoplesforumpage')),
            ],
            options={
                'verbose_name': 'question',
                'verbose_name_plural': 'questions',
                'ordering': ['sort_order'],
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='ForumNextPage',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('sort_order', models.IntegerField(blank=True, editable=False, null=True)),
                ('next_page', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='wagtailcore.page', verbose_name='page')),
                ('page', modelcluster.fields.ParentalKey(on_delete=django.db.models.deletion.CASCADE, related_name='next_pages', to='youngpeople.youngpeoplesforumpage')),
            ],
            options={
                'verbose_name': 'page to join next',
                'verbose_name_plural': 'pages to join next',
                'ordering': ['sort_order'],
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='ForumConfidence',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('sort_order', models.IntegerField(blank=True, editable=False, null=True)),
                ('who', models.CharField(help_text='A role, for example “The forum’s worker”.', max_length=120, verbose_name='who')),
                ('what', models.CharField(max_length=200, verbose_name='what they see')),
                ('why', models.CharField(max_length=200, verbose_name='why')),
                ('page', modelcluster.fields.ParentalKey(on_delete=django.db.models.deletion.CASCADE, related_name='confidences', to='youngpeople.youngpeoplesforumpage')),
            ],
            options={
                'verbose_name': 'who sees what',
                'verbose_name_plural': 'who sees what',
                'ordering': ['sort_order'],
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='YoungPeoplesPage',
            fields=[
                ('page_ptr', models.OneToOneField(auto_created=True, on_delete=django.db.models.deletion.CASCADE, parent_link=True, primary_key=True, serialize=False, to='wagtailcore.page')),
                ('owner_role', models.CharField(blank=True, help_text='A role, not a person’s name, for example “Involvement lead”.', max_length=120, verbose_name='looked after by')),
                ('last_reviewed', models.DateField(blank=True, help_text='When somebody last checked that this page is right.', null=True, verbose_name='last reviewed')),
                ('review_due', models.DateField(blank=True, help_text='Usually a year after the last review.', null=True, verbose_name='review due')),
                ('summary', models.TextField(blank=True, help_text='One or two plain sentences. Shown under the title, in lists and in search results.', max_length=300, verbose_name='summary')),
                ('is_example', models.BooleanField(default=False, help_text='Shows a clear “Example” mark. Use it for content that is not real, and untick it when it is.', verbose_name='this is an example')),
                ('body', wagtail.fields.StreamField([('rich_text', 0), ('steps', 6), ('questions', 12), ('details', 15), ('button', 19), ('action_link', 19), ('cards', 25), ('inset', 27), ('warning', 29), ('important', 32), ('documents', 42), ('table', 43), ('figure', 49), ('live_list', 51), ('contact', 59), ('crisis', 60)], blank=True, block_lookup={0: ('core.blocks.text.RunningTextBlock', (), {}), 1: ('core.blocks.words.LineBlock', (), {'label': 'heading above the steps', 'max_length': 100, 'required': False}), 2: ('core.blocks.words.LineBlock', (), {'help_text': 'Begin with a verb: “Choose a date”.', 'label': 'heading', 'max_length': 100}), 3: ('core.blocks.text.InnerTextBlock', (), {'label': 'text', 'required': False}), 4: ('wagtail.blocks.StructBlock', [[('heading', 2), ('text', 3)]], {}), 5: ('wagtail.blocks.ListBlock', (4,), {'label': 'steps', 'max_num': 12, 'min_num': 1}), 6: ('wagtail.blocks.StructBlock', [[('heading', 1), ('steps', 5)]], {}), 7: ('core.blocks.words.LineBlock', (), {'label': 'heading above the questions', 'max_length': 100, 'required': False}), 8: ('core.blocks.words.LineBlock', (), {'help_text': 'As people ask it: “Do I get paid?”', 'label': 'question', 'max_length': 160}), 9: ('core.blocks.text.InnerTextBlock', (), {'label': 'answer'}), 10: ('wagtail.blocks.StructBlock', [[('question', 8), ('answer', 9)]], {}), 11: ('wagtail.blocks.ListBlock', (10,), {'label': 'questions', 'max_num': 30, 'min_num': 1}), 12: ('wagtail.blocks.StructBlock', [[('heading', 7), ('questions', 11)]], {}), 13: ('core.blocks.words.LineBlock', (), {'help_text': 'For example “How to claim your travel costs”.', 'label': 'what people click', 'max_length': 120}), 14: ('core.blocks.text.InnerTextBlock', (), {'label': 'text'}), 15: ('wagtail.blocks.StructBlock', [[('summary', 13), ('text', 14)]], {}), 16: ('wagtail.blocks.PageChooserBlock', (), {'label': 'page of this site', 'required': False}), 17: ('wagtail.blocks.URLBlock', (), {'help_text': 'In full, beginning with https://', 'label': 'or a web address', 'required': False}), 18: ('core.blocks.words.LineBlock', (), {'help_text': 'Say what happens, for example “Join the forum”. Never “click here”.', 'label': 'words of the link', 'max_length': 100}), 19: ('wagtail.blocks.StructBlock', [[('page', 16), ('address', 17), ('words', 18)]], {}), 20: ('core.blocks.words.LineBlock', (), {'label': 'heading above the cards', 'max_length': 100, 'required': False}), 21: ('core.blocks.words.LineBlock', (), {'help_text': 'Leave empty to use the title of the page.', 'label': 'heading', 'max_length': 80, 'required': False}), 22: ('core.blocks.words.ParagraphBlock', (), {'help_text': 'What people find there.', 'label': 'one plain sentence', 'max_length': 200, 'required': False}), 23: ('wagtail.blocks.StructBlock', [[('page', 16), ('address', 17), ('words', 21), ('description', 22)]], {}), 24: ('wagtail.blocks.ListBlock', (23,), {'label': 'cards', 'max_num': 12, 'min_num': 1}), 25: ('wagtail.blocks.StructBlock', [[('heading', 20), ('cards', 24)]], {}), 26: ('core.blocks.text.InnerTextBlock', (), {'features': ['bold', 'link'], 'label': 'text'}), 27: ('wagtail.blocks.StructBlock', [[('text', 26)]], {}), 28: ('core.blocks.words.LineBlock', (), {'help_text': 'For example “The venue has changed”.', 'label': 'heading', 'max_length': 100}), 29: ('wagtail.blocks.StructBlock', [[('heading', 28), ('text', 14)]], {}), 30: ('wagtail.blocks.ChoiceBlock', [], {'choices': [('non-urgent', 'Blue: can wait some days'), ('urgent', 'Red: today'), ('emergency', 'Black: now, a life is in danger')], 'label': 'how urgent'}), 31: ('core.blocks.words.LineBlock', (), {'help_text': 'For example “Call 999 now if:”.', 'label': 'heading', 'max_length': 120}), 32: ('wagtail.blocks.StructBlock', [[('level', 30), ('heading', 31), ('text', 14)]], {}), 33: ('core.blocks.words.LineBlock', (), {'label': 'title', 'max_length': 160}), 34: ('core.blocks.words.ParagraphBlock', (), {'label': 'what it is', 'max_length': 300, 'required': False}), 35: ('wagtail.blocks.PageChooserBlock', (), {'help_text': 'Named first: a web page works on every phone and for every reader.', 'label': 'the same as a web page', 'required': False}), 36: ('wagtail.blocks.ChoiceBlock', [], {'choices': [('standard', 'Standard'), ('easy-read', 'Easy Read'), ('large-print', 'Large print'), ('audio', 'Audio'), ('bsl', 'British Sign Language'), ('braille', 'Braille')], 'label': 'format'}), 37: ('wagtail.blocks.ChoiceBlock', [], {'choices': core.blocks.documents.languages, 'label': 'language'}), 38: ('wagtail.documents.blocks.DocumentChooserBlock', (), {'label': 'file', 'required': False}), 39: ('wagtail.blocks.URLBlock', (), {'help_text': 'For a film in British Sign Language, for example.', 'label': 'or a web address', 'required': False}), 40: ('wagtail.blocks.StructBlock', [[('format', 36), ('language', 37), ('document', 38), ('address', 39)]], {}), 41: ('wagtail.blocks.ListBlock', (40,), {'default': [], 'label': 'formats', 'max_num': 30}), 42: ('wagtail.blocks.StructBlock', [[('title', 33), ('description', 34), ('page', 35), ('files', 41)]], {}), 43: ('core.blocks.evidence.DataTableBlock', (), {}), 44: ('core.blocks.words.LineBlock', (), {'help_text': 'For example “4,500” or “1 in 4”.', 'label': 'number', 'max_length': 20}), 45: ('core.blocks.words.LineBlock', (), {'help_text': 'For example “people replied”.', 'label': 'what it means', 'max_length': 200}), 46: ('core.blocks.words.LineBlock', (), {'help_text': 'Who counted, and in which report.', 'label': 'source', 'max_length': 200}), 47: ('wagtail.blocks.URLBlock', (), {'label': 'link to the source', 'required': False}), 48: ('wagtail.blocks.DateBlock', (), {'help_text': 'The day or month it was true.', 'label': 'date of the number'}), 49: ('wagtail.blocks.StructBlock', [[('number', 44), ('meaning', 45), ('source', 46), ('source_address', 47), ('date', 48)]], {}), 50: ('wagtail.blocks.ChoiceBlock', [], {'choices': core.live_lists.live_list_choices, 'help_text': 'What it says comes from the settings, so that this page is never out of date.', 'label': 'list'}), 51: ('wagtail.blocks.StructBlock', [[('name', 50)]], {}), 52: ('wagtail.blocks.ChoiceBlock', [], {'choices': [('team', 'The involvement team'), ('pals', 'PALS'), ('complaints', 'Complaints'), ('own', 'Somebody else: fill in below')], 'help_text': 'Phone and e-mail of the first three come from Settings, Organisation.', 'label': 'whose contact'}), 53: ('core.blocks.words.ParagraphBlock', (), {'help_text': 'When to use this contact, in one sentence.', 'label': 'what for', 'max_length': 300, 'required': False}), 54: ('core.blocks.words.LineBlock', (), {'help_text': 'Leave empty to use the usual name.', 'label': 'name or role', 'max_length': 120, 'required': False}), 55: ('core.blocks.words.PhoneBlock', (), {'label': 'phone', 'max_length': 40, 'required': False}), 56: ('wagtail.blocks.EmailBlock', (), {'label': 'e-mail', 'required': False}), 57: ('core.blocks.words.LineBlock', (), {'label': 'when somebody answers', 'max_length': 120, 'required': False}), 58: ('core.blocks.words.ParagraphBlock', (), {'label': 'postal address', 'max_length': 300, 'required': False}), 59: ('wagtail.blocks.StructBlock', [[('source', 52), ('introduction', 53), ('name', 54), ('phone', 55), ('email', 56), ('hours', 57), ('address', 58)]], {}), 60: ('core.blocks.crisis.CrisisBlock', (), {})}, verbose_name='content')),
                ('drawing', models.CharField(choices=[('hills', 'Hills and a path'), ('talk', 'Speech bubbles'), ('shelter', 'An umbrella'), ('none', 'No drawing')], default='none', help_text='One of our own.', max_length=20, verbose_name='drawing')),
                ('listing_image', models.ForeignKey(blank=True, help_text='Optional. Treated as decoration, so it must not carry information of its own.', null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='core.customimage', verbose_name='picture for lists')),
            ],
            options={
                'verbose_name': 'page for young people',
                'verbose_name_plural': 'pages for young people',
            },
            bases=('wagtailcore.page', models.Model),
        ),
    ]
