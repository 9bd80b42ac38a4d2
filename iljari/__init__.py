"""The front door: commands, demo and exports over crawler, nlp and store."""

__version__ = "0.1.0"
