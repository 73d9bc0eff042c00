"""Dutch words that tell who speaks."""

from citecli.quotes.languages.words import LanguageWords, Paradigm, agreeing, groups, phrases, verbs, words

_D = Paradigm(("t", "de", "den", "", "en"), ("d",), ("end",), "ge")
_D_WITHOUT_GE = Paradigm(("t", "de", "den", "", "en"), ("d",), ("end",))
_EREN = Paradigm(("eert", "eerde", "eerden", "eren"), ("eerd",), ("erend",), "ge")

_VERBS = verbs(
    (
        ("klaag dreig juich lach grap merk snik zucht brom fluister lees", _D),
        ("klaag mompel antwoord jammer foeter mopper", _D),
        ("verklaar verzeker vertel beweer herhaal bevestig benadruk verduidelijk verdedig verbaas", _D_WITHOUT_GE),
        ("reag argument concluder conclud protest constat comment adviser advis citer noter not relativ motiv "
        "inform", _EREN),
    ),
    "ziet zien zegt zeggen zei zeiden zeg stelt stellen stelde stelden meldt meldde meldden melden vindt vond "
    "vonden vinden "
    "schrijft schreef schreven schrijven vraagt vroeg vroegen vragen vroeg antwoordt antwoordde antwoordden roept "
    "riep riepen "
    "denkt dacht dachten noemt noemde noemden noemen legt legde leggen voegt voegde voegden geeft gaf gaven "
    "waarschuwt "
    "waarschuwde waarschuwden erkent erkende erkenden erkennen bekent bekende ontkent ontkende begint begon vervolgt "
    "vervolgde besluit besloot betoogt betoogde betogen meent meende menen oordeelt oordeelde beklemtoont "
    "beklemtoonde "
    "onderstreept onderstreepte benadrukt benadrukte benadrukten vertelt vertelde vertelden verklaart verklaarde "
    "verklaarden "
    "aldus klinkt klonk luidt luidde belooft beloofde spreekt sprak spraken gelooft geloofde hoopt hoopte hopen "
    "fluisterde "
    "mompelde snauwde schreeuwde schreeuwt gilde bromde lachte zuchtte snikte hernam riposteert twittert twitterde "
    "eist "
    "eiste eisten pleit pleitte suggereert suggereerde erkent herinnert herinnerde verwacht verwachtte bevestigt "
    "bevestigde verzekert verzekerde beweert beweerde concludeert concludeerde reageert reageerde reageerden weet "
    "wist "
    "deelt deelde analyseert analyseerde prijst prees bekritiseert bekritiseerde kondigt kondigde hekelt hekelde "
    "sneert "
    "grapt grapte beschrijft beschreef licht lichtte laat liet liegt bepleit vreest vreesde vrezen betreurt "
    "betreurde uit uitte",
    "gezegd gemeld gevonden geschreven gevraagd geantwoord geroepen gedacht genoemd uitgelegd toegevoegd aangegeven "
    "gewaarschuwd erkend bekend ontkend vervolgd besloten betoogd gemeend geoordeeld beklemtoond onderstreept "
    "benadrukt "
    "verteld verklaard beloofd gesproken geloofd gehoopt geëist gepleit gesuggereerd herinnerd meegedeeld "
    "aangekondigd "
    "bevestigd beweerd beschreven",
    "zeggend vragend weten zeggen",
)  # fmt: skip

