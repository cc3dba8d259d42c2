"""What the starter site's settings say in Polish and Arabic; a machine made it, and nobody has checked it yet.

The trust's own name stays as the law gives it, and so do the names of helplines.
"""

POLISH = {
    "Working Together": "Pracujemy razem",
    "Involvement team": "Zespół do spraw współpracy z ludźmi",
    "section 242(1B) of the National Health Service Act 2006": (
        "artykuł 242(1B) ustawy National Health Service Act z 2006 roku"
    ),
    "Example number. Monday to Friday, 9am to 5pm": "Przykładowy numer. Od poniedziałku do piątku, od 9:00 do 17:00",
    "Example number. Monday to Friday, 9am to 4pm": "Przykładowy numer. Od poniedziałku do piątku, od 9:00 do 16:00",
    "When a life is in danger, or somebody is badly hurt. Ring now, or go to A&E.": (
        "Gdy czyjeś życie jest w niebezpieczeństwie lub ktoś jest ciężko ranny. Zadzwoń teraz lub jedź na oddział "
        "ratunkowy (A&E)."
    ),
    "NHS 111, option 2": "NHS 111, opcja 2",
    "When you need urgent help with your mental health. Any time, day or night. It is free.": (
        "Gdy pilnie potrzebujesz pomocy w sprawie zdrowia psychicznego. O każdej porze dnia i nocy. Za darmo."
    ),
    "When you want to talk to somebody who listens. Any time, day or night. It is free.": (
        "Gdy chcesz porozmawiać z kimś, kto słucha. O każdej porze dnia i nocy. Za darmo."
    ),
    "Text SHOUT to 85258": "Wyślij SMS o treści SHOUT pod numer 85258",
    "When you would rather text than talk. Any time, day or night. It is free.": (
        "Gdy wolisz pisać, niż rozmawiać. O każdej porze dnia i nocy. Za darmo."
    ),
}

ARABIC = {
    "Working Together": "نعمل معًا",
    "Involvement team": "فريق المشاركة",
    "section 242(1B) of the National Health Service Act 2006": (
        "المادة 242(1B) من قانون National Health Service Act لعام 2006"
    ),
    "Example number. Monday to Friday, 9am to 5pm": "رقم للمثال. من الإثنين إلى الجمعة، من 9 صباحًا إلى 5 مساءً",
    "Example number. Monday to Friday, 9am to 4pm": "رقم للمثال. من الإثنين إلى الجمعة، من 9 صباحًا إلى 4 مساءً",
    "When a life is in danger, or somebody is badly hurt. Ring now, or go to A&E.": (
        "عندما تكون حياة أحد في خطر، أو يكون أحد مصابًا إصابة شديدة. اتصل الآن، أو اذهب إلى قسم الطوارئ."
    ),
    "NHS 111, option 2": "NHS 111، الخيار 2",
    "When you need urgent help with your mental health. Any time, day or night. It is free.": (
        "عندما تحتاج إلى مساعدة عاجلة لصحتك النفسية. في أي وقت، ليلًا أو نهارًا. مجانًا."
    ),
    "When you want to talk to somebody who listens. Any time, day or night. It is free.": (
        "عندما تريد أن تتحدث مع شخص يستمع إليك. في أي وقت، ليلًا أو نهارًا. مجانًا."
    ),
    "Text SHOUT to 85258": "أرسل كلمة SHOUT في رسالة نصية إلى 85258",
    "When you would rather text than talk. Any time, day or night. It is free.": (
        "عندما تفضّل الكتابة على الكلام. في أي وقت، ليلًا أو نهارًا. مجانًا."
    ),
}
