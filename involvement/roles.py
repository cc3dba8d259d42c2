"""Roles are text on pages: two ways to write one are the same role."""


def role_key(role: str) -> str:
    """Return what is the same for every way to write a role: capitals and spaces do not count."""
    return " ".join(role.split()).casefold()


def same_role(one: str, other: str) -> bool:
    """Tell whether two texts name the same role."""
    return role_key(one) == role_key(other)
