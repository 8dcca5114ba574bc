/// Words that are the same in English and in another language, so that a text which consists of them may equal its source.
enum SharedWords {
  /// In lower case; those of every language where none are known for this one.
  static func of(_ language: String) -> Set<String> { byLanguage[language] ?? everywhere }

  private static let everywhere = words(
    """
    app blog chat cookie cookies e-mail e-mails email emails internet login logo newsletter online opt-in opt-out podcast sms spam tv url web website wifi
    """)

  private static let byLanguage: [String: Set<String>] = [
    "fr": words(french).union(everywhere), "nl": words(dutch).union(everywhere), "de": words(german).union(everywhere),
    "es": words(spanish).union(everywhere),
  ]

  private static func words(_ text: String) -> Set<String> { Set(text.split(whereSeparator: \.isWhitespace).map(String.init)) }

  private static let french = """
    abonnement absence accent accident action addition adoption adresse agent alarme album alcool ambulance analyse angle animal annexe \
    annotation antenne application archive archives argument article artisan assistance association assurance atelier attention audience audio \
    audit aura auto automobile avatar avenue badge balance balcon banane bandage banque bar barrage base bataille batterie bible bio biscuit blog \
    bonus boulevard boutique brochure budget bug bulletin bus business cabine cache calendrier campagne camping canal cancer capital capitale \
    cargo catalogue cause certain certificat champagne champion chance charge charme chat chocolat choix cinéma circulation citation civil \
    clarification classe classification clavier client club coalition code codes collaboration collection colonel combat comment commerce \
    commercial commission communication compact comparable compilation complexe composition compromis concept conclusion condition conditions \
    confirmation conflit confusion connexion console consultation contact contacts contexte contrainte contribution conversation conversion \
    cookie cookies coordination copie correct correction correspondance costume coupe coupon courage cousin crime critique culture cure cycle \
    danger date dates dessert destination digital dimension direct direction discount discussion distance distribution divers division document \
    documents domaine domestique dont double e-mail e-mails effort email emails encyclopédie enfant enveloppe erreur escalier espionnage essence \
    exact examen excellent exception exclusion excuse exemption exercice existence expansion expert exploitation explosion export exposition \
    expression extension extra extrait facile famille fan fans fantastique fatal fax festival fiction figure figures film films final finale \
    finance firme flexible fonction force format formation formats formule forum fraction fragile franc franchise garage gaz genre gestion global \
    gratuit grave grill groupe guide guides habitation handicap hiver horizon horrible hostile humble hygiène identification illusion \
    illustration image images impact implication import importance important impossible impression impulsion index indication individu infection \
    inflation information informations initial initiative injection innocent innovation inscription inspection installation instant instruction \
    instructions intelligence intelligent intention interaction international internet interruption intervention introduction invalide invasion \
    investigation invisible invitation invitations irritation isolation jargon jeans journal journaliste juge kilo kiosque kit laser latitude \
    lecture lien liste local logo logos lotion loupe lumen machine machines magazine magazines magnitude maintenance maison majeur marketing \
    masque massage match maximum mention mentions menu menus message messages minute minutes mission mobile mobiles mode modem module moment \
    moments montage moral motif multiple musique nation national navigation net newsletter newsletters nom normal note notes notice notification \
    notifications notion nuance obligation observation occasion occasions océan office opinion opinions opposition opt-in opt-out option options \
    oral orange organisation orientation original page pages panorama pardon parent parents parking participation partition passage passion \
    passions patience patient pause permission permissions phase photo photos phrase piano pipeline pizza place plan plans podcast podcasts point \
    pointage points police pollution port position possession possible post potion prescription prime prince principal prison profession \
    programme promotion promotions prompt proportion protection province provision provocation public publication publications push qualification \
    quantitatif question questions quiz quota radical radio rapport rare ratio ration relation relations religion rendez-vous restaurant \
    restaurants restriction riche risque robot robots rock route routine rural sable sacrifice sanction sandwich satellite satisfaction sauce \
    saumon scandale scanner score script secret section sections segment segmentation sensation sensible sentiment session sexe shopping silence \
    simple site sites situation slogan smartphone sms snack social solution solutions source sources sport sports stage standard station statue \
    statut stock stop streaming studio studios style styles suggestion suggestions suite support surface surprise surprises suspension symbole \
    table tables tablette talent tarif taxe taxi technique technologie tendance tension test tests texte textile ticket tickets titre total \
    tourisme tradition train trains transaction transactions transfert transformation transition transport transports triangle tv type types \
    union unique univers urgent usage utile vaccination valet validation variable variation version versions veto vibration vidéo villa village \
    virus visa visible vision visite vitamine volume vote votes wagon web week-end weekend wi-fi wifi zone zones zoo zoom
    """

