"""What markup says about chrome: the rules that name an element by its tag, role, class or id.

A class or id is read as words: camel case split, lower case, everything but letters and digits as spaces, so that
`jp-relatedPosts` is `jp related posts`. A rule drops nothing by itself: `body.py` never lets one take a large part of the
article's prose, and a *soft* rule takes an element only when it is short or made of links.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class DomRule:
    """One row: the words that give an element away."""

    name: str
    """What the dropped lines are filed under."""
    words: str = ""
    """Single words, any of which is enough."""
    phrases: str = ""
    """Words in a row, several rows separated by `|`."""
    classes: tuple[str, ...] = ()
    """Whole CSS classes or ids: words too common to be looked for inside longer names."""
    tags: tuple[str, ...] = ()
    """Element names."""
    roles: tuple[str, ...] = ()
    """ARIA roles."""
    soft: bool = False
    """True when the words also name things that belong to articles."""
    links: bool = False
    """True when what it names is made of links and labels: an element that holds long prose is none, whatever its class."""
    linked: bool = False
    """True when it takes only elements that are links and little else."""
    prose: bool = False
    """True when what it names is written in sentences (comments, biographies): its text never speaks for a container."""
    drops: str = ""
    """Markup that it drops (tested)."""
    keeps: str = ""
    """Markup with a true sentence in it that it must keep (tested)."""


HIDDEN = DomRule(
    name="hidden",
    phrases="screen reader text|sr only|visually hidden|visuallyhidden|assistive text|screen reader|skip link",
    drops='<span class="screen-reader-text">Post navigation</span>',
    keeps='<p class="reader-letter">Hidden in the second verse is the name of the town.</p>',
)
"""Also what `hidden` and inline styles hide."""

DOM_RULES: tuple[DomRule, ...] = (
    HIDDEN,
    DomRule(
        name="comments",
        words=(
            "comment comments commentlist commentarea commentform disqus respond comentarios commentaires kommentare "
            "komentar livefyre replies reply responses giscus utterances hyvor webmentions"
        ),
        phrases="discussion list|fb comments|tt area reply|reader responses|user comments",
        prose=True,
        drops='<div id="comments"><p>Second verse gets me every time.</p></div>',
        keeps='<p class="post-text">Comments on the last line have not stopped since Monday.</p>',
    ),
    DomRule(
        name="pager",
        links=True,
        words="pager pagination paging paginator pagenavi prevnext nextprev adjacent pagelinks",
        phrases=(
            "post navigation|posts navigation|post nav|nav links|nav previous|nav next|nav single|nav below|nav above|"
            "prev next|next prev|post prev|post next|prev post|next post|previous post|older post|newer post|prev article|"
            "next article|entry navigation|article navigation|story navigation|page links|page numbers|page nav|page mark|"
            "book traversal|page navigation|previous article|post pagination|single navigation|series nav|read next|up next|"
            "continue reading|next up|paging wrap"
        ),
        drops='<div class="td-post-next-prev"><span>Older story</span> <a href="/a">Gold prices steady</a></div>',
        keeps='<p class="entry-text">Next, the two of them miss the ferry, and the strings know it first.</p>',
    ),
    DomRule(
        name="share",
        links=True,
        words=(
            "share sharing shares sharedaddy sharebar sharebox sharebuttons socialshare addthis addtoany a2a sharethis "
            "shariff ssba sns compartir partager postbtn heateor sassy"
        ),
        phrases=(
            "social share|social links|social icons|social media|social buttons|social bar|social sharing|social list|"
            "social inline|social follow|social networks|social nav|sd like|post flair|follow us|post actions|entry actions|"
            "entry sns|action bar|actionbar|like button|post likes|article tools|article actions|story tools|post tools|"
            "likes widget|like count|likes count|note like|support button|donate button|post button group|"
            "reaction bar|post reactions|article social|post social"
        ),
        drops='<div class="share-buttons">Share this: <a href="#">Facebook</a></div>',
        keeps='<p class="paragraph">Shared on a late radio show, the song had a following before it had a title.</p>',
    ),
    DomRule(
        name="related",
        words=(
            "related relatedposts relatedarticles relatedcontent recommended recommendation recommendations recommend "
            "outbrain taboola zergnet mgid yarpp revcontent trending mostread mostpopular crosslinks morestories similar inread "
            "similarthreads recirc recircs crosslink relate relates relatewrapper "
            "relacionadas verwandt lire-aussi"
        ),
        phrases=(
            "also read|read also|read more|read it later|more posts|more articles|more stories|more news|more from|more on|"
            "more in|you may|you might|suggested posts|popular posts|most read|most popular|latest posts|latest news|"
            "latest articles|latest stories|recent posts|recent entries|other posts|other articles|other news|"
            "another category|baca juga|see also|further stories|top stories|post list|article list|news list|related list|"
            "jp relatedposts|suggested articles|editors picks|keep reading|lire aussi|inline promo|in read|"
            "story recommendation|link list|card grid|post grid|inline teaser|teaser inline|in text teaser|link to page|"
            "inline related|inline recirc|in article link|article teaser inline|latest posts list|link box|"
            "suggested topics|related topics|block latest posts|boite lien|encart lien|related inline|"
            "read too|article promo|promo inline|promo link|recirc inline|recirc link"
        ),
        drops='<div class="jp-relatedposts"><h3>Related</h3><a href="/a">Five rookie groups to watch</a></div>',
        keeps='<p class="body-text">Related by blood but not by choice, the brothers share one theme.</p>',
    ),
    DomRule(
        name="advertising",
        classes=("ad", "ads"),
        words=(
            "adsbygoogle advert adverts advertisement advertising adslot adbox adunit adcontainer adwrapper adsense adfit "
            "kaerebako yomereba rinker pochipp amazlet cstmreba sponsor sponsored sponsors dfp gpt doubleclick adspot "
            "banner_ad publicidad werbung anzeige iklan reklam"
        ),
        phrases=(
            "ad slot|ad unit|ad container|ad wrapper|ad label|ad box|ad inline|ad banner|ad block|ad space|ad zone|"
            "ad placeholder|ad break|ad wrap|ad area|ad code|ad content|google ad|inline ad|banner ad|in article ad|"
            "ads inline|inline ads|ads box|ads wrapper|ads container|ads block|ads area|ads banner|banner ads|ads middle|ads "
            "top|ads bottom|"
            "ads content|content ads|ads slot|ads unit|in article ads|"
            "content ad|text ad|native ad|ad in|pick item|affiliate box|affiliate link|product card|amazon link|a rec|"
            "revenue unit|div gpt|affiliate disclosure|ad disclosure"
        ),
        drops='<div class="ad-slot"><span>Advertisement</span></div>',
        keeps='<p class="story">Advertising executive Jin-young hums the jingle all through episode two.</p>',
    ),
    DomRule(
        name="newsletter",
        words="newsletter newsletters subscribe subscription signup mailchimp optin mc4wp convertkit mailerlite emailsignup",
        phrases=(
            "sign up|email form|email capture|lead form|cta box|lead magnet|mailing list|call to action|inline form|"
            "nl box|nl form|nl signup|nl block|nl wrap|nl inline|nl cta"
        ),
        drops='<div class="newsletter-box"><p>Get the latest drama news in your inbox.</p></div>',
        keeps='<p class="letter">The newsletter she writes at night is where the lyrics come from.</p>',
    ),
    DomRule(
        name="author-bio",
        words="authorbox authorbio aboutauthor postauthor",
        phrases=(
            "author box|author bio|author info|author card|author about|author description|author profile|author block|"
            "about author|about the author|author details|post author|entry author|article author|author wrap|author section|"
            "writer profile|note follow|follow box|reporter profile|author area|autor box|contributor bio"
        ),
        prose=True,
        drops='<div class="author-box"><h4>About the author</h4><p>Noor writes about dramas.</p></div>',
        keeps='<p class="prose">The author of the webtoon sings the second verse herself.</p>',
    ),
    DomRule(
        name="signature",
        words="signature signatures usersignature postsignature",
        phrases="post sig|user sig|poster sig|sig content|email sig",
        soft=True,
        prose=True,
        drops='<div class="ipsSignature">Team second lead since 2009.</div>',
        keeps='<p class="sign">Signature songs are rare in medical dramas, and this is one.</p>',
    ),
    DomRule(
        name="wiki",
        words=(
            "navbox navboxes printfooter catlinks sitesub contentsub ambox mbox tmbox asbox stub sistersitebox lastmod docinfo "
            "sitenotice hatnote dablink rellink reflist portalbox noteta"
        ),
        classes=("references",),
        phrases="mw jump|jump link|site notice|central notice|site sub|content sub|print footer|cat links|"
        "article categories|authority control|"
        "last modified|references wrap|page categories|hat note|box citations|license description|view source",
        drops='<table class="navbox"><tr><td><a href="/a">Paper Moon</a> · <a href="/b">Third Gear</a></td></tr></table>',
        keeps='<p class="wiki-text">Categories of rain have names in this village, and the song lists them.</p>',
    ),
    DomRule(
        name="forum",
        words=(
            "postprofile userinfo userdetails userextras usertitle userrank userstats posterinfo authorinfo keyinfo lastedited "
            "lastedit pstatus authi postdetails postcontrols threadtools threadinfo structitem postbit_author"
        ),
        classes=("message-user", "poster", "pls", "posthead", "postfoot", "moderatorbar", "reportlinks"),
        phrases=(
            "message cell user|message user details|message user extras|message user banner|message user arrow|message "
            "attribution|"
            "message footer|message last edit|user info|user title|user details|user extras|user rank|user stats|user summary|"
            "member info|"
            "member card|poster info|poster name|author pane|author information|author statistics|post profile|post controls|"
            "post edited|"
            "edited post|last edited|topic map|topic meta|topic footer|topic avatar|thread tools|thread info|quick reply|"
            "reactions bar|reactions summary|crawler post meta|crawler linkback|struct item|comment author|item controls"
        ),
        links=True,
        drops='<div class="message-cell--user"><h5>Active member</h5><dl><dt>Messages</dt><dd>211</dd></dl></div>',
        keeps='<p class="message">Members of the choir hum the refrain before it is written.</p>',
    ),
    DomRule(
        name="not-printed",
        words="noprint",
        phrases="no print|print none|hidden print|print hidden|print hide|hide print|hide on print|hide for print|not printed",
        soft=True,
        drops='<div class="d-print-none">The archive of the letters</div>',
        keeps='<p class="printed">Printed on the sleeve is a map of the ferry line.</p>',
    ),
    DomRule(
        name="button",
        classes=("button", "buttons", "btn", "cta"),
        phrases=(
            "block button|block buttons|button wrapper|btn wrapper|button wrap|btn wrap|button block|button card|"
            "button container|"
            "button group|button row|button link|buttons row|button box"
        ),
        soft=True,
        linked=True,
        drops='<div class="wp-block-button"><a href="#r">To the recipe</a></div>',
        keeps='<div class="btn"><p>Button by button she undoes the coat while the strings hold still.</p></div>',
    ),
    DomRule(
        name="byline",
        links=True,
        words="byline bylines postmeta entrymeta postinfo timestamp pubdate dateline-meta article-meta readtime",
        phrases=(
            "post meta|entry meta|article meta|meta info|posted on|post date|entry date|date header|post info|article info|"
            "article time|post header|entry header|article details|published date|post views|reading time|read time|"
            "block post date|block post author|"
            "read header|post timestamp|node meta|node submitted|submitted by|story meta|entry head|post details|last updated"
        ),
        soft=True,
        drops='<div class="entry-meta">By Noor Takkala on <time>4 October 2018</time></div>',
        keeps='<div class="meta-text"><p>By episode nine, the same chords have turned into a threat.</p></div>',
    ),
    DomRule(
        name="tags",
        links=True,
        words="tags taglist tagcloud taxonomy postlabels hashtags posttags",
        phrases=(
            "tag links|tags links|cat links|post tags|entry tags|post labels|post terms|post categories|entry category|"
            "article keyword|"
            "article tags|tag list|post category|entry categories|field tags|entry themes|article category|post footer|"
            "entry footer|article footer|post source tags|filed under|keywords list|topic list"
        ),
        soft=True,
        drops='<div class="post-tags">Tags: <a href="/t">K-Drama</a></div>',
        keeps='<div class="tagline"><p>Tags on the old cassette say 1998, and the production agrees.</p></div>',
    ),
    DomRule(
        name="contents",
        links=True,
        words="toc tableofcontents lwptoc",
        phrases=(
            "toc container|ez toc|table of contents|toc list|toc wrapper|contents list|jump links|jump to|on this page|"
            "in this article"
        ),
        soft=True,
        drops='<div id="toc_container"><p>Contents</p><ul><li><a href="#a">1. Small Hours</a></li></ul></div>',
        keeps='<p class="contents">Contents of the box: a ring, a ticket, a tape.</p>',
    ),
    DomRule(
        name="menu",
        links=True,
        words="nav navbar navigation menu submenu menubar topbar breadcrumb breadcrumbs crumbs breadcrumbwrap gnb lnb",
        phrases="entry crumbs|skip to|main menu|site nav|mega menu|crumb container|skip nav|quick links|language switcher",
        tags=("nav",),
        roles=("navigation", "menu", "menubar", "tablist", "toolbar"),
        drops='<nav><a href="/">Home</a> <a href="/music">Music</a></nav>',
        keeps='<p class="text">Menu in hand, she orders for two and waits for one.</p>',
    ),
    DomRule(
        name="sidebar",
        links=True,
        words="sidebar sidebars rail",
        classes=("widget", "widgets", "secondary"),
        phrases=(
            "widget area|widget recent|widget popular|widget categories|widget archive|side bar|right column|left column|"
            "right rail|secondary content|right col"
        ),
        tags=("aside",),
        roles=("complementary",),
        drops="<aside><h2>Popular Posts</h2><a href='/a'>Metro line extension</a></aside>",
        keeps='<p class="side-a">Side A is all piano; the sidebar of the booklet explains why.</p>',
    ),
    DomRule(
        name="search",
        links=True,
        words="searchform searchbox searchbar",
        phrases="search form|search box|search bar|widget search|site search",
        roles=("search", "searchbox"),
        drops='<div class="search-form"><label>Search for:</label></div>',
        keeps='<p class="text">Search, the thriller from the same team, used the same trick.</p>',
    ),
    DomRule(
        name="cookies",
        words="cookie cookies cookiebar consent gdpr onetrust cookiebanner cmp",
        phrases="cookie notice|cookie banner|privacy notice|cookie law",
        drops='<div id="cookie-notice">This website uses cookies.</div>',
        keeps='<p class="recipe">Cookies burn in the oven while the ballad plays.</p>',
    ),
    DomRule(
        name="popup",
        words="modal popup overlay lightbox toast offcanvas snackbar tooltip paywall regwall interstitial drawer",
        phrases="pop up|off canvas|sticky bar|app banner|app download|open in app|login form|sign in|log in",
        roles=("dialog", "alertdialog", "alert", "tooltip"),
        drops='<div class="modal"><p>Already have an account? Log in now.</p></div>',
        keeps='<p class="scene">The popup café closes and so does the song.</p>',
    ),
    DomRule(
        name="footer",
        words="footer copyright colophon siteinfo legal copyrights ccl creativecommons",
        phrases="site footer|site info|page footer|footer widgets|powered by",
        tags=("footer",),
        roles=("contentinfo",),
        drops="<footer>© 2026 Seoul Drawer</footer>",
        keeps='<p class="footnote">At the foot of the stairs the melody starts again.</p>',
    ),
    DomRule(
        name="header",
        links=True,
        words="masthead siteheader",
        tags=("marquee",),
        phrases="site header|page header|header top|top header|global header|site branding|site title|site description",
        roles=("banner",),
        drops='<div class="site-header"><a href="/">Seoul Drawer</a></div>',
        keeps='<p class="head">Head down, he walks past her, and the drums stop.</p>',
    ),
    DomRule(
        name="link-card",
        words="bookmarkcard oglink embedcard linkcard blogcard hatenablogcard",
        phrases="bookmark card|link card|link preview|og link|og image|og text|og title|og desc|og host|embed card|"
        "embedly card|blog card|video info|"
        "video description|external article widget|"
        "bookmark source|bookmark info",
        prose=True,
        drops='<div class="kg-bookmark-card"><a href="https://x.example/">Night Ferry tops the chart</a></div>',
        keeps='<p class="cardboard">A card with the lyric on it is all he leaves behind.</p>',
    ),
    DomRule(
        name="testimonials",
        words="testimonial testimonials",
        prose=True,
        drops='<div class="testimonials"><p>“The best podcast ever!” Stacey</p></div>',
        keeps='<p class="quote">“The best song ever,” says the director, and means the demo.</p>',
    ),
    DomRule(
        name="rating",
        links=True,
        words="votes upvote kksr",
        phrases="star rating|star ratings|rating box|vote buttons|wpd rating|post ratings|user rating|poll box",
        soft=True,
        drops='<div class="post-ratings">0 0 votes</div>',
        keeps='<div class="rating-text"><p>Rating it would be unfair to every other song of that year.</p></div>',
    ),
    DomRule(
        name="player",
        links=True,
        words="speechify playlist-controls mejs vjs",
        phrases="audio controls|player controls|listen button|text to speech|audio player|video controls|listen to article",
        soft=True,
        drops='<div class="text-to-speech">Listen to this article</div>',
        keeps='<div class="listening"><p>Listen to the bass under the second verse: it never resolves.</p></div>',
    ),
    DomRule(
        name="edit-link",
        links=True,
        words="editsection headerlink permalink headinganchor anchorjs",
        phrases="edit section|edit link|header anchor|heading anchor|anchor link|reference link",
        soft=True,
        drops='<span class="mw-editsection">[edit]</span>',
        keeps='<p class="editor">The edit of episode one lets the song finish.</p>',
    ),
    DomRule(
        name="form",
        tags=("form", "button", "select", "label", "textarea", "fieldset", "dialog", "option"),
        roles=("form", "button"),
        drops="<form><label>E-mail</label><button>Send</button></form>",
        keeps="<p>He signs the form without reading it, and the organ sighs.</p>",
    ),
)

_SPACES = str.maketrans(dict.fromkeys("-_:/.,;+@!?#()[]{}<>|~*&%$='\"\\^`\t\n\r\f", " "))
_CAMEL = re.compile(r"(?<=[a-z0-9])(?=[A-Z])")
_BY_WORD = {word: rule for rule in reversed(DOM_RULES) for word in rule.words.split()}
_BY_CLASS = {name: rule for rule in reversed(DOM_RULES) for name in rule.classes}
_BY_TAG = {tag: rule for rule in DOM_RULES for tag in rule.tags}
_BY_ROLE = {role: rule for rule in DOM_RULES for role in rule.roles}
_BY_PAIR: dict[tuple[str, str], list[tuple[str, DomRule]]] = {}
"""Phrases by their first two words."""
for _rule in DOM_RULES:
    for _phrase in filter(None, _rule.phrases.split("|")):
        _first, *_others = _phrase.split()
        if _others:
            _BY_PAIR.setdefault((_first, _others[0]), []).append((f" {_phrase} ", _rule))
        else:
            _BY_WORD.setdefault(_first, _rule)
_FIRST = frozenset(first for first, _ in _BY_PAIR)
_KNOWN = frozenset((*_BY_WORD, *_BY_CLASS, *_FIRST))
_JUDGED: dict[str, DomRule | None] = {}
"""Names judged before: the pages of a site share theirs."""
_MOST_JUDGED = 20_000
_HIDING = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden")
_CONTENT = re.compile(r"(?<![a-z])(?:content|article|entry|post|story|body|main)(?![a-z])")


def words_of(name: str) -> list[str]:
    """Return the words of a class or id.

    >>> words_of("jp-relatedPosts td_ad__Slot2")
    ['jp', 'related', 'posts', 'td', 'ad', 'slot2']
    """
    if not name.islower():
        name = _CAMEL.sub(" ", name).lower()
    return name.translate(_SPACES).split()


def rules_of_names(names: set[str]) -> dict[str, DomRule]:
    """Return which of `names` meet a rule by their words, and the rule; each is a class and id as written, a space between.

    >>> {name: rule.name for name, rule in rules_of_names({"jp-relatedPosts x", "entry "}).items()}
    {'jp-relatedPosts x': 'related'}
    """
    if len(_JUDGED) > _MOST_JUDGED:
        _JUDGED.clear()
    judged, known = _JUDGED, _KNOWN
    fresh = [name for name in names if name not in judged]
    spelt = [name if name.islower() else _CAMEL.sub(" ", name).lower() for name in fresh]
    # in one go: the call costs more than the letters
    for name, words in zip(fresh, "\0".join(spelt).translate(_SPACES).split("\0"), strict=False):
        tokens = words.split()
        # half of the names have no word of any rule
        judged[name] = None if known.isdisjoint(tokens) else _rule_of_words(name, tokens)
    return {name: rule for name in names if (rule := judged[name]) is not None}


def rule_of_name(name: str) -> DomRule | None:
    """Return the rule that a class and id meet by their words."""
    return rules_of_names({name}).get(name)


def _rule_of_words(name: str, tokens: list[str]) -> DomRule | None:
    if len(name) > 500:
        return None
    plain = True
    for at, token in enumerate(tokens, 1):
        if token not in _KNOWN:
            continue
        if token in _FIRST and at < len(tokens):
            for phrase, rule in _BY_PAIR.get((token, tokens[at]), ()):
                if phrase in f" {' '.join(tokens)} ":
                    return rule
        if token in _BY_WORD:
            return _BY_WORD[token]
        plain = plain and token not in _BY_CLASS
    if plain:
        return None
    classes = name.lower().split()
    if len(classes) >= 3 and all(len(n) <= 3 for n in classes):  # machine-made names such as `l ab ac ad`
        return None
    return next((_BY_CLASS[n] for n in classes if n in _BY_CLASS), None)


RULED_TAGS = tuple(_BY_TAG)
"""Element names that have a rule."""
rule_of_tag = _BY_TAG.get
"""Return the rule of an element name, None when it has none."""


TELLING = frozenset(("role", "itemprop", "hidden", "style"))
"""Attributes that `rule_of_attributes` reads."""


def rule_of_attributes(attributes: Mapping[str, str | None]) -> DomRule | None:
    """Return the rule that an element meets by its role, by being a comment or by being hidden."""
    role = attributes.get("role")
    if role and role in _BY_ROLE:
        return _BY_ROLE[role]
    if attributes.get("itemprop") == "comment":  # schema.org: one answer of a thread
        return _BY_WORD["comment"]
    if "hidden" in attributes and attributes["hidden"] != "until-found":
        return HIDDEN
    style = attributes.get("style")
    if style and (hiding := _HIDING.search(style)):
        named = f"{attributes.get('id') or ''} {attributes.get('class') or ''}".lower()
        if hiding.group().startswith("v") and _CONTENT.search(named):
            return None  # the text itself, shown by a script once the page is ready: WeChat, AMP
        return HIDDEN
    return None
