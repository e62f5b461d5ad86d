//! Names of months, weekdays and ordinals.

use crate::extract::pieces::lower_bytes;

/// The number of a month, by name or abbreviation in any case.
pub(super) fn month(word: &str) -> Option<u8> {
    if !(3..=9).contains(&word.len()) {
        return None;
    }
    let first = *word.as_bytes().first()? | 0x20;
    if !b"jfmasond".contains(&first) {
        return None;
    }
    let mut buffer = [0; 24];
    Some(match lower_bytes(word, &mut buffer)? {
        b"january" | b"jan" => 1,
        b"february" | b"feb" => 2,
        b"march" | b"mar" => 3,
        b"april" | b"apr" => 4,
        b"may" => 5,
        b"june" | b"jun" => 6,
        b"july" | b"jul" => 7,
        b"august" | b"aug" => 8,
        b"september" | b"sept" | b"sep" => 9,
        b"october" | b"oct" => 10,
        b"november" | b"nov" => 11,
        b"december" | b"dec" => 12,
        _ => return None,
    })
}

/// The number of a weekday from 1 (Monday), by name or abbreviation in any case.
pub(super) fn weekday(word: &str) -> Option<u8> {
    if !(3..=9).contains(&word.len()) {
        return None;
    }
    let first = *word.as_bytes().first()? | 0x20;
    if !b"mtwfs".contains(&first) {
        return None;
    }
    let mut buffer = [0; 24];
    Some(match lower_bytes(word, &mut buffer)? {
        b"monday" | b"mon" => 1,
        b"tuesday" | b"tue" | b"tues" => 2,
        b"wednesday" | b"wed" => 3,
        b"thursday" | b"thu" | b"thur" | b"thurs" => 4,
        b"friday" | b"fri" => 5,
        b"saturday" | b"sat" => 6,
        b"sunday" | b"sun" => 7,
        _ => return None,
    })
}

/// The day of an ordinal in words ("first" to "thirty-first" without its tens).
pub(super) fn ordinal(word: &str) -> Option<u8> {
    let mut buffer = [0; 24];
    Some(match lower_bytes(word, &mut buffer)? {
        b"first" => 1,
        b"second" => 2,
        b"third" => 3,
        b"fourth" => 4,
        b"fifth" => 5,
        b"sixth" => 6,
        b"seventh" => 7,
        b"eighth" => 8,
        b"ninth" => 9,
        b"tenth" => 10,
        b"eleventh" => 11,
        b"twelfth" => 12,
        b"thirteenth" => 13,
        b"fourteenth" => 14,
        b"fifteenth" => 15,
        b"sixteenth" => 16,
        b"seventeenth" => 17,
        b"eighteenth" => 18,
        b"nineteenth" => 19,
        b"twentieth" => 20,
        b"thirtieth" => 30,
        _ => return None,
    })
}
