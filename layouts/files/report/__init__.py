"""Documents for print: the справка of a municipality and the report of a region."""
