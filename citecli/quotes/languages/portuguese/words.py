"""Portuguese words that tell who speaks."""

from citecli.quotes.languages.words import LanguageWords, Paradigm, agreeing, groups, phrases, verbs, words

_AR = Paradigm(tuple("a am ou aram ava avam ará arão aria ei".split()), ("ado", "ada"), ("ando", "ar"))
_ER = Paradigm(tuple("e em eu eram ia iam erá i".split()), ("ido", "ida"), ("endo", "er"))
_IR = Paradigm(tuple("e em iu iram ia iam irá i".split()), ("ido", "ida"), ("indo", "ir"))

_VERBS = verbs(
    (
        ("descart estim aleg cobr complement concord discord emend enumer exemplific indag mencion orient reafirm "
         "relembr "
         "repudi sintetiz tuit antecip sinaliz vaticin confidenci projet corrobor desconvers declar afirm "
         "explic assinal assegur comunic apont avanç salient sublinh destac relat narr confess critic "
         "lament denunci acus argument esclarec pontu coment indic replic pergunt murmur sussurr grit exclam protest "
         "record alert reclam recomend ironiz brinc concretiz ressalt enfatiz reiter adiant celebr agradec conden "
         "classific public sentenci consider questión question justific suplic orden aconselh balbuci chor "
         "observ not "
         "exig cit constat lembr frisou fris destac desabaf garant ataca atac brad berr resmung retruc rebat "
         "acrescent "
         "complet finaliz continu contest anunci analis avali apel confirm cont detalh disp diagnostic resumi compar "
         "elogi exalt revel rechaç respondi postul opin ponder prometi reforç report inform salient "
         "interpel comparti "
         "atest cham comunic alfinet cutuc ra minimiz comemor avis cochich gagu soluç gracej tranquiliz", _AR),
        ("descrev escrev respond reconhec promet defend esclarec agradec interromp rebat combat repreend "
         "entend", _ER),
        ("reag desment assum garant admit advert discut aplaud resum insist decid conclu compart redarg "
         "prossegu repet sorr "
        "refut", _IR),
    ),
    "desmente desmentem reage reagem descreve descrito "
    "vê veem diz dizem disse disseram dizia diziam dirá diria digo ressalva conta contou contaram contava "
    "adverte advertiu "
    "sustenta "
    "sustentou sustentam mantém manteve acrescenta acrescentou acrescentaram escreve escreveu escreveram reconhece "
    "reconheceu admite admitiu pede pedem pediu pediram pedia repete repetiu responde respondeu responderam "
    "respondia insiste "
    "insistiu nega negou expôs propõe propôs conclui concluiu concluíram concluía recorda recordou pensa pensou "
    "acredita "
    "acreditou prossegue prosseguiu continua continuou segue interrompe interrompeu sugere sugeriu refere referiu "
    "referem define "
    "definiu defende defendeu defendem garante garantiu garantem promete prometeu tornou fez volveu acudiu atalhou "
    "objetou "
    "redarguiu prevê previu espera deseja chama chamou apela apelou resume resumiu sorri sorriu riu disparou "
    "disparava explica "
    "explicou analisa avalia justifica intervém interveio",
    "dito escrito exposto proposto advertido sustentado acrescentado reconhecido admitido pedido repetido respondido "
    "insistido concluído prosseguido sugerido referido definido defendido garantido prometido",
    "saber dizendo dizer advertindo acrescentando sustentando reconhecendo admitindo pedindo insistindo concluindo "
    "recordando "
    "agradecendo respondendo escrevendo prometendo defendendo garantindo referindo",
)  # fmt: skip

