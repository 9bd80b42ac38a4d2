"""text → figures: reads Korean (and English) job releases; pure functions without clock, network or database."""
