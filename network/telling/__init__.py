"""What members have been told of a meeting, and what they must be told now."""
