"""Banners are let through by a moderator; whoever could put one up until now still can."""

import django.db.models.deletion
from django.db import migrations, models


def keep_publishers(apps, schema_editor):
    """Give the new right to publish banners to the groups and accounts that could change them: that was the same."""
    content_type = apps.get_model("contenttypes", "ContentType").objects.filter(app_label="core", model="alertbanner")
    permissions = apps.get_model("auth", "Permission").objects
    change = permissions.filter(content_type__in=content_type, codename="change_alertbanner").first()
    if change is None:  # a new site
        return
    publish, _made = permissions.get_or_create(
        content_type=change.content_type,
        codename="publish_alertbanner",
        defaults={"name": "Can publish alert banner"},
    )
    for group in apps.get_model("auth", "Group").objects.filter(permissions=change):
        group.permissions.add(publish)
    for user in apps.get_model("core", "User").objects.filter(user_permissions=change):
        user.user_permissions.add(publish)


class Migration(migrations.Migration):

    dependencies = [
        ('auth', '0012_alter_user_first_name_max_length'),
        ('contenttypes', '0002_remove_content_type_name'),
        ('core', '0017_honest_words'),
        ('wagtailcore', '0097_baselogentry_uuid_action_timestamp_indexes'),
    ]

    operations = [
        migrations.AddField(
            model_name='alertbanner',
            name='expire_at',
            field=models.DateTimeField(blank=True, null=True, verbose_name='expiry date/time'),
        ),
        migrations.AddField(
            model_name='alertbanner',
            name='expired',
            field=models.BooleanField(default=False, editable=False, verbose_name='expired'),
        ),
        migrations.AddField(
            model_name='alertbanner',
            name='first_published_at',
            field=models.DateTimeField(blank=True, db_index=True, null=True, verbose_name='first published at'),
        ),
        migrations.AddField(
            model_name='alertbanner',
            name='go_live_at',
            field=models.DateTimeField(blank=True, null=True, verbose_name='go live date/time'),
        ),
        migrations.AddField(
            model_name='alertbanner',
            name='has_unpublished_changes',
            field=models.BooleanField(default=False, editable=False, verbose_name='has unpublished changes'),
        ),
        migrations.AddField(
            model_name='alertbanner',
            name='last_published_at',
            field=models.DateTimeField(editable=False, null=True, verbose_name='last published at'),
        ),
        migrations.AddField(
            model_name='alertbanner',
            name='latest_revision',
            field=models.ForeignKey(blank=True, editable=False, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='wagtailcore.revision', verbose_name='latest revision'),
        ),
        migrations.AddField(
            model_name='alertbanner',
            name='live',
            field=models.BooleanField(default=True, editable=False, verbose_name='live'),
        ),
        migrations.AddField(
            model_name='alertbanner',
            name='live_revision',
            field=models.ForeignKey(blank=True, editable=False, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='wagtailcore.revision', verbose_name='live revision'),
        ),
        migrations.RunPython(keep_publishers, migrations.RunPython.noop),
    ]
