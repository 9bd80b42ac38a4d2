"""figures → records → answers: the one SQLite file that a researcher queries."""
