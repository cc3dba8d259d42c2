"""Whether translations still say what the English says, and what visitors and editors are told about it."""
