//! Fine part-of-speech tags: the Penn Treebank's, as English treebanks of Universal Dependencies use them.

use crate::codes::codes;

codes! {
    /// A fine part-of-speech tag.
    pub enum Tag {
        /// Coordinating conjunction.
        CC = 1 => "CC",
        /// Cardinal number.
        CD = 2 => "CD",
        /// Determiner.
        DT = 3 => "DT",
        /// Existential there.
        EX = 4 => "EX",
        /// Foreign word.
        FW = 5 => "FW",
        /// Preposition or subordinating conjunction.
        IN = 6 => "IN",
        /// Adjective.
        JJ = 7 => "JJ",
        /// Comparative adjective.
        JJR = 8 => "JJR",
        /// Superlative adjective.
        JJS = 9 => "JJS",
        /// List item marker.
        LS = 10 => "LS",
        /// Modal.
        MD = 11 => "MD",
        /// Singular or mass noun.
        NN = 12 => "NN",
        /// Singular proper noun.
        NNP = 13 => "NNP",
        /// Plural proper noun.
        NNPS = 14 => "NNPS",
        /// Plural noun.
        NNS = 15 => "NNS",
        /// Predeterminer.
        PDT = 16 => "PDT",
        /// Possessive ending.
        POS = 17 => "POS",
        /// Personal pronoun.
        PRP = 18 => "PRP",
        /// Possessive pronoun.
        PRPS = 19 => "PRP$",
        /// Adverb.
        RB = 20 => "RB",
        /// Comparative adverb.
        RBR = 21 => "RBR",
        /// Superlative adverb.
        RBS = 22 => "RBS",
        /// Particle.
        RP = 23 => "RP",
        /// Symbol.
        SYM = 24 => "SYM",
        /// to.
        TO = 25 => "TO",
        /// Interjection.
        UH = 26 => "UH",
        /// Verb, base form.
        VB = 27 => "VB",
        /// Verb, past tense.
        VBD = 28 => "VBD",
        /// Verb, gerund or present participle.
        VBG = 29 => "VBG",
        /// Verb, past participle.
        VBN = 30 => "VBN",
        /// Verb, present tense but third person singular.
        VBP = 31 => "VBP",
        /// Verb, third person singular present.
        VBZ = 32 => "VBZ",
        /// Wh-determiner.
        WDT = 33 => "WDT",
        /// Wh-pronoun.
        WP = 34 => "WP",
        /// Possessive wh-pronoun.
        WPS = 35 => "WP$",
        /// Wh-adverb.
        WRB = 36 => "WRB",
        /// Affix.
        AFX = 37 => "AFX",
        /// Additional word (an address, an e-mail).
        ADD = 38 => "ADD",
        /// Goes with the word before.
        GW = 39 => "GW",
        /// Sentence-final punctuation.
        Stop = 40 => ".",
        /// Comma.
        Comma = 41 => ",",
        /// Colon, semicolon, dash, ellipsis.
        Colon = 42 => ":",
        /// Opening bracket.
        LeftBracket = 43 => "-LRB-",
        /// Closing bracket.
        RightBracket = 44 => "-RRB-",
        /// Opening quotation mark.
        LeftQuote = 45 => "``",
        /// Closing quotation mark.
        RightQuote = 46 => "''",
        /// Hyphen.
        Hyphen = 47 => "HYPH",
        /// Currency sign.
        Dollar = 48 => "$",
        /// Superfluous punctuation.
        NFP = 49 => "NFP",
        /// Unanalysable.
        XX = 50 => "XX",
        /// Not tagged.
        Unknown = 0 => "_",
    }
}

impl Tag {
    /// Whether it is a noun of any kind.
    pub const fn is_noun(self) -> bool {
        matches!(self, Self::NN | Self::NNS | Self::NNP | Self::NNPS)
    }

    /// Whether it is a proper noun.
    pub const fn is_proper_noun(self) -> bool {
        matches!(self, Self::NNP | Self::NNPS)
    }

    /// Whether it is a verb of any form (modals apart).
    pub const fn is_verb(self) -> bool {
        matches!(
            self,
            Self::VB | Self::VBD | Self::VBG | Self::VBN | Self::VBP | Self::VBZ
        )
    }

    /// Whether it is a finite verb or a modal.
    pub const fn is_finite(self) -> bool {
        matches!(self, Self::VBD | Self::VBP | Self::VBZ | Self::MD)
    }

    /// Whether it is an adjective.
    pub const fn is_adjective(self) -> bool {
        matches!(self, Self::JJ | Self::JJR | Self::JJS)
    }

    /// Whether it is an adverb.
    pub const fn is_adverb(self) -> bool {
        matches!(self, Self::RB | Self::RBR | Self::RBS)
    }
}
