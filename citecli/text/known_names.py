"""Words that are names in whatever title they stand: of places, peoples, languages, months, eras, and of persons of
whom much is written.

Words that are also common ones in English are here only where titles hardly use them as such: china and turkey, but not
reading, nice, march or may.
"""

KNOWN_NAMES = frozenset(
    # Continents, countries and their parts.
    "africa america americas antarctica asia australasia australia eurasia europe oceania afghanistan albania "
    "alabama alaska albion algeria alsace andalusia angola anatolia aragon argentina arizona arkansas armenia "
    "aquitaine assyria austria azerbaijan babylon babylonia balkans bahrain bangladesh bavaria belarus belgium "
    "bengal benin bhutan bohemia bolivia bosnia botswana brandenburg brazil britain brittany bulgaria burgundy "
    "burma burundi byzantium california cambodia cameroon canada caribbean carolina castile catalonia caucasus "
    "chile china colombia colorado congo connecticut cornwall crete crimea croatia cuba cyprus czechoslovakia "
    "dakota dalmatia delaware denmark devon ecuador egypt england eritrea estonia ethiopia finland flanders "
    "florence florida france gabon galicia gambia gaul georgia germany ghana greece greenland guatemala guinea "
    "guyana haiti hawaii hesse holland honduras hungary iberia iceland idaho illinois india indiana indochina "
    "indonesia iowa iran iraq ireland israel italy jamaica japan java judea kansas kashmir kazakhstan kent "
    "kentucky kenya korea kosovo kurdistan kuwait kyrgyzstan lancashire laos latvia lebanon liberia libya "
    "lithuania lombardy louisiana luxembourg macedonia madagascar maine malawi malaya malaysia mali malta "
    "manchuria maryland massachusetts mauritania mauritius mesopotamia mexico michigan minnesota mississippi "
    "missouri moldova mongolia montana montenegro morocco moravia mozambique myanmar namibia navarre nebraska "
    "nepal netherlands nevada nicaragua niger nigeria normandy norway ohio oklahoma oman ontario oregon pakistan "
    "palestine panama paraguay patagonia pennsylvania persia peru philippines phoenicia piedmont poland polynesia "
    "portugal prussia provence punjab quebec rhineland rhodesia romania russia rwanda sardinia saxony scandinavia "
    "scotland senegal serbia siam siberia sicily silesia singapore slovakia slovenia somalia spain sudan sumatra "
    "sussex sweden switzerland syria taiwan tajikistan tanzania tasmania tennessee texas thailand thrace tibet "
    "transylvania tunisia turkey turkmenistan tuscany uganda ukraine uruguay utah uzbekistan venezuela vermont "
    "vietnam virginia wales wessex wisconsin wyoming yemen yorkshire yugoslavia zambia zanzibar zimbabwe "
    # Cities.
    "aachen aberdeen accra aleppo alexandria algiers amman amsterdam ankara antioch antwerp athens atlanta "
    "auschwitz avignon baghdad baltimore bangkok barcelona basel basra beijing beirut belfast belgrade berlin "
    "bern birmingham bogotá bogota bologna bombay bonn bordeaux boston bratislava bremen brighton bristol bruges "
    "brussels bucharest budapest cairo calcutta cambridge canterbury canton caracas cardiff carthage chernobyl "
    "chicago cincinnati cleveland cologne constantinople copenhagen córdoba cordoba corinth cracow dakar dallas "
    "damascus danzig delhi detroit dresden dublin durham edinburgh essex exeter ferrara frankfurt geneva genoa "
    "ghent glasgow granada hamburg hanoi harlem havana heidelberg helsinki hiroshima hollywood houston istanbul "
    "jakarta jena jerusalem johannesburg kabul karachi khartoum kiev kyiv königsberg krakow kyoto lagos lahore "
    "leeds leiden leipzig leningrad lisbon liverpool london lübeck lucerne lyon lyons madras madrid mainz "
    "manchester manhattan manila marseille marseilles mecca medina melbourne memphis milan minsk montreal moscow "
    "mumbai munich münster nagasaki nairobi nanjing naples nazareth nineveh nottingham nuremberg odessa orleans "
    "osaka oslo ottawa oxford padua palermo paris pavia peking philadelphia pisa pittsburgh pompeii potsdam "
    "prague ravenna riga rome rotterdam rouen salamanca salzburg samarkand sarajevo seattle seoul seville "
    "shanghai sheffield siena smyrna sofia somerset sparta stalingrad stockholm strasbourg stuttgart sydney "
    "taipei tallinn tashkent tbilisi tehran thebes tokyo toledo toronto toulouse trieste tripoli troy tübingen "
    "tunis turin utrecht valencia venice verdun verona versailles vienna vilnius warsaw washington weimar "
    "wittenberg worcester wuhan york yorktown zagreb zurich zürich "
    # Rivers, seas, mountains.
    "adriatic aegean alps amazon andes appalachian arctic atlantic baltic bosporus carpathian danube elbe "
    "euphrates everest ganges gibraltar himalaya himalayas indus jordan loire mediterranean mekong mersey nile "
    "pacific pyrenees rhine rhône sahara seine somme thames tiber tigris tyne vesuvius volga yangtze "
    # Peoples, languages, faiths.
    "aboriginal afghan african akkadian albanian algerian american anglican anglo anglophone arab arabian arabic "
    "aramaic argentine argentinian armenian aryan ashkenazi asian assyrian athenian australian austrian aztec "
    "babylonian bantu basque bavarian belgian bengali berber boer bohemian bolivian bosnian brazilian breton "
    "briton british buddhism buddhist bulgarian byzantine canadian cantonese carolingian castilian catalan "
    "catholic catholicism caucasian celt celtic cherokee chilean chinese christian christianity colombian coptic "
    "cossack creole croatian cuban cypriot czech dane danish dutch egyptian english englishman estonian ethiopian "
    "etruscan european finnish flemish francophone frankish french gaelic german germanic ghanaian gothic greek "
    "gypsy habsburg haitian hapsburg hasidic hebrew hellenic hindi hindu hinduism hispanic hungarian huguenot "
    "icelandic inca incan indian indonesian inuit iranian iraqi irish irishman islam islamic israeli israelite "
    "italian jamaican japanese javanese jesuit jew jewish judaism kenyan korean kurd kurdish latin latino latina "
    "latvian lebanese libyan lithuanian lutheran magyar malay maltese maori māori maya mayan methodist mexican "
    "mongol mongolian moorish mormon moroccan mughal muslim navajo nepali nigerian norman norse norwegian occitan "
    "ottoman pakistani palestinian parisian persian peruvian phoenician pole polish portuguese presbyterian "
    "protestant protestantism prussian quaker quechua roma roman romanian russian saami sami sanskrit saxon "
    "scandinavian scot scots scottish semitic sephardic serb serbian shia sikh sikhism sinhalese slav slavic "
    "slovak slovene slovenian somali soviet spaniard spanish sumerian sunni swahili swede swedish swiss syriac "
    "syrian taiwanese tamil tatar teutonic thai tibetan tunisian turk turkic turkish tuscan ugandan ukrainian "
    "urdu uyghur venetian viennese vietnamese viking welsh yiddish yoruba zionism zionist zulu "
    # Months, days, eras and events.
    "january february april june july august september october november december monday tuesday wednesday "
    "thursday friday saturday sunday christmas easter ramadan edwardian elizabethan enlightenment georgian "
    "hellenistic holocaust jacobean meiji ming mycenaean napoleonic neolithic palaeolithic paleolithic "
    "pleistocene holocene qing reformation renaissance risorgimento romanticism stalinism stalinist tokugawa "
    "tudor victorian "
    # Persons, and what is called after them.
    "adorno aeschylus aquinas arendt aristotelian aristotle augustine austen bach balzac barthes baudelaire "
    "beauvoir beckett beethoven benjamin bismarck boccaccio borges bourdieu brahms brecht brontë byron caesar "
    "calvin calvinism calvinist cartesian cervantes cézanne chaucer chekhov churchill cicero clausewitz coleridge "
    "confucian confucius copernican copernicus dante darwin darwinian darwinism deleuze derrida descartes dickens "
    "dostoevsky dostoyevsky durkheim einstein emerson engels erasmus euclid euclidean euripides faulkner faust "
    "flaubert foucault freud freudian galileo gandhi goebbels goethe gramsci habermas haydn hegel hegelian "
    "heidegger hemingway herodotus hitler hobbes homeric hume husserl ibsen jesus joyce kafka kant kantian keats "
    "kepler keynes keynesian kierkegaard lacan leibniz lenin leninism levinas lévi livy locke lucretius lukács "
    "luther machiavelli mahler mandela manet mao maoism marx marxian marxism marxist matisse milton mohammed "
    "molière montaigne montesquieu mozart muhammad mussolini nabokov napoleon nazi nazism newton newtonian "
    "nietzsche orwell ovid pascal pasteur petrarch picasso piaget plato platonic platonism plutarch proust "
    "pushkin rembrandt rilke robespierre rousseau ruskin rutherford sappho sackville sartre schiller schopenhauer "
    "schubert seneca shakespeare shakespearean shelley socrates socratic sophocles spinoza stalin stravinsky tacitus "
    "thoreau thucydides tocqueville tolkien tolstoy trotsky turgenev virgil vergil voltaire wagner wagnerian "
    "weber wilde wittgenstein wollstonecraft woolf wordsworth yeats zola".split()
)
"""Names in small letters, one word each; they are names in the plural and with an ’s, too."""

