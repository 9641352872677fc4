"""Names and contents are searched by their words, wherever in them a word stands."""

import django.db.models.deletion
from django.db import migrations, models

import petitions.text

BATCH = 2000


def fill(apps, schema_editor):
    """The words of what is registered already."""
    identity = apps.get_model("petitions", "Identity")
    rows = []
    for row in identity.objects.only("name").iterator(BATCH):
        row.words = " ".join(petitions.text.words(row.name))
        rows.append(row)
    identity.objects.bulk_update(rows, ["words"], batch_size=BATCH)
    petition = apps.get_model("petitions", "Petition")
    words = apps.get_model("petitions", "PetitionWords")
    said = petition.objects.values_list("pk", "subject", "contested", "content", "request")
    words.objects.bulk_create(
        (
            words(petition_id=pk, words=" ".join(petitions.text.words(*texts)))
            for pk, *texts in said.iterator(BATCH)
        ),
        batch_size=BATCH,
    )


class Migration(migrations.Migration):
    dependencies = [
        ("petitions", "0002_calendar"),
    ]

    operations = [
        migrations.AddField(
            model_name="identity",
            name="words",
            field=petitions.text.WordsField(default="", editable=False),
        ),
        migrations.CreateModel(
            name="PetitionWords",
            fields=[
                (
                    "petition",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        primary_key=True,
                        related_name="search_words",
                        serialize=False,
                        to="petitions.petition",
                    ),
                ),
                ("words", petitions.text.WordsField(default="", editable=False)),
            ],
        ),
        migrations.RunPython(fill, migrations.RunPython.noop),
    ]
