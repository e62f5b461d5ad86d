//! How much a sentence asks to be checked: a sum of weights over words of a few groups and over its shape.
//!
//! Weights are hundredths of a logit, fitted by logistic regression on sentences of debates that people had marked as
//! worth checking or not; the groups were chosen by hand. A word's group counts once (`first`) and once more where two
//! or more of its words stand in the sentence (`more`).

/// A group of words and what it weighs.
#[derive(Debug)]
pub(super) struct Group {
    /// Weight of the first.
    pub first: i32,
    /// Weight of all further ones together.
    pub more: i32,
    /// The words.
    pub words: &'static str,
}

/// Weight of a sentence without any feature.
pub(super) const BIAS: i32 = -72;
/// Weight of a figure, and of further ones.
pub(super) const FIGURE: [i32; 2] = [160, 24];
/// Weight of a year in digits.
pub(super) const YEAR: i32 = 23;
/// Weight of a capital inside the sentence, and of further ones.
pub(super) const NAME: [i32; 2] = [42, 21];
/// Weight of a past form in -ed, and of further ones.
pub(super) const PAST_FORM: [i32; 2] = [52, 19];
/// Weight of a negation, and of further ones.
pub(super) const NEGATION: [i32; 2] = [-3, -30];
/// Weight of a question mark.
pub(super) const QUESTION: i32 = -131;
/// Weight of "I" at the start.
pub(super) const STARTS_WITH_I: i32 = -23;
/// Weights of lengths: fewer words than (below), or more words than (above).
pub(super) const SHORT: [(usize, i32); 2] = [(6, -7), (10, -25)];
/// See [`SHORT`].
pub(super) const LONG: [(usize, i32); 2] = [(15, 50), (25, 19)];

/// Groups that weigh.
pub(super) const GROUPS: &[Group] = &[
    // Percentages, money and large numbers.
    Group {
        first: 224,
        more: 56,
        words: "percent million billion trillion hundred thousand dollars cents pct mln bn degrees miles tons \
         tonnes barrels points per",
    },
    // Shares and counts without a figure.
    Group {
        first: 45,
        more: 180,
        words: "many most half few several both dozens hundreds thousands millions majority number numerous \
         nearly almost every each third quarter double twice average rate total",
    },
    // Spans of time.
    Group {
        first: -17,
        more: 68,
        words: "year years month months week weeks decade decades century today yesterday annual annually \
         quarter time day days times",
    },
    // When it was.
    Group {
        first: -21,
        more: 64,
        words: "ago last since during previous previously before after past earlier already recently late then \
         former when until",
    },
    // Ups and downs.
    Group {
        first: 69,
        more: 2,
        words: "increase increased increases increasing rise rose risen rising grew grown growth fell fallen \
         fall falling drop dropped decline declined cut cuts cutting doubled tripled lost lose losing \
         gained created reduced reduction raised raising lowered expanded shrank slowed brought gone came \
         went added put",
    },
    // What somebody did on the record.
    Group {
        first: 90,
        more: 53,
        words: "voted vote votes vetoed veto signed passed proposed supported opposed indicated introduced \
         appointed elected sent gave took paid spent bought sold built won killed arrested charged \
         announced approved rejected ordered received invested hired fired closed opened invaded attacked \
         endorsed promised refused failed began started ended left met held made produced published found \
         showed",
    },
    // What governments and companies count and decide.
    Group {
        first: 78,
        more: 47,
        words: "tax taxes taxpayers budget spending federal medicare medicaid security school schools teachers \
         jobs income inflation unemployment deficit deficits debt surplus poverty insurance companies \
         company businesses bill bills law laws legislation program programs agreement treaty troops \
         weapons missiles oil gas prices costs cost wages workers seniors farmers police prison crime \
         crimes abortion immigrants court senate congress house administration government office state \
         states union nations countries department committee army war drug drugs",
    },
    // Superlatives, firsts, and words that leave no exception.
    Group {
        first: 69,
        more: 126,
        words: "largest biggest highest lowest greatest smallest worst best most least longest first only ever \
         never single history any record fastest strongest poorest richest oldest even",
    },
    // More or less than something.
    Group {
        first: 21,
        more: 97,
        words: "than more less fewer higher lower compared versus ahead behind above below under over between \
         same",
    },
    // Past auxiliaries.
    Group {
        first: 61,
        more: 44,
        words: "was were had did been",
    },
    // Perfect auxiliaries.
    Group {
        first: 0,
        more: 78,
        words: "has have 've",
    },
    // Others than speaker and listener.
    Group {
        first: 38,
        more: -19,
        words: "he his him she her they their them it its",
    },
    // What somebody is reported to say.
    Group {
        first: 94,
        more: 42,
        words: "said says told claims claimed stated called reported testified admitted according",
    },
    // Words that claim evidence.
    Group {
        first: 63,
        more: 172,
        words: "fact actually evidence report study reports indicated shows proves statistics",
    },
    // Causes.
    Group {
        first: 48,
        more: 70,
        words: "because cause caused causes result resulted led due reason therefore responsible",
    },
    // What is to come cannot be checked yet.
    Group {
        first: -68,
        more: -146,
        words: "will shall going gonna tomorrow future next 'll",
    },
    // What may be.
    Group {
        first: -81,
        more: -28,
        words: "can could may might would cannot 'd",
    },
    // What ought to be.
    Group {
        first: -63,
        more: -170,
        words: "must should need needs ought needed got",
    },
    // What the speaker thinks.
    Group {
        first: -48,
        more: -64,
        words: "think believe feel hope want know wish guess suppose agree mean understand like love try",
    },
    // The speaker alone.
    Group {
        first: -85,
        more: -36,
        words: "i me my mine myself 'm",
    },
    // The speaker and others.
    Group {
        first: 11,
        more: -47,
        words: "we us our ours",
    },
    // The listener.
    Group {
        first: -33,
        more: -33,
        words: "you your yours",
    },
    // Courtesies and appeals.
    Group {
        first: -30,
        more: -49,
        words: "let thank thanks please welcome sorry appreciate okay ok ladies gentlemen",
    },
    // Questions, also indirect ones.
    Group {
        first: -33,
        more: -34,
        words: "how what why whether who which where",
    },
    // Praise, blame and vague nouns.
    Group {
        first: -38,
        more: -31,
        words: "important good great wrong strong better right fair simply sure big bad proud wonderful terrible \
         tough real different clear enough simple critical vital very really lot kind way thing things \
         something anything",
    },
    // Conditions.
    Group {
        first: -75,
        more: -19,
        words: "if unless",
    },
    // Subjects without a name.
    Group {
        first: -31,
        more: -4,
        words: "that it there this here these those",
    },
    // Everyday verbs in the present.
    Group {
        first: -70,
        more: -4,
        words: "do does doing get make see look help keep come say tell talk bring work take go be being",
    },
];
