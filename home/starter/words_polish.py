"""The Polish words of the starter site’s first pages; a machine made them, and nobody has checked them yet."""

POLISH = {
    # The front page
    "Working Together": "Pracujemy razem",
    "Help shape NHS care near you": "Pomóż kształtować opiekę NHS w Twojej okolicy",
    "Take part in shaping NHS care in Cambridgeshire and Peterborough, and see what changed because of it.": (
        "Pomóż kształtować opiekę NHS w Cambridgeshire i Peterborough i zobacz, co się dzięki temu zmieniło."
    ),
    "Involvement lead": "Osoba kierująca zespołem",
    "Help us make care better": "Pomóż nam poprawić opiekę",
    "You know what care feels like. Tell us, work with us, and we will tell you what changed.": (
        "Wiesz, jak wygląda opieka. Powiedz nam o tym, pracuj z nami, a my powiemy Ci, co się zmieniło."
    ),
    "See ways to take part": "Zobacz, jak wziąć udział",
    "Tell us something now": "Powiedz nam coś teraz",
    "You can still join these": "Do tych możesz jeszcze dołączyć",
    "We said, we did": "Powiedzieliśmy i zrobiliśmy",
    "When you take part, we tell you what happened next. Each opportunity gives the date you will hear by. If we "
    "could not do something, we say so, and we say why.": (
        "Gdy weźmiesz udział, powiemy Ci, co było dalej. Przy każdej propozycji podajemy dzień, do którego "
        "damy Ci znać. Jeśli czegoś nie mogliśmy zrobić, mówimy to i mówimy dlaczego."
    ),
    '<a id="a1">Read what changed, and what did not</a>': '<a id="a1">Przeczytaj, co się zmieniło, a co nie</a>',
    "New to this?": "To dla Ciebie nowość?",
    "You do not need any experience. You do not need an account. You can stop at any time and you do not have to "
    "say why.": (
        "Nie potrzebujesz doświadczenia. Nie potrzebujesz konta. Możesz przestać w każdej chwili i nie musisz "
        "mówić dlaczego."
    ),
    "Before you decide, each page tells you how long it takes, whether you are paid, what we pay for, and who to "
    "ring. Taking part, or not, never changes the care you get.": (
        "Zanim zdecydujesz, każda strona powie Ci, ile to potrwa, czy dostaniesz pieniądze, za co płacimy i do kogo "
        "zadzwonić. To, czy weźmiesz udział, nigdy nie zmienia opieki, którą dostajesz."
    ),
    "I use services, or care for somebody": "Korzystam z opieki lub opiekuję się kimś",
    "Find something that fits your life. Ten minutes by phone can be enough.": (
        "Znajdź coś, co pasuje do Twojego życia. Czasem wystarczy dziesięć minut przez telefon."
    ),
    "I am in a forum, or want to be": "Jestem w forum lub chcę w nim być",
    "Read what each group is for, and join the one that suits you.": (
        "Przeczytaj, czym zajmuje się każda grupa, i dołącz do tej, która Ci odpowiada."
    ),
    "I am a young person": "Jestem młodą osobą",
    "Your view counts as much as anybody’s. See what is being set up.": (
        "Twoje zdanie liczy się tak samo jak każde inne. Zobacz, co powstaje."
    ),
    "I work for the trust": "Pracuję w tej instytucji",
    "Not sure where to start, or short of time? Start here.": "Nie wiesz, od czego zacząć, lub masz mało czasu? Tutaj.",
    # The list
    "Ways to take part": "Jak wziąć udział",
    "Ways to take part in shaping NHS care": "Jak pomóc kształtować opiekę NHS",
    "Pick something that suits you: a phone call, a form by post, an hour online or a day with others.": (
        "Wybierz to, co Ci odpowiada: rozmowę przez telefon, formularz pocztą, godzinę online lub dzień z innymi."
    ),
    "Each one says what you would do, how long it takes, whether you are paid, and when we will tell you what "
    "happened. The ones marked “Example” show how this page works. They are not real.": (
        "Każda propozycja mówi, co będziesz robić, ile to potrwa, czy dostaniesz pieniądze i kiedy powiemy Ci, co z "
        "tego wynikło. Te z oznaczeniem „Przykład” pokazują, jak działa ta strona. Nie są prawdziwe."
    ),
    # The example
    "Choose the chairs for a new waiting room": "Wybierz krzesła do nowej poczekalni",
    "Come and sit. Tell us which chairs suit a sore back or a tired child, and where a wheelchair needs space.": (
        "Przyjdź i usiądź. Powiedz nam, które krzesła są dobre dla bolących pleców lub zmęczonego dziecka i gdzie "
        "potrzeba miejsca na wózek."
    ),
    "You get the voucher on the day. You may say no to it.": "Bon dostaniesz tego samego dnia. Możesz go nie przyjąć.",
    "Travel, parking, child care, or somebody to sit with the person you care for.": (
        "Dojazd, parking, opieka nad dzieckiem lub ktoś, kto zostanie z osobą, którą się opiekujesz."
    ),
    "We book a taxi for you if you ask.": "Zamówimy Ci taksówkę, jeśli poprosisz.",
    "Example contact, involvement team": "Przykładowy kontakt, zespół do spraw udziału",
    "Bus stop and blue badge parking are at the front door. Somebody waits for you inside.": (
        "Przystanek autobusowy i parking z niebieską kartą są przy wejściu. W środku ktoś na Ciebie czeka."
    ),
    "Eight people and two of us. First you sit, then we talk. Nobody has to speak in front of the others.": (
        "Osiem osób i dwie od nas. Najpierw siadacie, potem rozmawiamy. Nikt nie musi mówić przy innych."
    ),
    "Every half hour, with tea and water.": "Co pół godziny, z herbatą i wodą.",
    "By email, phone or letter, as you like. And on this page.": (
        "E-mailem, telefonem lub listem, jak wolisz. I na tej stronie."
    ),
    "The plan that you draw goes to the people who buy the chairs. They may only say no where something is not "
    "safe, and then they tell you why.": (
        "Plan, który narysujecie, trafi do osób kupujących krzesła. Mogą odmówić tylko wtedy, gdy coś nie jest "
        "bezpieczne, i wtedy powiedzą Wam dlaczego."
    ),
    "You try eight chairs and say what is good and bad about each. Then you move paper chairs around on a plan of "
    "the room, until it works for everybody.": (
        "Wypróbujesz osiem krzeseł i powiesz, co jest w nich dobre, a co złe. Potem przesuwasz papierowe krzesła na "
        "planie pokoju, aż będzie dobrze dla wszystkich."
    ),
    "Anyone who spends time in our waiting rooms. You do not need to know anything about chairs.": (
        "Każdy, kto spędza czas w naszych poczekalniach. Nie musisz nic wiedzieć o krzesłach."
    ),
    "Example Health Centre, 2 Example Road, Cambridge": "Example Health Centre, 2 Example Road, Cambridge",
    "two meetings, nothing to prepare": "dwa spotkania, nic do przygotowania",
    "We can spend the money on any chair that is safe. So the choice is open, and we make it together.": (
        "Możemy kupić każde krzesło, które jest bezpieczne. Wybór jest więc otwarty i wybieramy razem."
    ),
    "The group, within the money there is": "Grupa, w ramach dostępnych pieniędzy",
    "Tell us on the form, or ring the contact on this page, a week before if you can. We can offer breaks, a quiet "
    "room, large print, Easy Read, an interpreter or a hearing loop. You may bring somebody with you.": (
        "Powiedz nam w formularzu lub zadzwoń do osoby podanej na tej stronie, jeśli możesz, tydzień wcześniej. "
        "Możemy zapewnić przerwy, cichy pokój, duży druk, łatwy tekst, tłumacza lub pętlę indukcyjną. Możesz kogoś "
        "ze sobą zabrać."
    ),
    "Try the chairs and draw the room": "Próbujemy krzeseł i rysujemy pokój",
    "Look at the plan we made of it": "Oglądamy plan, który z tego powstał",
    "Which day could you come?": "W który dzień możesz przyjść?",
    "The day we try the chairs<br/>The day we look at the plan<br/>Both days": (
        "W dniu próbowania krzeseł<br/>W dniu oglądania planu<br/>W oba dni"
    ),
}
