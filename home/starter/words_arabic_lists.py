"""The Arabic words of the starter site’s lists; a machine made them, and nobody has checked them yet."""

ARABIC_LISTS = {
    # Parts of the trust
    "Adult and specialist mental health": "الصحة النفسية للبالغين والخدمات المتخصصة",
    "Mental health care for adults, in hospital and at home.": "رعاية نفسية للبالغين، في المستشفى وفي البيت.",
    "Older people and adult community": "كبار السن والرعاية المجتمعية للبالغين",
    "Care for older people, and nursing and therapy for adults close to home.": (
        "رعاية كبار السن، وتمريض وعلاج للبالغين قرب بيوتهم."
    ),
    "Children, young people and families": "الأطفال والشباب والأسر",
    "Mental and physical health care for children, young people and their families.": (
        "رعاية نفسية وجسدية للأطفال والشباب وأسرهم."
    ),
    # What something is about
    "How we talk and listen": "كيف نتكلم ونصغي",
    "Calls, visits and being heard.": "المكالمات والزيارات وأن يُسمع صوتك.",
    "Letters and information": "الرسائل والمعلومات",
    "What we send, print and put online.": "ما نرسله ونطبعه وننشره على الإنترنت.",
    "Waiting": "الانتظار",
    "Waiting for care, and what happens while you wait.": "انتظار الرعاية، وما يحدث أثناء الانتظار.",
    "Rooms and places": "الغرف والأماكن",
    "Buildings, gardens and getting there.": "المباني والحدائق والوصول إليها.",
    "Safety": "السلامة",
    "Keeping people safe from harm in our care.": "حماية الناس من الأذى أثناء رعايتنا لهم.",
    "Choosing and training staff": "اختيار الموظفين وتدريبهم",
    "Who works for us and what they learn.": "من يعمل لدينا وماذا يتعلم.",
    "Phones and computers": "الهواتف والحواسيب",
    "Texts, video calls and websites.": "الرسائل النصية ومكالمات الفيديو والمواقع.",
    "Carers and families": "مقدمو الرعاية والأسر",
    "People who look after somebody.": "من يعتنون بشخص ما.",
    # Who is asked
    "Anyone": "أي شخص",
    "You do not need to have used our services.": "لا يلزم أن تكون قد استخدمت خدماتنا.",
    "People who use our services": "من يستخدمون خدماتنا",
    "Now or in the past.": "الآن أو في الماضي.",
    "You look after somebody, paid or not.": "تعتني بشخص ما، بأجر أو من دون أجر.",
    "Young people": "الشباب",
    "Children and people in their teens.": "الأطفال والمراهقون.",
    "Parents": "الآباء والأمهات",
    "You bring up a child who uses our services.": "تربّي طفلًا يستخدم خدماتنا.",
    "Older people": "كبار السن",
    "You are 65 or over.": "عمرك 65 عامًا أو أكثر.",
    # Where; the names of towns stay as they stand on signs
    "Cambridge": "Cambridge",
    "Peterborough": "Peterborough",
    "Huntingdon": "Huntingdon",
    "Fenland": "Fenland",
    "East Cambridgeshire": "East Cambridgeshire",
    "Online or anywhere": "عبر الإنترنت أو في أي مكان",
    # The ladder: how much say people have
    "Being told": "أن نخبركم",
    "We tell you what is happening and why.": "نخبركم بما يحدث ولماذا.",
    "clear facts in good time, and somebody to ask.": "حقائق واضحة في وقت مناسب، وشخصًا يمكن سؤاله.",
    "there is nothing left to decide, and people need to know what comes.": (
        "لم يبق شيء يُقرَّر، ويحتاج الناس إلى معرفة ما سيأتي."
    ),
    "The clinic moves to another floor. You write to everybody who comes, and say why.": (
        "تنتقل العيادة إلى طابق آخر. تكتبون إلى كل من يأتي إليها وتذكرون السبب."
    ),
    "plain words, good time, and somebody who answers questions.": "كلمات واضحة، ووقت كافٍ، وشخص يجيب عن الأسئلة.",
    "Being asked": "أن نسألكم",
    "We ask what you think before anything is decided.": "نسألكم عن رأيكم قبل أن يتقرر شيء.",
    "to hear what people said, and what we did with it.": "أن تسمع ما قاله الناس وما فعلناه به.",
    "you have more than one idea, and you will really choose by what you hear.": (
        "لديكم أكثر من فكرة، وستختارون حقًا بحسب ما تسمعونه."
    ),
    "You ring ten people and read them two drafts of a letter.": ("تتصلون بعشرة أشخاص وتقرؤون لهم مسودتين من رسالة."),
    "an hour or two, a question that is still open, and the promise to say what you did with the answers.": (
        "ساعة أو ساعتان، وسؤال ما زال مفتوحًا، ووعد بأن تقولوا ماذا فعلتم بالإجابات."
    ),
    "Joining in": "المشاركة في العمل",
    "You do a part of the work with us.": "تقومون بجزء من العمل معنا.",
    "a clear task, the help you need for it, and to see where your work went.": (
        "مهمة واضحة، والمساعدة التي تحتاج إليها، وأن ترى ما نتج عن عملك."
    ),
    "there is a task that people can do better than you, or as well.": (
        "هناك مهمة يستطيع الناس القيام بها أفضل منكم أو مثلكم."
    ),
    "Two people who had the treatment help to interview new nurses.": (
        "يساعد شخصان تلقّيا العلاج في مقابلة ممرضين جدد."
    ),
    "a clear task, time to prepare people, and pay.": "مهمة واضحة، ووقت لإعداد الناس، وأجر.",
    "Designing together": "نصمّم معًا",
    "We look for the problem and the answer side by side, as equals.": "نبحث عن المشكلة والحل جنبًا إلى جنب، متساوين.",
    "to be there from the start, and to have your ideas tried out.": "أن تكون معنا من البداية، وأن تُجرَّب أفكارك.",
    "the aim is clear and nobody knows yet how to get there.": "الهدف واضح، ولا أحد يعرف بعد كيف يصل إليه.",
    "Parents, young people and staff plan a waiting room together.": (
        "يخطط الآباء والأمهات والشباب والموظفون معًا لغرفة انتظار."
    ),
    "months, not weeks, the same people from start to end, and room to try things out.": (
        "أشهر لا أسابيع، والأشخاص أنفسهم من البداية إلى النهاية، ومجال للتجربة."
    ),
    "Deciding together": "نقرر معًا",
    "The decision is yours as much as ours.": "القرار لكم بقدر ما هو لنا.",
    "a say that counts the same as the say of staff.": "أن يكون لرأيك وزن رأي الموظفين نفسه.",
    "what is decided changes people’s lives, and you are free to share the decision.": (
        "القرار يغيّر حياة الناس، ويمكنكم أن تتشاركوا فيه."
    ),
    "Half of the people who choose a new service have used it themselves, and each vote counts the same.": (
        "نصف من يختارون خدمة جديدة استخدموها بأنفسهم، ولكل صوت الوزن نفسه."
    ),
    "a decision that is yours to share, agreed beforehand with those above you, and written down.": (
        "قرار يمكنكم تشاركه، متفق عليه مسبقًا مع رؤسائكم ومكتوب."
    ),
    # How early people come in
    "Idea": "فكرة",
    "Nothing is fixed. We want to find out what matters.": "لم يتقرر شيء بعد. نريد أن نعرف ما هو المهم.",
    "Planning": "التخطيط",
    "We know the aim. How to get there is still open.": "نعرف الهدف، وما زالت طريقة الوصول إليه مفتوحة.",
    "Doing": "التنفيذ",
    "The work is going on and can still change.": "العمل جارٍ ويمكن أن يتغير.",
    "Checking how it went": "النظر في النتيجة",
    "It is done. We want to know if it helped.": "انتهى العمل. نريد أن نعرف هل أفاد.",
}
