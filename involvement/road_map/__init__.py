"""The road map for staff: which steps fit, which rung of the ladder to promise, and the plan that comes of it."""
