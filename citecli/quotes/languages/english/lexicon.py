"""The closed classes of English words, as far as telling who speaks needs them.

Lists of form, not of topic: articles, pronouns, prepositions, auxiliaries, commonest verbs, titles, roles, given names.
All in lower case. Written for this program.
"""

from citecli.quotes.languages.english.cues import CUES, INDIRECT_CUES, NOUN_CUES
from citecli.quotes.languages.vocabulary import Agreement, CueClass, TokenKind, VerbForm
from citecli.text import abbreviations
from citecli.text.abbreviations import GENERATIONS
from citecli.text.calendar import MONTH_ABBREVIATIONS, MONTHS, WEEKDAYS


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


PRONOUN_GENDER: dict[str, Agreement] = {
    **dict.fromkeys(("he", "him", "his", "himself"), Agreement.MALE),
    **dict.fromkeys(("she", "her", "hers", "herself"), Agreement.FEMALE),
    **dict.fromkeys(("they", "them", "their", "theirs", "themselves"), Agreement.PLURAL),
    **dict.fromkeys(("it", "its", "itself"), Agreement.NEUTER),
}
PRONOUNS = _set("he she they it i we you")
OBJECTS = _set("him them me us himself herself themselves myself itself ourselves")
POSSESSIVES = _set("his her their my our its your")
DETERMINERS = _set(
    "the a an this that these those some many several most all both each every another any no few one two three "
    "four five six seven eight nine ten other such more fellow"
)
PREPOSITIONS = _set(
    "of in on at by for from with to into onto over under about against between among through during without "
    "within toward towards upon across behind beyond near around above below amid despite per via like unlike "
    "along beside besides alongside inside outside throughout up down off out opposite regarding concerning"
)
CONJUNCTIONS = _set("and or but nor yet & plus")
SUBORDINATORS = _set(
    "that if because while when after before as since although though whether until unless where how why what "
    "whenever wherever so than whereas once then lest"
)
RELATIVES = _set("who which whom whose")
AUXILIARIES = _set(
    "is are was were be been being am has have had having do does did will would can could may might shall should "
    "must isn't aren't wasn't weren't hasn't haven't hadn't don't doesn't didn't won't wouldn't can't couldn't "
    "shouldn't mustn't cannot ought 's 've 'd 'll 're he's she's it's they're they've he'd she'd he'll she'll i'm "
    "i've i'd"
)
ADVERBS = _set(
    "not never also later again still just even only soon once twice now then there here always often sometimes "
    "ever already almost too instead perhaps maybe quite rather very well first further earlier meanwhile however "
    "nevertheless nonetheless moreover therefore thus indeed finally lastly previously recently simply famously "
    "repeatedly publicly privately afterward afterwards back away together elsewhere else aloud today tonight "
    "yesterday tomorrow therein hence otherwise besides apparently reportedly allegedly"
)
TIMES = (
    WEEKDAYS
    | frozenset(map(str.lower, MONTHS))
    | MONTH_ABBREVIATIONS
    | _set(
        "morning afternoon evening night week month year weekend mondays tuesdays "
        "days weeks months years hours minutes decades ago"
    )
)
COMMON_VERBS = _set(
    "rode broke swept wept crept swam sank stole strode sprang clung flung slid blew dug bit hung spun tore "
    "went goes gone made makes making take took taken takes taking get got gets getting gave give gives given "
    "giving came come comes coming become became kept keep keeps keeping left leave leaves leaving put puts "
    "putting seemed seem seems appeared appear appears looked look looks looking turned turn turns turning stood "
    "stand stands standing sat sit sits sitting ran run runs running held hold holds holding brought bring brings "
    "bringing met meet meets meeting led lead leads leading tried try tries trying used use uses using started "
    "start starts starting stopped stop stops stopping won win wins winning lost lose loses losing paid pay pays "
    "paying sent send sends sending built build builds fell fall falls falling rose rise rises rising heard hear "
    "hears hearing thanked thank thanks helped help helps helping moved move moves moving lived live lives living "
    "played play plays worked work works needed need needs walked opened closed followed allowed set sets setting "
    "let lets spent spend spends failed fails offered refused declined agreed hoped wanted joined served voted "
    "elected caught chose chosen drew drawn drove driven ate flew forgot froze grew hid hit hurt kissed knelt "
    "laid lay leaned bent bowed shook shot shut slept smiled sought struck swung threw thrown understood wore "
    "woke withdrew dropped reached raised passed pulled pushed picked pointed faced entered returned remained "
    "included includes including involved involves received receive receives released releases remains represents "
    "supports opposed opposes ended ends visited visits arrived arrives serves signed signs posted posts quoted "
    "published launched launches warned added compared cited referring according struggled considered continues "
    "continued stared glanced gazed frowned laughed nodded sighed paused hesitated happened happens died killed "
    "arrested charged convicted"
)
TITLES = _set(
    "del mr mrs ms miss dr prof professor sir lord lady dame madam madame gen general col colonel lt lieutenant "
    "capt captain sgt sergeant maj major cmdr commander adm admiral cpl corporal pvt private sen senator rep "
    "representative congressman congresswoman gov governor president vice secretary mayor judge justice attorney "
    "chairman chairwoman chair speaker king queen prince princess pope cardinal bishop archbishop rev reverend "
    "father sister brother mother uncle aunt rabbi imam sheikh ayatollah minister premier chancellor ambassador "
    "councilman councilwoman commissioner sheriff officer detective inspector agent chief deputy director coach "
    "saint st master mistress count countess duke duchess baron baroness earl emperor empress monsieur "
    "mademoiselle herr frau signor signora señor señora don doña hon honorable superintendent principal dean "
    "provost treasurer spokesman spokeswoman spokesperson"
)
TITLE_PREFIXES = _set(
    "former acting interim then first senior assistant associate executive lieutenant retired ex late"
)
ROLES = _set(
    "spokesman spokeswoman spokesperson spokesmen official officials aide aides adviser advisers advisor advisors "
    "analyst analysts expert experts critic critics supporter supporters opponent opponents source sources lawyer "
    "lawyers attorney attorneys prosecutor prosecutors police officer officers director president chairman "
    "chairwoman chair chief executive executives leader leaders lawmaker lawmakers senator senators congressman "
    "congresswoman representative representatives governor mayor candidate candidates nominee businessman "
    "businesswoman billionaire mogul professor researcher researchers scientist scientists economist economists "
    "author authors writer reporter reporters journalist journalists editor editors columnist host anchor "
    "commentator commentators pundits strategist strategists operative operatives pollster pollsters manager "
    "consultant donor donors activist activists protester protesters demonstrator resident residents voter voters "
    "man woman men women boy girl mother father son daughter wife husband brother sister friend friends neighbor "
    "neighbors colleague colleagues student students teacher teachers doctor doctors nurse patient patients "
    "witness witnesses victim victims survivor survivors secretary minister ambassador diplomat diplomats general "
    "soldier soldiers veteran veterans commander historian judge justices owner employee employees worker workers "
    "member members family crowd people person folks others one republican republicans democrat democrats "
    "conservative conservatives liberal liberals progressives evangelicals coach player players actor actress "
    "singer artist producer founder co-founder partner investor investors clerk clergyman priest pastor bishop "
    "king queen lady gentleman servant maid stranger child children guy aunt uncle cousin captain inspector "
    "detective superintendent widow widower farmer driver passenger engineer engineers accountant librarian "
    "curator archivist translator novelist poet scholar scholars counsel whistleblower physician physicians surgeon "
    "neurosurgeon dentist pharmacist psychologist psychiatrist sociologist anthropologist biologist chemist physicist "
    "mathematician statistician geologist meteorologist astronomer architect carpenter plumber electrician mechanic "
    "baker butcher waiter waitress bartender hairdresser fisherman sailor pilot astronaut firefighter paramedic "
    "cashier shopkeeper landlord tenant homeowner pensioner retiree lobbyist organizer campaigner negotiator mediator "
    "envoy programmer filmmaker composer musician pianist violinist guitarist drummer rapper dancer painter sculptor "
    "photographer blogger broadcaster presenter moderator interviewer pope pontiff colonel lieutenant sergeant admiral "
    "cardinal archbishop rabbi imam sheikh ayatollah premier chancellor councilman councilwoman commissioner sheriff "
    "deputy prince princess emperor empress provost treasurer duke duchess baron baroness countess midwife beekeeper "
    "gardener miller blacksmith"
)
PLURAL_ROLES = frozenset(word for word in ROLES if word[-1] == "s" and word[:-1] in ROLES) | _set(
    "spokesmen police men women pundits family crowd people folks others children"
)
"""Roles of several."""
EPITHETS = _set(
    "man woman boy girl lady gentleman candidate nominee businessman businesswoman billionaire mogul senator governor "
    "congressman congresswoman representative president mayor minister republican democrat conservative liberal "
    "actor actress singer author novelist poet writer veteran commander"
)
"""Roles that, with “the”, mostly mean somebody just named."""
PARTISANS = _set("democrat republican libertarian conservative liberal independent socialist briton american")
"""What a person can be called with a capital that makes no name."""
ORGANIZATIONS = _set(
    "campaign administration government committee party group groups company companies organization organizations "
    "agency department office court ministry commission union board council newspaper paper magazine network "
    "station house senate congress university college institute foundation center centre association firm bank "
    "team staff coalition alliance panel bureau authority authorities militia army navy embassy parliament "
    "website site outlet media press times post journal news tribune herald"
)
COMPANY_ENDINGS = _set(
    "corp inc co ltd llc plc gmbh ag holdings industries technologies motors airlines systems partners brothers group "
    "company corporation"
)
"""Words that end the names of companies."""
DOCUMENTS = _set(
    "report study poll survey statement letter memo email e-mail emails document documents article story piece "
    "op-ed editorial column book ad ads advertisement video transcript lawsuit complaint filing affidavit ruling "
    "opinion indictment order message tweet post release review paper analysis sign signs banner headline caption "
    "poster description profile biography constitution resolution bill law act petition pamphlet brochure "
    "inscription note website page data results findings slogan text manual guideline guidelines platform"
)
TITLED_THINGS = _set(
    "book books novel film films movie movies show shows series song songs album albums play musical magazine "
    "episode program programme sitcom drama documentary comedy thriller poem essay painting exhibition exhibit "
    "opera hymn anthem game video memoir biography bestseller author co-author host anchor star co-star nbc's "
    "abc's cbs's cnn's msnbc's fox's podcast column segment section chapter titled entitled called named novella "
    "trilogy sequel ballad tune so-called known nicknamed dubbed nickname moniker alias term word phrase label"
)
"""What is followed by a title or a name in quotation marks rather than by speech."""

