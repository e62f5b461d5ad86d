//! Where a claim comes from: the attribution that covers it, the quotation it stands in, the citations near it.

use crate::document::Document;
use crate::rows::{AttributionRow, ClaimRow, NONE};
use crate::span::ProseSpan;

/// Fills in attribution, quotation and citations of every claim.
pub(super) fn link(doc: &mut Document) {
    let mut claims = std::mem::take(&mut doc.claims);
    let mut attributions = Attributions::of(doc);
    // The block read last, and whether it holds a citation: a block is searched once for all its claims.
    let mut read = (NONE, false);
    for claim in &mut claims {
        let point = if claim.trigger.is_some() {
            claim.trigger
        } else {
            claim.span
        };
        claim.attribution = attributions.covering(doc, point);
        claim.quote = doc.quote_at(point.start).map_or(NONE, |(idx, _)| idx as u32);
        if let Some(sentence) = doc.sentence(claim.sentence)
            && doc.cites(sentence.span)
        {
            claim.flags |= ClaimRow::CITED;
        }
        let block = doc.sentence(claim.sentence).map_or(NONE, |sentence| sentence.block);
        if read.0 != block {
            let cited = doc.blocks().get(block as usize).is_some_and(|row| doc.cites(row.span));
            read = (block, cited);
        }
        if read.1 {
            claim.flags |= ClaimRow::CITED_NEARBY;
        }
    }
    doc.claims = claims;
}

/// Content spans of attributions in the order of their starts, to look one up without reading them all.
struct Attributions {
    contents: Vec<(ProseSpan, u32)>,
    longest: u32,
}

impl Attributions {
    fn of(doc: &Document) -> Self {
        let mut contents: Vec<(ProseSpan, u32)> = doc
            .attributions
            .iter()
            .enumerate()
            .filter(|(_, row)| row.flags & AttributionRow::NEGATED == 0)
            .flat_map(|(idx, row)| doc.contents_of(row).iter().map(move |&content| (content, idx as u32)))
            .collect();
        contents.sort_unstable();
        let longest = contents.iter().map(|(content, _)| content.len()).max().unwrap_or(0);
        Self { contents, longest }
    }

    /// The attribution whose content holds the start of a span; the innermost where there are several.
    fn covering(&mut self, _doc: &Document, span: ProseSpan) -> u32 {
        let after = self
            .contents
            .partition_point(|(content, _)| content.start <= span.start);
        let before = self.contents.get(..after).unwrap_or(&[]);
        before
            .iter()
            .rev()
            .take(16)
            .take_while(|(content, _)| content.start + self.longest >= span.start)
            .find(|(content, _)| content.holds(span.start))
            .map_or(NONE, |&(_, idx)| idx)
    }
}