WORDS = LanguageWords(
    finite=_VERBS.finite - words("fez espera deseja segue segui nota cite citar conta-se publicam publica ra raram "
    "raria rava"),
    participles=_VERBS.participles,
    infinite=_VERBS.infinite,
    auxiliaries=words(
        "começou tem têm tinha tinham teve há havia haviam é são era eram foi foram está estão estava pode podem "
        "podia "
        "poderia deve devem "
        "vai vão ia quer queria voltou veio"
    ),
    pronouns=agreeing(m="ele este", f="ela esta", p="eles elas", any="quem você"),
    speakers=words("eu nós"),
    objects=words("se me te lhe lhes os as nos vos não a o"),
    adverbs=words(
        "também ainda já depois então assim hoje ontem igualmente finalmente inclusive recentemente logo agora porém "
        "claramente publicamente novamente"
    ),
    determiners=agreeing(
        m="o um este esse aquele nosso seu meu",
        f="a uma esta essa aquela nossa sua minha",
        p="os as uns umas estes estas esses essas vários várias alguns algumas muitos muitas dois duas três quatro "
        "seus suas meus",
        any="cada do da dos das",
    ),
    definite=words("o a este esta esse essa aquele aquela seu sua meu minha os as"),
    prepositions=words(
        "a ante após até com contra de do da dos das d' desde durante em no na nos nas num numa entre para perante "
        "por pelo pela "
        "pelos pelas segundo sem sob sobre conforme à ao aos às dum duma consoante"
    ),
    linking=words("de do da dos das"),
    joined=words("do da dos das"),
    according=phrases("segundo conforme consoante de_acordo_com nas_palavras na_opinião no_entender na_avaliação"),
    as_said=words("como conforme"),
    conjunctions=words("e ou mas nem porém embora"),
    subordinators=words("que se quando porque enquanto como onde"),
    relatives=words("quem qual cujo cuja"),
    titles=agreeing(
        m="dom senhor sr são santo padre frei rei príncipe conde marquês duque tio dr d",
        f="dona senhora sra senhorita santa sóror rainha princesa condessa marquesa duquesa tia dra",
        any="doutor doutora professor professora general coronel capitão comandante engenheiro",
    ),
    roles=words(
        "estalajadeiro estalajadeira passageiro passageira viajante forasteiro forasteira desconhecido "
        "desconhecida menino menina garoto garota moleiro barqueiro cocheiro mendigo mendiga cigano cigana "
        "bruxa ladrão taberneiro taberneira vendeiro "
        "selecionador selecionadora septuagenário septuagenária refém reféns alguém arguido arguida réu ré acusado "
        "acusada detido detida delator delatora "
        "fontes fonte "
        "executivo executiva ex-executivo motorista antropólogo antropóloga meteorologista climatologista "
        "geólogo geóloga geógrafo astrônomo astrónomo astrofísico físico químico matemático "
        "demógrafo linguista arqueólogo arqueóloga neurologista cardiologista "
        "oncologista pediatra cirurgião cirurgiã psiquiatra farmacêutico farmacêutica dentista veterinário "
        "veterinária fisioterapeuta nutricionista imunologista geneticista infetologista jurista "
        "constitucionalista tabelião criminalista criminólogo inspetor inspetora agente sargento "
        "almirante bombeiro bombeira guarda escrivão perito detetive ministro-chefe ex-presidenta "
        "vice-governador vice-prefeito vice-prefeita deputado-federal senador-eleito presidenciável "
        "pré-candidato pré-candidata postulante correligionário correligionária aliado aliada interlocutor "
        "interlocutora assessor assessora porta-bandeira superintendente reitor reitora decano docente "
        "educador educadora pedagogo pedagoga bolsista doutorando professora-adjunta "
        "bibliotecário tradutor tradutora editor editora livreiro colunista correspondente "
        "repórter locutor locutora influenciador influenciadora youtuber produtor produtora roteirista "
        "fotógrafo fotógrafa pintor pintora escultor ilustrador músico cantautor bailarino bailarina "
        "coreógrafo comediante humorista futebolista tenista nadador nadadora corredor corredora "
        "árbitro artilheiro banqueiro banqueira investidor investidora "
        "exportador lavrador pescador camponês camponesa operário operária funcionário "
        "funcionária servidor servidora comerciante vendedor vendedora "
        "cozinheiro cozinheira chef padeiro garçom pedreiro eletricista mecânico taxista caminhoneiro "
        "motoboy arquiteto arquiteta urbanista designer programador desenvolvedor arcebispo pároco freira "
        "frade rabino pastor pastora diácono vítima sobrevivente morador moradora usuário usuária cliente "
        "turista visitante manifestante namorado namorada noivo noiva companheiro "
        "companheira amigo amiga primo prima sobrinho sobrinha neto neta avô avó sogra genro colega "
        "presidente-executivo tesoureiro conselheiro conselheira corregedor corregedora ouvidor ouvidora "
        "subprocurador subprocuradora procurador-geral procuradora-geral advogado-geral diretor-geral "
        "diretora-geral secretário-geral delegado-geral idoso idosa octogenário octogenária jovem "
        "homem ministro ministra presidente presidenta ex-presidente vice-presidente vice prefeito prefeita "
        "secretário "
        "secretária "
        "senador senadora deputado deputada diretor diretora director directora responsável porta-voz chefe "
        "fundador fundadora "
        "cofundador procurador procuradora advogado advogada juiz juíza magistrado magistrada policial delegado "
        "delegada "
        "médico médica doutor doutora professor professora pesquisador pesquisadora investigador investigadora "
        "economista "
        "historiador historiadora sociólogo socióloga politólogo politóloga filósofo filósofa escritor escritora "
        "autor autora "
        "jornalista redator redatora cineasta realizador realizadora ator atriz cantor cantora artista treinador "
        "treinadora "
        "técnico jogador jogadora capitão capitã zagueiro atacante goleiro piloto ciclista atleta campeão campeã "
        "vereador "
        "vereadora representante membro militante ativista sindicalista líder dirigente mandatário rei rainha papa "
        "bispo "
        "cardeal padre embaixador embaixadora diplomata general coronel comandante tenente candidato candidata "
        "chanceler "
        "comissário comissária especialista analista consultor consultora engenheiro engenheira cientista biólogo "
        "bióloga "
        "virologista epidemiologista infectologista enfermeiro enfermeira aluno aluna estudante testemunha vizinho "
        "vizinha mãe pai "
        "filho filha irmão irmã marido mulher esposa esposo viúva tio tia agricultor empresário empresária gerente "
        "proprietário "
        "proprietária sócio sócia coordenador coordenadora organizador organizadora apresentador apresentadora "
        "romancista "
        "poeta compositor oficial soldado governador governadora parlamentar relator relatora peemedebista petista "
        "tucano autarca "
        "primeiro-ministro primeira-ministra premiê velho velha ancião anciã rapaz rapariga moça moço criado criada "
        "cavaleiro "
        "fidalgo "
        "conde condessa marquês marquesa barão baronesa abade cônego psicólogo psicóloga ex-ministro ex-ministra "
        "ex-senador "
        "ex-deputado ex-governador ex-prefeito defensor defensora promotor promotora desembargador titular"
    ),
    role_endings=(),
    people=agreeing(
        m="político dirigente mandatário último parlamentar petista tucano peemedebista jovem rapaz homem velho "
        "moço viúvo",
        f="política dirigente última parlamentar petista mulher moça velha rapariga viúva",
        any="líder delator delatora titular integrante especialista protagonista",
    ),
    particles=words("de do da dos das d' e van von di"),
    nouns_of_speech=words(
        "reflexões blog portal site página estudo documento circular resolução sentença artigo publicação pesquisa "
        "petição cartaz faixa reportagem ofício decisão despacho "
        "comunicado palavras declaração declarações mensagem carta tuíte tweet discurso relatório frase nota "
        "entrevista "
        "resposta voz texto lema pergunta post"
    ),
    titled=words(
        "filme livro romance álbum música canção disco série programa título intitulado intitulada chamado chamada "
        "denominado "
        "denominada batizado batizada apelidado apelidada artigo obra ensaio documentário palavra termo expressão "
        "conceito "
        "projeto plano coletivo associação restaurante jornal revista exposição operação campanha grupo movimento "
        "lei prémio "
        "prêmio codinome dito"
    ),
    openers=words(
        "segundo para por em no na nos nas com sem sobre após desde até durante entre sob contra mas e ou nem se "
        "que quando como "
        "onde quem porque enquanto embora também além depois então assim hoje ontem amanhã já não sim muito mais "
        "menos todo toda "
        "todos todas o a os as um uma uns umas este esta esse essa isto isso ele ela eles elas eu tu você nós me te "
        "lhe seu sua "
        "seus suas meu minha é são foi era há tem do da dos das ao à pelo pela questionado questionada perguntado "
        "finalmente "
        "igualmente porém contudo entretanto talvez outro outra outros outras cada alguns muitos vários dois três "
        "quatro cinco "
        "primeiro ah ai oh senhor senhora pois bem nada ninguém nunca sempre só aqui ali aí lá agora antes conforme "
        "apesar"
    ),
    times=words(
        "segunda terça quarta quinta sexta segunda-feira terça-feira quarta-feira quinta-feira sexta-feira sábado "
        "domingo "
        "janeiro fevereiro março abril maio junho julho agosto setembro outubro novembro dezembro dia dias manhã "
        "tarde noite "
        "semana mês meses ano anos hora horas minuto momento vez vezes fim tempo madrugada"
    ),
    drops_subject=True,
    names_have_articles=True,
    object_clitics=words("me te se lhe lhes nos vos o a os as lo la"),
    for_whom=words("para"),
    accompanying=words("com enquanto sem que o a os as"),
    participle_endings=("ando", "endo", "indo", "ado", "ada", "ido", "ida"),
    possessives=words("seu sua seus suas"),
    read_in=phrases("lê_se lia_se pode_ler_se"),
    thus=words("assim"),
    locative=words("em no na"),
    bodies=words(
        "governo executivo ministério prefeitura câmara município autarquia secretaria planalto palácio procuradoria "
        "polícia guarda exército marinha empresa companhia firma multinacional banco sindicato sindicatos partido "
        "legenda "
        "coligação oposição bancada parlamento congresso senado assembleia tribunal corte acusação defesa promotoria "
        "universidade reitoria instituto hospital escola igreja diocese associação organização ong fundação "
        "federação "
        "confederação plataforma coletivo comité comitê comissão conselho agência órgão entidade instituição "
        "embaixada "
        "departamento direção direcção administração diretoria assessoria clube equipe equipa imprensa jornal "
        "revista "
        "emissora "
        "júri crítica família público"
    ),
    offices=groups(
        "presidente presidenta ex-presidente vice-presidente vice ministro ministra ex-ministro ex-ministra "
        "líder dirigente candidato candidata pré-candidato pré-candidata senador senadora deputado deputada "
        "porta-voz secretário secretária governador governadora prefeito prefeita parlamentar vereador "
        "vereadora relator relatora petista tucano peemedebista autarca",
        "diretor diretora presidente chefe fundador fundadora empresário empresária responsável porta-voz "
        "gerente",
        "escritor escritora autor autora romancista poeta jornalista cineasta diretor diretora realizador "
        "realizadora artista cantor cantora músico ator atriz",
        "treinador treinadora técnico selecionador",
        "jogador jogadora atacante goleiro capitão capitã médio "
        "piloto atleta campeão campeã",
        "médico médica doutor doutora pesquisador pesquisadora investigador investigadora cientista especialista "
        "professor professora "
        "economista historiador historiadora biólogo bióloga",
    ),
    alike=groups(
        "mulher esposa",
        "marido esposo",
        "prefeito autarca edil",
        "prefeita autarca edil",
        "jornalista repórter",
        "presidente mandatário",
        "treinador técnico",
        "treinadora técnica",
        "médico doutor",
        "médica doutora",
        "advogado defensor causídico",
        "advogada defensora",
        "escritor romancista autor",
        "escritora romancista autora",
        "cantora artista",
        "cantor artista músico",
        "cineasta diretor realizador",
        "cineasta diretora realizadora",
        "padre pároco sacerdote abade",
        "papa pontífice",
        "ministra governante",
        "ministro governante",
        "pesquisador cientista investigador",
        "pesquisadora cientista investigadora",
        "deputado parlamentar",
        "deputada parlamentar",
        "arguido réu acusado",
        "policial agente",
        "criada empregada",
        "velho ancião idoso",
        "velha anciã idosa",
    ),
    authors=words("por"),
    own_view=phrases(
        "a_seu_ver na_sua_opinião no_seu_entender em_sua_opinião "
        "nas_suas_palavras em_sua_avaliação em_sua_visão na_sua_visão na_sua_avaliação"
    ),
    others=words("outro outra"),
    behind_only=words(
        "continua continuou continuava prossegue prosseguiu começou começava continuou fez tornou volveu acudiu "
        "atalhou cortou interveio largou atirou soltou disparou "
        "rosnou resmungou gemeu suspirou bufou bocejou tossiu leu recitou mentiu concedeu concordou ciciou "
        "tartamudeou "
        "bradou trovejou insinuou arriscou rematou prosseguiu"
    ),
    speaking=words("fala falam falou falaram falava falavam falado falando falar"),
    acting_on=tuple(
        "cit mencion acus critic classific cham agradec elogi defin convid exort interpel rejeit conden aplaud "
        "censur defend ped "
        "repet reiter anunci exig reclam public lanç".split()
    ),
)  # fmt: skip
