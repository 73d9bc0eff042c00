"""Spanish words that tell who speaks."""

from citecli.quotes.languages.words import LanguageWords, Paradigm, agreeing, groups, phrases, verbs, words

_AR = Paradigm(
    tuple("a an ó aron aba aban ará arán aría arían é o".split()), ("ado", "ada"), ("ando", "ar", "arle", "ándole")
)
_ER = Paradigm(tuple("e en ió ieron ía ían erá erán ería í".split()), ("ido", "ida"), ("iendo", "er"))
_IR = Paradigm(tuple("e en ió ieron ía ían irá irán iría í".split()), ("ido", "ida"), ("iendo", "ir"))

_VERBS = verbs(
    (
        ("calcul anot finaliz enumer cerr abroch resalt detall confirm estim anticip corrobor deplor enumer fustig "
         "garantiz ilustr implor increp mencion "
         "objet ponder profundiz recrimin refut reflexion respald revel sincer tranquiliz evalu insinu descart "
         "aleg deneg rechaz desahog augur declar afirm explic señal asegur manifest coment indic apunt "
         "agreg anunci avanz recalc subray destac relat "
         "narr confes opin critic lament denunci acus valor argument aclar precis puntualiz matiz replic contest "
         "pregunt respondi murmur susurr grit exclam protest insist record alert reclam recomend reproch "
         "ironiz brome "
         "zanj concret remarc enfatiz reiter acot adelant ratific celebr felicit agradec conden calific tach defini "
         "tuite public plante sentenci vaticin pronostic juzg consider cuestion relativiz justific ahond abund "
         "suplic orden aconsej balbuce chill llor interrog not observ resum exig evoc constat lanz record "
         "diagnostic inform notific razon conjetur aventur salud interpel inst aboc cont expres alab "
         "aplic rebuzn invit clam proclam sollo pens", _AR),
        ("respond reconoc promet tem sostuv añad", _ER),
        ("añad admit advirt discut aplaud inquir decid escrib insistir", _IR),
    ),
    "exige exigen exigió exigieron describe describen describió desmiente desmintió arremete arremetió "
    "esgrime esgrimió "
    "rebate rebatió refuta deniega ruega rogó reprueba soltó suelta rechaza descarta "
    "dice dicen dijo dijeron decía decían dirá dirán diría dije digo cuenta cuentan contó contaron contaba advierte "
    "advierten advirtió advirtieron advertía sostiene sostienen sostuvo sostuvieron sostenía añade añaden añadió "
    "añadieron añadía escribe escribió escribía reconoce reconocen reconoció admite admiten admitió pide piden pidió "
    "pidieron pedía repite repitió repetía repuso responde respondió respondía insiste insistió insistía "
    "niega niegan "
    "negó expuso expone exponen expusieron propone propuso concluye concluyó concluyeron concluía recuerda recuerdan "
    "recordó piensa pensó cree creen creía confía confió prosigue prosiguió prosiguieron continúa continuó sigue "
    "siguió "
    "siguen interrumpe interrumpió sugiere sugirió asevera aseveró refiere refirió define definió apela apeló "
    "pregunta preguntó preguntaba contesta contestó sentencia sentenció rio rió ríe sonríe sonrió gime gimió suspiró "
    "suspira defiende defendió defienden explica augura auguró incide incidió espeta espetó comparte comenta lamenta "
    "indica apostilla apostilló remacha remachó arguye arguyó alega alegó promete prometió asiente asintió espera "
    "desea "
    "ve ven veía confiesa confiesan recomienda recomiendan gritó denuncia reivindica reivindicó deja dejó dio quiso "
    "llama llamó "
    "llamaron tilda tildó tildaron exhorta exhortó "
    "resume resumió resumieron "
    "urge",
    "dicho escrito expuesto propuesto advertido sostenido añadido reconocido admitido pedido repetido respondido "
    "insistido "
    "concluido proseguido sugerido referido definido defendido incidido prometido considerado",
    "saber diciendo decir advirtiendo añadiendo sosteniendo reconociendo admitiendo pidiendo insistiendo concluyendo "
    "recordando agradeciendo exponiendo respondiendo escribiendo decirle prometiendo defendiendo",
)  # fmt: skip

