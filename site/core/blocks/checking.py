"""Lets a block add its own checks to the ones its fields make, so that an editor sees all of them at once."""

from collections.abc import Callable

from django.core.exceptions import ValidationError
from wagtail.blocks import StructValue
from wagtail.blocks.struct_block import StructBlockValidationError


def problems_of(
    clean: Callable[[StructValue], StructValue], value: StructValue
) -> tuple[StructValue, dict[str, ValidationError]]:
    """Return what `clean` made of the value, and what it found wrong by the name of the field."""
    try:
        return clean(value), {}
    except StructBlockValidationError as error:
        return value, dict(error.block_errors)
