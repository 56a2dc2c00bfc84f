"""Words that every floor may read: nothing here knows of a database."""
