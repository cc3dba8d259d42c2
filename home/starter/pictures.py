"""Our own drawings: flat shapes, warm colours, no text and no real faces; all of them decoration.

Each .svg is the original, drawn by hand. The .png beside it was made from it at 900 by 600 with 64 colours, because
lists and previews elsewhere need a picture that every program can scale.
"""

from pathlib import Path

DRAWINGS: dict[str, str] = {
    "chairs": "Drawing: three different chairs",
    "kite": "Drawing: two children with a kite",
    "notes": "Drawing: letters and a red pencil",
    "path": "Drawing: two people at the start of a path",
    "phone": "Drawing: somebody on the phone",
    "seedling": "Drawing: a young plant in a pot",
    "table": "Drawing: four people around a table",
    "umbrella": "Drawing: two people under an umbrella",
}


def drawing_file(name: str) -> Path:
    """Return where the drawing with this name lies."""
    return Path(__file__).parent / "drawings" / f"{name}.png"
