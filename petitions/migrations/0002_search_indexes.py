"""An index on the words that names and contents are searched by, where the database has one."""

from django.db import migrations

# The expression is that of petitions.text.HasWords: PostgreSQL uses the index for no other.
INDEX = """
CREATE INDEX {table}_words ON {table} USING gin (array_to_tsvector(string_to_array(words, ' ')))
"""
TABLES = ("petitions_identity", "petitions_petitionwords")


def make(apps, schema_editor):
    """An office on SQLite has few enough rows to read."""
    if schema_editor.connection.vendor == "postgresql":
        for table in TABLES:
            schema_editor.execute(INDEX.format(table=table))


def drop(apps, schema_editor):
    if schema_editor.connection.vendor == "postgresql":
        for table in TABLES:
            schema_editor.execute(f"DROP INDEX {table}_words")


class Migration(migrations.Migration):
    dependencies = [
        ("petitions", "0001_initial"),
    ]

    operations = [migrations.RunPython(make, drop)]
