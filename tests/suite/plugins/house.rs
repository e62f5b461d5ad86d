//! The rule of the plug-in `house-names`, compiled into this program.

#[path = "../../plugins/house-names/src/house_name.rs"]
pub mod house_name;
#[path = "../../plugins/house-names/src/list.rs"]
pub mod list;
