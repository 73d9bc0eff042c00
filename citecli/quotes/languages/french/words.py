"""French words that tell who speaks."""

from citecli.quotes.languages.words import LanguageWords, Paradigm, agreeing, groups, phrases, verbs, words

_ER = Paradigm(
    tuple("e ent a èrent ait aient era eront erait eraient ai ais".split()), ("é", "ée", "és", "ées"), ("ant", "er")
)
_GER = Paradigm(
    tuple("e ent ea èrent eait eaient era eront erait eai eais".split()), ("é", "ée", "és", "ées"), ("eant", "er")
)
_IR = Paradigm(
    tuple("it issent irent issait issaient ira iront is".split()), ("i", "ie", "is", "ies"), ("issant", "ir")
)
_VERBS = verbs(
    (
        ("confirm déplor argu certifi clarifi rectifi revendiqu prôn point rassur temporis tacl déclar "
         "affirm expliqu précis ajout estim assur indiqu soulign racont confi lâch lanc lança not rappel not "
        "observ "
         "not analys argument avou avanc balay balbuti bougonn clam command comment conseill constat continu "
         "critiqu demand dénonc détaill dict diagnostiqu enchaîn énonc énumér évoqu exclam exhort expos "
         "formul glouss "
         "grogn grommel hurl implor implore insist interrog interrompit invit ironis jur justifi lament martel "
         "marmonn "
         "marmott mentionn murmur marten nuanc objecti object nomm pest plaid plaisant pleurnich préconis présent "
         "proclam promi pronostiqu protest qualifi questionn raill rapport réclam récit récapitul regrett répliqu "
         "réitér résum recommand redout redemand relat relativis relev rétorqu révél ricann rugi salu signal "
         "signifi soupir souhait souffl souscri stigmatis supplie suppli susurr témoign tempêt tempér "
         "tranch trouv vant vocifér critiqu fustig félicit inquièt inquiét alarm désol emport étonn "
         "indign insurg moqu réjou défend caus chuchot cri écri pens song appel considèr considér rappell "
         "interpell répèt répét suggèr suggér espèr espér complèt complét réitèr précipit jubil fanfaronn "
         "philosoph glapit bredouill bégay bégaie tonn sanglot articul siffl scand chant gémi "
         "énumèr annon annonç fulmin persifl tweet twitt publi post mett dévoil dépeign résum vis désign", _ER),
        ("annonc renonc prononc commenc dénonc énonc avanc lanc nuanc balanc", _ER),
        ("jug interrog exig encourag enrag protég partag envisag rag abrog corrig", _GER),
        ("avert rug mug gém réun rebond réjou fin applaud", _IR),
    ),
    "martèle martèlent révèle révèlent réfute réfutent récuse nie nient niait nia décrit décrivent "
    "décrivait décrivit "
    "prédit prédisent suppose supposent acquiesce amuse agace excuse remémore souvient souviennent souvenait "
    "garantit garantissent garantissait spécifie stipule avertit assène assènent tempère abonde narre ordonne opine "
    "tance rassure étonne interroge reconnait décrypte raisonne recadre cingle cinglent grince ironise enthousiasme "
    "voit voient voyait parle parlent parlait dit disent disait disaient dirent dira diront dirait redit répond "
    "répondent répondit "
    "répondirent répondait "
    "répondra écrit écrivent écrivait écrivit écriront écrira soutient soutiennent soutenait soutint prévient "
    "préviennent prévint prévenait reprend reprennent reprit reprenait poursuit poursuivent poursuivit poursuivait "
    "conclut concluent concluait reconnaît reconnaissent reconnaissait reconnut admet admettent admit admettait "
    "promet promettent promit promettait défend défendent défendit défendait maintient maintiennent maintint "
    "souligne lance lança annonça annonçait dénonça dénonçait croit croient "
    "craint craignent confesse convient convint concède concéda concèdent répète répéta répètent suggère "
    "suggéra espère considère s'écria complète rappelle appelle interpelle réitère inquiète réagit réagissent "
    "réagissait "
    "redoute sourit rit repartit reprocha reproche reprochent glisse glissa glissait glissent résume "
    "ajoute jure répartit riposta riposte surenchérit renchérit renchérissent enchérit plaint "
    "plaignait dis répondis écrivis repris disais",
    "parlé dit dite dits redit répondu écrit soutenu prévenu repris poursuivi conclu reconnu admis promis défendu "
    "maintenu "
    "décrit prédit garanti nié souvenu convenu concédé confessé réagi souri ri craint glissé reproché "
    "renchéri surenchéri plaint",
    "disant dire répondant répondre écrivant écrire soutenant soutenir reconnaissant promettant poursuivant "
    "poursuivre concluant conclure prévenant prévenir reprenant admettant lançant annonçant dénonçant évoquant "
    "craignant espérant glissant valoir savoir remarquer observer",
)  # fmt: skip