_MALE_NAMES = """
    aaron adam adrian al alan albert alex alexander alfred allan allen alvin andre andrew andy anthony antonio
    arnold arthur barack barry ben benjamin bernard bernie bill billy bob bobby boris brad bradley brandon brendan
    brent brett brian bruce bryan byron calvin carl carlos cecil charles charlie chip chris christian
    christopher chuck clarence claude clay clyde colin craig curtis dale damon dan daniel danny darren
    darrell dave david dean dennis derek dick dmitry don donald douglas doug duncan dwight earl ed eddie edgar
    edmund eduardo edward edwin eli elijah elliott emmanuel eric erik ernest ethan eugene evan felix fernando
    francis francisco frank franklin fred frederick gabriel gary gene george gerald gilbert glenn gordon
    greg gregory gus guy harold harry harvey hector henry herbert herman howard hugh hugo ian isaac ivan jack
    jacob jaime jake james jared jason javier jay jeff jeffrey jeremy jerome jerry jesse jim jimmy joe joel
    john johnny jon jonathan jorge jose joseph josh joshua juan julian julius justin karl keith ken kenneth kevin
    kurt kyle lance larry lawrence leo leon leonard leroy leslie lewis lloyd louis lucas luis luke luther malcolm
    marco marcus mario mark martin marvin matt matthew maurice max melvin michael miguel mike mitch
    mitchell mohammed muhammad nathan nathaniel neil nicholas nick nigel noah norman oliver omar oscar owen patrick
    paul pedro peter phil philip phillip pierre preston rafael ralph ramon randall randy raul ray raymond
    reince rex richard rick ricky rob robert roberto rodney roger roland ron ronald ross roy rudy russell ryan sam
    samuel scott sean seth shawn sidney simon stephen steve steven stewart stuart ted terrence theodore
    thomas tim timothy toby todd tom tommy tony travis trevor tyler vernon victor vincent vladimir
    walter wayne wendell wesley will willard william willie zachary ahmed ali hassan ibrahim sergei mikhail
    nikolai pavel andrei hans jürgen klaus wolfgang giovanni giuseppe luca jean-claude jacques françois newt mitt
    jeb rand huey lindsey kanye freddie gerard godfrey ambrose jasper silas ebenezer rufus abdullah abel abraham
    adolf ajay akira alberto aldo alejandro alessandro alexei alexis alfonso alphonse amir anders andré anil anton
    arjun arne arturo ashok augustus axel bashar benedict benito bert bjorn björn boyd branden brock bryce
    carlo carsten cesar cesare christoph christophe claudio cody conrad cornelius cory dario darius deepak dexter diego
    dieter dinesh dirk dmitri dominic dominique elmer emil emilio enrique erich ernesto ernst esteban fabian federico
    felipe ferdinand fidel filip florian franco franz frederic friedrich fritz garrett gavin geoff geoffrey georg
    georges georgi gerhard giorgio graham guillermo gunnar gustav hamid hank harald heinrich
    helmut henri hermann hiroshi horace horst hubert hussein ignacio igor ilya imran ingmar irving ismail isaiah itamar
    jeffery jens jeremiah jerzy joachim joaquin jonas jorg josef joost juergen jules kai karim kasper keir kelvin
    kenji khalid kieran kofi kris kumar lars laurent leif leonardo leopold liam lorenzo ludwig lyle
    magnus mahmoud manny manuel marc marcel mateo mathias matteo mauricio maximilian miles milo miroslav moritz
    moses mustafa naveen nelson niels nikola nikolas nils noel olaf olivier orlando otto pablo paolo pascal percy
    piotr rahul raj rajesh raj ravi reggie reginald rené ricardo roderick rolf roman ronnie rory rudolf salvador samir
    sanjay sebastian sergio sherman simeon stan stanley stefan sunil sven terry thaddeus theo thierry tobias tomas
    tomasz trent tyrone umberto uwe vince vikram viktor vijay virgil vito vittorio wilbur wilfred wim wladimir xavier
    yasser yuri yusuf yves zbigniew zeke florent   dinesh tad corey
"""
_FEMALE_NAMES = """
    abigail ada adele agnes alexandra alice alicia alison allison amanda amber amelia amy andrea angela anita ann
    anna anne annie april ashley audrey barbara beatrice becky bella bernadette bernice beth betsy betty beverly
    bonnie brenda bridget brittany camille candace carla carly carmen carol caroline carolyn carrie catherine cathy
    cecilia charlotte chelsea cheryl christina christine cindy claire clara claudia colleen connie constance
    courtney crystal cynthia daisy dana danielle darlene dawn deborah debbie debra delia denise diana diane dolores
    donna dora doris dorothy edith eileen elaine eleanor elena elinor elisabeth eliza elizabeth ella ellen elsie
    emily emma erica erin esther ethel eunice eva eve evelyn faith felicia fiona flora frances gabriela
    gail geraldine gertrude gina gladys glenda gloria grace greta gwen hannah harriet hazel heather heidi
    helen helena henrietta hilary hillary hope huma ida irene iris isabel isabella ivanka ivy jackie jacqueline jan
    jane janet janice jasmine jean jeanne jennifer jenny jessica jill jo joan joanna joanne josephine joy joyce
    juanita judith judy julia julie june kara karen kate katharine katherine kathleen kathryn kathy katie kay kayla
    kellyanne kim kimberly kristen kristin kristina laura lauren leah leila lena lillian lily linda lisa lois
    loretta lori lorraine louisa louise lucille lucy lydia lynn mabel madeleine maggie marcia margaret maria marian
    marie marilyn marina marion marjorie martha mary matilda maureen maxine megan megyn melania melanie melinda
    melissa meredith mia michelle mildred mindy miriam molly monica muriel myra nadia nancy naomi natalie
    natasha nellie nicole nina nora norma olga olivia paige pamela pat patricia patty paula pauline peggy penelope
    penny phoebe phyllis polly priscilla rachel rebecca renee rhonda rita roberta robin rosa rosalind rose
    rosemary ruby ruth sabrina sally samantha sandra sara sarah sharon shannon sheila shelly sheryl shirley sofia
    sonia sophia sophie stacy stella stephanie sue susan susanna suzanne sylvia tamara tammy tara teresa tess
    theresa tiffany tina tracy ursula valerie vanessa vera veronica vicki victoria viola violet vivian
    wanda wendy whitney wilhelmina winifred yolanda yvonne zoe fatima aisha ingrid astrid svetlana tatiana chloe
    dianne elise geneva haley jeannie kamala lynne marsha nikki tulsi fannie hattie kitty cassandra adriana agatha
    agnieszka aileen alessandra alexis alina alma amina anastasia angelica angelina anika anita annabel annette
    annika antonia anya ariana astrid ayesha beatriz birgit brenda bridget brigitte carlotta catalina celeste
    celia chiara chloé clarissa claudette concetta consuelo cordelia corinne cornelia dagmar danuta daphne delphine
    denise doreen dorothea edna edwina ekaterina elke elvira emilia emmeline estelle eugenia evangeline fabienne
    francesca francine françoise frieda gabriella gabrielle georgina gerda giulia gisela giselle greta gretchen
    guadalupe gudrun gwendolyn hedwig helga hermione hilda imogen ines inge irina isabelle isla ivana jana janelle
    jeanette joanie johanna josefina juliana juliet justine kaitlyn katarina katja keiko kirsten lara larissa latoya
    lavinia leonora leticia lidia liliana liv lola lorena lorna lorraine luisa lupe luz magdalena maia maja maren
    margarita margot mariana marianne maribel marisa marisol marlene marta matilde mattie maura mercedes meryl
    michaela mila millicent minnie mireille mona myrtle nadine naomi natalia nell nettie nicola noor olivia ophelia
    patrice petra philippa pilar raquel regina renata rosalie rosalyn rosanna rosario roxanne ruthie sadie salma
    selena serena silvia simone sigrid sissy soledad sonja tabitha tania tanya tatjana thelma thea tilda trudy ulrike
    uma vera veronika wilma xenia yasmin yoko zara zelda zoë
"""
GIVEN_NAMES: dict[str, Agreement] = {
    **dict.fromkeys(_MALE_NAMES.split(), Agreement.MALE),
    **dict.fromkeys(_FEMALE_NAMES.split(), Agreement.FEMALE),
}
"""Given names with the gender they mostly go with."""