WRITERS_GIVEN_NAMES = frozenset(
    "abraham agatha agnes alasdair aldous allan angus arabella archibald augustus beatrice beatrix benedict "
    "bronisław cecil cecily chinua clarence clive constantine coretta cyrus daphne dorothy duncan edgar edmund "
    "edna edwin eleanor elinor ella elspeth emmeline ernest ethel eugene ezra fergus flannery franklin frederick "
    "fyodor galileo geoffrey gertrude gladys hamish harriet hector helen henrietta hilda horace ida ignatius "
    "immanuel ingmar irving jane jasper jerome josiah julius knut langston lawrence leo leonard leslie lewis "
    "lillian lytton mabel mahatma malcolm matilda maya mildred millicent montague nathaniel neville octavia orson "
    "ottoline percy phyllis rabindranath raphael rosalind rudyard rupert salman satyajit seamus sigmund "
    "stanley sybil sylvia theodor theodora theodore toni vernon vita vivian waldo wallace walt wilfred willa "
    "winifred winston zora".split()
)
"""Given names, in small letters, of persons of whom books are written, beside those of people in the news, which the
quotation engine knows.
"""

KNOWN_PHRASES = frozenset(
    tuple(phrase.split())
    for phrase in (
        "new york", "new zealand", "new england", "new orleans", "new jersey", "new mexico", "new delhi",
        "new testament", "old testament", "south africa", "north america", "south america", "central america",
        "latin america", "southeast asia", "east asia", "south asia", "central asia", "eastern europe",
        "western europe", "east germany", "west germany", "north korea", "south korea", "middle east", "near east",
        "middle ages", "great britain", "united states", "united kingdom", "united nations", "european union",
        "soviet union", "world war", "cold war", "civil war", "great war", "great depression", "great lakes",
        "los angeles", "san francisco", "buenos aires", "hong kong", "sri lanka", "saudi arabia", "costa rica",
        "puerto rico", "sierra leone", "burkina faso", "ivory coast", "cape town", "holy land", "holy roman",
        "west bank", "third reich", "supreme court", "white house", "west indies", "east indies", "ancien régime",
        "iron age", "bronze age", "stone age", "frankfurt school", "black sea", "red sea", "north sea", "dead sea",
        "rio de janeiro", "el salvador",
    )
)  # fmt: skip
"""Names of several words, of which not each is a name by itself."""
