import people.age_bands
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ("people", "0003_rights_and_post"),
    ]

    operations = [
        migrations.AddField(
            model_name="privacysettings",
            name="age_bands",
            field=models.CharField(
                default="18, 25, 35, 45, 55, 65, 75",
                help_text="For equality monitoring, in years. A change counts from the next answer on; older numbers stay.",
                max_length=120,
                validators=[people.age_bands.validate_band_starts],
                verbose_name="age bands begin at",
            ),
        ),
    ]
