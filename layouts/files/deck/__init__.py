"""The presentation as a PPTX: the slides of the screen with charts and tables to edit."""
