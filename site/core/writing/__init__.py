"""What a page says, read with the eyes of somebody in a hurry: advice for whoever writes it."""

from .checking import Advice, advice_on
from .finding import Finding
from .house_words import WordToAvoid

__all__ = ["Advice", "Finding", "WordToAvoid", "advice_on"]
