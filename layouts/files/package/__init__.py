"""The data of a question as a Frictionless data package."""