WORDS = LanguageWords(
    finite=_VERBS.finite - words("deja dejó dio quiso espera desea sigue siguió siguen cuento pedo cuente note o "
    "publica "
                                 "publicó publicaron publican llora oro acuse sentencia ordena "
                                 "orden público"),
    participles=_VERBS.participles,
    infinite=_VERBS.infinite,
    auxiliaries=words(
        "comenzó empezó ha han había habían he hubo habrá habría es son era eran fue fueron está están estaba puede "
        "pueden podía "
        "podría "
        "debe deben va van iba quiere quería quiso acaba volvió vuelve"
    ),
    pronouns=agreeing(m="él éste este", f="ella ésta", p="ellos ellas", any="quien usted v vd ud"),
    speakers=words("yo nosotros"),
    objects=words("se me te le les lo la los las nos os no a"),
    adverbs=words(
        "también además todavía aún luego después entonces así hoy ayer ya igualmente finalmente asimismo incluso "
        "recientemente textualmente tajantemente claramente públicamente"
    ),
    determiners=agreeing(
        m="el un este ese aquel nuestro vuestro",
        f="la una esta esa aquella nuestra vuestra",
        p="los las unos unas estos estas esos esas varios varias algunos algunas muchos muchas dos tres cuatro "
        "nuestros sus mis",
        any="mi tu su cada",
    ),
    definite=words("el la este esta ese esa aquel aquella su mi los las"),
    prepositions=words(
        "a al ante bajo con contra de del desde durante en entre hacia hasta mediante para por según sin sobre tras"
    ),
    linking=words("de del"),
    joined=words("del"),
    according=phrases("según de_acuerdo_con en_palabras a_juicio en_opinión"),
    as_said=phrases("como tal_y_como tal_como según"),
    conjunctions=words("y e o u pero ni sino aunque"),
    subordinators=words("que si cuando porque mientras como donde"),
    relatives=words("quien quienes cual cuyo cuya"),
    titles=agreeing(
        m="don señor sr d san padre fray rey príncipe conde marqués duque tío dr lic",
        f="doña señora sra señorita srta dña santa sor reina princesa condesa marquesa duquesa tía dra",
        any="doctor doctora profesor profesora general coronel capitán comandante",
    ),
    roles=words(
        "ventero ventera tabernero tabernera viajero viajera pasajero pasajera desconocido desconocida forastero "
        "forastera mozo moza niño niña chico chica pastor molinero molinera barbero marinero pescadora mendigo "
        "mendiga bruja gitano gitana zapatero cochero portera sirviente sirvienta mayordomo nodriza alférez "
        "bandido ladrón boticario mesonero mesonera "
        "conseller consellera conselleiro conselleira panelista tertuliano tertuliana alguien "
        "rehén rehenes testigos portavoces acusado acusada imputado imputada detenido detenida procesado procesada "
        "fuentes fuente medios "
        "convencional constituyente asambleísta exministro exministra exalcalde exsenador exdiputado "
        "exgobernador exfiscal fiscala defensor defensora viceministro viceministra vicecanciller cónsul "
        "secretario-general presidente-electo mandamás timonel vocero vocera referente integrante "
        "subinspector inspector inspectora agente detective sargento almirante bombero bombera guardia "
        "camionero taxista chofer transportista comerciante vendedor vendedora agricultora pescador "
        "campesino campesina obrero obrera funcionario funcionaria "
        "pensionista desempleado emprendedor emprendedora inversor inversora inversionista banquero "
        "banquera exportador productor productora ganadera apicultor apicultora cocinero cocinera chef "
        "panadero hostelero hostelera camarero camarera peluquera carpintero albañil electricista mecánico "
        "informático programador programadora desarrollador diseñador diseñadora urbanista geógrafo "
        "geóloga geólogo glaciólogo glacióloga oceanógrafo climatólogo climatóloga meteorólogo meteoróloga "
        "astrónomo astrónoma astrofísico astrofísica matemático demógrafo lingüista "
        "antropólogo antropóloga arqueólogo arqueóloga neurólogo neuróloga cardiólogo oncólogo pediatra "
        "cirujano cirujana psiquiatra farmacéutico dentista veterinario veterinaria matrona fisioterapeuta "
        "nutricionista infectólogo epidemióloga viróloga inmunólogo genetista jurista constitucionalista "
        "notario criminólogo catedrático catedrática rector rectora decano decana "
        "docente educador educadora pedagogo tutor monitora monitor becario doctorando bibliotecario "
        "traductor traductora editor editora librero columnista corresponsal reportero "
        "reportera locutor locutora influencer youtuber guionista director-general fotógrafo fotógrafa "
        "pintor pintora escultor escultora ilustrador músico bailarín bailarina coreógrafo comediante "
        "humorista futbolista tenista nadador nadadora corredor corredora arquero mediocampista "
        "zaguero árbitro delantera guardameta exjugador dt presidente-ejecutivo tesorero "
        "presbítero arzobispo monseñor párroco monja fraile rabino imán pastora diácono víctima "
        "superviviente usuario usuaria clienta turista visitante "
        "habitante manifestante novio novia pareja compañero compañera amigo "
        "amiga primo prima sobrino sobrina nieto nieta abuelo abuela suegra yerno colega portavoz-adjunto "
        "comunicador comunicadora internacionalista "
        "hombre ministro ministra presidente presidenta expresidente expresidenta vicepresidente vicepresidenta "
        "alcalde "
        "alcaldesa "
        "consejero consejera senador senadora diputado diputada secretario secretaria director directora responsable "
        "portavoz jefe jefa fundador fundadora cofundador cofundadora fiscal abogado abogada juez jueza magistrado "
        "magistrada policía médico médica doctor doctora profesor profesora investigador investigadora economista "
        "historiador historiadora sociólogo socióloga politólogo politóloga filósofo filósofa escritor escritora "
        "autor "
        "autora periodista redactor redactora realizador realizadora actor actriz cantante artista entrenador "
        "entrenadora "
        "técnico seleccionador jugador jugadora capitán capitana defensa delantero portero piloto ciclista atleta "
        "campeón "
        "campeona concejal concejala edil delegado delegada representante miembro militante activista sindicalista "
        "líder "
        "dirigente mandatario mandataria rey reina papa obispo cardenal sacerdote cura embajador embajadora "
        "diplomático "
        "diplomática general coronel comandante teniente candidato candidata canciller comisario comisaria experto "
        "experta "
        "especialista analista consultor consultora ingeniero ingeniera científico científica biólogo bióloga "
        "virólogo "
        "epidemiólogo enfermero enfermera maestro maestra estudiante alumno alumna testigo vecino vecina madre "
        "padre hijo "
        "hija hermano hermana marido mujer esposa esposo viuda tío tía agricultor ganadero empresario empresaria "
        "gerente "
        "propietario propietaria socio socia coordinador coordinadora organizador organizadora presentador "
        "presentadora "
        "novelista poeta cineasta compositor oficial soldado primer primera gobernador gobernadora "
        "intendente titular "
        "subsecretario subsecretaria parlamentario parlamentaria congresista opositor opositora legislador "
        "legisladora "
        "instructor instructora anciano anciana viejo vieja muchacho muchacha caballero dama joven criado criada "
        "posadero ama duque "
        "duquesa conde condesa "
        "procurador procuradora conductor conductora ejecutivo ejecutiva comisionado arquitecto arquitecta psicólogo "
        "psicóloga químico físico trabajador trabajadora"
    ),
    role_endings=(),
    people=agreeing(
        m="político dirigente mandatario último funcionario regidor hombre anciano viejo muchacho chico "
        "experto entrevistado",
        f="política dirigente última mandataria "
        "regidora mujer anciana vieja muchacha chica viuda experta entrevistada",
        any="líder joven titular integrante especialista protagonista"
    ),
    particles=words("de del la las los y van von da di al el"),
    nouns_of_speech=words(
        "reflexiones blog portal sitio web página informe estudio documento circular resolución sentencia auto "
        "texto artículo publicación encuesta iniciativa petición letrero cartel pancarta reportaje "
        "denuncia comunicado palabras declaración declaraciones mensaje carta tuit discurso informe frase nota "
        "entrevista "
        "respuesta "
        "voz texto lema escrito pregunta"
    ),
    titled=words(
        "película libro novela álbum canción disco serie programa título titulado titulada llamado llamada "
        "denominado "
        "denominada bautizado apodado apodada alias artículo obra ensayo documental palabra término expresión "
        "concepto "
        "proyecto plan colectivo asociación restaurante diario periódico revista exposición operación campaña grupo "
        "movimiento ley premio hashtag etiqueta"
    ),
    openers=words(
        "según para por en con sin sobre tras desde hasta durante entre ante bajo contra hacia mediante pero y o ni "
        "si que "
        "cuando como donde quien quién qué cómo cuándo dónde porque mientras aunque también además luego después "
        "entonces así hoy "
        "ayer mañana ya no sí muy más menos todo toda todos todas el la los las un una unos unas este esta ese esa "
        "esto eso "
        "él ella ellos ellas yo tú usted nosotros se me te le lo nos su sus mi mis es son fue era hay ha han había "
        "del al de a "
        "preguntado preguntada consultado consultada finalmente asimismo igualmente sin embargo quizá quizás tal "
        "vez otro "
        "otra otros otras cada algunos muchos varios dos tres cuatro cinco primero segundo ah ay oh señor señora "
        "pues bueno "
        "nada nadie nunca siempre solo sólo aquí allí ahí ahora antes"
    ),
    times=words(
        "lunes martes miércoles jueves viernes sábado domingo enero febrero marzo abril mayo junio julio agosto "
        "septiembre "
        "octubre noviembre diciembre día días mañana tarde noche semana mes meses año años hora horas minuto "
        "momento vez "
        "fin tiempo rato madrugada jornada veces"
    ),
    drops_subject=True,
    object_clitics=frozenset(),
    for_whom=words("para"),
    accompanying=words("con mientras sin que la el los las su sus"),
    participle_endings=("ando", "iendo", "ado", "ada", "ido", "ida"),
    possessives=words("su sus"),
    read_in=phrases("se_lee se_leía se_puede_leer puede_leerse"),
    thus=words("así lo"),
    locative=words("en"),
    on_behalf=words("desde"),
    bodies=words(
        "gobierno ejecutivo ministerio ayuntamiento municipio consistorio alcaldía concejalía consejería diputación "
        "junta generalitat secretaría empresa compañía firma multinacional constructora aerolínea aseguradora "
        "banco patronal sindicato sindicatos partido formación coalición oposición bancada parlamento congreso "
        "senado "
        "tribunal juzgado corte fiscalía acusación defensa procuraduría comisaría policía guardia ejército "
        "universidad rectorado instituto hospital colegio iglesia arzobispado diócesis conferencia asociación "
        "organización "
        "ong fundación federación confederación plataforma colectivo comité comisión consejo agencia organismo "
        "entidad institución embajada cancillería consulado casa departamento dirección directiva club equipo "
        "prensa "
        "diario periódico rotativo revista cadena emisora televisora jurado crítica familia público"
    ),
    offices=groups(
        "canciller presidente presidenta expresidente expresidenta vicepresidente vicepresidenta ministro "
        "ministra exministro exministra líder dirigente candidato candidata senador senadora diputado "
        "diputada portavoz vocero vocera secretario secretaria mandatario mandataria gobernador gobernadora "
        "alcalde alcaldesa concejal concejala consejero consejera parlamentario parlamentaria legislador "
        "legisladora congresista opositor opositora abanderado aspirante",
        "director directora presidente presidenta jefe jefa fundador fundadora empresario empresaria "
        "responsable portavoz gerente ejecutivo ejecutiva",
        "comentarista columnista presentador presentadora escritor escritora autor autora novelista poeta "
        "periodista cineasta director directora realizador "
        "realizadora artista cantante músico actor actriz intérprete dramaturgo dramaturga",
        "entrenador entrenadora técnico seleccionador",
        "jugador jugadora delantero portero capitán capitana futbolista "
        "tenista piloto atleta deportista campeón campeona",
        "médico médica doctor doctora investigador investigadora científico científica experto experta profesor "
        "profesora economista "
        "historiador historiadora catedrático catedrática biólogo bióloga",
    ),
    alike=groups(
        "mujer esposa",
        "marido esposo",
        "alcalde regidor edil",
        "alcaldesa regidora edil",
        "periodista reportero cronista",
        "periodista reportera cronista",
        "presidente mandatario",
        "presidenta mandataria",
        "portavoz vocero vocera",
        "abogado letrado defensor",
        "abogada letrada defensora",
        "médico doctor",
        "médica doctora",
        "entrenador técnico míster preparador",
        "entrenadora técnica",
        "escritor novelista autor literato",
        "escritora novelista autora",
        "director cineasta realizador",
        "directora cineasta realizadora",
        "sacerdote cura párroco",
        "papa pontífice",
        "policía agente",
        "profesor maestro docente",
        "profesora maestra docente",
        "cantante artista músico",
        "científico investigador",
        "científica investigadora",
        "portero guardameta arquero",
        "diputado parlamentario",
        "diputada parlamentaria",
    ),
    authors=words("por"),
    own_view=phrases(
        "a_su_juicio en_su_opinión a_su_entender "
        "en_sus_palabras a_su_modo_de_ver desde_su_punto_de_vista"
    ),
    others=words("otro otra"),
    behind_only=words(
        "continúa continuó continuaba prosigue prosiguió comenzó comenzaba empezó empezaba siguió seguía zanjó "
        "soltó suelta saltó terció intervino cortó dejó remató "
        "apuró musitó rezongó gruñó masculló farfulló balbució tartamudeó rugió bramó bufó resopló sollozó canturreó "
        "recitó leyó mintió bostezó carraspeó objetó porfió atajó convino accedió concedió"
    ),
    speaking=words("habla hablan habló hablaron hablaba hablaban hablara hablado hablando hablar"),
    acting_on=tuple(
        "cit mencion acus critic califi tach tild agradec felicit definió define defini llam invit exhort interpel "
        "alab elogi "
        "reproch defend defiend rechaz conden aplaud censur pid pedí repit repet lanz public anunci reiter exig "
        "reclam".split()
    ),
)  # fmt: skip
