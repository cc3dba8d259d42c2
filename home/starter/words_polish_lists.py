"""The Polish words of the starter site’s lists; a machine made them, and nobody has checked them yet."""

POLISH_LISTS = {
    # Parts of the trust
    "Adult and specialist mental health": "Zdrowie psychiczne dorosłych i opieka specjalistyczna",
    "Mental health care for adults, in hospital and at home.": (
        "Opieka psychiatryczna dla dorosłych, w szpitalu i w domu."
    ),
    "Older people and adult community": "Osoby starsze i opieka nad dorosłymi blisko domu",
    "Care for older people, and nursing and therapy for adults close to home.": (
        "Opieka nad osobami starszymi oraz pielęgniarki i terapia dla dorosłych blisko domu."
    ),
    "Children, young people and families": "Dzieci, młodzież i rodziny",
    "Mental and physical health care for children, young people and their families.": (
        "Opieka nad zdrowiem psychicznym i fizycznym dzieci, młodzieży i ich rodzin."
    ),
    # What something is about
    "How we talk and listen": "Jak rozmawiamy i słuchamy",
    "Calls, visits and being heard.": "Telefony, wizyty i bycie wysłuchanym.",
    "Letters and information": "Listy i informacje",
    "What we send, print and put online.": "Co wysyłamy, drukujemy i umieszczamy w internecie.",
    "Waiting": "Czekanie",
    "Waiting for care, and what happens while you wait.": "Czekanie na opiekę i to, co się wtedy dzieje.",
    "Rooms and places": "Sale i miejsca",
    "Buildings, gardens and getting there.": "Budynki, ogrody i dojazd.",
    "Safety": "Bezpieczeństwo",
    "Keeping people safe from harm in our care.": "Ochrona ludzi przed krzywdą, gdy są pod naszą opieką.",
    "Choosing and training staff": "Wybór i szkolenie pracowników",
    "Who works for us and what they learn.": "Kto u nas pracuje i czego się uczy.",
    "Phones and computers": "Telefony i komputery",
    "Texts, video calls and websites.": "SMS-y, rozmowy wideo i strony internetowe.",
    "Carers and families": "Opiekunowie i rodziny",
    "People who look after somebody.": "Osoby, które się kimś opiekują.",
    # Who is asked
    "Anyone": "Każdy",
    "You do not need to have used our services.": "Nie trzeba było wcześniej korzystać z naszych usług.",
    "People who use our services": "Osoby, które korzystają z naszych usług",
    "Now or in the past.": "Teraz lub dawniej.",
    "You look after somebody, paid or not.": "Opiekujesz się kimś, za pieniądze lub nie.",
    "Young people": "Młodzież",
    "Children and people in their teens.": "Dzieci i nastolatki.",
    "Parents": "Rodzice",
    "You bring up a child who uses our services.": "Wychowujesz dziecko, które korzysta z naszych usług.",
    "Older people": "Osoby starsze",
    "You are 65 or over.": "Masz 65 lat lub więcej.",
    # Where; the names of towns stay as they stand on signs
    "Cambridge": "Cambridge",
    "Peterborough": "Peterborough",
    "Huntingdon": "Huntingdon",
    "Fenland": "Fenland",
    "East Cambridgeshire": "East Cambridgeshire",
    "Online or anywhere": "Przez internet lub gdziekolwiek",
    # The ladder: how much say people have
    "Being told": "Informujemy Cię",
    "We tell you what is happening and why.": "Mówimy Ci, co się dzieje i dlaczego.",
    "clear facts in good time, and somebody to ask.": "jasnych informacji na czas i kogoś, kogo można zapytać.",
    "there is nothing left to decide, and people need to know what comes.": (
        "nie ma już nic do ustalenia, a ludzie muszą wiedzieć, co będzie."
    ),
    "The clinic moves to another floor. You write to everybody who comes, and say why.": (
        "Przychodnia przenosi się na inne piętro. Piszesz do wszystkich, którzy przychodzą, i mówisz dlaczego."
    ),
    "plain words, good time, and somebody who answers questions.": (
        "proste słowa, dość czasu i ktoś, kto odpowiada na pytania."
    ),
    "Being asked": "Pytamy Cię",
    "We ask what you think before anything is decided.": "Pytamy, co myślisz, zanim cokolwiek postanowimy.",
    "to hear what people said, and what we did with it.": (
        "wiadomości o tym, co powiedzieli ludzie i co z tym zrobiliśmy."
    ),
    "you have more than one idea, and you will really choose by what you hear.": (
        "masz więcej niż jeden pomysł i naprawdę wybierzesz według tego, co usłyszysz."
    ),
    "You ring ten people and read them two drafts of a letter.": (
        "Dzwonisz do dziesięciu osób i czytasz im dwa projekty listu."
    ),
    "an hour or two, a question that is still open, and the promise to say what you did with the answers.": (
        "godzina lub dwie, pytanie, które jest jeszcze otwarte, i obietnica, że powiesz, co zrobiono z odpowiedziami."
    ),
    "Joining in": "Pracujesz z nami",
    "You do a part of the work with us.": "Wykonujesz z nami część pracy.",
    "a clear task, the help you need for it, and to see where your work went.": (
        "jasnego zadania, potrzebnej pomocy i wiadomości, co wyszło z Twojej pracy."
    ),
    "there is a task that people can do better than you, or as well.": (
        "jest zadanie, które ludzie potrafią zrobić lepiej niż Ty albo tak samo dobrze."
    ),
    "Two people who had the treatment help to interview new nurses.": (
        "Dwie osoby, które przeszły leczenie, pomagają w rozmowach z nowymi pielęgniarkami."
    ),
    "a clear task, time to prepare people, and pay.": "jasne zadanie, czas na przygotowanie ludzi i zapłata.",
    "Designing together": "Projektujemy razem",
    "We look for the problem and the answer side by side, as equals.": (
        "Szukamy problemu i rozwiązania wspólnie, jak równi."
    ),
    "to be there from the start, and to have your ideas tried out.": (
        "udziału od samego początku i wypróbowania Twoich pomysłów."
    ),
    "the aim is clear and nobody knows yet how to get there.": (
        "cel jest jasny, a nikt jeszcze nie wie, jak go osiągnąć."
    ),
    "Parents, young people and staff plan a waiting room together.": (
        "Rodzice, młodzież i pracownicy razem planują poczekalnię."
    ),
    "months, not weeks, the same people from start to end, and room to try things out.": (
        "miesiące, nie tygodnie, te same osoby od początku do końca i miejsce na próby."
    ),
    "Deciding together": "Decydujemy razem",
    "The decision is yours as much as ours.": "Decyzja jest tak samo Twoja jak nasza.",
    "a say that counts the same as the say of staff.": "głosu, który liczy się tak samo jak głos pracowników.",
    "what is decided changes people’s lives, and you are free to share the decision.": (
        "decyzja zmienia życie ludzi, a Ty możesz się nią podzielić."
    ),
    "Half of the people who choose a new service have used it themselves, and each vote counts the same.": (
        "Połowa osób, które wybierają nową usługę, sama z niej korzystała, a każdy głos liczy się tak samo."
    ),
    "a decision that is yours to share, agreed beforehand with those above you, and written down.": (
        "decyzja, którą możesz się podzielić, uzgodniona wcześniej z przełożonymi i zapisana."
    ),
    # How early people come in
    "Idea": "Pomysł",
    "Nothing is fixed. We want to find out what matters.": "Nic nie jest ustalone. Chcemy wiedzieć, co jest ważne.",
    "Planning": "Planowanie",
    "We know the aim. How to get there is still open.": "Znamy cel. Droga do niego jest jeszcze otwarta.",
    "Doing": "Realizacja",
    "The work is going on and can still change.": "Praca trwa i może się jeszcze zmienić.",
    "Checking how it went": "Sprawdzamy, jak poszło",
    "It is done. We want to know if it helped.": "Praca jest skończona. Chcemy wiedzieć, czy pomogła.",
}
