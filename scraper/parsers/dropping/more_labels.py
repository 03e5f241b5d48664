"""The same tables as in `labels.py` for Dutch, Polish and Russian: the words of their WordPress, Drupal and press themes.

Rows with a subject instead of a language hold what one kind of site says in all languages.
"""

PREVIOUS: dict[str, str] = {
    "nl": "vorig bericht|vorige bericht|vorig artikel|vorige artikel|ouder bericht|oudere berichten|vorige pagina",
    "pl": "poprzedni wpis|poprzedni artykuł|poprzedni post|starszy post|starsze posty|starsze wpisy|poprzednia strona",
    "ru": "предыдущая запись|предыдущая статья|предыдущий пост|предыдущая новость|предыдущее|предыдущая страница|старые записи",
}
PREVIOUS_WORD: dict[str, str] = {"nl": "vorige|ouder", "pl": "poprzedni|wstecz|starsze", "ru": "назад|предыдущая"}
NEXT: dict[str, str] = {
    "nl": "volgend bericht|volgende bericht|volgend artikel|volgende artikel|nieuwer bericht|nieuwere berichten|volgende pagina",
    "pl": "następny wpis|następny artykuł|następny post|kolejny wpis|kolejny artykuł|nowszy post|nowsze posty|nowsze wpisy|"
    "następna strona",
    "ru": "следующая запись|следующая статья|следующий пост|следующая новость|следующая страница|новые записи",
}
NEXT_WORD: dict[str, str] = {"nl": "volgende|nieuwer", "pl": "następny|dalej|nowsze", "ru": "вперёд|вперед|следующая|далее"}
SOURCE: dict[str, str] = {
    "nl": "bron|bronnen|bronlink|oorspronkelijk artikel|origineel artikel|lees het originele artikel",
    "pl": "źródło|źródła|oryginalny artykuł|link do źródła|oryginał",
    "ru": "источник|источники|первоисточник|источник новости|ссылка на источник|оригинал статьи|оригинал",
}
ALSO_READ: dict[str, str] = {
    "more words": "อ่านข่าวเพิ่มเติม|อ่านข่าวที่เกี่ยวข้อง|合わせて読みたい記事|あわせて読みたい記事|関連記事はこちら|"
    "おすすめ記事はこちら|延伸閱讀|"
    "ilgili içerik|haberle ilgili|artículo relacionado|artículos relacionados|noticia relacionada|matéria relacionada|"
    "article lié|sujet lié|articolo correlato|verwandter artikel|bài viết cùng chủ đề|연관 기사|관련 영상|関連動画|相关视频",
    "nl": "lees ook|lees verder|lees meer|zie ook|bekijk ook|ook interessant|meer hierover|gerelateerd|aanbevolen|leestip|"
    "meer over|gerelateerd artikel",
    "pl": "czytaj też|czytaj także|czytaj również|czytaj więcej|czytaj dalej|przeczytaj też|przeczytaj także|"
    "przeczytaj również|"
    "zobacz też|zobacz także|zobacz również|sprawdź też|polecamy|powiązane|więcej na ten temat|warto przeczytać",
    "ru": "читайте также|читайте ещё|читать также|читайте по теме|смотрите также|по теме|ещё по теме|похожие статьи|подробнее|"
    "читать далее|рекомендуем|материалы по теме",
}
HALF_LABELS: dict[str, str] = {"nl": "meer over"}
RELATED_WORD = (
    "related|relacionado|relacionada|relacionados|terkait|gerelateerd|ilgili|correlati|correlato|powiązane|liên quan|verwandt|"
    "connexe|relateret|relaterat|relatert|povezano|kaugnay|関連|관련|相关|相關|по теме"
)
"""Those of one word that say that a story belongs to this one: a colon and a headline behind them are enough."""
RECOMMENDS = (
    "추천|rekomendasi|recommended|recommandé|recomendado|consigliato|empfohlen|önerilen|đề xuất|polecamy|рекомендуем|aanbevolen|"
    "read|more|baca|confira|simak|trending"
)
"""Those that may as well stand before a song."""
RELATED_LIST: dict[str, str] = {
    "threads": "similar threads|similar topics|related topics|suggested topics|related threads|other threads|ähnliche themen|"
    "ähnliche beiträge|temas similares|temas relacionados|temas parecidos|sujets similaires|discussions similaires|sujets "
    "connexes|"
    "discussioni simili|argomenti simili|tópicos semelhantes|tópicos similares|tópicos relacionados|chủ đề tương tự|chủ đề "
    "liên quan|"
    "benzer konular|ilgili konular|กระทู้ที่คล้ายกัน|กระทู้ที่เกี่ยวข้อง|topik serupa|thread serupa|topik terkait|похожие "
    "темы|podobne tematy|"
    "soortgelijke onderwerpen|vergelijkbare onderwerpen|似たトピック|関連トピック|関連スレッド|相似主題|相關主題|"
    "相关帖子|相关主题|相关话题|비슷한 글|"
    "비슷한 주제|관련 게시글",
    "references": "references|footnotes|references and notes|notes and references|external links|einzelnachweise|weblinks|"
    "fußnoten|"
    "referencias|enlaces externos|referências|ligações externas|notas e referências|références|notes et références|liens "
    "externes|"
    "note e riferimenti|collegamenti esterni|tham khảo|chú thích|liên kết ngoài|kaynakça|dış bağlantılar|อ้างอิง|"
    "แหล่งข้อมูลอื่น|referensi|"
    "catatan kaki|pranala luar|각주|외부 링크|바깥 고리|脚注|出典|外部リンク|参考文献|参考资料|參考資料|外部链接|"
    "外部連結|注释|註釋|"
    "przypisy|linki zewnętrzne|примечания|ссылки|externe links|voetnoten",
    "missed": "in case you missed it|what you may have missed|놓치면 안 되는 기사|놓친 기사|見逃した記事|你可能错过|"
    "你可能錯過|mungkin anda lewatkan|"
    "yang mungkin anda lewatkan|quizás te perdiste|lo que te perdiste|você pode ter perdido|vous avez peut-être manqué|"
    "có thể bạn đã bỏ lỡ|gözünüzden kaçmasın|ข่าวที่คุณอาจพลาด|เรื่องที่คุณอาจพลาด|คุณอาจพลาด|"
    "das haben sie vielleicht verpasst|"
    "ti potrebbe essere sfuggito|gemist",
    "issues": "from the archive|from the archives|from our archive|past issues|previous issues|earlier issues|recent issues|"
    "more issues|"
    "지난 호|지난 호 보기|이전 호|지난 뉴스레터|バックナンバー|過去の号|過去のニュースレター|往期内容|过往期刊|過往期數|"
    "往期電子報|edisi sebelumnya|edisi lalu|edisi-edisi sebelumnya|dari arsip|números anteriores|ediciones anteriores|"
    "del archivo|"
    "edições anteriores|do arquivo|numéros précédents|éditions précédentes|dans les archives|các số trước|số trước|"
    "önceki sayılar|geçmiş sayılar|arşivden|ฉบับก่อนหน้า|ฉบับที่ผ่านมา|frühere ausgaben|vergangene ausgaben|ältere ausgaben|"
    "letzte ausgaben|aus dem archiv|numeri precedenti|edizioni precedenti|dall’archivio|eerdere edities|vorige edities|"
    "uit het archief|poprzednie wydania|poprzednie numery|z archiwum|прошлые выпуски|предыдущие выпуски|из архива",
    "earlier": "往期推荐|往期精彩|往期回顾|往期文章|精彩推荐|往期推薦|往期精彩|往期回顧|精彩推薦|지난 글 보기|過去の記事一覧",
    "nl": "gerelateerde berichten|gerelateerde artikelen|gerelateerd|lees ook|meest gelezen|populaire berichten|"
    "recente berichten|"
    "laatste nieuws|meer artikelen|dit vind je misschien ook leuk|misschien ook interessant|vergelijkbare berichten|"
    "dit vind je vast ook leuk",
    "pl": "powiązane wpisy|powiązane artykuły|podobne wpisy|podobne artykuły|zobacz także|zobacz też|zobacz również|"
    "czytaj także|"
    "czytaj również|najczęściej czytane|najpopularniejsze|ostatnie wpisy|najnowsze wpisy|polecamy|polecane artykuły|"
    "może cię zainteresować|może cię też zainteresować|to może cię zainteresować|inne artykuły|najnowsze wiadomości",
    "ru": "похожие записи|похожие статьи|похожие материалы|читайте также|смотрите также|вам может понравиться|"
    "вам также может понравиться|самое читаемое|популярное|популярные записи|последние записи|свежие записи|последние новости|"
    "материалы по теме|новости по теме|рекомендуем|другие статьи",
}
SHARE: dict[str, str] = {
    "nl": "deel dit|deel dit bericht|deel dit artikel|delen|deel via|deel op facebook|vind ik leuk|link kopiëren|"
    "afdrukken|volg ons|"
    "bezig met laden|opslaan",
    "pl": "udostępnij|udostępnij wpis|udostępnij ten wpis|udostępnij artykuł|udostępnij na facebooku|podziel się|lubię to|"
    "kopiuj link|skopiuj link|drukuj|obserwuj|wczytywanie|zapisz|podziel się wpisem",
    "ru": "поделиться|поделиться ссылкой|поделитесь|поделиться в соцсетях|поделись с друзьями|поделиться с друзьями|нравится|"
    "мне нравится|скопировать ссылку|распечатать|загрузка|подписаться|сохранить",
}
ADVERTISING: dict[str, str] = {
    "nl": "advertentie|advertenties|gesponsord|gesponsorde inhoud|verder na de advertentie|lees verder onder de advertentie|"
    "artikel gaat verder onder de advertentie",
    "pl": "reklama|reklamy|sponsorowane|materiał sponsorowany|artykuł sponsorowany|dalsza część artykułu pod reklamą|"
    "ciąg dalszy pod reklamą|materiał partnera|współpraca reklamowa",
    "ru": "реклама|на правах рекламы|партнёрский материал|партнерский материал|спонсорский материал|продолжение после рекламы",
}
COMMENTS: dict[str, str] = {
    "nl": "laat een reactie achter|geef een reactie|plaats een reactie|reactie plaatsen|reageer|reactie annuleren|"
    "schrijf een reactie|nog geen reacties",
    "pl": "dodaj komentarz|zostaw komentarz|napisz komentarz|skomentuj|anuluj pisanie odpowiedzi|brak komentarzy|"
    "prześlij komentarz|zostaw odpowiedź",
    "ru": "оставить комментарий|добавить комментарий|написать комментарий|отправить комментарий|комментировать|"
    "отменить ответ|комментариев нет|нет комментариев|оставьте комментарий",
}
COMMENTS_WORD: dict[str, str] = {"nl": "reacties|reactie", "pl": "komentarze|komentarz", "ru": "комментарии|отзывы"}
CONTENTS: dict[str, str] = {
    "nl": "inhoud|inhoudsopgave|in dit artikel",
    "pl": "spis treści|w tym artykule",
    "ru": "содержание|оглавление|в этой статье",
}
AUTHOR_BIO: dict[str, str] = {
    "nl": "over de auteur|over de schrijver|over de schrijfster",
    "pl": "o autorze|o autorce",
    "ru": "об авторе",
}
TAGS: dict[str, str] = {
    "nl": "trefwoorden|categorieën|onderwerpen",
    "pl": "tagi|etykiety|kategorie|słowa kluczowe|tematy",
    "ru": "теги|метки|рубрики|рубрика|ключевые слова|темы",
}
FURNITURE: dict[str, str] = {
    "forums": "thread starter|topic starter|original poster|active member|senior member|junior member|new member|well-known "
    "member|"
    "moderator|report reply|like reply|like reply quote|reply with quote|reply quote|post reply|post new reply|who is online|"
    "link to post|"
    "topic closed|users who are viewing this thread|"
    "show all posts|back to forum|jump to forum|thread tools|display modes|report post|share this topic|antworten mit zitat|"
    "zitieren|"
    "thema geschlossen|responder con cita|citar|responder citando|répondre en citant|citer|sujet fermé|rispondi citando|cita "
    "messaggio|"
    "trả lời kèm trích dẫn|alıntı|alıntı yap|konu kapalı|ตอบกลับพร้อมอ้าง|citeer|cytuj|odpowiedz z cytatem|ответить с "
    "цитированием|"
    "只看该作者|只看該作者|倒序浏览|倒序瀏覽|电梯直达|電梯直達|使用道具|使用道具 举报|使用道具 檢舉|显示全部楼层|"
    "顯示全部樓層|回复 举报|回覆 檢舉|"
    "发表新帖|發表新帖|回复楼主|楼主|樓主|来自手机|引用返信|このトピックをシェア|글쓴이에게 답글|인용",
    "wikis": "view source|view history|edit source|edit page|quelltext anzeigen|versionsgeschichte|ver código|ver historial|"
    "ver código-fonte|"
    "voir le texte source|voir l’historique|visualizza wikitesto|xem mã nguồn|xem lịch sử|kaynağı gör|geçmişi gör|ดูโค้ด|"
    "ดูประวัติ|"
    "원본 보기|역사 보기|ソースを表示|ソースを閲覧|履歴表示|查看源代码|查看歷史|查看历史|檢視原始碼|檢視歷史|lihat "
    "sumber|versi terdahulu",
    "blog rings": "ランキング参加中です|ランキング参加中|にほんブログ村|人気ブログランキング|人気ブログランキングへ|"
    "ブログランキング|著作权归作者所有|著作權歸作者所有|"
    "ブログトップ|記事一覧|画像一覧|이웃추가|이웃 추가|본문 기타 기능|blog feed|加為好友|加为好友",
    "recipes": "jump to recipe|skip to recipe|print recipe|salta alla ricetta|vai alla ricetta|stampa la ricetta|"
    "ir a la receta|"
    "saltar a la receta|imprimir receta|ir para a receita|pular para a receita|imprimir receita|aller à la recette|"
    "voir la recette|"
    "imprimer la recette|zum rezept|zum rezept springen|rezept drucken|naar het recept|spring naar recept|recept printen|"
    "przejdź do przepisu|drukuj przepis|перейти к рецепту|распечатать рецепт|tarife git|tarife atla|langsung ke resep|"
    "lompat ke resep|cetak resep|đến công thức|xem công thức|ไปที่สูตร|ข้ามไปที่สูตร|레시피로 이동|레시피 바로가기|"
    "レシピへ|レシピへジャンプ|"
    "跳至食谱|跳到食谱|跳至食譜|跳到食譜",
    "nl": "ga naar de inhoud|naar de inhoud|meteen naar de inhoud|spring naar de inhoud|inloggen|aanmelden|terug naar boven|"
    "zoeken|sluiten|meer weergeven|berichtnavigatie",
    "pl": "przejdź do treści|przejdź do głównej treści|zaloguj się|zarejestruj się|do góry|powrót na górę|szukaj|zamknij|"
    "pokaż więcej|strona główna|nawigacja wpisu",
    "ru": "найти тему|перейти к содержимому|перейти к содержанию|войти|зарегистрироваться|наверх|вернуться наверх|поиск|закрыть|"
    "показать ещё|показать больше|главная|навигация по записям",
}
UNSUBSCRIBE: dict[str, str] = {
    "en": "unsubscribe|unsubscribe here|unsubscribe from this list|unsubscribe instantly|manage preferences|"
    "manage your preferences|"
    "update your preferences|manage your subscription|manage subscription|email preferences|opt out",
    "ko": "수신거부|수신 거부|구독 취소|구독취소|구독 해지|구독해지|수신거부하기",
    "ja": "配信停止|購読解除|登録解除|配信解除|購読を解除|配信を停止|配信停止はこちら|メール配信を停止する|購読解除はこちら",
    "zh": "退订|退訂|取消订阅|取消訂閱|退订邮件|取消訂閱電子報|退出订阅",
    "id": "berhenti berlangganan|batal berlangganan|berhenti langganan",
    "es": "darse de baja|darme de baja|date de baja|cancelar suscripción|cancelar la suscripción|anular la suscripción|"
    "cancelar mi suscripción",
    "pt": "cancelar inscrição|cancelar a inscrição|cancelar assinatura|descadastrar|descadastre-se|sair da lista|"
    "cancelar subscrição|anular subscrição",
    "fr": "se désabonner|se désinscrire|désabonnement|désinscription|me désabonner|me désinscrire|désabonnez-vous",
    "vi": "hủy đăng ký|huỷ đăng ký|hủy nhận tin|ngừng nhận thư|ngừng nhận email",
    "tr": "abonelikten çık|abonelikten ayrıl|aboneliği iptal et|üyelikten çık|listeden çık",
    "th": "ยกเลิกการรับข่าวสาร|ยกเลิกการสมัคร|ยกเลิกการติดตาม|เลิกรับอีเมล",
    "de": "abbestellen|newsletter abbestellen|abmelden|vom newsletter abmelden|hier abmelden|newsletter abmelden|austragen",
    "it": "disiscriviti|annulla iscrizione|annulla l’iscrizione|cancella iscrizione|cancellati|"
    "disiscriversi|cancella l’iscrizione",
    "nl": "afmelden|uitschrijven|uitschrijven voor deze nieuwsbrief|afmelden voor deze nieuwsbrief",
    "pl": "wypisz się|anuluj subskrypcję|zrezygnuj z subskrypcji|rezygnacja z subskrypcji",
    "ru": "отписаться|отписаться от рассылки|отказаться от рассылки",
}
"""The way out of a mailing list."""
VIEW_ONLINE: dict[str, str] = {
    "en": "view in browser|view in your browser|view this email in your browser|view online|read online|open in browser",
    "ko": "브라우저에서 보기|웹에서 보기|웹으로 보기",
    "ja": "ブラウザで見る|ブラウザで表示|webで読む|ウェブで読む",
    "zh": "在浏览器中查看|在瀏覽器中查看|在浏览器中打开|線上閱讀",
    "id": "lihat di browser|lihat di peramban|buka di browser",
    "es": "ver en el navegador|ver en navegador|ver en tu navegador|ver este correo en el navegador",
    "pt": "ver no navegador|abrir no navegador|ver este e-mail no navegador",
    "fr": "voir dans le navigateur|voir en ligne|lire en ligne|afficher dans le navigateur|voir dans votre navigateur",
    "vi": "xem trên trình duyệt|xem trong trình duyệt",
    "tr": "tarayıcıda görüntüle|tarayıcıda aç",
    "th": "ดูในเบราว์เซอร์|เปิดในเบราว์เซอร์",
    "de": "im browser ansehen|im browser öffnen|im browser lesen|online lesen|webversion|im browser anzeigen",
    "it": "vedi nel browser|visualizza nel browser|apri nel browser|leggi online",
    "nl": "bekijk in browser|bekijk in je browser|lees online|webversie",
    "pl": "zobacz w przeglądarce|otwórz w przeglądarce",
    "ru": "открыть в браузере|посмотреть в браузере",
}
FORWARDS: dict[str, str] = {
    "en": "forward it to|forward this to|forward this email|forwarded this|forwarded to you|forward to a friend|"
    "send it to a friend|"
    "share it with a friend|was this forwarded|pass it on to",
    "ko": "전달받으셨|전달해 주세요|전달 받으셨|친구에게 전달|친구에게 공유해",
    "ja": "転送してください|転送された方|転送されて|友達に転送|お友達に転送",
    "zh": "转发给朋友|轉寄給朋友|转发给你的朋友|轉寄給你的朋友|朋友转发给你|朋友轉寄給你",
    "id": "teruskan ke teman|teruskan email ini|diteruskan kepadamu|diteruskan kepada anda|teruskan kepada teman",
    "es": "reenviado este correo|reenviaron este|reenvíalo a|reenvía este|reenviado este boletín|te han reenviado|te reenviaron",
    "pt": "encaminhe para|encaminhe este|encaminharam este|encaminhada para você|recebeu este e-mail de",
    "fr": "transférez-la à|transférez cette|transférez-le à|transféré cet e-mail|transféré cette lettre|vous a transféré",
    "vi": "chuyển tiếp cho bạn|chuyển tiếp thư này|chuyển tiếp email này",
    "tr": "arkadaşına ilet|arkadaşınıza iletin|bir arkadaşına gönder|size iletildi|sana iletildi",
    "th": "ส่งต่อให้เพื่อน|ส่งต่ออีเมล|ได้รับการส่งต่อ",
    "de": "leite ihn weiter|leite diese mail|weitergeleitet bekommen|weitergeleitet worden|leiten sie ihn weiter|"
    "an freunde weiterleiten|"
    "leite sie weiter",
    "it": "inoltrala a|inoltra questa|inoltralo a|ti hanno inoltrato|ti è stata inoltrata|inoltra a un amico",
    "nl": "stuur hem door|stuur deze mail|doorgestuurd gekregen|stuur door naar",
    "pl": "prześlij dalej|przekaż dalej|przesłano ci|prześlij znajomemu|przekaż znajomemu",
    "ru": "перешлите другу|перешлите это письмо|вам переслали|перешлите её",
}
"""Words of the call to send an issue on: they may stand inside the line, at a mail's end only."""
ANSWERS: dict[str, str] = {
    "en": "comment|comments|reply|restack|leave a comment",
    "ko": "댓글|댓글 달기",
    "ja": "コメント|コメントする",
    "zh": "评论|評論|留言|转发|轉發",
    "id": "komentar|komentari|beri komentar",
    "es": "comentar|comentarios|responder",
    "pt": "comentar|comentários|responder",
    "fr": "commenter|commentaires|répondre|aimer",
    "vi": "bình luận|trả lời",
    "tr": "yorum yap|yorumlar|yanıtla",
    "th": "ความคิดเห็น|แสดงความคิดเห็น|ตอบกลับ",
    "de": "kommentieren|kommentar|kommentare|antworten",
    "it": "commenta|commenti|rispondi",
    "nl": "reageren|reactie|beantwoorden",
    "pl": "komentuj|komentarz|komentarze|odpowiedz",
    "ru": "комментировать|комментарии|ответить",
}
"""What else readers may do, in a row of such labels."""
