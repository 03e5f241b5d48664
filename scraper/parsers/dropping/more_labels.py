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
    "nl": "lees ook|lees verder|lees meer|zie ook|bekijk ook|ook interessant|meer hierover|gerelateerd|aanbevolen|leestip|"
    "meer over|gerelateerd artikel",
    "pl": "czytaj też|czytaj także|czytaj również|czytaj więcej|czytaj dalej|przeczytaj też|przeczytaj także|"
    "przeczytaj również|"
    "zobacz też|zobacz także|zobacz również|sprawdź też|polecamy|powiązane|więcej na ten temat|warto przeczytać",
    "ru": "читайте также|читайте ещё|читать также|читайте по теме|смотрите также|по теме|ещё по теме|похожие статьи|подробнее|"
    "читать далее|рекомендуем|материалы по теме",
}
HALF_LABELS: dict[str, str] = {"nl": "meer over"}
RELATED_LIST: dict[str, str] = {
    "missed": "in case you missed it|what you may have missed|놓치면 안 되는 기사|놓친 기사|見逃した記事|你可能错过|"
    "你可能錯過|mungkin anda lewatkan|"
    "yang mungkin anda lewatkan|quizás te perdiste|lo que te perdiste|você pode ter perdido|vous avez peut-être manqué|"
    "có thể bạn đã bỏ lỡ|gözünüzden kaçmasın|ข่าวที่คุณอาจพลาด|เรื่องที่คุณอาจพลาด|คุณอาจพลาด|"
    "das haben sie vielleicht verpasst|"
    "ti potrebbe essere sfuggito|gemist",
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
    "ru": "перейти к содержимому|перейти к содержанию|войти|зарегистрироваться|наверх|вернуться наверх|поиск|закрыть|"
    "показать ещё|показать больше|главная|навигация по записям",
}
