"""Following stories, themes and directorates, and which changes of a story people must still be told of."""

import django.db.models.deletion
import django.utils.timezone
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ("involvement", "0008_tell_us"),
        ('people', '0011_following'),
    ]

    operations = [
        migrations.CreateModel(
            name='StoryTelling',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('settled_at', models.DateTimeField(blank=True, db_index=True, null=True)),
                ('change', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='telling', to='involvement.storychange')),
            ],
            options={
                'verbose_name': 'change that people are told of',
                'verbose_name_plural': 'changes that people are told of',
            },
        ),
        migrations.CreateModel(
            name='StoryFollow',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(choices=[('story', 'A story'), ('theme', 'The stories about a theme'), ('directorate', 'The stories of a part of the trust')], max_length=12, verbose_name='what it is')),
                ('key', models.UUIDField()),
                ('asked_at', models.DateTimeField(default=django.utils.timezone.now, verbose_name='asked')),
                ('is_on', models.BooleanField(default=False, verbose_name='on')),
                ('on_since', models.DateTimeField(blank=True, null=True, verbose_name='on since')),
                ('ended_at', models.DateTimeField(blank=True, null=True, verbose_name='ended')),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='story_follows', to='people.person')),
                ('wording', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.consentwording')),
            ],
            options={
                'verbose_name': 'following',
                'verbose_name_plural': 'followings',
                'indexes': [models.Index(fields=['kind', 'key', 'is_on'], name='involvement_followers')],
                'constraints': [models.UniqueConstraint(fields=('person', 'kind', 'key'), name='involvement_same_thing_followed_once')],
            },
        ),
    ]
