"""Digests: BLAKE2 without OpenSSL, which takes longer to load than all that is digested on a usual day."""

try:
    from _blake2 import blake2b
except ImportError:  # another Python than the usual one
    from hashlib import blake2b

__all__ = ["blake2b"]
