"""Speed, run by hand and printed as ratios: absolute numbers belong to one machine."""
