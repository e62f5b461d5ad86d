//! The rules of the plug-in `election-arithmetic`, compiled into this program.

#[path = "../../plugins/election-arithmetic/src/figures.rs"]
pub mod figures;
#[path = "../../plugins/election-arithmetic/src/impossible_turnout.rs"]
pub mod impossible_turnout;
#[path = "../../plugins/election-arithmetic/src/party_seats.rs"]
pub mod party_seats;
