"""The Arabic words of the starter site’s first pages; a machine made them, and nobody has checked them yet."""

ARABIC = {
    # The front page
    "Working Together": "نعمل معًا",
    "Help shape NHS care near you": "ساعد في تشكيل رعاية NHS بالقرب منك",
    "Take part in shaping NHS care in Cambridgeshire and Peterborough, and see what changed because of it.": (
        "شارك في تشكيل رعاية NHS في Cambridgeshire و Peterborough، وانظر ما الذي تغيّر بفضل ذلك."
    ),
    "Involvement lead": "مسؤول المشاركة",
    "Help us make care better": "ساعدنا على تحسين الرعاية",
    "You know what care feels like. Tell us, work with us, and we will tell you what changed.": (
        "أنت تعرف كيف تبدو الرعاية. أخبرنا واعمل معنا، وسنخبرك بما تغيّر."
    ),
    "See ways to take part": "اطّلع على طرق المشاركة",
    "Tell us something now": "أخبرنا بشيء الآن",
    "You can still join these": "ما زال بإمكانك الانضمام إلى هذه",
    "We said, we did": "قلنا وفعلنا",
    "When you take part, we tell you what happened next. Each opportunity gives the date you will hear by. If we "
    "could not do something, we say so, and we say why.": (
        "عندما تشارك نخبرك بما حدث بعد ذلك. تذكر كل فرصة التاريخ الذي ستسمع منا قبله. وإذا لم نتمكن من فعل شيء "
        "نقول ذلك ونقول السبب."
    ),
    '<a id="a1">Read what changed, and what did not</a>': '<a id="a1">اقرأ ما الذي تغيّر وما الذي لم يتغيّر</a>',
    "New to this?": "هل هذا جديد عليك؟",
    "You do not need any experience. You do not need an account. You can stop at any time and you do not have to "
    "say why.": "لا تحتاج إلى خبرة. لا تحتاج إلى حساب. يمكنك التوقف في أي وقت، ولا يلزمك أن تقول السبب.",
    "Before you decide, each page tells you how long it takes, whether you are paid, what we pay for, and who to "
    "ring. Taking part, or not, never changes the care you get.": (
        "قبل أن تقرر، تخبرك كل صفحة كم يستغرق الأمر، وهل تحصل على مال، وما الذي ندفع تكلفته، وبمن تتصل. المشاركة أو "
        "عدمها لا تغيّر أبدًا الرعاية التي تحصل عليها."
    ),
    "I use services, or care for somebody": "أستخدم الخدمات أو أعتني بشخص ما",
    "Find something that fits your life. Ten minutes by phone can be enough.": (
        "ابحث عن شيء يناسب حياتك. قد تكفي عشر دقائق عبر الهاتف."
    ),
    "I am in a forum, or want to be": "أنا في منتدى أو أريد الانضمام إليه",
    "Read what each group is for, and join the one that suits you.": (
        "اقرأ عن هدف كل مجموعة، وانضم إلى المجموعة التي تناسبك."
    ),
    "I am a young person": "أنا من الشباب",
    "Your view counts as much as anybody’s. See what is being set up.": "رأيك مهم مثل رأي أي شخص. انظر ما الذي نعدّه.",
    "I work for the trust": "أعمل في المؤسسة",
    "Not sure where to start, or short of time? Start here.": "لا تعرف من أين تبدأ، أو وقتك قصير؟ ابدأ هنا.",
    # The list
    "Ways to take part": "طرق المشاركة",
    "Ways to take part in shaping NHS care": "طرق المشاركة في تشكيل رعاية NHS",
    "Pick something that suits you: a phone call, a form by post, an hour online or a day with others.": (
        "اختر ما يناسبك: مكالمة هاتفية، أو استمارة بالبريد، أو ساعة عبر الإنترنت، أو يومًا مع الآخرين."
    ),
    "Each one says what you would do, how long it takes, whether you are paid, and when we will tell you what "
    "happened. The ones marked “Example” show how this page works. They are not real.": (
        "تذكر كل فرصة ما الذي ستفعله، وكم يستغرق الأمر، وهل تحصل على مال، ومتى سنخبرك بما حدث. الفرص التي تحمل علامة "
        "«مثال» تبيّن كيف تعمل هذه الصفحة. وهي ليست حقيقية."
    ),
    # The example
    "Choose the chairs for a new waiting room": "اختر الكراسي لغرفة انتظار جديدة",
    "Come and sit. Tell us which chairs suit a sore back or a tired child, and where a wheelchair needs space.": (
        "تعال واجلس. أخبرنا أي الكراسي تناسب الظهر المؤلم أو الطفل المتعب، وأين يحتاج الكرسي المتحرك إلى مكان."
    ),
    "You get the voucher on the day. You may say no to it.": "تحصل على القسيمة في اليوم نفسه. ويمكنك أن ترفضها.",
    "Travel, parking, child care, or somebody to sit with the person you care for.": (
        "التنقل، أو موقف السيارة، أو رعاية الأطفال، أو شخص يجلس مع من تعتني به."
    ),
    "We book a taxi for you if you ask.": "نحجز لك سيارة أجرة إذا طلبت ذلك.",
    "Example contact, involvement team": "جهة اتصال كمثال، فريق المشاركة",
    "Bus stop and blue badge parking are at the front door. Somebody waits for you inside.": (
        "موقف الحافلة ومواقف الشارة الزرقاء عند الباب الأمامي. وينتظرك شخص في الداخل."
    ),
    "Eight people and two of us. First you sit, then we talk. Nobody has to speak in front of the others.": (
        "ثمانية أشخاص واثنان منا. تجلسون أولًا ثم نتحدث. لا يلزم أحدًا أن يتكلم أمام الآخرين."
    ),
    "Every half hour, with tea and water.": "كل نصف ساعة، مع الشاي والماء.",
    "By email, phone or letter, as you like. And on this page.": (
        "بالبريد الإلكتروني أو الهاتف أو برسالة، كما تحب. وعلى هذه الصفحة."
    ),
    "The plan that you draw goes to the people who buy the chairs. They may only say no where something is not "
    "safe, and then they tell you why.": (
        "المخطط الذي ترسمونه يذهب إلى من يشترون الكراسي. ولا يرفضون إلا ما ليس آمنًا، وعندها يقولون لكم السبب."
    ),
    "You try eight chairs and say what is good and bad about each. Then you move paper chairs around on a plan of "
    "the room, until it works for everybody.": (
        "تجرّب ثمانية كراسي وتقول ما الجيد وما السيئ في كل منها. ثم تحرّك كراسي من الورق على مخطط الغرفة، حتى يناسب "
        "الجميع."
    ),
    "Anyone who spends time in our waiting rooms. You do not need to know anything about chairs.": (
        "كل من يقضي وقتًا في غرف الانتظار لدينا. لا يلزمك أن تعرف شيئًا عن الكراسي."
    ),
    "Example Health Centre, 2 Example Road, Cambridge": "Example Health Centre, 2 Example Road, Cambridge",
    "two meetings, nothing to prepare": "لقاءان، ولا شيء للتحضير",
    "We can spend the money on any chair that is safe. So the choice is open, and we make it together.": (
        "يمكننا شراء أي كرسي آمن. لذلك الاختيار مفتوح، ونختار معًا."
    ),
    "The group, within the money there is": "المجموعة، في حدود المال المتوفر",
    "Tell us on the form, or ring the contact on this page, a week before if you can. We can offer breaks, a quiet "
    "room, large print, Easy Read, an interpreter or a hearing loop. You may bring somebody with you.": (
        "أخبرنا في الاستمارة، أو اتصل بالشخص المذكور في هذه الصفحة، قبل أسبوع إن أمكن. يمكننا توفير فترات راحة، وغرفة "
        "هادئة، وطباعة كبيرة، ونص سهل القراءة، ومترجم، وحلقة سمعية. ويمكنك أن تحضر معك شخصًا."
    ),
    "Try the chairs and draw the room": "نجرّب الكراسي ونرسم الغرفة",
    "Look at the plan we made of it": "ننظر إلى المخطط الذي صنعناه",
    "Which day could you come?": "في أي يوم يمكنك أن تأتي؟",
    "The day we try the chairs<br/>The day we look at the plan<br/>Both days": (
        "يوم تجربة الكراسي<br/>يوم النظر إلى المخطط<br/>كلا اليومين"
    ),
}
