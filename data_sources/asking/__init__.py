"""Questions as functions of one sight of the database: what each page needs, asked once."""
