//! The interface of plug-ins: the same rules, in a library of their own that factlint loads.
//!
//! ```text
//! host (factlint)                                          plug-in (a shared library)
//! Document --lend--> DocumentTable  ==[C calls]==> read --> Document --> Rule::check
//! Sink <--arrive-- JSON, one finding <==[Output]== wire <-- Sink (records)
//! ```
//!
//! A plug-in exports one symbol, [`SYMBOL`]: a [`PluginTable`] whose version and size are compared before anything
//! else of it is touched. Rows are read in place by the stride of whoever wrote them, so a row may grow without breaking
//! older plug-ins; manifest, options and findings are JSON. Nothing that one side allocates is freed by the other.
//! `export_rules!` writes all of it for rules in Rust; `factlint.h` says the same for C.

pub mod abi;
pub mod arrive;
pub mod entry;
pub mod lend;
pub(crate) mod packed;
pub(crate) mod read;
pub mod row;
pub mod wire;

pub use abi::{PluginTable, SYMBOL, VERSION};
pub use entry::Exports;
pub use lend::{Lent, LentGroup, LentSources, Packed};
pub use wire::Manifest;

/// Exports rules as a plug-in: the one line that a crate of rules needs besides `crate-type = ["cdylib"]`.
///
/// Each rule is a type with `Default` that implements [`Rule`](crate::Rule); name and version of the plug-in are those
/// of the crate.
#[macro_export]
macro_rules! export_rules {
    ($($rule:ty),+ $(,)?) => {
        const _: () = {
            struct ThisPlugin;

            impl $crate::plugin::Exports for ThisPlugin {
                const NAME: &'static str = env!("CARGO_PKG_NAME");
                const VERSION: &'static str = env!("CARGO_PKG_VERSION");
                const ABORTS: bool = cfg!(panic = "abort");

                fn rules() -> Vec<Box<dyn $crate::Rule>> {
                    vec![$(Box::new(<$rule>::default())),+]
                }
            }

            // SAFETY: a library holds one plug-in, and nothing else is called this.
            #[allow(unsafe_code)]
            #[unsafe(export_name = "factlint_plugin")]
            pub static TABLE: $crate::plugin::PluginTable = $crate::plugin::PluginTable::of::<ThisPlugin>();
        };
    };
}
