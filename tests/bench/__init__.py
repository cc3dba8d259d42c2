"""Speed as ratios to a trivial view, measured in one run: `make bench`."""
