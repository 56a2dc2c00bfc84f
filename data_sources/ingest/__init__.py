"""The way in: spreadsheets, minutes, names, keys of persons."""
