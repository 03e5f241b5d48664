"""The tables that hold what articles say.

A field is a column; its docstring is the column's comment in docs/schema.md; tuples and dicts are stored as JSON.
"""

from dataclasses import dataclass, field
from typing import Any, ClassVar

from scraper.items.row import Row
from scraper.items.values import ArticleFields


@dataclass(frozen=True, slots=True, kw_only=True)
class ArticleRow(ArticleFields, Row):
    """The current revision of one article."""

    TABLE: ClassVar[str] = "articles"
    UNIQUE: ClassVar[tuple[tuple[str, ...], ...]] = (("url",),)
    INDEXES: ClassVar[tuple[tuple[str, ...], ...]] = (
        ("site",),
        ("published_at",),
        ("drama",),
        ("canonical_url",),
        ("cluster_id",),
    )
    FOREIGN: ClassVar[dict[str, str]] = {"revision_id": "revisions"}
    id: int | None = None
    """Stable number of the article."""
    source: str | None = None
    """The source (see `sources.name`) that led to it first."""
    first_seen_at: str
    """When it was first stored."""
    last_seen_at: str
    """When it last answered, changed or not."""
    gone_at: str | None = None
    """When it answered 404 or 410 after having been there; the text is kept."""
    cluster_id: int | None = None
    """Articles with the same number are copies of one text; None until copies are looked for."""
    revision_id: int | None = None
    """The revision that this row shows."""
    rows_digest: str | None = None
    """SHA-256 over this row's fields of the page and the rows of its tracks, credits, quotes, embeds, mentions and dropped lines,
    hex: what `verify` compares."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TrackRow(Row):
    """A track section of the current revision."""

    TABLE: ClassVar[str] = "tracks"
    UNIQUE: ClassVar[tuple[tuple[str, ...], ...]] = (("article_id", "position"),)
    INDEXES: ClassVar[tuple[tuple[str, ...], ...]] = (("song_id",), ("drama",), ("title",))
    FOREIGN: ClassVar[dict[str, str]] = {"article_id": "articles", "song_id": "songs"}
    id: int | None = None
    """Number of the track section."""
    article_id: int
    """The article it stands in."""
    position: int
    """1-based order on the page."""
    number: str | None = None
    """The number printed before the heading."""
    title: str
    """Song title."""
    native_title: str | None = None
    """Its other form beside it."""
    artist_credit: str = ""
    """The whole credit as printed, join phrases included; empty when the heading names nobody."""
    drama: str | None = None
    """Drama named in the heading, the group heading above, or the article's one drama."""
    part: str | None = None
    """Part of the OST release."""
    version: str | None = None
    """Version as printed (`Acoustic`)."""
    duration: str | None = None
    """Length as printed."""
    year: str | None = None
    """Year as printed."""
    heading: str
    """The heading line as written."""
    text: str = ""
    """The prose under it."""
    confidence: float = 1.0
    """0 to 1."""
    needs_review: bool = False
    """1 when title and artist could not be told apart by evidence."""
    song_id: int | None = None
    """The same song over all articles."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TrackArtistRow(Row):
    """One name in a track's artist credit."""

    TABLE: ClassVar[str] = "track_artists"
    PK: ClassVar[tuple[str, ...]] = ("track_id", "position")
    INDEXES: ClassVar[tuple[tuple[str, ...], ...]] = (("artist_id",), ("group_name",))
    FOREIGN: ClassVar[dict[str, str]] = {"track_id": "tracks", "artist_id": "artists"}
    track_id: int
    """The track section."""
    position: int
    """1-based order in the credit."""
    artist_id: int
    """The artist."""
    credited_as: str
    """The name as printed."""
    join_phrase: str = ""
    """What stands between this name and the next, as printed."""
    role: str = "performer"
    """`performer` | `featured` | `original`."""
    group_name: str | None = None
    """The group of a member or unit."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ArtistRow(Row):
    """An artist over all articles."""

    TABLE: ClassVar[str] = "artists"
    UNIQUE: ClassVar[tuple[tuple[str, ...], ...]] = (("sort_name",),)
    id: int | None = None
    """Number of the artist."""
    name: str
    """Name as first seen."""
    sort_name: str
    """The name folded (case, hyphens, spaces): the key under which spellings meet."""
    aliases: tuple[str, ...] = ()
    """Other spellings and native forms seen."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DramaRow(Row):
    """A drama over all articles."""

    TABLE: ClassVar[str] = "dramas"
    UNIQUE: ClassVar[tuple[tuple[str, ...], ...]] = (("sort_title",),)
    id: int | None = None
    """Number of the drama."""
    title: str
    """Title as first seen."""
    sort_title: str
    """The title folded: the key under which spellings meet."""
    native_title: str | None = None
    """Title in the native script."""
    aliases: tuple[str, ...] = ()
    """Other spellings seen."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SongRow(Row):
    """The same song over all articles."""

    TABLE: ClassVar[str] = "songs"
    UNIQUE: ClassVar[tuple[tuple[str, ...], ...]] = (("song_key",),)
    FOREIGN: ClassVar[dict[str, str]] = {"drama_id": "dramas"}
    id: int | None = None
    """Number of the song."""
    title: str
    """The title that most articles print."""
    artist_credit: str = ""
    """The credit that most articles print."""
    drama_id: int | None = None
    """The drama it belongs to."""
    song_key: str
    """Folded title and artists of its first track."""
    aliases: tuple[str, ...] = ()
    """Other titles: native ones, translations, misprints."""


@dataclass(frozen=True, slots=True, kw_only=True)
class MentionRow(Row):
    """A song named in prose only."""

    TABLE: ClassVar[str] = "mentions"
    UNIQUE: ClassVar[tuple[tuple[str, ...], ...]] = (("article_id", "position"),)
    FOREIGN: ClassVar[dict[str, str]] = {"article_id": "articles"}
    id: int | None = None
    """Number of the mention."""
    article_id: int
    """The article that names it."""
    position: int
    """1-based order on the page."""
    title: str
    """Song title as quoted."""
    artists: tuple[str, ...] = ()
    """Artists named beside it."""
    drama: str | None = None
    """Drama named beside it."""
    text: str = ""
    """The line that names it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class QuoteRow(Row):
    """A lyric quotation in a track section."""

    TABLE: ClassVar[str] = "quotes"
    UNIQUE: ClassVar[tuple[tuple[str, ...], ...]] = (("track_id", "position"),)
    FOREIGN: ClassVar[dict[str, str]] = {"track_id": "tracks"}
    id: int | None = None
    """Number of the quote."""
    track_id: int
    """The track section it stands in."""
    position: int
    """1-based order in the section."""
    text: str
    """The lines as written."""


