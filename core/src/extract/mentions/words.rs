//! The small closed lists that reading names needs beyond the word classes of [`Class`](crate::language::Class).

use std::sync::LazyLock;

use super::super::BlockView;
use crate::language::Groups;

/// Lower-case words inside a surname: "Ursula von der Leyen", "Osama bin Laden".
pub(super) const PARTICLE: u64 = 1;
/// What follows a whole name: "Jr.", "III".
pub(super) const SUFFIX: u64 = 1 << 1;
/// Degrees and honours behind a name: "Jane Smith MP".
pub(super) const POSTNOMINAL: u64 = 1 << 2;
/// The last word of a place's name: "River", "County".
pub(super) const PLACE_NOUN: u64 = 1 << 3;
/// The first word of a place's name: "Mount", "San".
pub(super) const PLACE_OPENER: u64 = 1 << 4;
/// The last word of an organisation's name, where the word class has no bit for it.
pub(super) const ORGANISATION_NOUN: u64 = 1 << 5;
/// The last word of the name of a law, an event, a work: none of person, organisation, place.
pub(super) const EVENT_NOUN: u64 = 1 << 6;
/// Relatives: the name beside one is a person's.
pub(super) const KIN: u64 = 1 << 7;
/// Prepositions whose object, if it has a name, is nearly always a place.
pub(super) const LOCATIVE: u64 = 1 << 8;
/// Prepositions whose object may be a place.
pub(super) const DIRECTIONAL: u64 = 1 << 9;
/// Words that turn a role into a fuller one: "Prime Minister", "Deputy Foreign Secretary".
pub(super) const ROLE_MODIFIER: u64 = 1 << 10;
/// "former", "ex-": the role is over.
pub(super) const FORMER: u64 = 1 << 11;
/// Nouns for works, before or behind whose title a name is no person: "the film Watchmen".
pub(super) const WORK: u64 = 1 << 12;
/// Titles beyond those of the word class.
pub(super) const TITLE: u64 = 1 << 13;
/// Heads that take "of" and a name beyond organisations and places: "Isle of Man".
pub(super) const OF_HEAD: u64 = 1 << 14;
/// "Saint" and its short forms, which open the names of persons and of towns.
pub(super) const SAINT: u64 = 1 << 15;
/// Capitalised words that name neither person, organisation nor place: faiths, holy books, the network.
pub(super) const NO_NAME: u64 = 1 << 16;
/// Pronouns for one person.
pub(super) const HE_OR_SHE: u64 = 1 << 17;
/// Nouns for what a place is: "Halden is a town in Norway".
pub(super) const PLACE_KIND: u64 = 1 << 18;
/// What only a person has: "Halden's widow".
pub(super) const BELONGING: u64 = 1 << 19;
/// Directions, which "of" and a place follow.
pub(super) const COMPASS: u64 = 1 << 20;
/// What the authors of a paper have: "Rossi & Okafor's study".
pub(super) const STUDY: u64 = 1 << 21;
/// What a firm has and a person has not, so that the name before it is a firm's: "Halden shares", "Halden's subsidiary".
pub(super) const BUSINESS: u64 = 1 << 22;
/// Nouns for what a firm is, before its name: "carmaker Halden", "the firm Halden".
pub(super) const FIRM_KIND: u64 = 1 << 23;
/// Persons, gods and heroes of whom one name is enough: nobody calls Einstein by his full name first.
pub(super) const KNOWN_BY_ONE_NAME: u64 = 1 << 24;
/// The verb that "it" is followed by when "it" is the speaker's own firm: "Halden said it plans to sell".
pub(super) const DOING: u64 = 1 << 25;
/// What only a person does or undergoes: "Tavi Orrin was born", "Tavi Orrin resigned".
pub(super) const PERSONAL_VERB: u64 = 1 << 26;
/// Nouns for a person before a name: "the richest man Tavi Orrin".
pub(super) const PERSON_NOUN: u64 = 1 << 27;
/// Firms and brands that everybody knows, whose names are no usual names of persons.
pub(super) const FIRM: u64 = 1 << 28;
/// What "and" joins to the names of a firm's founders: "Orrin and Co".
pub(super) const COMPANY: u64 = 1 << 29;

