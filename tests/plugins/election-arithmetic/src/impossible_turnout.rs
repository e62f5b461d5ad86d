//! A turnout that the votes and the voters beside it do not give.

use factlint_core::{Document, Rule, Sink, declare_rule, without_options};

use super::figures::{counts, in_block, is_turnout, share};

declare_rule! {
    /// ## What it does
    /// Works the turnout out of the votes cast and the registered voters of one paragraph, and compares it with the
    /// turnout that the paragraph states; more votes than voters are reported as well.
    ///
    /// ## Why it matters
    /// Turnout is typed from another table than the votes, and one of the two is often an older count.
    ///
    /// ## When it stays silent
    /// Where a paragraph has two counts of votes or of voters, for then it speaks of two elections.
    pub ImpossibleTurnout in "elections" {
        name: "impossible-turnout", summary: "a turnout that votes and voters do not give", level: Error, since: "1.0.0",
    }
}

impl Rule for ImpossibleTurnout {
    without_options!();

    fn check(&self, doc: &Document, out: &mut Sink<'_>) {
        for block in 0..doc.blocks().len() as u32 {
            let votes: Vec<_> = in_block(doc, block, |row| counts(doc, row, &["ballot", "vote"])).collect();
            let voters: Vec<_> = in_block(doc, block, |row| counts(doc, row, &["voter"])).collect();
            let ([votes], [voters]) = (votes.as_slice(), voters.as_slice()) else {
                continue;
            };
            if votes.low > voters.low {
                out.report(votes.span, "there are more votes than voters".to_owned())
                    .label(voters.span, "the voters")
                    .identity(doc.text(voters.span));
                continue;
            }
            for turnout in in_block(doc, block, |row| is_turnout(doc, row)) {
                let Some((down, up)) = share(votes.low, voters.low, turnout.precision) else {
                    continue;
                };
                // One unit of the last printed digit is left for rounding either way.
                if turnout.low < down || turnout.low > up {
                    let (said, given) = (doc.line(turnout.span), up);
                    out.report(
                        turnout.span,
                        format!("a turnout of {said}, but the votes are {given} percent of the voters"),
                    )
                    .label(votes.span, "the votes")
                    .label(voters.span, "the voters")
                    .note("one of the three figures is wrong, or they are of different counts");
                }
            }
        }
    }
}
