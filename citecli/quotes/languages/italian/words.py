"""Italian words that tell who speaks."""

from citecli.quotes.languages.words import LanguageWords, Paradigm, agreeing, groups, phrases, verbs, words

_ARE = Paradigm(
    tuple("a ano ò arono ava avano erà eranno erebbe ai avo".split()), ("ato", "ata", "ati"), ("ando", "are")
)
_IARE = Paradigm(
    tuple("ia iano iò iarono iava iavano erà ierà ierebbe iai".split()), ("iato", "iata", "iati"), ("iando", "iare")
)
_CARE = Paradigm(tuple("ca cano cò carono cava cavano cherà cherebbe cai".split()), ("cato", "cata"), ("cando", "care"))
_GARE = Paradigm(tuple("ga gano gò garono gava gavano gherà gherebbe gai".split()), ("gato", "gata"), ("gando", "gare"))
_ERE = Paradigm(tuple("e ono é ette erono ettero eva evano erà".split()), ("uto",), ("endo", "ere"))
_IRE = Paradigm(tuple("isce iscono ì irono iva ivano irà".split()), ("ito", "ita"), ("endo", "ire"))

_VERBS = verbs(
    (
        ("chios constat segnal ipotizz puntualizz ramment obiett ordin stigmatizz svel annot condann augur cit "
         "tranquillizz apprezz url sentenzi boll dichiar afferm sottoline raccont assicur precis comment "
         "osserv not ricord lament domand mormor "
        "sussurr grid "
         "esclam protest confess critic illustr avverti termin inform incalz ribatt "
         "attacc auspic evidenzi elenc sintetizz ironizz scherz ragion conferm giur rimprover "
         "scus riport continu argoment motiv interpell ammon esort invit ringrazi salut consider lod "
         "esult rassicur attest dett bisbigli balbett borbott brontol rivel rilev valut bocci domand spar twitt "
         "plaud acconsent lod bofonchi sbott", _ARE),
        ("rilanc annunc denunc minacc lanc comunic rinunc incoragg bisbigl augur pronunc", _IARE),
        ("invo rimar evo spie indi repli criti giudi verifi giustifi specifi comuni rivendi notifi pronosti "
         "impre predi impli",
         _CARE),
        ("spie pre dilun interro", _GARE),
        ("ripet tem cred", _ERE),
        ("ricostru scand garant ammon ribad chiar sugger sostitu", _IRE),
    ),
    "esprime esprimono espresse esprimeva prevede prevedono descrive descrivono descrisse descriveva "
    "confessa obietta "
    "vede vedono vedeva dice dicono disse dissero diceva dicevano dirà direbbe dissi spiega spiegano spiegò "
    "spiegava aggiunge "
    "aggiungono aggiunse "
    "aggiungeva sostiene sostengono sostenne sosteneva risponde rispondono rispose risposi risposero rispondeva "
    "scrive scrivono "
    "scrisse scriveva ammette ammettono ammise ammetteva conclude concludono concluse concludeva prosegue proseguono "
    "proseguì proseguiva chiede chiedono chiese chiesero chiedeva ribadisce ribadiscono ribadì ribadiva promette "
    "promise "
    "riconosce riconobbe avverte avvertono avvertì insiste insistono insistette suggerisce replica replicò riprende "
    "riprese "
    "riferisce riferì fa fece chiarisce chiarì definisce definì riflette rifletté riassume esordisce esordì "
    "interviene intervenne sorride sorrise ride rise pensa pensò crede teme propone propose difende difese aggiunsi "
    "esulta plaude spera commenta racconta ricorda confida confidò interrompe interruppe smentisce smentì contesta "
    "contestò "
    "nega negò giudica parla parlò tuona tuonò rincara bolla bollò accusa accusò sbotta sbottò ribatte ribatté "
    "ribattono ribatteva",
    "ribattuto espresso descritto previsto detto spiegato aggiunto sostenuto risposto scritto ammesso concluso "
    "proseguito chiesto ribadito promesso "
    "riconosciuto avvertito insistito suggerito ripreso riferito chiarito definito riflettuto esordito proposto "
    "difeso "
    "smentito confidato",
    "sapere dicendo dire aggiungendo sostenendo rispondendo scrivendo ammettendo concludendo proseguendo chiedendo "
    "ribadendo "
    "promettendo avvertendo insistendo riferendo definendo riprendendo spiegando",
)  # fmt: skip

