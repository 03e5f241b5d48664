"""Word tables of the link filters: what an address or a link says when it leads to no article, or to older ones."""

from scraper.text import fold

_LISTS = """
author authors category categories cat tag tags label labels search users user members member profile login wp-admin wp-login.php
wp-content wp-includes wp-json xmlrpc.php cdn-cgi feed rss comments trackback cart checkout my-account account share
"""
LIST_SEGMENTS = frozenset(_LISTS.split())
"""First path segments of lists, forms and machines: nothing below them is an article."""

_SERVICES = """
about about-us about.html contact contact-us contact.html privacy privacy-policy privacy.html terms terms-of-service terms-of-use
disclaimer dmca faq help imprint impressum legal cookies cookie-policy advertise advertising advertise-with-us archive archives
sitemap sitemap.html login logout log-in sign-in signin sign-up signup register subscribe unsubscribe newsletter search donate
shop store jobs careers comments feed rss amp print home index.html index.php
"""
SERVICE_SEGMENTS = frozenset(_SERVICES.split())
"""Last path segments of a site's standing pages."""

_STANDING = """
our-team team staff meet-the-team our-story who-we-are what-we-do mission masthead press-kit media-kit partners sponsors
write-for-us guest-post submissions editorial-policy privacy-notice terms-and-conditions terms-of-sale accessibility copyright
thank-you thanks welcome start start-here guestbook links blogroll recommendations my-account order-tracking gallery
ueber-uns uber-uns über-uns kontakt datenschutz datenschutzerklaerung datenschutzerklärung agb mediadaten
a-propos qui-sommes-nous mentions-legales politique-de-confidentialite nous-contacter
sobre sobre-mi sobre-nosotros quienes-somos contacto politica-de-privacidad aviso-legal politica-de-cookies
sobre-nos quem-somos contato fale-conosco politica-de-privacidade
chi-siamo contatti informativa-privacy note-legali collabora
tentang tentang-kami hubungi-kami kontak kebijakan-privasi pedoman-media-siber redaksi disklaimer
gioi-thieu ve-chung-toi lien-he chinh-sach-bao-mat
hakkimizda hakkında iletisim gizlilik-politikasi kunye
o-nas kontakty polityka-prywatnosci o-projekte
소개 문의 공지사항 방명록 개인정보처리방침
会社概要 お問い合わせ プライバシーポリシー 運営者情報 关于我们 关于 联系我们 關於 聯絡我們 隱私權政策
"""
STANDING_SEGMENTS = frozenset(_STANDING.split())
"""Standing pages at the top of a site, in the languages of its readers; below a section such a name may be an article's."""

_SECTIONS = "category categories cat tag tags label labels archive archives sitemap"
SECTION_SEGMENTS = frozenset(_SECTIONS.split())
"""Those of `LIST_SEGMENTS` and `SERVICE_SEGMENTS` that a menu names because articles are listed there."""

_QUERY = """
add-to-cart replytocom share print output attachment_id s q search query orderby order sort filter feed login redirect_to action
format amp
"""
SERVICE_QUERY = frozenset(_QUERY.split())
"""Query parameters that make another view of a page, a search or a form."""

_OLDER = """
older posts|older|older entries|older articles|older stories|earlier posts|next|next page|more posts|load more|see more|view more
이전 글|이전|다음|다음 페이지|더보기
次へ|次のページ|もっと見る|前の記事|過去の記事
下一页|下一頁|更早的文章|更多|较早文章
selanjutnya|berikutnya|halaman berikutnya|pos lama|postingan lama
siguiente|entradas antiguas|más antiguas|página siguiente
próxima|próximo|próxima página|postagens mais antigas|página seguinte
suivant|page suivante|articles plus anciens|articles précédents
trang sau|bài cũ hơn|cũ hơn
sonraki|sonraki sayfa|daha eski yazılar|daha eski
ถัดไป|หน้าถัดไป|บทความเก่ากว่า
weiter|nächste|nächste seite|ältere beiträge
avanti|successivo|pagina successiva|articoli meno recenti|post più vecchi
"""
OLDER = frozenset(fold(words) for line in _OLDER.strip().splitlines() for words in line.split("|"))
"""Words of the link to a list's further page, folded."""

_MORE = """
load more|see more|view more|더보기|もっと見る|更多
"""
MORE = frozenset(fold(words) for line in _MORE.strip().splitlines() for words in line.split("|"))
"""Those of `OLDER` that as often lead from a teaser to its article, folded."""

ARCHIVE_WORDS = frozenset(
    ("archive", "archives", "archiv", "arsip", "archivo", "archivos", "date", "month", "year", "monthly", "posts")
)
"""Words of the addresses of years' and months' archives."""

_ARROWS = "› » → > >> ▶ ≫ ❯"
ARROWS = frozenset(_ARROWS.split())
"""Signs that stand for the same."""

_FRAME = "nav header footer aside form dialog noscript template"
FRAME_TAGS = frozenset(_FRAME.split())
"""Elements that hold a site's frame."""
