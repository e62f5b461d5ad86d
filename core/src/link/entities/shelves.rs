//! The things named so far, on shelves by last word, first word and whole name.

use rustc_hash::FxHashMap;

use super::form::{self, Form};
use super::{PLACE_IN_CONTEXT, SHELF, verdict};
use crate::document::Document;
use crate::extract::mentions::kinds::LONE_WORD;
use crate::rows::{MentionKind, MentionRow, NONE};

/// Certainty up to which a person is a guess: two words of no list stand side by side.
const GUESS: u32 = 40;

/// Certainty from which a surname alone is a person's.
const SURE: u8 = 80;

/// Certainty of a person that a usual name and a verb of saying give, which a firm of that name has as well.
const SPEAKS: u8 = 70;

/// Certainty from which an organisation gives its first word to what is called so.
const FIRM: u32 = 60;

/// Certainty of a place that is known by its name alone.
const LISTED_PLACE: u8 = 65;

/// Something with a name.
#[derive(Debug, Clone, Default)]
pub(super) struct Thing {
    /// Its fullest form so far.
    pub form: Form,
    /// Highest certainty met for person, organisation, place.
    pub votes: [u32; 3],
    /// Mentions by full name in the whole document.
    full_names: u32,
    /// Mentions of any form, while mentions are read in order.
    pub mentions: u32,
    /// What mentions of no certain kind say for a person, summed up.
    pub hints: u32,
    /// A full name opens with a usual given name.
    given: bool,
    /// Somebody's full name was read.
    full: bool,
    /// A mention that is not weak was read.
    firm: bool,
}

/// All things and where to look for them.
#[derive(Debug, Default)]
pub(super) struct Shelves {
    things: Vec<Thing>,
    /// Persons by last word; the latest [`SHELF`] of them.
    by_last: FxHashMap<u64, Vec<u32>>,
    /// Persons by every other word of their name.
    by_other: FxHashMap<u64, Vec<u32>>,
    /// Anything by all its words.
    by_whole: FxHashMap<u64, u32>,
    /// Full names of no certain kind by last word: a sure mention of that surname makes a person of one.
    doubtful: FxHashMap<u64, u32>,
    /// Organisations by first word; [`NONE`] where several share it.
    by_opening: FxHashMap<u64, u32>,
}

impl Shelves {
    /// The thing of a full name; a new one where none agrees.
    pub(super) fn full_name(&mut self, form: &Form, row: &MentionRow) -> u32 {
        let whole = form.whole();
        let known = self.by_whole.get(&whole).copied().or_else(|| {
            let unsure = row.kind() == MentionKind::Other;
            let shelf = (form.person || unsure).then(|| self.by_last.get(&form.last()))??;
            shelf.iter().rev().copied().find(|&id| {
                self.thing(id)
                    .is_some_and(|thing| thing.form.person && thing.full && thing.form.agrees(form))
            })
        });
        let id = known.unwrap_or_else(|| self.add(form, true, row.kind() == MentionKind::Other && row.certainty > 0));
        if form.person && self.thing(id).is_some_and(|thing| !thing.form.person) {
            self.recognise_person(id, form);
        }
        self.by_whole.entry(whole).or_insert(id);
        self.vote(id, row);
        if let Some(thing) = self.things.get_mut(id as usize) {
            thing.full_names += 1;
            thing.given |= row.flags & MentionRow::GIVEN != 0;
            if form.words().len() > thing.form.words().len() && thing.form.person == form.person {
                let gender = thing.form.gender.max(form.gender);
                thing.form = *form;
                thing.form.gender = gender;
            } else if thing.form.gender == 0 {
                thing.form.gender = form.gender;
            }
        }
        id
    }

