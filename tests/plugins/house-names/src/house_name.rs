//! Names and titles that differ from the house list.

use factlint_core::diagnostic::Applicability;
use factlint_core::rows::{MentionKind, MentionRow};
use factlint_core::rule::{OptionError, OptionMeta, OptionTable, OptionValue, RuleMeta};
use factlint_core::{Document, Rule, Sink, declare_rule};

use super::list::Person;

declare_rule! {
    /// ## What it does
    /// Reports names that are one slip away from a name of the house list, and people whose title is another than the
    /// list's where they are first named.
    ///
    /// ## Why it matters
    /// A misspelled name is the correction that people mind most.
    ///
    /// ## When it stays silent
    /// For titles after the first mention, and for former titles.
    pub HouseName { people: Vec<Person> = Vec::new() } in "house" {
        name: "house-name", summary: "a name or title that differs from the house list", level: Warning, since: "1.0.0",
        options: [OptionMeta {
            name: "people",
            values: "[\"Name, title\", \"Name\"]",
            default: "[]",
            summary: "People as the house spells them, each with the title that goes with the first mention.",
        }],
    }
}

impl Rule for HouseName {
    fn meta(&self) -> &'static RuleMeta {
        &Self::META
    }

    fn configure(&self, options: &OptionTable) -> Result<Box<dyn Rule>, OptionError> {
        let wrong = |name: &str, message: String| OptionError {
            name: name.to_owned(),
            message,
        };
        let mut people = Vec::new();
        for (name, value) in options {
            let OptionValue::List(entries) = value else {
                return Err(wrong(
                    name,
                    "write a list of texts, such as `[\"Maren Dahl, mayor\"]`".to_owned(),
                ));
            };
            for entry in entries {
                let person = Person::read(entry);
                people.push(person.ok_or_else(|| wrong(name, format!("`{entry}` is no name of two words or more")))?);
            }
        }
        Ok(Box::new(Self { people }))
    }

    fn check(&self, doc: &Document, out: &mut Sink<'_>) {
        for (idx, mention) in doc.mentions.iter().enumerate() {
            let written = doc.line(mention.span);
            for person in &self.people {
                if person.is_misspelled_by(&written) {
                    let right = &person.name;
                    out.report(mention.span, format!("`{written}` is `{right}` on the house list"))
                        .fix(&format!("write `{right}`"), Applicability::Unsafe, mention.span, right)
                        .identity(right);
                }
                let first = || {
                    doc.entities
                        .get(mention.entity as usize)
                        .map(|entity| entity.first_mention)
                };
                if person.name == written && first() == Some(idx as u32) {
                    check_title(doc, mention, person, out);
                }
            }
        }
    }
}

fn check_title(doc: &Document, mention: &MentionRow, person: &Person, out: &mut Sink<'_>) {
    let (Some(wanted), Some(written)) = (&person.title, doc.string(mention.role)) else {
        return;
    };
    let former = mention.flags & MentionRow::FORMER != 0;
    let is_person = mention.kind() == MentionKind::Person;
    if former || !is_person || written.to_lowercase().contains(&wanted.to_lowercase()) {
        return;
    }
    let message = format!("{} is called `{written}`; the house list says `{wanted}`", person.name);
    out.report(mention.span, message)
        .label(mention.title, "the title that is given here")
        .note("the list holds for the first mention");
}