@dataclass(frozen=True, slots=True, kw_only=True)
class EmbedRow(Row):
    """A player embedded in an article."""

    TABLE: ClassVar[str] = "embeds"
    UNIQUE: ClassVar[tuple[tuple[str, ...], ...]] = (("article_id", "position"),)
    INDEXES: ClassVar[tuple[tuple[str, ...], ...]] = (("provider", "embed_id"), ("track_id",))
    FOREIGN: ClassVar[dict[str, str]] = {"article_id": "articles", "track_id": "tracks"}
    id: int | None = None
    """Number of the embed."""
    article_id: int
    """The article."""
    track_id: int | None = None
    """The track section it stands in, if any."""
    position: int
    """1-based order on the page."""
    provider: str | None = None
    """`youtube` | `spotify` | `apple` | `soundcloud` | `tiktok` | `instagram` | ..."""
    embed_id: str | None = None
    """The provider's own id."""
    url: str
    """Address as embedded."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DroppedRow(Row):
    """A visible line that was left out of the text, with the rule."""

    TABLE: ClassVar[str] = "dropped"
    PK: ClassVar[tuple[str, ...]] = ("article_id", "position")
    INDEXES: ClassVar[tuple[tuple[str, ...], ...]] = (("rule",),)
    FOREIGN: ClassVar[dict[str, str]] = {"article_id": "articles"}
    article_id: int
    """The article."""
    position: int
    """1-based order."""
    text: str
    """The line."""
    rule: str
    """The boilerplate rule's name."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RevisionRow(Row):
    """An article's text as of one capture; never overwritten."""

    TABLE: ClassVar[str] = "revisions"
    UNIQUE: ClassVar[tuple[tuple[str, ...], ...]] = (("article_id", "digest", "parser_version"),)
    FOREIGN: ClassVar[dict[str, str]] = {"article_id": "articles", "capture_id": "captures"}
    id: int | None = None
    """Number of the revision."""
    article_id: int
    """The article."""
    capture_id: int
    """The capture it was read from."""
    parser_version: str
    """The parser that read it."""
    digest: str
    """SHA-256 over the meaning of the record (empty fields left out), hex."""
    created_at: str
    """When it was stored."""
    record: dict[str, Any] = field(default_factory=dict)
    """The whole record, as `parse --jsonl` prints it, JSON."""
    record_digest: str | None = None
    """SHA-256 over `record` as it is stored, hex."""


@dataclass(frozen=True, slots=True, kw_only=True)
class MoveRow(Row):
    """An address that an article had before, or from which a permanent redirect leads to it."""

    TABLE: ClassVar[str] = "moves"
    PK: ClassVar[tuple[str, ...]] = ("url",)
    INDEXES: ClassVar[tuple[tuple[str, ...], ...]] = (("article_id",),)
    FOREIGN: ClassVar[dict[str, str]] = {"article_id": "articles"}
    url: str
    """The canonical URL that is no longer the article's own."""
    article_id: int
    """The article; its address today is `articles.url`."""
    moved_to: str
    """The canonical URL that it led to."""
    moved_at: str
    """When the capture that told so was fetched."""
    reason: str
    """What told so: the statuses of the redirects (`301`), or `canonical`."""
