"""An index on the words, and nothing left of the columns that were searched before."""

from django.db import migrations

# The expression is that of petitions.text.HasWords: PostgreSQL uses the index for no other.
INDEX = """
CREATE INDEX {table}_words ON {table} USING gin (array_to_tsvector(string_to_array(words, ' ')))
"""
TABLES = ("petitions_identity", "petitions_petitionwords")


def make(apps, schema_editor):
    """Only where there is such an index; an office on SQLite has few enough rows to read."""
    if schema_editor.connection.vendor == "postgresql":
        for table in TABLES:
            schema_editor.execute(INDEX.format(table=table))


def drop(apps, schema_editor):
    if schema_editor.connection.vendor == "postgresql":
        for table in TABLES:
            schema_editor.execute(f"DROP INDEX {table}_words")


class Migration(migrations.Migration):
    dependencies = [
        ("petitions", "0003_search_words"),
    ]

    operations = [
        migrations.RunPython(make, drop),
        migrations.RemoveField(model_name="identity", name="name_folded"),
        migrations.RemoveField(model_name="petition", name="subject_folded"),
    ]
