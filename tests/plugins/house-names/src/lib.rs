//! A house list: people's names as this newsroom spells them, and the titles that they have.

mod house_name;
mod list;

factlint_core::export_rules![house_name::HouseName];
