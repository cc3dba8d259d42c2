"""After a meeting its members are asked how it was: three presses, and only numbers are kept."""
