"""The embedded default: a small board site on loopback, written for this purpose, and the walk over it."""
