"""The secret by which persons become keys: one file for a region, made once, read by its owner."""

from __future__ import annotations

import os
import secrets
import stat
from dataclasses import dataclass
from pathlib import Path
from typing import Final

_BYTES: Final = 32
_FOR_OTHERS: Final = stat.S_IRWXG | stat.S_IRWXO
_MOST_BYTES: Final = 4096


class SecretRefusedError(Exception):
    """The secret cannot be used; the text says in Russian what to do."""


@dataclass(frozen=True)
class Secret:
    """The bytes of the secret, and whether they were made just now."""

    value: bytes
    is_new: bool


def secret_at(path: Path) -> Secret:
    """The secret in the file; where there is no file, a new one that only its owner may read.

    Raises `SecretRefusedError`, and `OSError` where the file can neither be read nor made.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    try:
        descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        return Secret(_read(path), is_new=False)
    made = secrets.token_hex(_BYTES)
    with open(descriptor, "w", encoding="ascii") as file:
        file.write(made + "\n")
    return Secret(bytes.fromhex(made), is_new=True)


def _read(path: Path) -> bytes:
    if not path.is_file():
        raise SecretRefusedError(
            f"RUMO_KEY_FILE: {path} — не файл. Назовите файл секрета; новый команда создаст сама."
        )
    if path.stat().st_mode & _FOR_OTHERS:
        raise SecretRefusedError(
            f"Файл секрета {path} доступен не только его владельцу. Закройте его: "
            f"chmod 600 {path} — и повторите."
        )
    with path.open("rb") as file:
        text = file.read(_MOST_BYTES).strip()
    try:
        value = bytes.fromhex(text.decode("ascii"))
    except ValueError:
        value = b""
    if len(value) < _BYTES:
        raise SecretRefusedError(
            f"Файл секрета {path} повреждён или это другой файл. Верните секрет, которым сделаны "
            "прежние ключи: с другим те же люди получат другие ключи."
        )
    return value
