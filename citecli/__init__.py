"""citecli: read a document in the terminal, tell who said what in it, cite it correctly."""

__version__ = "0.2.0"
