//! The rule under whose name problems with plug-ins are told, so that its level can be set like that of any rule.

use factlint_core::config::{ConfigFile, Overrides};
use factlint_core::{Level, Rule, Severity, declare_rule, without_options};

declare_rule! {
    /// ## What it does
    /// Reports once for each plug-in, and once for each way to fail, that the plug-in could not be loaded, panicked, crashed,
    /// took too long, took too much memory, or answered with what makes no sense; and that a plug-in which a
    /// `factlint.toml` names is not installed.
    ///
    /// ## Why it matters
    /// The rules of that plug-in are silent, and silence would look like a text without flaws.
    ///
    /// ## Where it stands
    /// At the line of the `factlint.toml` that names the plug-in; for a plug-in that was given with `--plugin`, at its
    /// path.
    ///
    /// ## When it stays silent
    /// Where `ignore` or `[rules]` switch it off, in a configuration or on the command line. `select` does not: whoever
    /// chooses rules wants to know that a chosen one did not run.
    pub PluginFailure in "plugins" {
        name: "plugin-failure", summary: "a plug-in that failed or is not installed", level: Warning, since: "0.1.0",
    }
}

impl Rule for PluginFailure {
    without_options!();
}

/// The name under which problems with plug-ins are reported.
pub const PLUGIN_FAILURE: &str = PluginFailure::META.name;

/// The rule that stands for problems with plug-ins.
pub fn rules() -> Vec<Box<dyn Rule>> {
    vec![Box::new(PluginFailure::default())]
}

/// How grave a problem is under a configuration; none where it is not told.
pub fn told_as(problem: Severity, file: &ConfigFile, overrides: &Overrides) -> Option<Severity> {
    let set = file
        .rules
        .iter()
        .rev()
        .find(|setting| setting.rule == PLUGIN_FAILURE && setting.level.is_some());
    let level = match set.and_then(|setting| setting.level) {
        _ if overrides.ignore.contains(&PLUGIN_FAILURE) => Level::Off,
        Some(level) => level,
        None if file.ignore.contains(&PLUGIN_FAILURE) => Level::Off,
        None => PluginFailure::META.level,
    };
    let gravest = level.severity()?;
    // What is milder than the rule's own level stays so.
    Some(if problem < Severity::Warning {
        problem.min(gravest)
    } else {
        gravest
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use factlint_core::Registry;

    #[test]
    fn configuration_sets_the_level_and_select_does_not_silence() {
        let registry = Registry::new(rules());
        let told = |text: &str, overrides: &Overrides| {
            let (file, problems) = ConfigFile::read(text, &registry);
            assert_eq!(problems, []);
            [Severity::Info, Severity::Warning].map(|severity| told_as(severity, &file, overrides))
        };
        let none = Overrides::default();
        let (info, warning) = (Some(Severity::Info), Some(Severity::Warning));
        assert_eq!(told("", &none), [info, warning]);
        assert_eq!(
            told("[rules]\nplugin-failure = 'error'", &none),
            [info, Some(Severity::Error)]
        );
        assert_eq!(
            told("[rules]\nplugin-failure = 'hint'", &none),
            [Some(Severity::Hint); 2]
        );
        assert_eq!(told("[rules]\nplugins = 'off'", &none), [None; 2]);
        assert_eq!(told("ignore = ['plugin-failure']", &none), [None; 2]);
        assert_eq!(told("select = ['unused-ignore']", &none), [info, warning]);
        let ignored = Overrides {
            ignore: vec![PLUGIN_FAILURE],
            ..Overrides::default()
        };
        assert_eq!(told("[rules]\nplugin-failure = 'error'", &ignored), [None; 2]);
    }
}