TITLE_GENDER: dict[str, Agreement] = {
    **dict.fromkeys(
        "mr sir lord king prince father brother uncle congressman chairman spokesman monsieur herr signor don count "
        "duke baron earl emperor businessman councilman pope gentleman son husband man boy widower actor".split(),
        Agreement.MALE,
    ),
    **dict.fromkeys(
        "mrs ms miss lady dame madam madame queen princess sister mother aunt congresswoman chairwoman spokeswoman "
        "mademoiselle frau signora countess duchess baroness empress businesswoman councilwoman daughter wife woman "
        "girl widow actress mistress maid".split(),
        Agreement.FEMALE,
    ),
}
"""Titles and roles that show a gender."""

PLACES = _set(
    "africa asia europe america australia afghanistan algeria argentina austria bangladesh belgium brazil bulgaria "
    "canada chile china colombia croatia cuba cyprus denmark ecuador egypt england estonia ethiopia finland france "
    "germany ghana greece haiti hungary iceland india indonesia iran iraq ireland israel italy japan kenya korea "
    "kosovo kuwait latvia lebanon libya lithuania malaysia mexico morocco myanmar nepal netherlands nicaragua nigeria "
    "norway pakistan palestine panama peru philippines poland portugal qatar romania russia rwanda scotland senegal "
    "serbia singapore slovakia slovenia somalia spain sudan sweden switzerland syria taiwan tanzania thailand tunisia "
    "turkey uganda ukraine uruguay venezuela vietnam wales yemen zambia zimbabwe alabama alaska arizona arkansas "
    "california colorado connecticut delaware florida hawaii idaho illinois indiana iowa kansas kentucky louisiana "
    "maine maryland massachusetts michigan minnesota mississippi missouri montana nebraska nevada hampshire jersey "
    "ohio oklahoma oregon pennsylvania dakota tennessee texas utah vermont wisconsin wyoming york albany atlanta "
    "baghdad baltimore bangkok beijing beirut berlin boston brussels budapest buffalo cairo chicago cincinnati "
    "cleveland columbus copenhagen dallas damascus delhi denver detroit dubai dublin edinburgh geneva glasgow "
    "hamburg hollywood hong houston istanbul jerusalem johannesburg kabul kiev kyiv lagos lisbon liverpool london "
    "manchester manila melbourne memphis miami milan milwaukee minneapolis montreal moscow mumbai munich nairobi "
    "orleans oslo ottawa oxford paris philadelphia phoenix pittsburgh prague rome sacramento seattle seoul shanghai "
    "stockholm sydney tehran tokyo toronto vancouver venice vienna warsaw washington zurich brooklyn manhattan angeles "
    "vegas kremlin pentagon brexit facebook twitter google amazon apple microsoft congress senate christmas easter "
    "monday tuesday wednesday thursday friday saturday sunday god street avenue road park square county city town "
    "hall abbey castle river lake hill mountain island islands bridge airport hospital school hotel church cathedral "
    "museum library theater theatre stadium arena states kingdom union republic nations"
)
"""Names of places, and words that end them: nobody whom “he” or “she” can mean, unless a given name stands before."""
PARTICLES = _set("de da del della di du la le van von der den ten bin ibn al el ben dos das y")
NAME_SUFFIXES = GENERATIONS | _set("esq phd md")
COURTESY_TITLES = _set("mr mrs ms miss")
"""Titles that say no more of a person than Mr or Mrs."""
FORMS_OF_ADDRESS = COURTESY_TITLES | _set("sir madam madame")
ABBREVIATIONS = (
    abbreviations.TITLES
    | abbreviations.FIRMS
    | MONTH_ABBREVIATIONS
    | _set(
        "del pvt sens reps govs jr sr vs etc no ave blvd dept est fig al approx "
        "ed eds vol pp ph mass calif conn ariz ala fla ga ill ind kan ky la md mich minn miss mo mont neb nev okla "
        "ore pa tenn tex va vt wash wis wyo u.s u.n u.k d.c a.m p.m i.e e.g messrs mme mlle ass asst "
        "atty"
    )
)
"""Words that keep their full stop inside a sentence."""


