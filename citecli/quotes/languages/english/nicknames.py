"""Nicknames: short and pet forms of given names, and family names that stand first.

Facts of naming in English and East Asian use; all in lower case.
"""

_SHORT_FORMS = """
    abigail: abby gail; albert: al bert bertie; alexander: alex alec sandy xander; alexandra: alex sandra lexi;
    alfred: alf alfie fred; alice: ally; allison: allie; amanda: mandy; andrew: andy drew; angela: angie;
    ann: annie nan; anne: annie nan; anthony: tony ant; arthur: art artie; augustus: gus; barbara: barb babs;
    bartholomew: bart; benjamin: ben benny benji; bernard: bernie; beverly: bev; bradley: brad; caroline: carrie lina;
    catherine: cathy kate katie kit kitty cat; cecilia: cissy celia; charles: charlie chuck chas; charlotte: lottie;
    christian: chris; christina: chris tina chrissy; christine: chris tina chrissy; christopher: chris kit;
    clifford: cliff; cynthia: cindy; daniel: dan danny; david: dave davy; deborah: deb debbie; dennis: denny;
    diana: di; donald: don donnie; dorothy: dot dottie dolly; douglas: doug; edmund: ed eddie ned; edward: ed eddie ned
    ted teddy; edwin: ed eddie; eleanor: ellie nell nora; elizabeth: beth betsy betty bess liz lizzie eliza libby lisa
    elsie; emily: em; eugene: gene; ferdinand: ferdy; florence: flo florrie; frances: fran frannie; francis: frank;
    franklin: frank; frederick: fred freddie freddy; gabriel: gabe; geoffrey: geoff; gerald: gerry jerry;
    gertrude: gertie trudy; gregory: greg; gwendolyn: gwen; harold: harry hal; helen: nell nellie; henry: harry hank
    hal; herbert: herb bert; isaac: ike zac; isabella: bella izzy; jacob: jake; jacqueline: jackie; james: jim jimmy
    jamie; janet: jan; jeffrey: jeff; jennifer: jen jenny; jeremiah: jerry; jeremy: jerry; jessica: jess jessie;
    joan: joanie; john: jack johnny; jonathan: jon jonny; joseph: joe joey; josephine: josie jo; joshua: josh;
    judith: judy; julia: julie; katherine: kate kathy katie kit kitty kay; kathleen: kathy kate katie;
    kathryn: kathy kate katie; kenneth: ken kenny; kimberly: kim; lawrence: larry lars; leonard: len lenny leo;
    leopold: leo; leslie: les; lewis: lew; lillian: lily lil; louis: lou louie; louise: lou; lucille: lucy;
    madeleine: maddie; margaret: maggie meg megan peggy peg rita greta madge; maria: mary; martha: marty patty;
    martin: marty; mary: molly polly may; matthew: matt; maurice: maury; maximilian: max; melissa: missy mel;
    michael: mike mick micky mikey; mildred: millie; mitchell: mitch; nancy: nan; natalie: nat; nathan: nate nat;
    nathaniel: nate nat; nicholas: nick nicky; nicole: nicky; norman: norm; oliver: ollie; oscar: ozzie;
    pamela: pam; patricia: pat patty trish tricia; patrick: pat paddy; peter: pete; philip: phil; phillip: phil;
    priscilla: cilla; rachel: rae; ramón: ray; randall: randy; raymond: ray; rebecca: becky becca; reginald: reg
    reggie; richard: rich rick ricky dick dickie; robert: bob bobby rob robbie bert; roberta: bobbie; roderick: rod;
    rodney: rod; roger: rodge; ronald: ron ronnie; rosemary: rose rosie; rudolph: rudy; russell: russ; samantha: sam;
    samuel: sam sammy; sarah: sally sadie; sebastian: seb; sidney: sid; solomon: sol; sophia: sophie; stanley: stan;
    stephanie: steph; stephen: steve; steven: steve; stuart: stu; susan: sue susie suzy; susanna: sue susie;
    sylvester: sly; terence: terry; teresa: terry tess; theodore: ted teddy theo; theresa: terry tess; thomas: tom
    tommy; timothy: tim; tobias: toby; ursula: ursie; valerie: val; victor: vic; victoria: vicky tori; vincent: vince
    vinny; virginia: ginny; walter: walt wally; wilhelmina: mina billie; william: bill billy will willie liam;
    winifred: winnie freddie; zachary: zach zack
"""


def _short_forms() -> dict[str, frozenset[str]]:
    table: dict[str, set[str]] = {}
    for entry in _SHORT_FORMS.split(";"):
        full, _, short = entry.partition(":")
        for short_form in short.split():
            table.setdefault(short_form, set()).add(full.strip())
    return {short: frozenset(full) for short, full in table.items()}


FULL_FORMS: dict[str, frozenset[str]] = _short_forms()
"""The full given names that a short form can stand for."""

_FAMILY_FIRST = frozenset(
    "bai cai cao chen cheng cui dai deng ding dong du duan fan fang feng fu gao ge gu guo han hao he hou hu huang jia "
    "jiang jin kang kim kong lai lei li liang liao lin liu lu luo lü ma mao meng mo nie ning pan park peng qian qiao "
    "qin qiu ren shao shen shi song su sun tan tang tao tian wan wang wei wen wu xi xia xiao xie xiong xu xue yan "
    "yang yao ye yin yu yuan zeng zhang zhao zheng zhong zhou zhu zou choi jung jeong kang cho yoon jang lim shin seo "
    "kwon hwang ahn roh moon bae nguyen nguyễn tran trần pham phạm hoang phan vo võ dang đặng bui bùi ngo ngô".split()
)


def is_family_first(words: tuple[str, ...], is_given: bool) -> bool:
    """Whether the first of a name's words (lower case) is the family name, as in Chinese, Korean and Vietnamese.

    A family name known to stand first, and after it no more than two words, the first of which is no English given
    name (`is_given`) and either has a hyphen (Dae-sung) or is short.
    """
    if not 2 <= len(words) <= 3 or words[0] not in _FAMILY_FIRST or is_given:
        return False
    return "-" in words[1] or len(words[1]) <= 8 or len(words) == 3


def same_given(name: str, other: str) -> bool:
    """Whether two given names (lower case) can be one person's: Bill and William, Bob and Rob."""
    if name == other:
        return True
    mine, theirs = FULL_FORMS.get(name, frozenset()), FULL_FORMS.get(other, frozenset())
    return name in theirs or other in mine or bool(mine & theirs)