  private static let dutch = """
    abonnement accent account accounts adapter advertorial agenda alarm album alcohol algoritme alias amber ambulance analyse animal anker app \
    apps april arm artikel asbest audio auto avatar award baby backup bad badge bank banner bar basis batterij bed begin best beta bit blind blog \
    blogs bonus boot box brand bravo brief browser browsers budget buffer bug bureau bus business button cabaret cache café camera camper camping \
    campus canon cap cargo cash casino catalogus cent centrum charme chat checklist chocolade cinema circus club coach cockpit code codes collega \
    combo comfort commentaar compact computer computers concept concert conflict consistent contact contacten container content context contract \
    cookie cookies copyright corner correct coupon crash credit crisis culture cursor cyclus dank dashboard data deadline deal dealer debat debet \
    december decent decor deel defect design designer desktop diagram dialect dialoog dier diner direct directory discount display domein \
    download downloads drama drink drop druk dynamo e-mail e-mails echo editor effect egaal element elite email emails enter entertainment \
    envelop etiket euro evenement event events exact examen excellent expert export extra factor fan fans fase fax februari feedback festival \
    fiction file fileserver film films filter filters final finale firewall flexibel folder folders font format forum forums foto fraction frame \
    franchise freelance fruit fun functie gala game games garage gas gel gender glas global goal golf gps gram grammatica grand gratis graven \
    groep gym hacker had hamburger hand handicap hardware hart header help hemel hier hit hobby home homepage horizon horror hotel hotels hotline \
    hub humor idee idioot impact import in index individu info inkt insect installer instinct instrument interface intern internet interview \
    intranet is item items jacket jargon jazz jeans job joker juni jury kilo kiosk kit label labels land laptop laser last layout lease lens lift \
    limit link linker links lip lobby lockdown loft log login logo logo's lumen lunch machine magazine magazines mail mailing mailings mails man \
    manager margin marketing markt massage master match matrix media medium meeting menu menu's metro microfoon minimum minister minute mobiel \
    mobile model modem modern module modules moment monitor monster motor multimedia muse museum naam nest net netto newsletter newsletters nieuw \
    november nummer object of offline okay oktober omelet online op open opera operator opinie opt-in opt-out optie optimum order orders orgel \
    oven over pack pad pagina panel paniek papier parade park parking partner partners pas paspoort patent patiënt pdf pen pension perfect \
    permanent personeel pet piano pin pincode plan plastic plaza plot plug podcast podcasts podium poll pop portal portfolio post poster premium \
    president printer privacy privé probleem proces product profiel profit programma project prompt pub publiek push quarantaine quiz quota quote \
    radio rail ram rang ranking rapport ratio recept record records regel regio reset restaurant restaurants robot robots rock room route router \
    routes routine rust sale sales salon sample sandwich satelliet scan scanner school score scores screenshot script scripts seconde sector \
    seizoen september server servers service services set setting sex shampoo shop shops show sim single site sites slogan slot smartphone \
    smartphones sms snack sofa software solo spa spam spoiler sport sporten spot sprint staff stand standaard standby start station status stem \
    step stick sticker stop storm streaming stress string student studie studio studio's super supermarkt support systeem tab tablet tablets tabs \
    tag tags tank tape taxi team teams telefoon template templates ten tennis term termen test testen tests thriller ticket tickets tip tips \
    toilet toner top topic tour tourist trailer trainer training trainingen transport trend trends trip truck tunnel tutorial tv type types \
    uniform update updates upgrade upload uploads url url's van vandaal versie via video villa virtueel virus visum vitamine volume wagon wand \
    warm was water web webcam webshop website websites week weekend west wi-fi wifi wild wind windows winter woord word workshop workshops yoga \
    zebra zip zone zones zoo zoom
    """

  private static let german = """
    alarm album app apps april august baby ball bank bar bett blog blogs browser bus butter center chat club code computer cookie cookies design \
    digital download downloads e-mail e-mails email emails energie event events expert export fan fans film filter finger firma format forum \
    hammer hand hobby hotel hotels humor import index info information input instrument interface international internet job jobs journal kilo \
    kiosk land laptop laser layout limit link links liste live login logo logos magazin mail mails manager marketing maximum medium meeting menü \
    million minimum minute mobil modem moment monitor motor museum name national newsletter normal note november offline okay oktober online \
    operator opt-in opt-out option partner patient pause person plan podcast podcasts podium popup position post problem produkt profil programm \
    push quiz radio region reporter reset restaurant restaurants ring roboter router sand sandwich scanner september server service services shop \
    shops smartphone sms software solo sommer spam sport standard start station status stop studio studios super support system tablet tag taxi \
    team teams telefon test tests text ticket tickets tiger tip tipp tipps transport trend trends tv update updates upload url verb version \
    versionen video videos virus volume wann warm web website websites wind winter workshop workshops zone zoo zoom
    """

  private static let spanish = """
    actor adverbial animal app apps area audio bar base blog blogs bonus bus canal capital central chat chocolate club color control cookie \
    cookies cultural debate digital doctor e-mail email emails error experimental fatal festival film final gas general global grave habitual \
    hospital hotel idea ideal imperial individual internet invisible kilo legal local login logo manual marketing mediocre menu mineral moral \
    musical natural newsletter no normal online opt-in opt-out oral origen original panorama perfume personal piano plan plural podcast podcasts \
    popular probable radio real regional regular ritual robot rural sector similar simple singular sms social solar spam standard taxi terrible \
    test total tropical tv universal usual variable verbal video vulgar web zoo zoom
    """
}
