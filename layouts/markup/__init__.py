"""What everything is written with: elements, their plain HTML, the theme."""
