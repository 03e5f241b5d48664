"""Every value and every row: the single source of all columns (design.md, section 2).

`ROW_TYPES` lists the tables of `archive.db`; `storage/` derives names, types and comments from here.
"""

from scraper.items.article_rows import (
    ArticleRow,
    ArtistRow,
    DramaRow,
    DroppedRow,
    EmbedRow,
    MentionRow,
    MoveRow,
    QuoteRow,
    RevisionRow,
    SongRow,
    TrackArtistRow,
    TrackRow,
)
from scraper.items.asset_rows import (
    AssetRow,
    AssetVisit,
)
from scraper.items.copy_rows import (
    ClusterRow,
    CorrectionRow,
    SketchBandRow,
    SketchRow,
    SongKeyRow,
)
from scraper.items.crawl_rows import (
    CaptureRow,
    FrontierRow,
    HostRow,
    RunRow,
    ScheduleRow,
    SourceRow,
)
from scraper.items.discovery_rows import (
    FindingRow,
    PatternRow,
)
from scraper.items.reread_rows import (
    RereadRow,
)
from scraper.items.row import (
    Row,
)
from scraper.items.values import (
    ArticleFields,
    ArtistCredit,
    CanonicalUrl,
    Capture,
    Decision,
    Discovered,
    DroppedLine,
    Link,
    MentionedSong,
    ParsedPage,
    TrackHeading,
    TrackSection,
    Visit,
)

ROW_TYPES: tuple[type[Row], ...] = (
    ArticleRow,
    TrackRow,
    TrackArtistRow,
    ArtistRow,
    DramaRow,
    SongRow,
    MentionRow,
    QuoteRow,
    EmbedRow,
    DroppedRow,
    RevisionRow,
    MoveRow,
    ClusterRow,
    SketchRow,
    SketchBandRow,
    SongKeyRow,
    CorrectionRow,
    CaptureRow,
    AssetRow,
    FrontierRow,
    FindingRow,
    PatternRow,
    HostRow,
    SourceRow,
    ScheduleRow,
    RunRow,
    RereadRow,
)
"""All tables, in the order of docs/schema.md."""

__all__ = [
    "ROW_TYPES",
    "ArticleFields",
    "ArticleRow",
    "ArtistCredit",
    "ArtistRow",
    "AssetRow",
    "AssetVisit",
    "CanonicalUrl",
    "Capture",
    "CaptureRow",
    "ClusterRow",
    "CorrectionRow",
    "Decision",
    "Discovered",
    "DramaRow",
    "DroppedLine",
    "DroppedRow",
    "EmbedRow",
    "FindingRow",
    "FrontierRow",
    "HostRow",
    "Link",
    "MentionRow",
    "MentionedSong",
    "MoveRow",
    "ParsedPage",
    "PatternRow",
    "QuoteRow",
    "RereadRow",
    "RevisionRow",
    "Row",
    "RunRow",
    "ScheduleRow",
    "SketchBandRow",
    "SketchRow",
    "SongKeyRow",
    "SongRow",
    "SourceRow",
    "TrackArtistRow",
    "TrackHeading",
    "TrackRow",
    "TrackSection",
    "Visit",
]
