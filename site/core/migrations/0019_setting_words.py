"""What the public reads of the settings can be translated; whoever could change the settings may do it."""

from django.db import migrations, models


def let_the_same_translate(apps, schema_editor):
    """Give the new right to the groups and accounts that could change the facts about the trust up until now."""
    permissions = apps.get_model("auth", "Permission").objects
    change = permissions.filter(content_type__app_label="core", codename="change_organisationsettings").first()
    if change is None:  # a new site
        return
    content_type = apps.get_model("contenttypes", "ContentType").objects.get_or_create(
        app_label="core", model="settingwords"
    )[0]
    translate, _made = permissions.get_or_create(
        content_type=content_type,
        codename="change_settingwords",
        defaults={"name": "Can change words of the settings"},
    )
    for group in apps.get_model("auth", "Group").objects.filter(permissions=change):
        group.permissions.add(translate)
    for user in apps.get_model("core", "User").objects.filter(user_permissions=change):
        user.user_permissions.add(translate)


class Migration(migrations.Migration):

    dependencies = [
        ('auth', '0012_alter_user_first_name_max_length'),
        ('contenttypes', '0002_remove_content_type_name'),
        ('core', '0018_banners_by_workflow'),
    ]

    operations = [
        migrations.AlterModelOptions(
            name='crisiscontact',
            options={'ordering': ['sort_order'], 'verbose_name': 'crisis contact'},
        ),
        migrations.CreateModel(
            name='SettingWords',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('thread', models.UUIDField(verbose_name='what the languages share')),
                ('setting', models.CharField(max_length=100, verbose_name='setting')),
                ('row', models.PositiveBigIntegerField(verbose_name='row')),
                ('column', models.CharField(max_length=60, verbose_name='field')),
                ('language', models.CharField(choices=[('en', 'English'), ('pl', 'Polish'), ('lt', 'Lithuanian'), ('ro', 'Romanian'), ('pt', 'Portuguese'), ('ur', 'Urdu'), ('ar', 'Arabic'), ('cy', 'Welsh')], max_length=10, verbose_name='language')),
                ('text', models.TextField(max_length=6000, verbose_name='words')),
            ],
            options={
                'verbose_name': 'words of the settings',
                'verbose_name_plural': 'words of the settings',
                'constraints': [models.UniqueConstraint(fields=('thread', 'language'), name='core_setting_words_once')],
            },
        ),
        migrations.RunPython(let_the_same_translate, migrations.RunPython.noop),
    ]
