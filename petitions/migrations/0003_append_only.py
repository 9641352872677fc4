"""The database itself refuses to change or to remove what stands in the record."""

from django.db import migrations

REFUSED = "Nhật ký chỉ được ghi thêm, không được sửa hoặc xóa"
#: Each table with the columns that may not come twice. SQLite's REPLACE removes the row that has
#: them already, and fires no trigger of removal.
TABLES = {
    "petitions_event": (("id",), ("petition_id", "seq")),
    "petitions_ledgerhead": (("number",), ("day",)),
    "petitions_ledgerline": (("id",), ("head_id", "place"), ("petition_id", "head_id")),
}

FUNCTION = f"""
CREATE FUNCTION petitions_append_only() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION '{REFUSED} (%)', TG_TABLE_NAME USING ERRCODE = 'restrict_violation';
END $$
"""
# ALWAYS: a session that calls itself a replica goes past other triggers.
POSTGRESQL = """
CREATE TRIGGER {table}_no_change BEFORE UPDATE OR DELETE ON {table}
    FOR EACH ROW EXECUTE FUNCTION petitions_append_only();
CREATE TRIGGER {table}_no_truncate BEFORE TRUNCATE ON {table}
    FOR EACH STATEMENT EXECUTE FUNCTION petitions_append_only();
ALTER TABLE {table} ENABLE ALWAYS TRIGGER {table}_no_change;
ALTER TABLE {table} ENABLE ALWAYS TRIGGER {table}_no_truncate;
"""
SQLITE = """
CREATE TRIGGER {table}_no_{name} BEFORE {act} ON {table} {condition}
BEGIN SELECT RAISE(ABORT, '{refused}'); END
"""


def _sqlite(table, keys):
    same = " OR ".join(
        "(" + " AND ".join(f"{column} = NEW.{column}" for column in key) + ")" for key in keys
    )
    replaced = f"WHEN EXISTS (SELECT 1 FROM {table} WHERE {same})"
    for name, act, condition in (
        ("update", "UPDATE", ""),
        ("delete", "DELETE", ""),
        ("replace", "INSERT", replaced),
    ):
        yield SQLITE.format(table=table, name=name, act=act, condition=condition, refused=REFUSED)


def guard(apps, schema_editor):
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute(FUNCTION, params=None)
        for table in TABLES:
            schema_editor.execute(POSTGRESQL.format(table=table))
    else:
        for table, keys in TABLES.items():
            for statement in _sqlite(table, keys):
                schema_editor.execute(statement)


def lift(apps, schema_editor):
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute("DROP FUNCTION petitions_append_only CASCADE")
    else:
        for table in TABLES:
            for name in ("update", "delete", "replace"):
                schema_editor.execute(f"DROP TRIGGER {table}_no_{name}")


class Migration(migrations.Migration):
    dependencies = [
        ("petitions", "0002_search_indexes"),
    ]

    operations = [migrations.RunPython(guard, lift)]
