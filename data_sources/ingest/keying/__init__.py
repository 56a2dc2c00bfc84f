"""`rumo keys` as a function: persons in the key columns of a file become keyed hashes."""

from data_sources.ingest.keying.files import KeyedFile, KeyingRefusedError, Namesakes, key_file
from data_sources.ingest.keying.hashing import key_of
from data_sources.ingest.keying.secret import SecretRefusedError, secret_at

__all__ = [
    "KeyedFile",
    "KeyingRefusedError",
    "Namesakes",
    "SecretRefusedError",
    "key_file",
    "key_of",
    "secret_at",
]
