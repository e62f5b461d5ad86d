//! Words that make a statement one of a class, in small groups.

/// Superlatives in -est, "best", "worst".
pub(super) const SUPERLATIVE: u64 = 1;
/// "most" and "least" before an adjective.
pub(super) const MOST: u64 = 1 << 1;
/// "first", "only".
pub(super) const FIRST: u64 = 1 << 2;
/// What a superlative is measured against: "ever", "world", "history", "record".
pub(super) const SCOPE: u64 = 1 << 3;
/// Forms of "be", "become" and "remain".
pub(super) const BE: u64 = 1 << 4;
/// Kinds of people that are counted in surveys.
pub(super) const POPULATION: u64 = 1 << 5;
/// Illness, organs, medicines.
pub(super) const MEDICAL: u64 = 1 << 6;
/// Verbs of effect.
pub(super) const EFFECT: u64 = 1 << 7;
/// Words that pass an accusation on.
pub(super) const ALLEGATION: u64 = 1 << 8;
/// Participles of forecasts.
pub(super) const FORECAST: u64 = 1 << 9;
/// Verbs of change after "will".
pub(super) const CHANGE: u64 = 1 << 10;
/// What goes on in somebody's head.
pub(super) const FEELING: u64 = 1 << 11;
/// "will" and its kin.
pub(super) const WILL: u64 = 1 << 12;
/// Comparatives and "than".
pub(super) const THAN: u64 = 1 << 13;
/// What was voted, signed, promised.
pub(super) const RECORD: u64 = 1 << 14;
/// Shares in words.
pub(super) const SHARE: u64 = 1 << 15;
/// What official statistics measure.
pub(super) const MEASURE: u64 = 1 << 16;
/// "because", "due", "result".
pub(super) const CAUSE: u64 = 1 << 17;
/// Words that say where a figure comes from without an attribution: "survey", "figures", "according".
pub(super) const EVIDENCE: u64 = 1 << 18;
/// The writer and the readers.
pub(super) const WRITER: u64 = 1 << 19;
/// Conditions and conjecture: "if", "could", "might", "whether".
pub(super) const UNREAL: u64 = 1 << 20;
/// "every", "each", "worldwide": what holds at large.
pub(super) const AT_LARGE: u64 = 1 << 21;

/// What somebody is after: a figure or a rank beside it is no fact yet.
pub(super) const AIM: u64 = 1 << 22;
/// Words by which the writer leaves a rank to whoever gave it: "billed as the first".
pub(super) const HELD: u64 = 1 << 23;

/// The words of the groups, in the order of their bits.
pub(super) const LISTS: &[&str] = &[
    "largest biggest highest lowest greatest smallest fastest slowest strongest weakest poorest richest oldest youngest \
     longest shortest tallest deepest deadliest cheapest hottest coldest wealthiest safest busiest heaviest worst best \
     strictest cleanest happiest rarest toughest",
    "most least",
    "first only",
    "ever world history record planet earth humanity",
    "is are was were be been being become became becomes remain remains remained 's",
    "people voters women men children adults americans britons europeans teenagers students pupils teachers parents \
     families households patients users consumers customers workers employees companies firms businesses drivers \
     residents citizens immigrants migrants refugees respondents smokers doctors nurses farmers pensioners boys girls \
     homeowners readers viewers graduates adolescents babies population",
    "cancer cancers disease diseases diabetes stroke strokes obesity depression dementia infection infections virus \
     flu asthma autism alzheimer's alzheimer tumour tumours tumor tumors cholesterol immunity symptoms mortality \
     headaches insomnia anxiety allergies pregnancy fertility infertility arthritis inflammation migraine pneumonia \
     malaria measles hiv aids covid heart lung brain kidney liver ageing aging health vaccine vaccines",
    "cause causes caused causing reduce reduces reduced increase increases increased prevent prevents prevented cure \
     cures cured boost boosts boosted lower lowers lowered improve improves improved trigger triggers triggered worsen \
     worsens damage damages damaged protect protects protected lead leads led raise raises raised relieve relieves \
     treat treats heal heals slow slows",
    "allegedly reportedly accused suspected alleged rumoured rumored",
    "expected likely forecast predicted projected poised tipped bound doomed",
    "rise fall grow drop double triple halve reach exceed collapse decline increase decrease climb shrink soar plunge \
     destroy lose overtake outnumber disappear outperform surge slump quadruple",
    "hates fears feared regrets resents secretly privately furious terrified desperate jealous ashamed envies despises \
     dreads",
    "will 'll won't shall",
    "than fewer less",
    "voted vetoed signed passed promised pledged opposed supported broke raised cut increased created doubled",
    "half third quarter quarters thirds majority percent pct",
    "unemployment inflation gdp crime poverty emissions immigration migration homelessness literacy birthrate \
     temperatures rainfall murder suicide divorce employment turnout wages productivity",
    "because due result results resulted therefore thanks",
    "survey surveys poll polls study studies figures data report reports research statistics census analysis estimates \
     estimate estimated according findings documents records sources officials announced published reported showed \
     shows show says said forecasts analysts economists experts researchers scientists filing statement foresaw foresees foreseen reiterated reiterates",
    "we our us ours i my you your",
    "if could might may whether unless would should perhaps",
    "every each worldwide globally nationwide annually yearly",
    "aim aims aimed aiming ambition bid demand demanded demanding demands goal goals intends offer offered offering \
     offers plan planned planning plans pledge pledged promised propose proposal proposals proposed proposes seek \
     seeking seeks sought target targeted targets vow vowed",
    "billed convinced dubbed hailed touted",
];
