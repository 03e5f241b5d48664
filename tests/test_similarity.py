"""Copies are found through edits, menus and other titles; what only shares a site's standing words is none."""

from itertools import combinations

import pytest

from scraper.similarity import BANDS, LEAST, Copy, are_copies, containment, guess_origin, prose_of, shingles_of, sketch
from tests.similarity_set import make_web


@pytest.mark.parametrize("seed", range(4))
def test_copies_of_a_made_up_web(seed: int) -> None:
    web = make_web(seed)
    shingles = {copy.article_id: shingles_of(copy.body_text) for copy in web.articles}
    bands = {number: sketch(found) for number, found in shingles.items()}
    right = wrong = missed = 0
    for one, other in combinations(shingles, 2):
        meet = any(a == b for a, b in zip(bands[one], bands[other], strict=True))
        found = meet and are_copies(shingles[one], shingles[other])
        same = web.text_of[one] == web.text_of[other]
        right += found and same
        wrong += found and not same
        missed += same and not found
    assert right > 40
    assert wrong == 0
    # Two copies that were both edited much may only meet by their original: the archive joins what hangs together.
    assert 2 * right / (2 * right + wrong + missed) > 0.95


@pytest.mark.parametrize("seed", range(4))
def test_the_first_of_several_copies_is_guessed(seed: int) -> None:
    web = make_web(seed)
    for text, original in web.original_of.items():
        origin = guess_origin([copy for copy in web.articles if web.text_of[copy.article_id] == text])
        assert origin.article_id == original
        assert origin.evidence


def copy(number: int, **changes: object) -> Copy:
    given: dict[str, object] = {"article_id": number, "url": f"https://s{number}.example/a", "first_seen_at": "2026-01-01"}
    return Copy(**(given | changes))  # type: ignore[arg-type]


ORIGINS = [
    ([copy(1, published_at="2020-01-02"), copy(2, published_at="2020-01-01")], 2, "published first", "the earlier day"),
    ([copy(1, published_at="2020-01"), copy(2, published_at="2020-02-01")], 1, "published first", "a month before a day"),
    (
        [copy(1, published_at="2019-01-01", source_url="https://s2.example/a"), copy(2, published_at="2020-01-01")],
        2, "s1.example names it as its source", "a copy that claims an earlier day names its source",
    ),
    (
        [copy(1, published_at="2020-01-01", canonical_url="https://s2.example/a"), copy(2, published_at="2020-01-01")],
        2, "s1.example declares it as canonical", "the canonical of another site",
    ),
    ([copy(1, source_url="https://s2.example/"), copy(2)], 2, "names s2.example as its source", "the site only is named"),
    ([copy(1, source_url="https://third.example/x"), copy(2)], 2, "names no source itself", "the origin is not in the archive"),
    ([copy(1, body_text="... via s2.example"), copy(2)], 2, "the text at s1.example names", "named in the text"),
    ([copy(1), copy(2)], 1, "no evidence", "nothing speaks for either"),
    ([copy(1, first_seen_at="2026-01-02"), copy(2)], 2, "seen first", "only the day of the crawl"),
]  # fmt: skip


@pytest.mark.parametrize(("copies", "original", "why", "reason"), ORIGINS)
def test_evidence_for_an_original(copies: list[Copy], original: int, why: str, reason: str) -> None:
    for order in (copies, copies[::-1]):
        origin = guess_origin(order)
        assert origin.article_id == original, reason
        assert any(why in line for line in origin.evidence), origin.evidence


def test_lists_of_the_same_songs_are_no_copies() -> None:
    songs = [f"{n}. Song number {n} – Singer {n}" for n in range(40)]
    one = "\n\n".join(line + f"\n\nmine {n} word{n} and more{n}" for n, line in enumerate(songs))
    other = "\n\n".join(line + f"\n\nother{n} prose here {n}{n} of them" for n, line in enumerate(songs))
    assert are_copies(shingles_of(one), shingles_of(other)), "as long as the headings count"
    assert not are_copies(shingles_of(prose_of(one, songs)), shingles_of(prose_of(other, songs)))


def test_a_part_of_a_text_is_a_copy_of_it() -> None:
    words = [f"w{n}" for n in range(400)]
    whole, part = shingles_of(" ".join(words)), shingles_of(" ".join(words[50:150]))
    assert containment(whole, part) == 1.0
    assert are_copies(whole, part)


def test_little_text_is_not_judged() -> None:
    short = shingles_of(" ".join(f"w{n}" for n in range(LEAST)))
    assert not are_copies(short, short)


@pytest.mark.parametrize("text", ["", "one", "one two", "한", "曲"])
def test_hardly_any_text(text: str) -> None:
    assert sketch(shingles_of(text)) == ()
    assert containment(shingles_of(text), shingles_of(text)) == 0.0


@pytest.mark.parametrize("text", ["눈물의 여왕 주제가를 불렀다", "主題歌を歌いました", "這首歌很好聽啊", "เพลงประกอบละคร"])
def test_every_script_has_shingles(text: str) -> None:
    assert len(sketch(shingles_of(text))) == BANDS
