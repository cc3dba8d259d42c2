"""How far the strategy is, as everybody reads it."""