WORDS = LanguageWords(
    finite=_VERBS.finite,
    participles=_VERBS.participles,
    infinite=_VERBS.infinite,
    auxiliaries=words(
        "a ont avait avaient ai aura auront aurait eut est sont était étaient fut veut voulait peut pourrait doit "
        "devait vient venait va vont"
    ),
    pronouns=agreeing(m="il lui celui-ci", f="elle celle-ci", p="ils elles eux on", any="ce ça cela"),
    speakers=words("je j' nous"),
    objects=words("se s' le la l' les lui leur me m' te t' nous vous y en ne n' pas t fait"),
    adverbs=words(
        "aussi également encore alors ensuite puis ainsi toutefois cependant notamment pourtant déjà bien même "
        "d'ailleurs simplement récemment immédiatement aussitôt enfin finalement jamais toujours plus moins donc "
        "lundi mardi mercredi jeudi vendredi samedi dimanche hier aujourd'hui vite doucement tristement gravement "
        "brièvement longuement publiquement clairement fermement solennellement longtemps soudain "
        "hautement tranquillement vivement froidement sèchement gaiement quant"
    ),
    determiners=agreeing(
        m="le un ce cet notre votre leur certain aucun chaque",
        f="la une cette ma ta sa certaine aucune",
        p="les des ces mes tes ses nos vos leurs plusieurs quelques certains certaines deux trois quatre cinq",
        any="l' tout mon ton son",
    ),
    definite=words("le la l' les ce cet cette ces son sa ses leur leurs"),
    prepositions=words(
        "à au aux dans de du des d' en sur sous par pour avec sans chez vers entre contre depuis pendant devant "
        "derrière "
        "avant après dès lors malgré selon auprès lors hors jusque jusqu' face outre parmi"
    ),
    linking=words("de du des d' chargé chargée"),
    joined=words("du des au aux"),
    according=phrases("selon d'après suivant dixit à_en_croire aux_yeux aux_dires"),
    as_said=phrases("comme ainsi que c'est_ainsi_que c'est_ainsi_qu' c'est_ce_que c'est_ce_qu'"),
    conjunctions=words("et ou mais ni car or donc"),
    subordinators=words("que qu' si quand lorsque comme parce puisque"),
    relatives=words("qui dont où lequel laquelle"),
    titles=agreeing(
        m="m. m monsieur mr mgr maître père frère don sire abbé docteur dr pr dom monseigneur professeur prince "
        "roi comte baron "
        "marquis duc saint oncle",
        f="mme madame mlle mademoiselle mère sœur princesse reine comtesse baronne marquise duchesse sainte tante "
        "dame",
        any="me capitaine colonel général commandant juge",
    ),
    roles=words(
        "otage otages accusé accusée prévenu prévenue détenu détenue suspect suspecte "
        "sources "
        "voyageur voyageuse passager passagère inconnu inconnue gamin gamine garçon fillette meunier meunière "
        "cocher mendiant mendiante bohémien bohémienne sorcière brigand voleur domestique "
        "toxicologue anthropologue ethnologue psychologue psychiatre géologue géographe glaciologue "
        "océanographe astronome astrophysicien astrophysicienne physicien physicienne mathématicien "
        "mathématicienne chimiste biochimiste généticien généticienne neurologue cardiologue oncologue "
        "pneumologue infectiologue immunologue pédiatre chirurgien chirurgienne urgentiste généraliste "
        "pharmacien pharmacienne dentiste vétérinaire kinésithérapeute linguiste archéologue démographe "
        "criminologue juriste constitutionnaliste statisticien statisticienne météorologue hydrologue "
        "écologue botaniste zoologiste agronome urbaniste architecte photographe peintre sculpteur "
        "sculptrice dessinateur dessinatrice plasticien plasticienne musicien musicienne compositrice "
        "chorégraphe danseur danseuse metteur scénariste dramaturge humoriste producteur productrice "
        "éditeur éditrice libraire bibliothécaire traducteur traductrice chroniqueur chroniqueuse "
        "éditorialiste reporter correspondant correspondante blogueur blogueuse influenceur influenceuse "
        "banquier banquière financier financière investisseur investisseuse courtier négociant commerçant "
        "commerçante restaurateur restauratrice cuisinier cuisinière boulanger boulangère boucher vigneron "
        "vigneronne viticulteur viticultrice maraîcher maraîchère pêcheur paysan paysanne berger bergère "
        "ouvrier ouvrière artisan maçon plombier électricien mécanicien "
        "chauffeur conducteur conductrice routier livreur facteur pompier gendarme douanier "
        "sergent adjudant amiral gardienne vigile inspecteur inspectrice enquêteur enquêtrice greffier "
        "notaire huissier substitut bâtonnier ex-ministre ex-président ex-présidente vice-premier premier "
        "première eurodéputé eurodéputée parlementaire gouverneur gouverneure bourgmestre échevin échevine "
        "édile coordonnateur coordonnatrice gestionnaire administrateur administratrice trésorier "
        "trésorière président-directeur directeur-adjoint bénévole activiste "
        "dissident dissidente victime riverain riveraine "
        "cliente usager usagère lycéen lycéenne collégien collégienne doctorant "
        "doctorante proviseur proviseure recteur rectrice instituteur institutrice maîtresse "
        "formateur formatrice éducateur éducatrice psychanalyste théologien théologienne rabbin imam "
        "pasteur pasteure moine religieuse archevêque footballeur footballeuse rugbyman tennisman nageur "
        "nageuse skieur skieuse coureur coureuse arbitre manager sélectionneuse buteur "
        "vétéran doyen doyenne héritier héritière compagne compagnon époux épouse cousin cousine neveu "
        "nièce grand-mère grand-père ami amie collègue camarade partenaire créateur créatrice concepteur "
        "conceptrice développeur développeuse informaticien informaticienne stratège politiste "
        "internationaliste géopolitologue haut-commissaire négociateur négociatrice émissaire envoyé "
        "envoyée médiateur médiatrice défenseure ténor proche source interlocuteur interlocutrice "
        "homme maman papa ministre président présidente maire sénateur sénatrice député députée secrétaire directeur "
        "directrice "
        "responsable porte-parole chef cheffe patron patronne pdg fondateur fondatrice cofondateur cofondatrice "
        "préfet préfète procureur procureure avocat avocate juge magistrat magistrate policier policière médecin "
        "docteur professeur professeure chercheur chercheuse économiste historien historienne sociologue politologue "
        "philosophe écrivain écrivaine auteur auteure autrice journaliste rédacteur rédactrice réalisateur "
        "réalisatrice "
        "acteur actrice comédien comédienne chanteur chanteuse artiste entraîneur entraîneuse coach sélectionneur "
        "joueur joueuse capitaine défenseur attaquant gardien pilote cycliste athlète champion championne élu élue "
        "conseiller conseillère délégué déléguée représentant représentante membre militant militante syndicaliste "
        "leader dirigeant dirigeante roi reine pape évêque cardinal prêtre ambassadeur ambassadrice "
        "diplomate général générale colonel commandant lieutenant candidat candidate chancelier chancelière "
        "commissaire expert experte spécialiste analyste consultant consultante ingénieur ingénieure scientifique "
        "astronaute biologiste climatologue virologue épidémiologiste infirmier infirmière enseignant enseignante "
        "étudiant étudiante élève témoin habitant habitante voisin voisine mère père fils fille frère sœur "
        "mari femme "
        "veuve oncle tante agriculteur agricultrice éleveur éleveuse entrepreneur entrepreneuse gérant gérante "
        "propriétaire associé associée adjoint adjointe vice-président vice-présidente coordinateur coordinatrice "
        "organisateur organisatrice animateur animatrice présentateur présentatrice député-maire docteure "
        "romancier romancière poète cinéaste compositeur cadre officier soldat maître abbé curé "
        "vieux vieille vieillard matelot hôte aubergiste marchand valet servante comte comtesse"
    ),
    role_endings=(),
    people=agreeing(
        m="dernier homme trentenaire quadragénaire quinquagénaire sexagénaire septuagénaire octogénaire "
        "nonagénaire intéressé dirigeant élu",
        f="dernière femme intéressée dirigeante élue trentenaire quadragénaire quinquagénaire sexagénaire "
        "septuagénaire "
        "octogénaire nonagénaire",
    ),
    particles=words("de du des d' la le van von der den di da del della el al ben bin ibn y dos"),
    nouns_of_speech=words(
        "communiqué mots paroles termes déclaration message lettre tweet discours rapport phrase formule propos "
        "slogan "
        "texte billet post aveu interview entretien réponse avis voix"
    ),
    titled=words(
        "film livre roman album chanson série émission titre intitulé intitulée baptisé baptisée surnommé surnommée "
        "nommé nommée dit dite dits appelé appelée article ouvrage pièce essai documentaire mot terme expression "
        "concept "
        "programme opération plan projet collectif association restaurant journal magazine revue spectacle "
        "exposition "
        "rubrique label mention catégorie prix logiciel formation groupe mouvement"
    ),
    openers=words(
        "interrogé interrogée contacté contactée invité invitée joint jointe questionné selon pour dans sur avec "
        "après "
        "avant mais et ou car donc or ni si quand comme alors aussi ainsi enfin puis ensuite hier aujourd'hui demain "
        "oui non bien très trop peu plus moins tout toute tous toutes rien qui que quoi dont où il elle ils elles "
        "on je "
        "tu nous vous ce cela ça ceci voilà voici là ici malgré depuis pendant lors face outre quant pourtant "
        "toutefois "
        "cependant autre autres même mêmes chaque plusieurs certains beaucoup être avoir faire aucun aucune parmi "
        "entre "
        "chez vers dès en à au aux le la les un une des du de l' d' c' s' n' j' m' t' qu' ah oh eh hé hélas allons "
        "monsieur madame dire parce pourquoi comment combien quel quelle quels quelles personne jamais toujours "
        "encore "
        "deux trois quatre cinq dix cent mille première premier dernier dernière seul seule reste interviewé semble "
        "paraît faut est vainement"
    ),
    times=words(
        "lundi mardi mercredi jeudi vendredi samedi dimanche janvier février mars avril mai juin juillet août "
        "septembre "
        "octobre novembre décembre jour jours matin soir semaine mois année an ans nuit heure heures fois minute "
        "instant moment après-midi veille lendemain week-end temps"
    ),
    elides=True,
    subject_clitics=words("il elle ils elles on je nous vous tu ce"),
    object_clitics=words("moi lui"),
    for_whom=words("pour"),
    accompanying=words("en avec d' sans tout l' les la le"),
    participle_endings=("é", "ée", "és", "ées", "ant"),
    possessives=words("son sa ses leur leurs"),
    read_in=phrases("peut_on_lire lit_on pouvait_on_lire lisait_on"),
    thus=words("ainsi"),
    locative=words("en à dans"),
    bodies=words(
        "gouvernement exécutif ministère mairie préfecture parquet tribunal cour accusation défense police "
        "gendarmerie armée "
        "entreprise société groupe firme banque syndicat syndicats parti coalition opposition majorité assemblée "
        "parlement sénat université institut hôpital école église diocèse association organisation ong fondation "
        "fédération collectif comité commission conseil agence organisme institution ambassade département direction "
        "club équipe presse quotidien journal revue chaîne jury critique famille public"
    ),
    offices=groups(
        "président présidente ministre leader chef cheffe dirigeant dirigeante candidat candidate sénateur "
        "sénatrice député députée porte-parole secrétaire maire parlementaire eurodéputé eurodéputée élu élue "
        "conseiller conseillère adjoint adjointe",
        "directeur directrice président présidente patron patronne pdg fondateur fondatrice responsable "
        "porte-parole gérant gérante",
        "écrivain écrivaine auteur auteure autrice romancier romancière poète journaliste cinéaste "
        "réalisateur réalisatrice artiste chanteur chanteuse acteur actrice comédien comédienne",
        "entraîneur entraîneuse coach sélectionneur",
        "joueur joueuse capitaine buteur attaquant gardien pilote athlète "
        "champion championne",
        "chercheur chercheuse scientifique expert experte professeur professeure économiste historien "
        "historienne biologiste",
    ),
    alike=groups(
        "maire élu édile",
        "maire élue édile",
        "entraîneur coach technicien",
        "médecin docteur",
        "avocat défenseur",
        "avocate défenseure",
        "écrivain romancier auteur",
        "écrivaine romancière autrice auteure",
        "réalisateur cinéaste",
        "réalisatrice cinéaste",
        "pape pontife",
        "journaliste reporter",
        "prêtre curé abbé",
        "policier agent",
        "chercheur scientifique",
        "chercheuse scientifique",
        "député parlementaire",
        "députée parlementaire",
    ),
    authors=words("par"),
    own_view=phrases("à_ses_yeux à_son_avis selon_ses_mots à_l'en_croire"),
    others=words("autre"),
)  # fmt: skip
