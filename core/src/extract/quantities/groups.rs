//! The closed lists that reading figures needs beyond the word classes of [`Class`](crate::language::Class).

use std::sync::LazyLock;

use crate::extract::BlockView;
use crate::language::Groups;

/// Verbs of change, and "up" and "down".
pub(super) const CHANGE: u64 = 1;
/// Nouns and comparatives of change.
pub(super) const CHANGE_NOUN: u64 = 1 << 1;
/// What stands between a verb of change and its figure.
pub(super) const ANOTHER: u64 = 1 << 2;
/// Words after which a part of a total stands.
pub(super) const INCLUDING: u64 = 1 << 3;
/// Pronouns for the total in "of which", "among them".
pub(super) const WHICH: u64 = 1 << 4;
/// The prepositions before them.
pub(super) const OF_OR_AMONG: u64 = 1 << 5;
/// "by".
pub(super) const BY: u64 = 1 << 6;
/// "of".
pub(super) const OF: u64 = 1 << 7;
/// Words that make a figure a target or limit.
pub(super) const TARGET: u64 = 1 << 8;
/// Words that make a figure a forecast.
pub(super) const FORECAST: u64 = 1 << 9;
/// Things that carry a number as a name: what follows them is no amount.
pub(super) const NUMBERED: u64 = 1 << 10;
/// Those of them that count as well ("Part 2", "Week 3") and need a capital.
pub(super) const WEAKLY_NUMBERED: u64 = 1 << 11;
/// The last word of a street's name.
pub(super) const STREET: u64 = 1 << 12;
/// The first word of a street's name.
pub(super) const STREET_OPENER: u64 = 1 << 13;
/// Plurals that stand before another noun.
pub(super) const BEFORE_NOUN: u64 = 1 << 14;
/// Words that end a noun phrase.
pub(super) const STOP: u64 = 1 << 15;
/// Words that open a noun phrase and are no part of what is counted.
pub(super) const OPENER: u64 = 1 << 16;

/// Words of change upwards.
pub(super) const UP: u64 = 1 << 17;
/// Words of change downwards.
pub(super) const DOWN: u64 = 1 << 18;
/// "to".
pub(super) const TO: u64 = 1 << 19;

/// What is named after its year: "the 2004 results".
pub(super) const YEARLY: u64 = 1 << 20;

/// What is told by two numbers.
pub(super) const RATIO: u64 = 1 << 21;

static WORDS: LazyLock<Groups> = LazyLock::new(|| Groups::of(LISTS.iter().copied()));

/// The words of the groups, in the order of their bits.
const LISTS: &[&str] = &[
    "rose rise rises risen rising fell fall falls fallen falling grew grow grows grown growing climbed climb \
     climbs climbing dropped drop drops dropping increased increase increases increasing decreased decrease \
     decreases decreasing declined decline declines declining up down jumped jump jumps gained gain gains gaining \
     lost loses losing added adds cut cuts cutting raised raise raises raising reduced reduce reduces reducing \
     lowered lower lowers slid slide slides slipped slip slips eased plunged plunges plunge plummeted soared soar \
     soars surged surge surges tumbled sank dipped dips shrank shrunk shrink expanded expand contracted widened \
     narrowed advanced improved rallied shed sheds jumping soaring boosted boost moved went gone going slumped \
     edged rebounded crept ticked swelled doubled tripled quadrupled halved revised upgraded downgraded",
    "increase rise drop fall decline decrease cut jump gain growth reduction surge hike slump loss improvement \
     boost slide discount off higher lower more less fewer up down above below faster slower cheaper bigger \
     smaller larger dip plunge uptick",
    "another additional further",
    "including include includes included",
    "which whom them",
    "of among",
    "by",
    "of",
    "target targets targeting goal goals aim aims aimed limit cap quota ceiling pledged promised",
    "expected expects expect forecast forecasts projected projects predicts predicted will would could may might \
     wo estimates anticipates anticipated",
    "section sections row rows gate flight page pages chapter chapters room highway route exit no no. nos nos. nr \
     nr. number numbers article articles paragraph clause figure fig fig. figures table tables equation step item \
     question lesson volume vol vol. issue episode season level phase stage grade tier type category round lap \
     seat apartment apt apt. suite channel platform terminal runway interstate pier version release windows \
     android iphone ipad ios macos galaxy boeing airbus formula psalm verse verses rule proposition amendment \
     resolution district ward precinct zone division big fortune p p&p ftse nasdaq nikkei stoxx cac dax asx topix \
     covid hiv sars bus locomotive model mark mk unit building hall pp. p. pp ref id isbn issn postcode zip tel \
     tel. phone fax extension ext ext. playstation xbox top act scene part week day game match hole line lines \
     euro agenda studio catch area g appendix annex schedule regulation directive protocol grades lessons verses paragraphs exits gates flights routes highways volumes \
     clauses equations episodes aisle apollo psr ngc mig su listing listings exhibit exhibits snippet theorem lemma \
     corollary footnote endnote \
     python java php html css http utf rfc",
    "top big part week day game match type round area issue line lines unit catch mark model act no number \
     numbers figures rows pages building seat g hole schedule item bus hall euro table studio room part-time \
     formula figure zone division",
    "street st st. avenue ave ave. road rd rd. drive way lane boulevard blvd place square court terrace crescent \
     parkway plaza",
    "ave avenue rue",
    "sales sports savings goods arms customs systems communications operations securities futures earnings points \
     rights weapons drugs women men children games jobs news electronics economics careers benefits parts \
     services records claims affairs rebels",
    "and or but in on at to of for from by with as than that which who was were is are be been has have had will \
     would could can may might said says after before since until while when where if because per a an the it he \
     she they we i you this these those there over under about into up down out off not so more less ago earlier \
     later each apiece higher lower s",
    "the a an its their his her our your my those these this that all any such both each",
    "rose rise rises risen rising grew grow grows grown growing climbed climb climbs climbing increased increase \
     increases increasing up jumped jump jumps jumping gained gain gains gaining added adds raised raise raises raising \
     soared soar soars soaring surged surge surges expanded expand widened advanced improved rallied boosted boost \
     rebounded swelled doubled tripled quadrupled upgraded growth hike improvement uptick higher more faster bigger \
     larger above",
    "fell fall falls fallen falling dropped drop drops dropping decreased decrease decreases decreasing declined \
     decline declines declining down lost loses losing cut cuts cutting reduced reduce reduces reducing reduction \
     lowered lower lowers slid slide slides slipped slip slips eased plunged plunges plunge plummeted tumbled sank \
     dipped dips dip shrank shrunk shrink contracted narrowed shed sheds slumped slump halved downgraded loss discount \
     less fewer slower cheaper smaller below",
    "to",
    "results sales earnings profits losses revenues accounts elections polls figures levels prices games olympics \
     championships finals budgets subsidies taxes talks protests riots floods attacks bombings reforms rules laws \
     guidelines accords estimates forecasts exports imports crops harvests models vintages awards oscars playoffs \
     primaries midterms",
    "ratio ratios odds chance chances",
];

/// Whether token `idx` is in any of the groups. Case does not matter.
pub(super) fn is(view: &BlockView<'_>, idx: usize, groups: u64) -> bool {
    WORDS.get(view.key(idx)) & groups != 0
}

/// Whether token `idx - back`, not before `floor`, is in any of the groups.
pub(super) fn is_before(view: &BlockView<'_>, idx: usize, back: usize, floor: usize, groups: u64) -> bool {
    idx.checked_sub(back)
        .is_some_and(|at| at >= floor && is(view, at, groups))
}
