"""A made-up web of originals, copies and look-alikes with the true answer, the same for the same seed."""

import random
from dataclasses import dataclass

from scraper.similarity import Copy

SYLLABLES = ("ka", "ri", "mo", "sen", "tal", "vi", "dor", "nu", "esh", "lam", "pri", "qua", "bel", "tor", "win", "sho")
HANGUL = [chr(0xAC00 + 28 * 21 * n) + chr(0xB098 + 28 * m) for n in range(19) for m in range(0, 60, 3)]
HAN = [chr(0x4E00 + n) for n in range(0, 3000, 3)]


@dataclass(frozen=True, slots=True, kw_only=True)
class Web:
    """Articles, each with the number of the text it is of, and the original of every text that has copies."""

    articles: tuple[Copy, ...]
    text_of: dict[int, int]
    original_of: dict[int, int]


class Writer:
    """Writes sentences of one language, common words often and rare ones seldom."""

    def __init__(self, rng: random.Random, language: str) -> None:
        self.rng, self.language = rng, language
        self.words = {
            "en": ["".join(rng.choices(SYLLABLES, k=rng.randint(1, 3))) for _ in range(1500)],
            "ko": ["".join(rng.choices(HANGUL, k=rng.randint(1, 2))) for _ in range(1500)],
            "zh": ["".join(rng.choices(HAN, k=rng.randint(1, 3))) for _ in range(1500)],
        }[language]
        self.weights = [1 / (n + 3) for n in range(len(self.words))]
        self.space = "" if language == "zh" else " "

    def sentence(self) -> list[str]:
        return self.rng.choices(self.words, self.weights, k=self.rng.randint(8, 22))

    def text(self, sentences: int) -> list[list[str]]:
        return [self.sentence() for _ in range(sentences)]

    def show(self, text: list[list[str]]) -> str:
        lines = [self.space.join(sentence) + "." for sentence in text]
        return "\n\n".join(" ".join(lines[i : i + 4]) for i in range(0, len(lines), 4))

    def edit(self, text: list[list[str]], share: float) -> list[list[str]]:
        """Return the text with this share of its words changed, left out or added."""
        edited = []
        for sentence in text:
            words = []
            for word in sentence:
                if self.rng.random() >= share:
                    words.append(word)
                    continue
                kind = self.rng.randrange(3)
                words += [self.rng.choice(self.words)] if kind == 0 else [word, self.rng.choice(self.words)] if kind == 1 else []
            edited.append(words)
        return edited


def make_web(seed: int, *, texts: int = 60) -> Web:
    """Return a web of `texts` texts: a third has one to four copies, a third shares its site's standing paragraphs only."""
    rng = random.Random(seed)
    articles: list[Copy] = []
    text_of: dict[int, int] = {}
    original_of: dict[int, int] = {}
    for number in range(texts):
        writer = Writer(random.Random(seed * 7 + number % 3), ("en", "ko", "zh")[number % 3])
        writer.rng = rng
        site = f"blog{number % 9}"
        standing = Writer(random.Random(number % 9), writer.language).text(3)
        text = writer.text(rng.randint(12, 40))
        day = f"20{rng.randint(10, 24)}-{rng.randint(1, 9):02}-{rng.randint(10, 20)}"
        first = Copy(
            article_id=len(articles) + 1, url=f"https://{site}.example/{number}", site=site.capitalize(), published_at=day,
            first_seen_at="2026-01-02", body_text=writer.show(standing + text),
        )  # fmt: skip
        articles.append(first)
        text_of[first.article_id] = number
        if number % 3 == 0:
            original_of[number] = first.article_id
            for _ in range(rng.randint(1, 4)):
                copy = _copy(rng, writer, first, text, day, len(articles) + 1)
                articles.append(copy)
                text_of[copy.article_id] = number
    return Web(articles=tuple(articles), text_of=text_of, original_of=original_of)


def _copy(rng: random.Random, writer: Writer, first: Copy, text: list[list[str]], day: str, number: int) -> Copy:
    """Return a copy as they are found: edited, with menus around it, perhaps naming its origin, perhaps claiming its day."""
    menu = [[*writer.rng.choices(writer.words, k=3)] for _ in range(rng.randint(0, 25))]
    body = (
        writer.show(writer.edit(text, rng.uniform(0.03, 0.15))) + "\n\n" + "\n\n".join(writer.space.join(line) for line in menu)
    )
    kind = rng.randrange(4)
    later = f"{day[:8]}{int(day[8:]) + rng.randint(1, 8):02}"
    return Copy(
        article_id=number, url=f"https://mirror{number}.example/x", site=f"Mirror {number}",
        source_url=first.url if kind == 0 else None, canonical_url=first.url if kind == 1 else None,
        body_text=body + (f"\n\nvia {first.site}" if kind == 2 else ""),
        published_at=None if kind == 0 and rng.random() < 0.5 else day if kind == 1 else later,
        first_seen_at="2026-01-01" if rng.random() < 0.4 else "2026-01-03",
    )  # fmt: skip
