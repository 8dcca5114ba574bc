/// The words that tell British from American English. Words that only one of them has (lorry), and those that are words of both (program, check,
/// practice, license, story, draft, meter, disk, tire, curb), are not among them.
enum EnglishWordPairs {
  /// British, then American, in every form with -s, -ed and -ing.
  static let stems =
    "colour/color favour/favor honour/honor labour/labor neighbour/neighbor behaviour/behavior flavour/flavor humour/humor "
    + "harbour/harbor endeavour/endeavor odour/odor vapour/vapor armour/armor rumour/rumor "
    + "grey/gray mould/mold "
    + "aluminium/aluminum moustache/mustache plough/plow sceptic/skeptic"

  /// British, then American.
  static let pairs =
    "coloured/colored colourful/colorful colours/colors favourite/favorite favourites/favorites favourable/favorable honourable/honorable "
    + "neighbourhood/neighborhood neighbourhoods/neighborhoods behavioural/behavioral centred/centered centring/centering "
    + "centre/center centres/centers theatre/theater theatres/theaters litre/liter litres/liters fibre/fiber fibres/fibers "
    + "fulfil/fulfill fulfils/fulfills enrol/enroll enrols/enrolls skilful/skillful jewellery/jewelry catalogue/catalog catalogues/catalogs "
    + "catalogued/cataloged cataloguing/cataloging cancelled/canceled cancelling/canceling "
    + "travelled/traveled travelling/traveling traveller/traveler travellers/travelers labelled/labeled labelling/labeling modelled/modeled "
    + "modelling/modeling signalled/signaled signalling/signaling totalled/totaled fuelled/fueled dialled/dialed dialling/dialing "
    + "levelled/leveled marvellous/marvelous woollen/woolen fulfilment/fulfillment enrolment/enrollment instalment/installment "
    + "defence/defense offence/offense pretence/pretense analyse/analyze analysed/analyzed "
    + "analysing/analyzing paralyse/paralyze paralysed/paralyzed catalyse/catalyze cosy/cozy "
    + "sceptical/skeptical anaesthetic/anesthetic paediatric/pediatric "
    + "encyclopaedia/encyclopedia manoeuvre/maneuver pyjamas/pajamas mum/mom mums/moms "
    + "kilometre/kilometer kilometres/kilometers centimetre/centimeter centimetres/centimeters millimetre/millimeter"

  /// The stems of verbs in -ise or -ize. Those that have one spelling (advertise, promise, exercise, size) are not among them.
  static let verbsInIse =
    "organ reorgan recogn real personal custom optim minim maxim summar author apolog categor central commercial character color crystal emphas "
    + "energ equal famil final formal general global harmon hospital ideal immun industrial initial internal international item legal local "
    + "memor mobil modern monet national neutral normal penal popular priorit privat public random rational revital sanit special stabil "
    + "standard subsid symbol sympath synchron token util visual vapor capital anonym pseudonym digit synthes econom fertil jeopard "
    + "material moral patron polar social steril terror theor trivial tyrann urban victim critic scrutin mechan"
}
