"""The tables that tell what belongs together: articles that are copies of one text, tracks that name one song."""

from dataclasses import dataclass
from typing import ClassVar

from scraper.items.row import Row


@dataclass(frozen=True, slots=True, kw_only=True)
class ClusterRow(Row):
    """A text that several articles have: `articles.cluster_id` names it."""

    TABLE: ClassVar[str] = "clusters"
    INDEXES: ClassVar[tuple[tuple[str, ...], ...]] = (("original_id",),)
    FOREIGN: ClassVar[dict[str, str]] = {"original_id": "articles"}
    id: int | None = None
    """Number of the cluster: the smallest number of its articles."""
    original_id: int
    """The article that most likely had the text first."""
    evidence: tuple[str, ...] = ()
    """What speaks for it, the strongest first, for a person."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SketchRow(Row):
    """Which revision of an article was looked at for copies. Made from the text, so it can be thrown away."""

    TABLE: ClassVar[str] = "text_sketches"
    PK: ClassVar[tuple[str, ...]] = ("article_id",)
    FOREIGN: ClassVar[dict[str, str]] = {"article_id": "articles"}
    INTERNAL: ClassVar[bool] = True
    article_id: int
    """The article."""
    revision_id: int | None = None
    """The revision whose text was looked at."""
    shingles: int = 0
    """How many different runs of words it has (see `scraper.similarity`)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SketchBandRow(Row):
    """One MinHash band of an article's text: articles that share one are worth comparing."""

    TABLE: ClassVar[str] = "sketch_bands"
    PK: ClassVar[tuple[str, ...]] = ("band", "value", "article_id")
    INDEXES: ClassVar[tuple[tuple[str, ...], ...]] = (("article_id",),)
    FOREIGN: ClassVar[dict[str, str]] = {"article_id": "articles"}
    INTERNAL: ClassVar[bool] = True
    band: int
    """Number of the band."""
    value: int
    """Its value."""
    article_id: int
    """The article."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SongKeyRow(Row):
    """One key of a track: tracks that share one name the same song (see `scraper.songs`)."""

    TABLE: ClassVar[str] = "song_keys"
    PK: ClassVar[tuple[str, ...]] = ("key", "track_id")
    INDEXES: ClassVar[tuple[tuple[str, ...], ...]] = (("track_id",),)
    FOREIGN: ClassVar[dict[str, str]] = {"track_id": "tracks"}
    INTERNAL: ClassVar[bool] = True
    key: str
    """Folded title and singer, title and drama, or release."""
    track_id: int
    """The track section."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CorrectionRow(Row):
    """What is the same song or artist: said by a user (`merge`, `split`), or by a native name beside another."""

    TABLE: ClassVar[str] = "corrections"
    UNIQUE: ClassVar[tuple[tuple[str, ...], ...]] = (("kind", "verb", "key", "other_key"),)
    INDEXES: ClassVar[tuple[tuple[str, ...], ...]] = (("kind", "key"),)
    id: int | None = None
    """Number of the correction."""
    kind: str
    """`song` | `artist`."""
    verb: str
    """`merge`: the key is taken for the other one, too. `split`: for the other one only. `alias`: a page prints both names."""
    key: str
    """A song's folded title and singers, or an artist's folded name."""
    other_key: str
    """What it is taken for."""
    made_at: str
    """When it was said."""