static WORDS: LazyLock<Groups> = LazyLock::new(|| {
    Groups::of(
        [
            "van von der den de del della di da dos du bin bint ibn al el ul la le ten ter zu af av y",
            "jr sr jr. sr. ii iii iv vi vii viii",
            "mp mep msp qc kc obe cbe mbe frs phd ph.d. ph.d md m.d. esq esq. bsc msc mba kbe dbe",
            "river county street road avenue lane drive boulevard square bridge island islands bay beach sea ocean gulf \
             strait mountain mountains hills hill valley desert forest park gardens airport station harbour harbor \
             castle palace tower province region district territory peninsula coast creek falls lake canal plaza \
             village highway heights strip kingdom republic states city peak temple cathedral mosque cemetery stadium \
             arena hotel hall forge abbey farm pier dam glacier volcano reef terrace cliffs empire turnpike expressway \
             parkway freeway motorway highroad place archipelago blvd blvd. ave ave. rd rd. hwy st st. shelf plateau canyon \
             memorial",
            "mount mt mt. lake fort port san santa new north south east west northern southern eastern western central \
             upper lower los las cape isle gulf rio el saint-",
            "television radio laboratory brotherhood nations treasury reserve international division research science \
             sciences studies airlines airways motors orchestra band choir ballet banque banca banco banken bancaire \
             societe société compagnie companhia compania compañía credit crédit kredit deutsche boerse börse bourse \
             telekom telecom telecommunications hydro petroleos petróleos nippon shimbun grupo gruppo groupe caisse cie \
             cia corporacion empresa empresas electronics electric underwriters builders software computers computer \
             semiconductor mobile wireless broadband online petrochemical aluminium aluminum mining mines breweries \
             brewery beverages products supermarkets hotels railroad railway railways aerospace aviation bancshares \
             communications utilities properties realty savings fabrics doughnuts restaurants retailers \
             handelsbank financiere financière cassa risparmio sparkasse landesbank girozentrale versicherung assurances credito \
             crédito mediocredito istituto instituto",
            "act bill treaty agreement accord accords protocol amendment constitution war wars cup championship \
             championships olympics games award awards prize medal festival day week month year era age revolution \
             theorem theory law effect syndrome disease list report wedding trilogy saga paralympics scholarship",
            "wife husband son daughter brother sister father mother uncle aunt cousin nephew niece grandfather \
             grandmother widow fiancee fiancée girlfriend boyfriend friend colleague protégé parents brothers sons \
             daughters mum dad mom grandson granddaughter stepfather stepmother sisters siblings twin",
            "in near across throughout outside inside into via",
            "at from to around towards toward through off",
            "prime vice deputy foreign chief executive general senior assistant associate acting former attorney defense \
             defence finance interior home health education trade energy environment justice economy treasury press \
             managing lieutenant lt lt. major maj. brigadier brig. rear staff first crown supreme police mr mr. mrs mrs. \
             madam madame sir financial operating technology labour labor agriculture transport culture head research \
             shadow federal state house senate majority minority opposition",
            "former ex ex- then late",
            "film movie novel album song book series show drama comedy play game magazine opera musical sitcom",
            "madam uncle aunt mathematician physicist philosopher physician linguist sculptor",
            "isle cape state order union gulf bay lake mount kingdom republic duke earl court house bank city university",
            "st st. saint sainte",
            "christian christians catholic catholics muslim muslims islam islamic jewish jew jews protestant protestants \
             hindu buddhist bible koran quran god gods internet web english french german spanish latin greek christmas \
             easter ramadan mum dad nazi nazis communist republican republicans democrat democrats tory tories",
            "he she his her him himself herself hers",
            "town capital municipality suburb archipelago commune neighbourhood neighborhood resort settlement seaport \
             city village island river mountain lake county province district country port parish hamlet peninsula bay",
            "life death career childhood widow estate biography autobiography memoir memoirs novel novels poem poems \
             poetry painting paintings portrait portraits essay essays writings face eyes hands voice heart lawyer \
             lawyers attorney attorneys",
            "north south east west northeast northwest southeast southwest",
            "study studies experiment experiments results findings paper analysis model method theory data hypothesis \
             argument account",
            "shares share stock stockholders shareholders shareholder spokesman spokeswoman spokesperson spokesmen bosses \
             executives subsidiary subsidiaries division unit units plant plants factory factories headquarters takeover \
             merger bid offer acquisition bonds debentures securities earnings profits revenue revenues turnover products \
             customers subscribers franchise board chairman ceo chief executive analyst analysts economist parent \
             phones cars software handsets console consoles browser aircraft jets airline airliner website stake \
             officials management staff employees",
            "firm firms company companies maker makers carmaker giant giants group carrier retailer bank brewer airline \
             operator conglomerate publisher manufacturer developer bookseller supermarket brokerage lender insurer \
             subsidiary unit affiliate chain producer supplier provider consultancy consultants broadcaster distributor \
             exporter regulator watchdog charity newspaper magazine daily agency newsagency partner startup start-up \
             website portal drugmaker chipmaker steelmaker shipbuilder utility builder housebuilder miner brewer \
             winemaker",
            "einstein galileo copernicus kepler euclid pythagoras archimedes euler gauss riemann fermat leibniz darwin \
             pasteur freud jung marx engels lenin stalin hitler mussolini napoleon bonaparte bismarck churchill gandhi \
             nehru mandela machiavelli voltaire rousseau montesquieu descartes spinoza hegel nietzsche schopenhauer \
             heidegger wittgenstein kierkegaard confucius socrates plato aristotle homer virgil vergil ovid horace cicero \
             seneca tacitus livy pliny plutarch herodotus thucydides sophocles euripides aeschylus aristophanes sappho \
             augustine aquinas erasmus luther calvin shakespeare chaucer milton wordsworth byron dickens austen brontë \
             tolstoy dostoevsky dostoyevsky chekhov pushkin gogol turgenev goethe schiller kafka brecht ibsen strindberg \
             cervantes borges lorca neruda proust flaubert balzac zola baudelaire rimbaud molière sartre camus beckett \
             joyce yeats hemingway steinbeck faulkner orwell leonardo michelangelo raphael titian caravaggio tintoretto \
             botticelli giotto bernini donatello rembrandt vermeer rubens dürer bosch bruegel velázquez goya murillo \
             zurbarán monet manet renoir degas cézanne gauguin matisse picasso dalí miró kandinsky klee klimt munch \
             warhol pollock rothko hockney hokusai vivaldi bach handel haydn mozart beethoven schubert schumann chopin \
             liszt brahms wagner verdi puccini rossini tchaikovsky stravinsky shostakovich prokofiev debussy ravel mahler \
             dvořák sibelius hannibal cleopatra charlemagne saladin tutankhamun caligula tiberius jesus christ muhammad \
             mohammed buddha moses zeus hera poseidon aphrodite athena artemis dionysus achilles odysseus hercules \
             heracles prometheus oedipus orpheus aeneas odin ganesha krishna shiva vishnu lancelot hamlet macbeth",
            "has had will would plans planned expects expected agreed intends intended acquired bought sold completed \
             received filed signed offers offered",
            "born died dies resigned retired married divorced graduated wrote scored scores sang sings stars starred smiled \
             laughed nodded wept cried shrugged sighed emigrated testified pleaded confessed earned studied studies taught \
             teaches tweeted painted composed dreamed lives lived grew sat stood walked knew knows thinks thought feels \
             felt wants wanted loves loved hopes hoped believes believed remembers remembered recalls recalled",
            "man woman boy girl teenager millionaire billionaire legend star veteran winner champion hero guru heir heiress \
             pensioner youngster schoolboy schoolgirl motorist passenger pedestrian",
            "microsoft google facebook twitter amazon netflix yahoo ebay paypal youtube wikipedia instagram whatsapp spotify \
             uber airbnb tesla nvidia intel ibm motorola nokia ericsson samsung sony nintendo panasonic toshiba hitachi \
             fujitsu canon nikon kodak polaroid xerox oracle adobe mozilla firefox linux skype vodafone verizon \
             comcast alcatel siemens philips toyota nissan mazda mitsubishi subaru hyundai kia daewoo \
             volkswagen audi porsche bmw mercedes daimler daimlerchrysler chrysler chevrolet cadillac buick pontiac jeep \
             fiat lamborghini maserati renault peugeot citroen citroën volvo saab skoda rover \
             boeing airbus lockheed raytheon embraer bombardier ryanair easyjet lufthansa qantas swissair aeroflot exxon \
             exxonmobil chevron texaco statoil gazprom rosneft lukoil yukos petrobras pemex totalfinaelf nestle \
             nestlé danone unilever procter heinz pepsi pepsico coca-cola cadbury heineken carlsberg \
             guinness diageo pernod bacardi smirnoff budweiser starbucks walmart wal-mart carrefour tesco \
             sainsbury safeway ikea lidl aldi nike adidas puma reebok benetton gucci prada chanel loreal l'oreal \
             pfizer bayer novartis merck sanofi aventis astrazeneca glaxosmithkline basf monsanto alcoa arcelor \
             thyssen thyssenkrupp citigroup citibank hsbc barclays lloyds natwest ubs nomura daiwa allianz axa \
             aviva prudential visa mastercard reuters disney pixar viacom vivendi bertelsmann hollinger nasdaq \
             gartner ofcom deloitte kpmg accenture mckinsey greenpeace oxfam unicef unesco interpol moody moody's nasa",
            "co co. company sons brothers bros bros. partners associates daughters",
        ]
        .into_iter(),
    )
});

/// Whether token `idx` is in any of the groups. Case does not matter.
pub(super) fn is(view: &BlockView<'_>, idx: usize, groups: u64) -> bool {
    WORDS.get(view.key(idx)) & groups != 0
}