    /// "Securities and Exchange Commission (SEC)": the word in brackets is another name of what stands before it.
    pub(super) fn abbreviations(&mut self, doc: &Document, forms: &[Form], of: &mut [u32]) {
        for idx in 1..forms.len() {
            let (Some(short), Some(long)) = (forms.get(idx), of.get(idx - 1).copied()) else {
                continue;
            };
            let (Some(row), Some(before)) = (doc.mentions.get(idx), doc.mentions.get(idx - 1)) else {
                continue;
            };
            if !short.acronym || long == NONE || before.kind() == MentionKind::Person {
                continue;
            }
            let between = doc.prose.text.get(before.span.end as usize..row.span.start as usize);
            if between.is_some_and(|between| matches!(between.trim_start(), "(" | "(the " | "[")) {
                self.by_whole.insert(short.whole(), long);
                if let Some(entity) = of.get_mut(idx) {
                    *entity = long;
                }
            }
        }
    }

    /// The thing of a single word or surname; a new one where it fits none.
    pub(super) fn single_word(&mut self, form: &Form, row: &MentionRow) -> u32 {
        let settled_place = row.kind() == MentionKind::Place && row.certainty >= PLACE_IN_CONTEXT;
        let settled_organisation = row.kind() == MentionKind::Organisation && row.certainty >= PLACE_IN_CONTEXT;
        let id = if settled_place || settled_organisation {
            None
        } else {
            self.person_named(form)
                .filter(|&id| !self.is_rather_other(id, form, row))
        };
        let id = id
            .or_else(|| self.made_a_person(form, row))
            .or_else(|| self.by_whole.get(&form.whole()).copied())
            .or_else(|| {
                let opening = self.by_opening.get(&form.first()).copied().filter(|&id| id != NONE);
                // "France" is not short for "France Telecom".
                let place = row.kind() == MentionKind::Place && row.certainty >= LISTED_PLACE;
                opening.filter(|&id| !place && (!form.person || self.is_firm_of_that_name(id, row)))
            })
            .unwrap_or_else(|| {
                let id = self.add(form, false, false);
                self.by_whole.insert(form.whole(), id);
                id
            });
        self.vote(id, row);
        id
    }

    /// "Tavi Orrin runs the shop. Mr Orrin says": the surname tells that the full name is a person's.
    fn made_a_person(&mut self, form: &Form, row: &MentionRow) -> Option<u32> {
        if row.kind() != MentionKind::Person || row.certainty < SURE {
            return None;
        }
        let id = self.doubtful.remove(&form.last())?;
        let mut full = self.thing(id)?.form;
        full.person = true;
        self.recognise_person(id, &full);
        Some(id)
    }

    /// Whether a surname is rather short for an organisation of which that is the first word: "Harper" and "Harper & Row".
    fn is_firm_of_that_name(&self, id: u32, row: &MentionRow) -> bool {
        row.title.is_none()
            && row.certainty <= SPEAKS
            && self.thing(id).is_some_and(|thing| {
                let [person, organisation, _] = thing.votes;
                organisation >= FIRM && organisation > person
            })
    }

    /// The person whose surname, or else another name, this is; of several, the one the document speaks of most so far.
    fn person_named(&self, form: &Form) -> Option<u32> {
        let pick = |shelf: &Vec<u32>| {
            shelf
                .iter()
                .filter_map(|&id| Some((id, self.thing(id)?)))
                .filter(|(_, thing)| thing.form.gender == 0 || form.gender == 0 || thing.form.gender == form.gender)
                .max_by_key(|(id, thing)| (thing.mentions, thing.full_names, std::cmp::Reverse(*id)))
                .map(|(id, _)| id)
        };
        if let Some(id) = self.by_last.get(&form.last()).and_then(pick) {
            return Some(id);
        }
        let shelf = self.by_other.get(&form.last())?;
        (shelf.len() == 1).then(|| pick(shelf)).flatten()
    }

    /// Whether what speaks against a person outweighs what made one of a name's longer form.
    ///
    /// "Halden is a town" after "Old Halden", "the Kodax" after "Rossi Kodax".
    fn is_rather_other(&self, id: u32, form: &Form, row: &MentionRow) -> bool {
        let Some(thing) = self.thing(id) else { return false };
        let [person, ..] = thing.votes;
        let settled = self
            .by_whole
            .get(&form.whole())
            .and_then(|&whole| self.thing(whole))
            .is_some_and(|other| other.votes.iter().skip(1).any(|&vote| vote > person));
        settled || row.kind() == MentionKind::Other && row.certainty == 0 && !thing.given && person <= GUESS
    }