def _word_kinds() -> dict[str, TokenKind]:
    table: dict[str, TokenKind] = {}
    for words, kind in (
        (DOCUMENTS, TokenKind.DOCUMENT),
        (ORGANIZATIONS, TokenKind.ORGANIZATION),
        (ROLES, TokenKind.ROLE),
        (
            frozenset(word for word, cue in INDIRECT_CUES.items() if cue.form is VerbForm.PAST and word[-2:] != "ed"),
            TokenKind.VERB,
        ),
        (COMMON_VERBS, TokenKind.VERB),
        (frozenset(CUES), TokenKind.CUE),
        (NOUN_CUES - frozenset(CUES), TokenKind.DOCUMENT),
        (TIMES, TokenKind.TIME),
        (ADVERBS, TokenKind.ADVERB),
        (AUXILIARIES, TokenKind.AUXILIARY),
        (PREPOSITIONS, TokenKind.PREPOSITION),
        (SUBORDINATORS, TokenKind.SUBORDINATOR),
        (CONJUNCTIONS, TokenKind.CONJUNCTION),
        (DETERMINERS, TokenKind.DETERMINER),
        (RELATIVES, TokenKind.RELATIVE),
        (POSSESSIVES, TokenKind.POSSESSIVE),
        (OBJECTS, TokenKind.OBJECT),
        (PRONOUNS, TokenKind.PRONOUN),
    ):
        table.update(dict.fromkeys(words, kind))
    table["that"] = TokenKind.SUBORDINATOR
    return table


WORD_KINDS: dict[str, TokenKind] = _word_kinds()
"""The kind of every listed word; what is not listed is `TokenKind.OTHER`."""

STRONG_CUES = frozenset(
    word for word, cue in CUES.items() if cue.cue_class not in (CueClass.THINK, CueClass.SHOW, CueClass.CALL)
)
"""Cues that mostly report words and little else."""
