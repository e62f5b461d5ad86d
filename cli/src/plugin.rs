//! Plug-ins on the command line: which there are, and how they are run.

pub mod findings;
pub mod new;
pub mod store;
pub mod test;

use std::num::NonZeroU32;
use std::time::Duration;

use factlint_core::Registry;
use factlint_plugins::{Given, Limits, Store};

use crate::arguments::PluginArguments;

/// The seconds that a rule of a plug-in may take for one document in the language server.
const SERVER_SECONDS: NonZeroU32 = NonZeroU32::MIN.saturating_add(2);

/// The plug-ins of a run.
pub struct Plugins {
    loaded: factlint_plugins::Plugins,
    /// Plug-ins that were asked for, though all are switched off.
    refused: Vec<String>,
    off: bool,
}

/// Every rule: those that ship, those of installed plug-ins, and those of the plug-ins that were given.
pub fn registry(arguments: Option<&PluginArguments>) -> (Registry, Plugins) {
    let in_process = arguments.is_some_and(|arguments| arguments.plugins_in_process);
    let program = if in_process {
        None
    } else {
        // Where factlint cannot find itself, starting it fails, and that is told for each plug-in.
        Some(std::env::current_exe().unwrap_or_else(|_| "factlint".into()))
    };
    let mut limits = Limits::default();
    if let Some(arguments) = arguments {
        limits.time = Duration::from_secs(arguments.plugin_time.get().into());
    }
    let given = arguments.map_or(&[][..], |arguments| &arguments.plugin);
    let given: Vec<Given> = (given.iter())
        .map(|path| Given {
            // A bare name would be looked for where the system keeps its libraries.
            path: std::path::absolute(path).unwrap_or_else(|_| path.clone()),
            shown: factlint_disk::shown_path(path, std::path::Path::new("")),
        })
        .collect();
    let off = switched_off();
    let plugins = Plugins {
        loaded: factlint_plugins::Plugins::new(program, limits),
        refused: given.iter().filter(|_| off).map(|given| given.shown.clone()).collect(),
        off,
    };
    let shipped = shipped();
    if off {
        return (shipped, plugins);
    }
    let registry = plugins.loaded.join(shipped, Store::of_user().ok().as_ref(), &given);
    (registry, plugins)
}

/// Every rule of the language server. A plug-in has less time there, because a writer waits.
pub fn for_server() -> (Registry, factlint_lsp::Plugins) {
    let arguments = PluginArguments {
        plugin: Vec::new(),
        plugins_in_process: false,
        plugin_time: SERVER_SECONDS,
    };
    let (registry, plugins) = registry(Some(&arguments));
    let plugins = factlint_lsp::Plugins {
        problems: plugins.loaded.problems,
        off: plugins.off,
    };
    (registry, plugins)
}

/// The rules that need no plug-in: those that ship, and the one that tells what is wrong with plug-ins.
pub fn shipped() -> Registry {
    factlint_rules::registry().with_plugin(None, factlint_plugins::rules())
}

/// Whether `FACTLINT_NO_PLUGINS` switches all plug-ins off.
fn switched_off() -> bool {
    std::env::var_os("FACTLINT_NO_PLUGINS").is_some_and(|value| !value.is_empty() && value != "0")
}