WORDS = LanguageWords(
    finite=_VERBS.finite - words("uit licht les weet wist laat liet deel lees geeft gaf legt legde legden not "
    "bekend merk grap besluit "
                                 "begint begon geven") | words("geeft gaf"),
    participles=_VERBS.participles - words("bekend"),
    infinite=_VERBS.infinite,
    auxiliaries=words(
        "heeft hebben had hadden is zijn was waren wordt worden werd werden zal zullen zou zouden kan kunnen kon "
        "konden wil "
        "willen wilde moet moeten moest mag mogen mocht laat liet laten lieten"
    ),
    pronouns=agreeing(m="hij deze", f="ze zij", any="men"),
    speakers=words("ik wij we"),
    objects=words("zich me mij hem haar hen hun ons er niet"),
    adverbs=words(
        "ook nog dan toen daarbij echter maar nu al reeds vervolgens daarna verder bovendien tegelijk vandaag "
        "gisteren weer "
        "even zacht zachtjes hard lachend eindelijk plotseling hier daarom later ten eerste onlangs duidelijk "
        "nadrukkelijk wel "
        "toch eens opnieuw dinsdag maandag woensdag donderdag vrijdag zaterdag zondag"
    ),
    determiners=agreeing(
        any="de het een deze die dit dat mijn zijn haar ons onze hun uw elke ieder iedere enkele veel meerdere "
        "beide twee drie "
        "vier sommige"
    ),
    definite=words("de het deze die dit dat zijn haar mijn"),
    prepositions=words(
        "in op aan met van voor door bij naar uit over onder tegen tussen tijdens na sinds zonder tot om per via "
        "vanuit "
        "volgens wegens rond langs binnen buiten boven achter naast te ten ter tegenover namens vanwege jegens als"
    ),
    linking=words("van der"),
    joined=frozenset(),
    according=phrases("volgens aldus in_de_woorden"),
    as_said=words("zoals zo"),
    conjunctions=words("en of maar want"),
    subordinators=words("dat of als omdat toen terwijl hoewel nadat voordat zodat"),
    relatives=words("wie welke waarvan"),
    titles=agreeing(
        m="meneer heer dhr koning prins graaf hertog baron pater broeder oom vader",
        f="mevrouw mevr mw juffrouw koningin prinses gravin zuster tante moeder",
        any="dr prof drs mr ir professor dokter kapitein kolonel generaal",
    ),
    roles=words(
        "reiziger reizigster passagier herbergier bedelaar molenaar koetsier heks rover dief onbekende "
        "minister premier president voorzitter staatssecretaris burgemeester wethouder kamerlid kamerleden "
        "woordvoerder "
        "woordvoerster directeur directrice hoofd leider baas bestuurder oprichter ondernemer advocaat rechter "
        "officier "
        "politieman agent arts dokter hoogleraar onderzoeker onderzoekster wetenschapper econoom historicus "
        "socioloog "
        "politicoloog filosoof schrijver schrijfster auteur journalist journaliste redacteur hoofdredacteur "
        "regisseur acteur "
        "actrice zanger zangeres kunstenaar trainer coach bondscoach speler speelster aanvoerder doelman "
        "spits renner "
        "wielrenner atleet kampioen raadslid senator lid activist vakbondsman politicus politica koning koningin "
        "paus bisschop "
        "kardinaal priester pastoor ambassadeur diplomaat generaal kolonel kandidaat kanselier commissaris "
        "eurocommissaris "
        "deskundige expert analist adviseur ingenieur bioloog viroloog psycholoog verpleegkundige leraar lerares "
        "docent student "
        "studente leerling getuige buurman buurvrouw bewoner moeder vader zoon dochter broer zus man vrouw weduwe "
        "oom tante "
        "boer manager eigenaar eigenares mede-eigenaar coördinator organisator presentator presentatrice dichter "
        "componist "
        "soldaat gouverneur fractievoorzitter partijleider lijsttrekker topman ceo vicepremier jongen meisje heer "
        "dame meester "
        "knecht meid korpschef hulpverlener wijkagent directeur-generaal vicevoorzitter minister-president"
    ),
    role_endings=(
        "minister", "voorzitter", "leider", "woordvoerder", "woordvoerster", "directeur", "meester", "deskundige",
        "expert",
        "onderzoeker", "econoom", "hoogleraar", "kamerlid", "raadslid", "commissaris", "trainer", "coach",
        "ondernemer",
        "manager", "advocaat", "specialist", "loog", "eigenaar", "analist", "redacteur", "bestuurder", "politicus",
        "jarige",
        "burgemeester", "baas", "topman", "president", "secretaris", "adviseur", "leraar", "chef",
    ),
    people=agreeing(m="politicus", f="politica", any="jarige"),
    particles=words("van de der den het ter ten te 't von el al ben bin"),
    nouns_of_speech=words(
        "verklaring woorden brief tweet toespraak persbericht bericht zin interview antwoord reactie statement stem "
        "tekst vraag mail"
    ),
    titled=words(
        "film boek roman album lied nummer serie programma titel getiteld genaamd genoemd artikel stuk essay begrip "
        "woord term "
        "project plan vereniging krant tijdschrift tentoonstelling actie groep beweging zogenaamde zogeheten motto"
    ),
    openers=words(
        "volgens in op aan met van voor door bij naar uit over onder tegen tussen tijdens na sinds zonder tot om "
        "maar en of want dus "
        "als toen dat omdat terwijl hoewel nadat voordat wie wat waar hoe waarom wanneer ja nee niet geen zeer veel "
        "meer minder alle "
        "alles het hij zij ze wij we ik je jij u de een deze die dit dat ook nog dan daar hier vandaag gisteren "
        "morgen nu al eerst later "
        "bovendien echter toch daarom daarbij verder inmiddels ondertussen misschien natuurlijk ach och goed zijn "
        "haar hun ons onze "
        "mijn er twee drie vier vijf tien zo zoals aldus desondanks daarnaast"
    ),
    times=words(
        "maandag dinsdag woensdag donderdag vrijdag zaterdag zondag januari februari maart april mei juni juli "
        "augustus september "
        "oktober november december dag dagen ochtend middag avond nacht week weken maand maanden jaar jaren uur "
        "minuut minuten "
        "maandagavond dinsdagavond weekend keer tijd moment ogenblik"
    ),
    verb_second=True,
    possessives=words("zijn haar hun"),
    feminine=("ster", "trice", "vrouw", "euse"),
    read_in=phrases("staat_er valt_te_lezen"),
    thus=words("aldus dat"),
    locative=words("in te naar"),
    for_whom=words("voor"),
    offices=groups(
        "minister premier president voorzitter staatssecretaris burgemeester wethouder kamerlid woordvoerder "
        "woordvoerster directeur directrice leider baas bestuurder oprichter politicus politica kandidaat "
        "senator",
        "schrijver schrijfster auteur regisseur acteur actrice zanger zangeres kunstenaar",
        "trainer coach bondscoach",
        "speler speelster aanvoerder doelman spits",
        "onderzoeker wetenschapper hoogleraar deskundige expert econoom historicus",
    ),
    authors=words("door"),
    own_view=phrases("naar_eigen_zeggen volgens_eigen_zeggen"),
    others=words("ander andere"),
)  # fmt: skip
