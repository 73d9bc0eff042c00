"""German words that tell who speaks."""

from citecli.quotes.languages.words import LanguageWords, Paradigm, agreeing, groups, phrases, verbs, words

_WEAK = Paradigm(("t", "te", "ten", "en"), ("t",), ("end",), "ge")
_ET = Paradigm(("et", "ete", "eten", "en"), ("et",), ("end",), "ge")
_WITHOUT_GE = Paradigm(("t", "te", "ten", "en"), ("t",), ("end",))
_IEREN = Paradigm(("iert", "ierte", "ierten", "ieren"), ("iert",), ("ierend",))

_VERBS = verbs(
    (
        ("schilder folger schlussfolger ermahn stimm erwähn empör schätz zweifel stichel zürn "
         "sag frag mein äußer betonn beton warn lob klag jubel spott scherz mahn droh schimpf lach witzel folger "
         "hauch brumm murmel flüster stöhn seufz stotter stammel knurr brüll hak dräng grins kicher raun schwärm "
         "forder "
         "bekräft schnaub fauch höhn zisch murr heul schluchz jammer lall lächel nick polter wetter frotzel tob "
         "stell", _WEAK),
        ("antwort wend fürcht pflicht", _ET),
        ("verdeutlich rechtfertig erkundig ermahn erwähn besorg empör unterstell ermunter begeister "
         "erklär erzähl erläuter versicher bemerk bestätig verkünd begründ beteuer berichtig behaupt bekräftig "
         "ergänz entgegn erwider verlang beschwör kritisier versprach vermut verteidig bemängel bezeichn beschuldig "
         "entschuldig beklag begrüß verrat beruhig bedauer beschwer befürcht wiederhol bekenn erinner vermeld "
         "überleg", _WITHOUT_GE),
        ("analys spekul mon bagatellis dement korrig kritis argument komment resüm konstat bilanz not zit "
         "prognostiz signalis reag protest appell plädier plaud "
         "relativ präzis formul diagnostiz inform philosoph dekret attest", _IEREN),
    ),
    "hält hielt halten hielten rät riet rieten raten schwört schwor verweist verwies verwiesen trägt trug "
    "beschreiben "
    "stichelt stichelte macht machte "
    "sprach sprachen spricht sprechen rief riefen ruft rufen schrieb schrieben schreibt schreiben gab gibt gaben "
    "geben "
    "heißt hieß fand findet fanden finden verspricht versprach versprachen hob hebt räumte räumt räumten fügte fügt "
    "fügten teilte teilt teilten führte führt führten setzte setzt setzten legte stellte weist wies wiesen "
    "unterstrich unterstreicht unterstrichen widersprach widerspricht betont betonte betonten glaubt glaubte glauben "
    "hofft hoffte hoffen weiß wusste denkt dachte kündigte kündigt kündigten warf wirft warfen forderte fordert "
    "forderten "
    "erklärte berichtete berichtet berichteten berichten empfiehlt empfahl behauptete behauptet begründete begründet "
    "befürchtet befürchtete bezeichnete bezeichnet bezeichnen bezeichneten entgegnete entgegnet erwiderte verkündete "
    "verkündet beschrieb beschreibt gesteht gestand gestanden verrät verriet schrie schreit schrien begann "
    "fuhr fährt "
    "unterbrach unterbricht erinnert erinnerte nannte nennt nannten ruft meldete meldet zitierte twitterte postete "
    "verteidigte verlangte urteilte urteilt befand konterte kontert zeigte zeigt bat bittet wollte "
    "versetzte versetzt "
    "meinte meint äußerte äußert sieht sah versichert beteuert beklagte beklagt wünscht wünschte rechnet "
    "ätzte ätzt tönte tönt feixte findet bilanziert argumentiert sprich staunt staunte freut freute freuten ärgert "
    "ärgerte "
    "gratulierte gratuliert dankte dankt bedankte entschied überlegte fasst fasste schloss schließt plädiert "
    "plädierte",
    "gesprochen gerufen geschrieben gefunden versprochen betont geglaubt gehofft gedacht angekündigt mitgeteilt "
    "hinzugefügt "
    "eingeräumt ausgeführt hervorgehoben unterstrichen widersprochen gewarnt berichtet erklärt behauptet bezeichnet "
    "beschrieben gestanden verraten geschrien fortgefahren unterbrochen erinnert genannt gemeldet zitiert "
    "vorgeworfen gefordert gebeten geäußert zugegeben angegeben klargestellt festgestellt gewünscht empfohlen "
    "aufgerufen "
    "hingewiesen verkündet entgegnet begründet kritisiert",
    "sagend fragend mitzuteilen",
)  # fmt: skip

