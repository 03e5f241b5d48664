"""Every value that travels through dramarchive, from the fetched bytes to the parsed page.

Words follow schema.org (Article), MusicBrainz (artist credit, join phrase), WARC (capture, payload digest) and
Scrapy. All values are frozen; all times are UTC in ISO 8601 (`2025-03-14T15:05:00Z`) unless a field says otherwise.
"""

from dataclasses import dataclass
from typing import Any, NewType

CanonicalUrl = NewType("CanonicalUrl", str)
"""A URL as `urls.canonicalize_url` returns it: the key under which a page is known."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Capture:
    """The bytes of one URL at one moment, as fetched."""

    url: str
    """The address that answered, after redirects."""
    body: bytes
    """The payload with transfer and content coding removed."""
    fetched_at: str | None = None
    """When the answer came; None for a file whose fetch time is unknown."""
    status: int = 200
    """HTTP status."""
    content_type: str = ""
    """The Content-Type header as sent, charset parameter included."""
    headers: tuple[tuple[str, str], ...] = ()
    """All response headers in order, duplicates kept."""
    raw_body: bytes | None = None
    """The payload as it came over the wire (still gzipped, say); None when the same as `body`."""
    complete: bool = True
    """False when the transfer was cut short or could not be decoded whole."""
    request_headers: tuple[tuple[str, str], ...] = ()
    """The headers that were handed to the transport to ask for it, secrets left out; empty when nothing was asked."""
    imported_from: str | None = None
    """The file it was imported from, `@`, and the byte at which its record begins there; None for what we fetched."""
    redirected_from: str | None = None
    """The statuses of the redirects that led here and the address that was asked for (`301 https://h.example/old`; `refresh` for
    a page that loads another one); None when this address was asked for."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """A hyperlink of the article body."""

    url: str
    """Absolute address."""
    text: str
    """The words that carry it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ArtistCredit:
    """One name in an artist credit (MusicBrainz: artist credit)."""

    name: str
    """The single act, without the group in brackets: `Chen` of `Chen (EXO)`."""
    credited_as: str
    """The name exactly as printed, group included."""
    join_phrase: str = ""
    """What stands between this name and the next, exactly as printed: ` & `, `, `, ` feat. `."""
    role: str = "performer"
    """`performer` | `featured` | `original` (of a cover)."""
    group: str | None = None
    """The group of a member or unit: `EXO` of `Chen (EXO)`, `SEVENTEEN` of `BSS (SEVENTEEN)`."""
    native_name: str | None = None
    """The form in the other script that is printed beside the name: `符瓊音` of `Fu Qiong Yin (符瓊音)`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TrackHeading:
    """What one heading line says about one song."""

    heading: str
    """The line as written, number included."""
    title: str
    """Song title without the quotation marks round it."""
    number: str | None = None
    """The number as printed before the heading, or by an ordered list; None when there is none."""
    native_title: str | None = None
    """The title's other form beside it, in the native script or translated."""
    credits: tuple[ArtistCredit, ...] = ()
    """The artist credit in printed order."""
    drama: str | None = None
    """The drama named in the heading or in the group heading above it."""
    part: str | None = None
    """Part of the OST release (`Part.4` → `4`)."""
    version: str | None = None
    """`Piano Version`, `Acoustic`, `Inst.`, as printed."""
    duration: str | None = None
    """Length as printed (`4:05`)."""
    year: str | None = None
    """Year as printed in the heading."""
    confidence: float = 1.0
    """0 to 1: how sure the reading of title and artist is."""
    needs_review: bool = False
    """True when title and artist could not be told apart by evidence."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TrackSection:
    """A song heading and what stands under it."""

    position: int
    """1-based order on the page."""
    heading: TrackHeading
    """The heading, read."""
    text: str = ""
    """The prose under the heading up to the next one, paragraphs joined by a blank line."""
    quotes: tuple[str, ...] = ()
    """Lyric quotations inside the section, as written."""
    embeds: tuple[str, ...] = ()
    """Addresses of the players in the section (see `embed_of` in `urls.py` for provider and id)."""

    def to_record(self) -> dict[str, Any]:
        """Return the JSON shape of one element of `tracks[]` (design.md, "The record")."""
        h = self.heading
        performers = [c for c in h.credits if c.role == "performer"]
        groups = [c.group for c in h.credits if c.group]
        return {
            "position": self.position,
            "number": h.number,
            "title": h.title,
            "artists": [c.name for c in performers],
            "featured": [c.name for c in h.credits if c.role == "featured"],
            "group": groups[0] if groups else None,
            "drama": h.drama,
            "part": h.part,
            "native_title": h.native_title,
            "heading": h.heading,
            "text": self.text,
            "quotes": list(self.quotes),
            "embeds": list(self.embeds),
            "confidence": round(h.confidence, 3),
            "needs_review": h.needs_review,
        }


@dataclass(frozen=True, slots=True, kw_only=True)
class MentionedSong:
    """A song named in prose outside any track heading."""

    title: str
    """Song title as quoted."""
    artists: tuple[str, ...] = ()
    """Artists named beside it."""
    drama: str | None = None
    """Drama named beside it."""
    text: str = ""
    """The sentence or line that names it."""

    def to_record(self) -> dict[str, Any]:
        """Return the JSON shape of one element of `mentions[]`."""
        return {"title": self.title, "artists": list(self.artists), "drama": self.drama, "text": self.text}


@dataclass(frozen=True, slots=True)
class DroppedLine:
    """A visible line that is not part of the article's text."""

    text: str
    """The line as shown."""
    rule: str
    """Name of the boilerplate rule that dropped it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """Why something was read as it was; shown by `parse --explain`, never stored."""

    action: str
    """`kept` | `dropped` | `heading` | `section` | `field`."""
    subject: str
    """The block's text or the field's name."""
    reason: str
    """The rule, score or evidence."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ArticleFields:
    """What is known of an article from its page: shared by the parser's result and the stored row."""

    url: str
    """The address it was fetched from (a file's own address is its `og:url` or canonical, if any); of a moved article the new
    one."""
    canonical_url: str | None = None
    """What the page declares as its canonical address, absolute."""
    site: str | None = None
    """Name of the site as it calls itself, else its host."""
    source_url: str | None = None
    """The origin a copied page names (`Source Link`, `Original article`, ...)."""
    title: str | None = None
    """The headline, without the site's name."""
    authors: tuple[str, ...] = ()
    """Persons in the byline."""
    published_at: str | None = None
    """ISO 8601 as precise as printed (date, or date and time with offset); None rather than a guess."""
    published_precision: str | None = None
    """`second` | `minute` | `day` | `month` | `year`."""
    modified_at: str | None = None
    """ISO 8601; None when the page does not say."""
    language: str | None = None
    """ISO 639-1 code of the text."""
    kind: str = "other"
    """`ost` | `listicle` | `review` | `recap` | `news` | `other`."""
    drama: str | None = None
    """The one drama the page is about; None for lists over many."""
    body_text: str = ""
    """Paragraphs and headings in page order, joined by a blank line, navigation gone."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ParsedPage(ArticleFields):
    """One page, read: the result of `parsers.parse_page`."""

    path: str | None = None
    """The file it was read from, as given; None for a fetched page."""
    tracks: tuple[TrackSection, ...] = ()
    """Track sections in page order."""
    mentions: tuple[MentionedSong, ...] = ()
    """Songs named in prose only."""
    embeds: tuple[str, ...] = ()
    """Addresses of all players of the article, in page order."""
    dropped: tuple[DroppedLine, ...] = ()
    """Every visible line of the article element that is not in `body_text`, with the rule."""
    links: tuple[Link, ...] = ()
    """Links of the article body and its pager."""
    next_page: str | None = None
    """Address of the article's next part, when it runs over several pages."""
    image: str | None = None
    """Address of the lead image."""
    page_type: str = "article"
    """`article` | `index` (category, tag, archive or home page: not stored as an article)."""
    charset: str = "utf-8"
    """The encoding the bytes were read with."""
    charset_reason: str = ""
    """Why that encoding."""
    parser_version: str = ""
    """Version of the parser's rules; a change of results changes it."""
    warnings: tuple[str, ...] = ()
    """What may be wrong with this reading, for a person."""
    decisions: tuple[Decision, ...] = ()
    """The reasons, in page order; filled only when asked for."""

    def to_record(self) -> dict[str, Any]:
        """Return the JSON shape that `parse --jsonl` prints, keys in the order of design.md."""
        return {
            "path": self.path,
            "url": self.url,
            "canonical_url": self.canonical_url,
            "title": self.title,
            "authors": list(self.authors),
            "published_at": self.published_at,
            "published_precision": self.published_precision,
            "modified_at": self.modified_at,
            "site": self.site,
            "language": self.language,
            "kind": self.kind,
            "drama": self.drama,
            "source_url": self.source_url,
            "body_text": self.body_text,
            "tracks": [t.to_record() for t in self.tracks],
            "mentions": [m.to_record() for m in self.mentions],
            "embeds": list(self.embeds),
            "dropped": [{"text": d.text, "rule": d.rule} for d in self.dropped],
            "parser_version": self.parser_version,
            "warnings": list(self.warnings),
        }


