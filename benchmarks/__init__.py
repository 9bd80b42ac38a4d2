"""Speed and quality, run by hand: `make bench` and `make quality` print what they measure."""
