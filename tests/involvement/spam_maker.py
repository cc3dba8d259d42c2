"""Spam as it comes to public forms: the trades it is written for, the tricks it uses, and no address that exists."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from random import Random
from typing import Any

KINDS = ("links", "repeated", "hidden field", "too fast")
SITES = (
    "rank-lift.example.com",
    "best-pills24.net",
    "casino-royal777.top",
    "xn--80a1acny.ru",
    "cheap-loans.biz",
    "dating-here.xyz",
    "192.0.2.77",
    "sub.domain.seo-growth.info",
    "replica-shop.cn",
    "crypto-x.vip",
)
PATHS = ("", "/", "/offer?id=7731&ref=form", "/p/aZ3k", "/index.php?route=a/b", "/#go")
OPENINGS = (
    "Hello,",
    "Hi there",
    "Dear Sir or Madam,",
    "Good day!",
    "Hey team,",
    "Здравствуйте!",
    "Guten Tag",
    "My name is Eric and I am not a robot.",
    "Quick question:",
    "",
)
PITCHES = (
    "I was on your site this morning and noticed a few things that cost you visitors.",
    "We help clinics like yours get more patients every month.",
    "Our clients earn from the first week, and you can start with only 250.",
    "Are you tired of being lonely? She lives near you.",
    "Get your tablets at the door, discreet parcel, no questions.",
    "Limited offer for your company, answer within 24 hours.",
    "Great article, I really enjoyed reading it and shared it with my friends.",
    "Нужны клиенты? Мы разошлём ваше предложение через формы сайтов.",
    "Wir schicken Ihnen gerne ein Angebot.",
    "I have a fund to share with an honest person.",
    "You have a pending transfer, confirm it today.",
    "Nice.",
)
CLOSINGS = ("Regards, Mike", "Best, Jenny Smith", "Talk soon", "Reply YES", "Спасибо", "--", "")
WRITTEN_AS = (
    "http://{site}{path}",
    "https://{site}{path}",
    "HTTPS://WWW.{site}{path}",
    "www.{site}{path}",
    "hxxps://{site}{path}",
    '<a href="https://{site}{path}">click</a>',
    "[url=https://{site}{path}]here[/url]",
    "[link](https://{site}{path})",
    "https:// {site}{path}",
    "ｈｔｔｐｓ://{site}{path}",
    "h\u200bttps://{site}{path}",
    "https://{site}{path}.",
    "({site}/win)",
)
PEOPLE = "example.org"


@dataclass
class Post:
    """One post of a robot: what it fills in, from where, and how fast."""

    kinds: tuple[str, ...]
    values: dict[str, Any] = field(default_factory=dict)
    seconds: float = 40

    @property
    def words(self) -> str:
        """Return what it says."""
        return str(self.values["words"])


def spam(number: int, seed: int) -> Iterator[Post]:
    """Yield this many posts: each of one kind, or of a mixture; no kind is rare."""
    chance = Random(seed)  # noqa: S311  the same posts each time, and no secret
    bodies = [_body(chance) + f" {_word(chance)} {_word(chance)} {_word(chance)}" for _each in range(number // 40)]
    for each in range(number):
        kinds = {KINDS[each % len(KINDS)]} | {kind for kind in KINDS if chance.random() < 0.15}
        yield _post(tuple(sorted(kinds)), bodies, chance)


def _post(kinds: tuple[str, ...], bodies: list[str], chance: Random) -> Post:
    words = chance.choice(bodies) if "repeated" in kinds else f"{_body(chance)} {_word(chance)}"
    if "repeated" in kinds and chance.random() < 0.5:
        words = f"{words} {chance.randrange(10_000)}".upper()  # counted, or shouted: still the same words
    if "links" in kinds:
        words = _with_link(words, chance)
    values: dict[str, Any] = {"words": words, "publish": chance.choice(["yes", "no"])}
    if "hidden field" in kinds:
        values["second_reference"] = chance.choice(["http://x.example", "John", "1", _word(chance)])
    if chance.random() < 0.6:
        values |= {"reach_by": "email", "email": f"{_word(chance)}.{_word(chance)}@{PEOPLE}"}
    return Post(kinds, values, chance.uniform(0, 1.5) if "too fast" in kinds else chance.uniform(5, 900))


def _body(chance: Random) -> str:
    pitches = chance.sample(PITCHES, chance.randint(1, 3))
    return "\n".join(part for part in (chance.choice(OPENINGS), *pitches, chance.choice(CLOSINGS)) if part)


def _with_link(words: str, chance: Random) -> str:
    links = [
        chance.choice(WRITTEN_AS).format(site=chance.choice(SITES), path=chance.choice(PATHS))
        for _each in range(chance.randint(1, 4))
    ]
    if chance.random() < 0.2:
        return " ".join(links)
    parts = words.split(" ")
    for link in links:
        parts.insert(chance.randint(0, len(parts)), link)
    return " ".join(parts)


def _word(chance: Random) -> str:
    return "".join(chance.choice("bcdfghklmnprstvz") + chance.choice("aeiou") for _syllable in range(4))