@dataclass(frozen=True, slots=True, kw_only=True)
class Discovered:
    """A URL that a page, feed or sitemap led to; becomes a row of `frontier`."""

    url: str
    """Absolute address, not yet canonicalised."""
    role: str = "article"
    """How to treat what it answers: `article` | `listing` | `feed` | `sitemap` | `wordpress`."""
    way: str = ""
    """How it was shown (see `findings.way`); empty for the way that the page that shows it is read in."""
    leave: str = ""
    """Why it is noted but not to be visited (`topic: ...`), for a person; empty for what is."""
    last_modified: str | None = None
    """What the feed or sitemap says of its last change."""
    depth: int = 0
    """Steps from the source's own address."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Visit:
    """What one lease led to: stored with its capture, records, children and done mark in one transaction."""

    frontier_url: str
    """Key of the frontier row that was leased."""
    run_id: int
    """The run that visited it."""
    outcome: str
    """`parsed` | `listed` (feed, sitemap, listing: children only) | `not_modified` | `refused` | `failed` | `gone`."""
    reason: str = ""
    """For a person: why refused, failed or gone."""
    capture: Capture | None = None
    """None when nothing was fetched (robots, address guard, a connection error)."""
    page: ParsedPage | None = None
    """The reading, when the outcome is `parsed`."""
    parts: tuple[Capture, ...] = ()
    """The further pages of an article that runs over several; `page` is the reading of all of them."""
    assets: tuple[str, ...] = ()
    """Addresses of the style sheets, images and fonts that the page needs and that are captured."""
    discovered: tuple[Discovered, ...] = ()
    """Children to queue."""
    retry_at: str | None = None
    """When to try again; None = not again in this run."""
