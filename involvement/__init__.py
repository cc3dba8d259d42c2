"""What the public takes part in: opportunities, stories, case studies, the road map and the strategy."""