WORDS = LanguageWords(
    finite=_VERBS.finite - {"zeigte", "zeigt", "stellt", "stellte", "stellten", "stellen", "wollte", "nicken", "halten"}
    - {"macht", "machte", "trägt", "trug", "raten", "stimmen", "zweifel"},
    participles=_VERBS.participles,
    infinite=_VERBS.infinite,
    auxiliaries=words(
        "hat haben hatte hatten habe hätte hätten ist sind war waren sei seien wird werden wurde wurden würde "
        "würden kann "
        "können konnte konnten will wollen wollte soll sollen sollte muss müssen musste darf dürfen mag möchte"
    ),
    pronouns=agreeing(m="er dieser", f="sie diese", any="es man"),
    speakers=words("ich wir"),
    objects=words("sich mich dich uns euch ihm ihn ihnen mir dir nicht zu"),
    adverbs=words(
        "auch noch dann dabei dazu jedoch aber nun schon bereits zuletzt zudem außerdem weiter ferner gleichzeitig "
        "daraufhin anschließend heute gestern wieder einmal nur leise lachend lächelnd schließlich plötzlich "
        "jetzt da hier deshalb damals später wiederum offenbar inzwischen unterdessen derweil etwa so also immer "
        "kürzlich deutlich ausdrücklich kurz knapp hinzu mit ein an aus aber doch eben gerade trocken ruhig "
        "freundlich"
    ),
    determiners=agreeing(
        m="der dessen einer",
        f="die eine ihre seine meine unsere diese jene deine eure keine",
        any="ein das sein mein ihr unser dieser jener dieses jenes viele manche einige mehrere beide zwei drei vier "
        "des den dem einen einem eines seinen seinem seiner ihren ihrem ihrer meinen meinem meiner unserem unserer "
        "diesen diesem alle allen kein keiner",
    ),
    definite=words("der die das dieser diese dieses jener jene sein seine ihr ihre"),
    prepositions=words(
        "in im ins an am ans auf aufs aus bei beim bis durch durchs für fürs gegen gegenüber hinter mit nach neben "
        "ohne seit "
        "trotz über um unter vom von vor während wegen zu zum zur zwischen laut gemäß infolge anlässlich innerhalb "
        "außerhalb statt angesichts rund per pro als wie"
    ),
    linking=words("von vom der des für"),
    joined=words("vom"),
    according=phrases("laut so nach_angaben nach_worten nach_den_worten nach_aussage nach_einschätzung nach_ansicht "
    "nach_meinung"),
    as_said=words("wie"),
    conjunctions=words("und oder aber sondern denn sowie doch"),
    subordinators=words("dass daß ob weil wenn als da obwohl nachdem bevor während damit"),
    relatives=words("welcher welche dessen deren"),
    titles=agreeing(
        m="herr herrn graf fürst prinz baron könig kaiser pater bruder onkel vater",
        f="frau fräulein gräfin fürstin prinzessin königin schwester tante mutter",
        any="dr prof professor doktor hauptmann leutnant major oberst",
    ),
    roles=words(
        "reisender reisende fahrgast passagier unbekannter unbekannte bettler bettlerin müller müllerin kutscher "
        "zauberer hexe räuber dieb magd knecht "
        "dissident dissidentin geisel taxifahrer "
        "neurologe neurologin meteorologe meteorologin politologe politologin theologe theologin philosoph "
        "philosophin anthropologe kardiologe onkologe pädagoge pädagogin jurist juristin chirurg chirurgin "
        "mediziner medizinerin apotheker apothekerin pfleger pflegerin krankenschwester hebamme zahnarzt "
        "tierarzt chemiker chemikerin mathematiker informatiker astronom geograf geologe klimaforscher "
        "statistiker demograf linguist archäologe kommentator kommentatorin moderator moderatorin reporter "
        "reporterin korrespondent korrespondentin fotograf fotografin verleger verlegerin herausgeber "
        "herausgeberin kolumnist blogger influencer influencerin maler malerin bildhauer musiker musikerin "
        "komponist komponistin dirigent dirigentin tänzer tänzerin choreograf produzent produzentin "
        "galerist galeristin designer designerin banker bankerin investor investorin aktionär händler "
        "kaufmann kauffrau gastwirt gastronom gastronomin koch köchin bäcker winzer winzerin gärtner "
        "förster jäger fischer handwerker arbeiter arbeiterin angestellte angestellter beamter beamtin "
        "feuerwehrmann feuerwehrfrau rettungssanitäter notarzt polizeichef ermittler ermittlerin kommandant "
        "oberstleutnant gesandter gesandte diplomat diplomatin unterhändler gouverneur gouverneurin "
        "vizekanzler vizepräsident vizepräsidentin staatschef staatschefin amtsinhaber oppositionsführer "
        "gewerkschafter gewerkschafterin funktionär funktionärin aktivist aktivistin demonstrant helfer "
        "helferin freiwillige ehrenamtliche flüchtling anwohner anwohnerin "
        "besucher besucherin kunde kundin passant rentner rentnerin studierende azubi doktorand rektor "
        "rektorin dekan schulleiter erzieher erzieherin coach co-trainer nationaltrainer bundestrainer "
        "torhüter verteidiger mittelfeldspieler angreifer olympiasieger weltmeister schiedsrichter "
        "skispringer rapper rapperin popstar ehefrau ehemann partner partnerin witwe witwer cousin cousine "
        "neffe nichte enkel enkelin oma opa großmutter großvater schwager chefarzt oberarzt familienvater "
        "imam rabbiner pastor pastorin mönch nonne erzbischof prälat superintendent verteidigerin "
        "nebenkläger sachverständige sachverständiger gutachter gutachterin kontrolleur kontrolleurin "
        "kanzler kanzlerin minister ministerin präsident präsidentin sprecher sprecherin chef chefin vorsitzender "
        "vorsitzende vorsitzenden leiter leiterin bürgermeister bürgermeisterin landrat landrätin senator senatorin "
        "abgeordnete abgeordneter politiker politikerin experte expertin forscher forscherin wissenschaftler "
        "wissenschaftlerin professor professorin anwalt anwältin richter richterin staatsanwalt staatsanwältin "
        "polizist "
        "polizistin trainer trainerin spieler spielerin kapitän torwart stürmer manager managerin unternehmer "
        "unternehmerin gründer gründerin geschäftsführer geschäftsführerin autor autorin schriftsteller "
        "schriftstellerin "
        "künstler künstlerin sänger sängerin schauspieler schauspielerin regisseur regisseurin journalist "
        "journalistin "
        "redakteur redakteurin lehrer lehrerin schüler schülerin student studentin arzt ärztin pfarrer pfarrerin "
        "bischof "
        "papst kardinal botschafter botschafterin general könig königin historiker historikerin ökonom ökonomin "
        "analyst "
        "analystin virologe virologin psychologe psychologin soziologe soziologin bauer bäuerin landwirt landwirtin "
        "nachbar nachbarin zeuge zeugin mitarbeiter mitarbeiterin mutter vater sohn tochter bruder schwester freund "
        "freundin mann frau mädchen junge kind kinder onkel tante wirt wirtin diener alte alter fremde fremder "
        "greis greisin koordinator koordinatorin direktor direktorin generalsekretär generalsekretärin sekretär "
        "sekretärin "
        "kommissar kommissarin kandidat kandidatin spitzenkandidat spitzenkandidatin beauftragte beauftragter "
        "ministerpräsident ministerpräsidentin premier premierminister premierministerin regierungschef "
        "regierungschefin "
        "vertreter vertreterin mitglied intendant intendantin kurator kuratorin biologe biologin physiker physikerin "
        "vorstand vorständin ingenieur ingenieurin architekt architektin meister meisterin kollege kollegin "
        "angeklagte angeklagter offizier soldat hauptmann rat rätin"
    ),
    role_endings=(
        "minister", "ministerin", "präsident", "präsidentin", "sprecher", "sprecherin", "chef", "chefin", "leiter",
        "leiterin", "kanzler", "kanzlerin", "meister", "meisterin", "politiker", "politikerin", "experte", "expertin",
        "experten", "forscher", "forscherin", "direktor", "direktorin", "anwalt", "anwältin", "vorsitzende",
        "vorsitzender", "vorsitzenden", "sekretär", "sekretärin", "trainer", "trainerin", "coach", "führer",
        "führerin",
        "beauftragte", "beauftragter", "professor", "professorin", "wissenschaftler", "wissenschaftlerin", "manager",
        "managerin", "abgeordnete", "abgeordneter", "kandidat", "kandidatin", "kommissar", "kommissarin", "richter",
        "richterin", "redakteur", "redakteurin", "rätin", "landrat", "stadtrat", "gemeinderat", "historiker",
        "historikerin", "ökonom", "ökonomin", "vertreter", "vertreterin", "sänger", "sängerin", "autor", "autorin",
        "spieler", "spielerin", "stürmer", "torwart", "arzt", "ärztin", "lehrer", "lehrerin", "berater", "beraterin",
        "lerin", "händler", "händlerin", "betreiber", "betreiberin", "inhaber", "inhaberin", "mitarbeiter",
        "mitarbeiterin", "analyst", "analystin", "psychologe", "psychologin", "biologe", "biologin", "loge", "login",
        "kapitän", "pilot", "fahrer", "fahrerin", "gründer", "gründerin", "erin", "ler", "schützer", "schützerin",
        "koordinator", "koordinatorin", "intendant", "bischof", "general", "jährige", "jähriger", "jährigen",
    ),
    people=agreeing(
        m="politiker jährige mann", f="politikerin jährige frau", any="jährige jähriger"
    ),
    particles=words("von van de der zu zur vom und den di el al bin dos"),
    nouns_of_speech=words(
        "mitteilung erklärung pressemitteilung worte worten satz statement brief rede tweet post interview "
        "interviews antwort "
        "stellungnahme aussage botschaft gruß frage appell motto zitat ruf stimme"
    ),
    titled=words(
        "film buch roman album lied song serie sendung titel artikel werk stück essay begriff wort ausdruck motto "
        "programm projekt verein initiative gruppe magazin zeitung spiegel zeitschrift ausstellung band "
        "sogenannte sogenannten sogenannter namens podcast restaurant begriffe stichwort kategorie aktion"
    ),
    openers=words(
        "laut nach seit bei mit für und aber oder denn doch auch dann da hier dort heute gestern morgen wenn weil "
        "dass als "
        "ob obwohl während bevor nachdem wer was wo wie warum wann ja nein nicht kein keine sehr viel viele mehr "
        "weniger alle "
        "alles man es er sie wir ihr ich du das der die den dem des ein eine einen einem einer eines dieser diese "
        "dieses "
        "zudem außerdem jedoch allerdings trotzdem dennoch deshalb daher darum damit dabei dazu dafür dagegen danach "
        "zuvor später zunächst schließlich endlich inzwischen unterdessen so nun jetzt noch nur schon erst gerade "
        "wieder "
        "immer nie oft manchmal vielleicht natürlich offenbar ach oh na guten bitte danke sein seine ihre unser "
        "unsere im am "
        "zum zur vom beim ins aus auf an in zu über unter vor hinter neben gegen ohne durch um trotz wegen beide "
        "einige "
        "manche mehrere zwei drei vier fünf zehn erstens zweitens"
    ),
    times=words(
        "montag dienstag mittwoch donnerstag freitag samstag sonnabend sonntag januar februar märz april mai juni "
        "juli "
        "august september oktober november dezember tag tage tagen morgen mittag abend nacht woche wochen monat "
        "monate "
        "jahr jahre jahren uhr stunde stunden minute minuten montagabend dienstagabend mittwochabend donnerstagabend "
        "freitagabend nachmittag vormittag wochenende zeit mal augenblick weile pause"
    ),
    datives=words("dem den einem ihrem seinem meinem diesem unserem ihren seinen einen diesen meinen"),
    postposed=words("zufolge"),
    verb_second=True,
    nouns_are_capitals=True,
    possessives=words("sein seine ihr ihre"),
    feminine=("in", "frau", "mutter", "tochter", "schwester", "tante"),
    read_in=phrases("heißt_es hieß_es steht_es"),
    thus=words("so das dies"),
    locative=words("in im nach aus"),
    reported=words(
        "sei seien habe hätte hätten werde würde würden könne könnten müsse müssten solle wolle dürfe möge gebe gäbe "
        "gehe komme stehe bleibe lasse mache brauche zeige führe liege wisse sehe nehme halte finde fühle "
        "gelte heiße "
        "laufe wäre wären bringe bedeute"
    ),
    for_whom=words("für"),
    offices=groups(
        "kanzler kanzlerin minister ministerin präsident präsidentin sprecher sprecherin chef chefin "
        "vorsitzender vorsitzende vorsitzenden politiker politikerin kandidat kandidatin abgeordnete "
        "abgeordneter senator senatorin premier premierminister premierministerin regierungschef "
        "regierungschefin staatschef staatschefin leiter leiterin direktor direktorin gründer gründerin "
        "manager managerin unternehmer unternehmerin bürgermeister bürgermeisterin",
        "autor autorin schriftsteller schriftstellerin künstler künstlerin sänger sängerin schauspieler "
        "schauspielerin regisseur regisseurin musiker musikerin",
        "trainer trainerin coach",
        "spieler spielerin stürmer torwart kapitän",
        "forscher forscherin wissenschaftler wissenschaftlerin experte expertin historiker historikerin "
        "ökonom ökonomin professor professorin",
    ),
    authors=words("von"),
    own_view=phrases("ihm_zufolge ihr_zufolge nach_seinen_worten nach_ihren_worten seiner_meinung_nach"),
    others=words("andere anderer"),
)  # fmt: skip
