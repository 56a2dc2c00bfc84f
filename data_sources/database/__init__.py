"""The database: engine, schema, migrations, time of knowledge, collation."""
