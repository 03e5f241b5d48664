"""What titles call cast lists, recaps, reviews and interviews in languages of which `topics.py` knows nothing."""

_CAST = (
    r"\bdistribuți[ae]\b|\bcine\s+pe\s+cine\b|\bszereposztás\w*|\bszereplő[ik]\w*|\bki\s+kicsoda\b|"
    r"\bnäyttelijä[tn]\w*|\broolit\b|\bkuka\s+on\s+kuka\b|\brollista\w*|\bskådespelar(?:e|na)\b|\bvem\s+är\s+vem\b|"
    r"\brolleliste\w*|\bmedvirkende\b|\bhvem\s+er\s+hvem\b|\bobsazení\b|\bkdo\s+je\s+kdo\b|διανομή|ηθοποιοί|"
    r"ποιος\s+είναι|\bакторський\s+склад|\bхто\s+є\s+хто|\bактьорски|\bglumačk\w+\s+(?:postava|ekipa)|"
    r"\btko\s+je\s+tko|שחקנים|ליהוק|بازیگران|طاقم\s+(?:العمل|التمثيل)|أبطال\s+(?:مسلسل|المسلسل)|कलाकार"
)
_RECAP = (
    r"\brezumat\w*|\bepisodul\s+\d+|\bösszefoglaló\w*|\d+\.\s?(?:rész|epizód)\b|\bjakso\s+\d+|\btiivistelmä|"
    r"\bavsnitt\s+\d+|\bsammanfattning|\bafsnit\s+\d+|\bshrnutí|\bdíl\s+\d+|\d+\.\s?díl\b|περίληψη|επεισόδιο\s+\d+|"
    r"\bсерія\s+\d+|\bпереказ|\bepizoda\s+\d+|סיכום|פרק\s+\d+|خلاصه|قسمت\s+\d+|ملخص|الحلقة\s+\d+|एपिसोड\s+\d+"
)
_REVIEW = (
    r"\brecenzi[ae]\b|\bkritika\b|\barvostelu\w*|\brecension\b|\banmeldelse\w*|\brecenze\b|κριτική|\bрецензія|"
    r"\bвідгук|\brecenzija|ביקורת|نقد\s|مراجعة|تقييم|समीक्षा"
)
_TALK = (
    r"\binterviu\w*|\binterjú\w*|\bhaastattelu\w*|\bintervju\w*|\brozhovor\w*|συνέντευξη|\bінтерв[’']ю|\bинтервю|"
    r"ראיון|مصاحبه|گفتگو|حوار\s|مقابلة|साक्षात्कार"
)
MORE_HEADS: tuple[tuple[str, str], ...] = (("recap", _RECAP), ("review", _REVIEW), ("talk", _TALK), ("cast", _CAST))
