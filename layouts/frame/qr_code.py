"""The square of a snapshot: what a telephone reads off paper or off a screen."""

from __future__ import annotations

import io

import segno


def as_image(text: str) -> str:
    """The square as the address of an image: black on white with its quiet zone, 13 mm wide."""
    return str(_square(text).svg_data_uri(border=4, dark="#000", light="#fff", scale=1.2))


def as_png(text: str) -> bytes:
    """The same as the bytes of a picture; equal texts give equal bytes."""
    memory = io.BytesIO()
    _square(text).save(memory, kind="png", border=2, dark="#000", light="#fff", scale=8)
    return memory.getvalue()


def _square(text: str) -> segno.QRCode:
    return segno.make(text, error="m", micro=False)
