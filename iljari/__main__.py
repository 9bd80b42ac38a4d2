"""`python -m iljari` is `iljari`."""

from iljari.cli import main

main()
