//! Numbers of an election that must fit each other: in one text, between texts, and against the official result.

mod figures;
mod impossible_turnout;
mod party_seats;

factlint_core::export_rules![impossible_turnout::ImpossibleTurnout, party_seats::PartySeats];
