"""Values that stand under a label of their own: `Author`, and the name in the next text."""

from collections.abc import Callable, Iterator, Sequence

_LONGEST = 100
"""Characters; a value is a name or a date, no sentence."""


def values_under(
    texts: Sequence[str], is_label: Callable[[str], bool], is_link_word: Callable[[str], bool] = lambda _: False
) -> Iterator[str]:
    """Yield each short text that follows one which is a label; a link word (`by`) between the two is passed over.

    >>> list(values_under(("", "Written by:", " ", "Min Seo", "Reply"), lambda label: label == "Written by"))
    ['Min Seo']
    >>> list(values_under(("Author", "by", "Min Seo"), lambda label: label == "Author", lambda word: word == "by"))
    ['Min Seo']
    """
    labelled = False
    for text in filter(None, map(str.strip, filter(None, texts))):
        if labelled and is_link_word(text.rstrip(" :：")):
            continue
        if labelled and len(text) <= _LONGEST:
            yield text
        labelled = len(text) <= _LONGEST and is_label(text.rstrip(" :："))
