"""The files of a picture in its sizes: removed at once when it may not be seen, not when a queue gets round to it."""

from collections.abc import Iterable
from functools import partial

from django.core.files.storage import Storage
from django.db import transaction

from core.models import CustomImage, CustomRendition
from core.models.media import GUARDED_FOLDER


def remove_sizes(images: Iterable[CustomImage]) -> int:
    """Delete these pictures in every size; the files go with the end of the transaction. Returns how many."""
    return _remove(CustomRendition.objects.filter(image__in=list(images)))


def remove_misplaced_sizes(image: CustomImage) -> int:
    """Delete the sizes that lie in the wrong folder since somebody said who can be recognised in the picture."""
    guarded = CustomRendition.objects.filter(image=image, file__startswith=f"{GUARDED_FOLDER}/")
    open_ones = CustomRendition.objects.filter(image=image).exclude(file__startswith=f"{GUARDED_FOLDER}/")
    return _remove(open_ones if image.is_guarded else guarded)


def _remove(sizes: Iterable[CustomRendition]) -> int:
    number = 0
    for size in sizes:
        storage: Storage = size.file.storage
        transaction.on_commit(partial(storage.delete, size.file.name))
        size.delete()  # one by one, so that Wagtail forgets them in its cache
        number += 1
    return number
