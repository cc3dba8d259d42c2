"""The post room: turns what is owed into mail, sends it once, and tries again where that failed."""
