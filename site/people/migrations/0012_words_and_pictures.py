"""Whose words and pictures they are."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('core', '0006_words_and_pictures'),
        ("people", "0011_following"),
    ]

    operations = [
        migrations.CreateModel(
            name='Contributor',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('linked_at', models.DateTimeField(auto_now_add=True, verbose_name='linked')),
                ('contribution', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='contributors', to='core.contribution')),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='contributions', to='people.person')),
            ],
            options={
                'verbose_name': 'whose words or picture it is',
                'verbose_name_plural': 'whose words and pictures they are',
                'constraints': [models.UniqueConstraint(fields=('contribution', 'person'), name='people_contributor_once')],
            },
        ),
    ]