WORDS = LanguageWords(
    finite=_VERBS.finite - words("fa parla parlò nota note spera spara sparò rinuncia lancia denuncia promessa "
    "minaccia domanda"
                                 " pensano ne nega pre replica critica ride rise") | words("replica replicò "
                                 "minaccia denuncia lancia"),
    participles=_VERBS.participles,
    infinite=_VERBS.infinite,
    auxiliaries=words(
        "dovuto potuto voluto cominciò prese ha hanno aveva avevano ho abbia ebbe avrebbe avrà è sono era "
        "erano fu furono sia vuole "
        "voleva può potrebbe "
        "deve "
        "viene va tiene torna fa fanno fece fecero fatto"
    ),
    pronouns=agreeing(m="lui egli quest'ultimo questi", f="lei ella", p="loro essi", any="chi"),
    speakers=words("io noi"),
    objects=words("si mi ti ci vi gli le lo la li ne s' l' m' t' c' non fatto poi"),
    adverbs=words(
        "anche ancora poi quindi inoltre infine invece però così oggi ieri già subito allora intanto sempre mai "
        "chiaramente recentemente pubblicamente infatti corto"
    ),
    determiners=agreeing(
        m="il lo un uno questo quel quello nostro suo mio tuo i",
        f="la una un' questa quella nostra sua mia tua",
        p="gli i le dei degli delle alcuni alcune molti molte due tre quattro questi queste quei quegli quelle suoi "
        "sue",
        any="l' ogni loro",
    ),
    definite=words("il lo la l' i gli le questo questa quel quello quella"),
    prepositions=words(
        "a ad al allo alla all' ai agli alle con col contro da dal dallo dalla dall' dai dagli dalle di d' del "
        "dello della "
        "dell' dei degli delle in nel nello nella nell' nei negli nelle per su sul sullo sulla sull' sui sugli "
        "sulle tra fra "
        "dopo durante prima senza sotto sopra verso presso entro secondo circa lungo davanti"
    ),
    linking=words("di d' del dello della dell' dei degli delle"),
    joined=words("del dello della dell' dei degli delle"),
    according=phrases("secondo a_detta a_giudizio stando_a a_detta_del"),
    as_said=words("come"),
    conjunctions=words("e ed o ma né oppure"),
    subordinators=words("che se quando perché mentre dove poiché affinché"),
    relatives=words("cui quale quali"),
    titles=agreeing(
        m="signor sig don dottor dott padre san re principe conte marchese duca zio papà ser messer",
        f="signora sig.ra signorina dottoressa donna suor santa regina principessa contessa marchesa duchessa zia",
        any="professor professoressa prof avvocato avv ingegner onorevole on generale colonnello capitano monsignor",
    ),
    roles=words(
        "viaggiatore viaggiatrice passeggero passeggera forestiero forestiera sconosciuto sconosciuta mugnaio "
        "barcaiolo cocchiere mendicante zingaro zingara strega bandito ladro fanciullo fanciulla bimbo bimba "
        "locandiere locandiera "
        "inquirente inquirenti soprintendente sovrintendente bibliotecario bibliotecaria pentito pentita guardia "
        "guardie qualcuno "
        "ostaggio ostaggi imputato imputata indagato indagata detenuto detenuta "
        "fonti fonte "
        "climatologo climatologa finanziere finanziera ex-ministro ex-sindaco viceministro viceministra "
        "vicesindaco vicesindaca eurodeputato eurodeputata capodelegazione relatore relatrice "
        "penalista civilista avvocatessa notaio pm gip gup magistrata giurista costituzionalista "
        "criminologo investigatore questora maresciallo brigadiere appuntato carabiniere vigile "
        "poliziotta agente pompiere ammiraglio sergente consigliere-comunale dirigente-scolastico preside "
        "rettore rettrice docente prof divulgatore divulgatrice fisico "
        "astronomo astronoma astrofisico geologo geologa geografo meteorologo "
        "meteorologa oceanografo demografo linguista antropologo antropologa archeologo "
        "archeologa psichiatra psicoterapeuta neurologo cardiologo oncologo pediatra chirurgo chirurga "
        "infettivologo infettivologa immunologo immunologa farmacista dentista veterinario veterinaria "
        "ostetrica fisioterapista nutrizionista primario primaria ceo presidente-esecutivo banchiere "
        "banchiera investitore azionista commerciante negoziante ristoratore ristoratrice cuoco cuoca chef "
        "barista albergatore albergatrice allevatore allevatrice contadino contadina viticoltore pescatore "
        "operaio operaia impiegato impiegata lavoratore lavoratrice pensionato pensionata "
        "artigiano artigiana muratore elettricista meccanico autista tassista camionista ferroviere "
        "marinaio bracciante architetto architetta urbanista designer stilista fotografo fotografa pittore "
        "pittrice scultore scultrice musicista musicologo cantautore cantautrice ballerino ballerina "
        "coreografo sceneggiatore sceneggiatrice drammaturgo produttore produttrice editore "
        "editrice libraio traduttore traduttrice editorialista cronista inviato inviata "
        "corrispondente blogger influencer presentatore presentatrice calciatore calciatrice tennista "
        "nuotatore nuotatrice sciatore sciatrice arbitro centrocampista terzino bomber ct team-manager "
        "diesse tifoso arcivescovo monsignore suora monaco rabbino imam pastore diacono teologo teologa "
        "vittima superstite abitante cittadino passante cliente utente turista manifestante "
        "volontario volontaria profugo fidanzato fidanzata compagno compagna cugino cugina nipote "
        "suocera cognato cognata vicepreside bidello alunno alunna bambino bambina signorina badante "
        "capostazione sottufficiale capotreno tesoriere vicedirettore vicedirettrice "
        "commissario-straordinario inviato-speciale leader-politico consulente-tecnico "
        "ministro ministra premier presidente vicepresidente vicepremier sindaco sindaca assessore "
        "assessora senatore "
        "senatrice deputato deputata segretario segretaria direttore direttrice responsabile portavoce capo "
        "capogruppo "
        "fondatore fondatrice cofondatore procuratore procuratrice avvocato avvocata giudice magistrato poliziotto "
        "medico "
        "dottore dottoressa professore professoressa ricercatore ricercatrice economista storico storica sociologo "
        "sociologa politologo politologa filosofo filosofa scrittore scrittrice autore autrice giornalista redattore "
        "redattrice regista attore attrice cantante artista allenatore allenatrice tecnico mister giocatore "
        "giocatrice "
        "capitano difensore attaccante portiere pilota ciclista atleta campione campionessa consigliere consigliera "
        "delegato delegata rappresentante membro militante attivista sindacalista leader dirigente re regina papa "
        "pontefice "
        "vescovo cardinale sacerdote parroco ambasciatore ambasciatrice diplomatico generale colonnello comandante "
        "tenente "
        "candidato candidata cancelliere commissario commissaria esperto esperta specialista analista consulente "
        "ingegnere "
        "scienziato scienziata biologo biologa virologo virologa epidemiologo epidemiologa infermiere infermiera "
        "insegnante "
        "maestro maestra studente studentessa testimone vicino vicina madre padre figlio figlia fratello sorella "
        "marito "
        "moglie vedova zio zia agricoltore imprenditore imprenditrice titolare proprietario proprietaria socio socia "
        "coordinatore coordinatrice organizzatore organizzatrice conduttore conduttrice romanziere poeta regista "
        "compositore ufficiale soldato governatore governatrice sottosegretario sottosegretaria parlamentare "
        "europarlamentare "
        "onorevole questore prefetto amministratore amministratrice manager assessora uomo donna vecchio vecchia "
        "ragazzo "
        "ragazza anziano anziana signore signora servo serva oste curato frate cavaliere conte contessa marchese "
        "marchesa duca "
        "principe "
        "principessa psicologo psicologa nonna nonno amico amica collega"
    ),
    role_endings=(),
    people=agreeing(
        m="politico leader cittadino uomo vecchio ragazzo giovane",
        f="politica leader cittadina donna vecchia ragazza vedova",
        any="titolare giovane esponente protagonista"
    ),
    particles=words("de di del della dei degli d' da dal dalla lo la li von van"),
    nouns_of_speech=words(
        "riflessioni blog portale sito pagina studio documento circolare sentenza ordinanza articolo sondaggio "
        "petizione cartello striscione informativa verbale "
        "comunicato parole dichiarazione messaggio lettera tweet discorso rapporto frase nota intervista risposta "
        "voce appello allarme denuncia sfogo racconto annuncio replica messaggio "
        "testo post motto slogan domanda grido"
    ),
    titled=words(
        "film libro romanzo album canzone disco serie programma titolo intitolato intitolata chiamato chiamata "
        "denominato "
        "denominata ribattezzato soprannominato soprannominata detto detta articolo opera saggio documentario "
        "parola termine "
        "espressione concetto progetto piano collettivo associazione ristorante giornale quotidiano rivista mostra "
        "operazione "
        "campagna gruppo movimento legge premio cosiddetto cosiddetta"
    ),
    openers=words(
        "sia secondo per in con senza su sul sulla dopo durante prima tra fra contro verso da dal dalla di "
        "del della a "
        "al alla ma e o "
        "né se che quando come dove chi cosa perché mentre anche inoltre poi quindi allora così oggi ieri domani "
        "già non sì no "
        "molto più meno tutto tutta tutti tutte il lo la i gli le un uno una questo questa quello quella ciò lui "
        "lei loro io tu "
        "noi voi si mi ti ci vi suo sua è sono era fu ha hanno aveva c' l' un' intanto infine infatti tuttavia "
        "eppure forse altro altra "
        "altri altre ogni alcuni molti due tre quattro cinque primo prima ah oh eh signore signora ecco bene nulla "
        "niente nessuno "
        "mai sempre solo qui qua lì là ora adesso nel nella nei nelle all' dell' dall' nell' sull' quest' quell' "
        "interpellato"
    ),
    times=words(
        "lunedì martedì mercoledì giovedì venerdì sabato domenica gennaio febbraio marzo aprile maggio giugno "
        "luglio agosto "
        "settembre ottobre novembre dicembre giorno giorni mattina mattino pomeriggio sera notte settimana mese "
        "mesi anno anni "
        "punto ora ore minuto minuti momento volta volte tempo mattinata serata"
    ),
    elides=True,
    drops_subject=True,
    for_whom=words("per"),
    accompanying=words("con mentre senza che la il lo i gli le"),
    participle_endings=("ando", "endo", "ato", "ata", "uto", "uta"),
    possessives=words("suo sua suoi sue"),
    read_in=phrases("si_legge si_leggeva si_può_leggere"),
    thus=words("così lo questo"),
    locative=words("in a"),
    on_behalf=words("dal dalla dai dalle dall dall'"),
    bodies=words(
        "governo esecutivo ministero comune municipio regione provincia giunta prefettura questura procura tribunale "
        "corte accusa difesa polizia carabinieri guardia esercito azienda società impresa multinazionale banca "
        "confindustria sindacato sindacati partito coalizione opposizione opposizioni maggioranza minoranza camera "
        "parlamento senato università ateneo istituto ospedale scuola chiesa curia diocesi associazione "
        "organizzazione ong fondazione federazione comitato commissione consiglio agenzia ente istituzione "
        "ambasciata "
        "dipartimento direzione dirigenza club squadra stampa quotidiano giornale rivista emittente giuria critica "
        "famiglia pubblico"
    ),
    offices=groups(
        "presidente vicepresidente premier vicepremier ministro ministra leader dirigente candidato candidata "
        "senatore senatrice deputato deputata portavoce segretario segretaria governatore governatrice "
        "sindaco sindaca parlamentare europarlamentare eurodeputato eurodeputata consigliere consigliera "
        "capogruppo assessore assessora",
        "direttore direttrice presidente capo fondatore fondatrice imprenditore imprenditrice responsabile "
        "portavoce titolare manager",
        "scrittore scrittrice autore autrice poeta giornalista regista artista cantante attore attrice "
        "musicista conduttore conduttrice",
        "allenatore allenatrice tecnico",
        "giocatore giocatrice attaccante portiere capitano calciatore tennista "
        "pilota atleta campione campionessa",
        "medico dottore dottoressa ricercatore ricercatrice scienziato scienziata studioso studiosa esperto "
        "esperta professore "
        "professoressa docente economista storico storica climatologo archeologo archeologa biologo biologa",
    ),
    alike=groups(
        "moglie consorte",
        "marito consorte",
        "avvocato avvocata avvocatessa legale difensore penalista",
        "medico dottore dottor dottoressa chirurgo",
        "allenatore tecnico mister",
        "preside dirigente",
        "scrittore romanziere autore",
        "scrittrice romanziera autrice",
        "papa pontefice",
        "sacerdote parroco curato prete don",
        "insegnante professore maestro docente",
        "insegnante professoressa maestra docente",
        "giornalista cronista",
        "presidente patron",
        "poliziotto agente",
        "deputato parlamentare onorevole",
        "deputata parlamentare onorevole",
        "pm procuratore magistrato",
        "giudice magistrato",
        "pm procuratrice magistrata",
        "nonna vecchia anziana",
        "nonno vecchio anziano",
        "regista cineasta",
        "scienziato ricercatore",
        "scienziata ricercatrice",
    ),
    authors=words("di"),
    own_view=phrases("a_suo_giudizio a_suo_avviso a_suo_dire a_suo_parere secondo_il_suo_parere nelle_sue_parole"),
    others=words("altro altra"),
    behind_only=words(
        "continua continuò continuava prosegue proseguì cominciò cominciava incominciò iniziò continuò fece fa "
        "prese tagliò intervenne saltò sbuffò ringhiò mugugnò "
        "farfugliò ansimò singhiozzò ridacchiò ghignò concesse mentì recitò lesse troncò concordò convenne incalzò "
        "azzardò buttò soggiunse soggiungeva"
    ),
    speaking=words("parla parlano parlò parlarono parlava parlavano parlato parlando parlare"),
    acting_on=tuple(
        "attacc accus critic ringrazi boll giudic defin elogi difend difes invit esort rassicur salut lod condann "
        "chiam cit interpell incalz interromp ammon rimprover appell apprezz stigmatizz smen respin chied chies "
        "ripet lanci annunci".split()
    ),
)  # fmt: skip
