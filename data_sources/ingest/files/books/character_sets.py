"""Which of the known character sets a text file is in; a guess that may be wrong is refused."""

from __future__ import annotations

import codecs
import math
import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Final

from data_sources.ingest.files.books.signatures import SAMPLE_BYTES, opening_of
from data_sources.ingest.files.raw import UnreadableFileError

_CHUNK: Final = 1 << 20
_EVIDENCE: Final = 1 << 15
_SAVE_AS: Final = "Сохраните таблицу как «CSV UTF-8» или .xlsx."
_UNCLEAR: Final = f"Кодировка файла не распознана: буквы прочитались бы неверно. {_SAVE_AS}"
_MIXED: Final = (
    "Текст в UTF-8 повреждён или смешан с другой кодировкой: часть букв прочиталась бы неверно. "
    + _SAVE_AS
)
_ZERO_BYTES: Final = f"Это не CSV и не книга .xlsx: в файле нулевые байты. {_SAVE_AS}"

_WINDOWS: Final = "cp1251"
_ELSEWHERE: Final = {
    "koi8_r": ("КОИ-8", 4.0),
    "cp866": ("DOS (cp866)", 4.0),
    "iso8859_5": ("ISO 8859-5", 0.0),
    "mac_cyrillic": ("Mac OS", -3.0),
}
"""Other sets by codec: what people call them, and by how much cp1251 must be likelier than they.

The measure is a natural logarithm; the rarer a set has become, the less evidence against it.
"""

_LETTERS: Final = "абвгдеёжзийклмнопрстуфхцчшщъыьэюя"
_SIGNS: Final = "«»„“”‘’‚–—…№§°±•·¶©®™†‡‰€¤¦¬µ‹›\u00a0\u00ad"
_MOST_CONTROLS: Final = 0.02
_CONTROLS: Final = bytes({*range(1, 9), *range(14, 26), *range(28, 32)})
_PLAIN: Final = bytes(range(128))
_ORDINARY: Final = _PLAIN + (_LETTERS + _LETTERS.upper() + _SIGNS).encode(_WINDOWS)
_UTF8_PAIRS: Final = re.compile(rb"(?:[\xd0\xd1][\x80-\xbf]){2}")
"""Two letters of UTF-8 in a row; as cp1251 they would be «РќР», which no word has."""

_WORD: Final = re.compile("[A-Za-zА-Яа-яЁё]+")
_LATIN: Final = re.compile("[A-Za-z]")
_PER_MILLE: Final = (
    ("о", 110), ("е", 85), ("а", 80), ("и", 74), ("н", 67), ("т", 63), ("с", 55), ("р", 47),
    ("в", 45), ("л", 44), ("к", 35), ("м", 32), ("д", 30), ("п", 28), ("у", 26), ("я", 20),
    ("ы", 19), ("ь", 17), ("гзб", 16), ("ч", 14), ("й", 12), ("хж", 9), ("ш", 7), ("ю", 6),
    ("ц", 5), ("щэф", 3), ("ъё", 1),
)  # fmt: skip
_WEIGHTS: Final = {
    letter: math.log(share / 1000) for letters, share in _PER_MILLE for letter in letters
}
_VOWEL: Final = re.compile("[аеёиоуыэюя]")
_NEVER_FIRST: Final = ("ь", "ъ", "ы", "й")
_CAPITALS: Final = -2.0
_ODD: Final = -8.0
_SIGN: Final = -4.5
_CLEARLY: Final = 6.0
"""So much likelier (e⁶ times) must another set be than cp1251 to be named."""


def encoding_of(path: Path) -> str:
    """The codec of the file: UTF-8, UTF-16 or cp1251. Raises `UnreadableFileError`."""
    sample = opening_of(path)
    if sample.startswith((codecs.BOM_UTF32_LE, codecs.BOM_UTF32_BE)):
        raise UnreadableFileError(_UNCLEAR)
    if sample.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return "utf-16"
    if b"\x00" in sample:
        return _wide_without_mark(sample)
    if len(sample) - len(sample.translate(None, _CONTROLS)) > len(sample) * _MOST_CONTROLS:
        raise UnreadableFileError(f"Это не текст и не книга .xlsx. {_SAVE_AS}")
    if _is_utf8(path):
        return "utf-8-sig"
    if sample.startswith(codecs.BOM_UTF8):
        raise UnreadableFileError(_MIXED)
    _require_windows(path)
    return _WINDOWS