    /// The person whose full name this is.
    pub(super) fn person_called(&self, form: &Form) -> Option<u32> {
        let id = self.by_whole.get(&form.whole()).copied()?;
        let thing = self.thing(id)?;
        (thing.full && thing.firm && verdict(thing) == MentionKind::Person).then_some(id)
    }

    /// A word of an all-capitals line: whose name it is, if the document names it in other places.
    pub(super) fn look_up(&self, form: &Form) -> Option<u32> {
        self.by_whole
            .get(&form.whole())
            .copied()
            .or_else(|| self.person_named(form))
            .filter(|&id| self.is_firm(id))
    }

    /// Notes that a mention of a thing was read.
    pub(super) fn seen(&mut self, id: u32, row: &MentionRow) {
        if let Some(thing) = self.things.get_mut(id as usize) {
            thing.mentions += 1;
            thing.firm |= row.flags & MentionRow::WEAK == 0;
        }
    }

    /// Whether a mention that is not weak names the thing.
    pub(super) fn is_firm(&self, id: u32) -> bool {
        self.thing(id).is_some_and(|thing| thing.firm)
    }

    /// What a mention of a thing is.
    pub(super) fn kind_of(&self, id: u32, row: &MentionRow) -> MentionKind {
        self.thing(id).map_or(row.kind(), verdict)
    }

    fn thing(&self, id: u32) -> Option<&Thing> {
        self.things.get(id as usize)
    }

    fn vote(&mut self, id: u32, row: &MentionRow) {
        let slot = match row.kind() {
            MentionKind::Person => 0,
            MentionKind::Organisation => 1,
            MentionKind::Place => 2,
            MentionKind::Other => {
                if let Some(thing) = self.things.get_mut(id as usize) {
                    thing.hints += u32::from(row.certainty).saturating_sub(LONE_WORD as u32);
                }
                return;
            }
        };
        let Some(thing) = self.things.get_mut(id as usize) else {
            return;
        };
        // A surname that is a city's name too does not make a city of the person.
        let plainly = slot == 1 && u32::from(row.certainty) >= FIRM;
        if thing.full && thing.form.person && row.flags & MentionRow::SURNAME != 0 && slot != 0 && !plainly {
            return;
        }
        if let Some(vote) = thing.votes.get_mut(slot) {
            *vote = (*vote).max(u32::from(row.certainty));
        }
    }

    /// A thing that was taken for something else is a person.
    fn recognise_person(&mut self, id: u32, form: &Form) {
        if let Some(thing) = self.things.get_mut(id as usize) {
            thing.form = *form;
            thing.full = true;
        }
        self.shelve_person(id, form);
    }

    fn shelve_person(&mut self, id: u32, form: &Form) {
        shelve(self.by_last.entry(form.last()).or_default(), id);
        for &word in form.words().iter().rev().skip(1) {
            shelve(self.by_other.entry(word).or_default(), id);
        }
    }

    fn add(&mut self, form: &Form, full: bool, unsure: bool) -> u32 {
        let id = self.things.len() as u32;
        self.things.push(Thing {
            form: *form,
            full,
            ..Thing::default()
        });
        if full && form.person {
            self.shelve_person(id, form);
        } else if full {
            if unsure && form.words().len() <= 3 {
                self.doubtful.insert(form.last(), id);
            }
            self.by_opening
                .entry(form.first())
                .and_modify(|known| *known = NONE)
                .or_insert(id);
        }
        id
    }
}

/// Puts a thing on a shelf; the oldest one makes room.
fn shelve(shelf: &mut Vec<u32>, id: u32) {
    if shelf.len() >= SHELF {
        shelf.remove(0);
    }
    shelf.push(id);
}

/// The form of a token of an all-capitals line.
pub(super) fn form_of_token(text: &str) -> Form {
    let mut form = form::read(text, true);
    form.acronym = false;
    form
}