def _wide_without_mark(sample: bytes) -> str:
    """UTF-16 told by its high bytes: Latin and Cyrillic text has 0 or 4 in nearly all of them."""
    size = min(len(sample), SAMPLE_BYTES) // 2 * 2
    for codec, high, low in (
        ("utf-16-le", sample[1:size:2], sample[0:size:2]),
        ("utf-16-be", sample[0:size:2], sample[1:size:2]),
    ):
        usual = sum(high.count(byte) for byte in (b"\x00", b"\x04", b"\x20", b"\x21"))
        if b"\x00" not in low and high.count(0) and usual >= len(high) * 0.95:
            return codec
    raise UnreadableFileError(_ZERO_BYTES)


def _chunks(path: Path) -> Iterator[bytes]:
    with path.open("rb") as file:
        while chunk := file.read(_CHUNK):
            yield chunk


def _is_utf8(path: Path) -> bool:
    decoder = codecs.getincrementaldecoder("utf-8")()
    try:
        for chunk in _chunks(path):
            decoder.decode(chunk)
        decoder.decode(b"", final=True)
    except UnicodeDecodeError:
        return False
    return True


def _require_windows(path: Path) -> None:
    """Refuses what is not Russian text in cp1251, letter for letter and throughout."""
    foreign = 0
    evidence = bytearray()
    tail = b""
    utf8_pairs = False
    for chunk in _chunks(path):
        foreign += len(chunk.translate(None, _ORDINARY))
        if len(evidence) < _EVIDENCE:
            evidence += b" ".join(_lines_with_letters(chunk))[:_EVIDENCE]
        utf8_pairs = utf8_pairs or _UTF8_PAIRS.search(tail + chunk) is not None
        tail = chunk[-3:]
    readings = {
        codec: bytes(evidence[:_EVIDENCE]).decode(codec, errors="replace")
        for codec in (_WINDOWS, *_ELSEWHERE)
    }
    likely = {codec: _likelihood(text) for codec, text in readings.items()}
    best = max(likely, key=lambda codec: likely[codec])
    if likely[best] > likely[_WINDOWS] + _CLEARLY:
        raise UnreadableFileError(
            f"Похоже, файл в кодировке {_ELSEWHERE[best][0]}. Она не читается. {_SAVE_AS}"
        )
    if utf8_pairs:
        raise UnreadableFileError(_MIXED)
    # Where another set reads the same letters it does not matter which of the two it is.
    clear = all(
        readings[codec] == readings[_WINDOWS] or likely[_WINDOWS] >= likely[codec] + margin
        for codec, (_, margin) in _ELSEWHERE.items()
    )
    if foreign or not clear:
        raise UnreadableFileError(_UNCLEAR)


def _lines_with_letters(chunk: bytes) -> Iterable[bytes]:
    return (line for line in re.split(rb"[\r\n]+", chunk) if not line.isascii())


def _likelihood(text: str) -> float:
    """How likely the text is as Russian words, as a logarithm."""
    signs = [sign for sign in text if ord(sign) > 127 and sign.lower() not in _WEIGHTS]
    found = sum(_SIGN if sign in _SIGNS else _ODD for sign in signs)
    return found + sum(_likelihood_of_word(word) for word in _WORD.findall(text))


def _likelihood_of_word(word: str) -> float:
    latin = len(_LATIN.findall(word))
    if latin:
        # No word is written in two alphabets.
        return _ODD * (len(word) - latin)
    plain = word.lower()
    found = sum(_WEIGHTS[letter] for letter in plain)
    if not word.islower():
        found += _CAPITALS if word.isupper() or word.istitle() else _ODD
    if plain.startswith(_NEVER_FIRST) or (len(plain) > 2 and not _VOWEL.search(plain)):
        found += _ODD
    return found
