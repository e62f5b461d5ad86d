//! The level of a rule, in the `factlint.toml` that holds for a document.

use tower_lsp::lsp_types::{Position, Range, TextEdit};

use super::settings::{Settings, settings};
use super::{Change, Proposal};
use crate::event::Scene;
use crate::key::Key;
use crate::positions::{Text, Units};

/// Levels that are offered.
const LEVELS: [(&str, &str); 2] = [("off", "Switch off"), ("info", "Only mention")];

/// The changes that give a rule another level.
pub fn proposals(scene: &Scene, rule: &str) -> Vec<Proposal> {
    let view = &scene.view;
    let fresh = (view.folder.as_ref()).map(|folder| folder.join(factlint_disk::CONFIG_NAME));
    let Some(path) = view.config.clone().or(fresh) else {
        return Vec::new();
    };
    // The file of another program's project is edited by its owner.
    if path.file_name().is_none_or(|name| name != factlint_disk::CONFIG_NAME) {
        return Vec::new();
    }
    let key = Key::File(path);
    let text = match settings(scene, &key, view.config.is_some()) {
        Settings::Text(text) => Some(text),
        Settings::Missing => None,
        Settings::Unreadable => return Vec::new(),
    };
    let offered = LEVELS.iter().filter_map(|(level, verb)| {
        let edit = match &text {
            Some(text) => setting(text, rule, level, scene.client.units)?,
            None => TextEdit::new(Range::default(), format!("[rules]\n{rule} = \"{level}\"\n")),
        };
        let change = Change { key: key.clone(), edit };
        Some(Proposal {
            creates: text.is_none().then(|| key.clone()),
            ..Proposal::fix(format!("{verb} {rule} in factlint.toml"), vec![change])
        })
    });
    offered.collect()
}

/// The edit of a file's text; None where the rule is set in a way that is the writer's own business.
fn setting(text: &Text, rule: &str, level: &str, units: Units) -> Option<TextEdit> {
    let whole: &str = &text.source.text;
    let line = format!("{rule} = \"{level}\"\n");
    let (mut offset, mut in_rules, mut after) = (0, false, None);
    for row in whole.split_inclusive('\n') {
        let content = row.trim();
        if content.starts_with('[') {
            in_rules = content.split('#').next().map(str::trim) == Some("[rules]");
            if in_rules {
                after = Some(offset + row.len());
            }
            if content.starts_with(&format!("[rules.{rule}]")) {
                return None;
            }
        } else if let Some((key, value)) = content.split_once('=').filter(|_| in_rules)
            && key.trim().trim_matches(['"', '\'']) == rule
        {
            let value = value.split('#').next().unwrap_or("").trim();
            let plain = value.len() >= 2 && value.starts_with(['"', '\'']) && value.ends_with(['"', '\'']);
            if !plain || value.trim_matches(['"', '\'']) == level {
                return None;
            }
            let start = offset + row.find('=')? + 1;
            let start = start + whole.get(start..)?.find(value)?;
            let at = |offset: usize| text.position(offset as u32, units);
            return Some(TextEdit::new(
                Range::new(at(start), at(start + value.len())),
                format!("\"{level}\""),
            ));
        }
        offset += row.len();
    }
    let (offset, new) = match after {
        Some(offset) if whole.get(..offset).is_some_and(|head| head.ends_with('\n')) => (offset, line),
        Some(offset) => (offset, format!("\n{line}")),
        None => {
            let gap = if whole.is_empty() || whole.ends_with('\n') {
                ""
            } else {
                "\n"
            };
            (whole.len(), format!("{gap}\n[rules]\n{line}"))
        }
    };
    let at: Position = text.position(offset as u32, units);
    Some(TextEdit::new(Range::new(at, at), new))
}

#[cfg(test)]
mod tests {
    use super::*;
    use factlint_core::{Format, Source};
    use std::sync::Arc;

    fn after(text: &str) -> Option<String> {
        let lines = Text::new(Arc::new(Source::new("factlint.toml", text, Format::Plain)));
        let edit = setting(&lines, "wrong-total", "off", Units::Utf16)?;
        let at = |position| lines.offset(position, Units::Utf16) as usize;
        let mut text = text.to_owned();
        text.replace_range(at(edit.range.start)..at(edit.range.end), &edit.new_text);
        Some(text)
    }

    #[test]
    fn a_level_is_set_where_levels_are() {
        let set = |text| after(text).unwrap();
        assert_eq!(set(""), "\n[rules]\nwrong-total = \"off\"\n");
        assert_eq!(
            set("profile = 'news'"),
            "profile = 'news'\n\n[rules]\nwrong-total = \"off\"\n"
        );
        assert_eq!(
            set("[rules] # levels\na = 1\n"),
            "[rules] # levels\nwrong-total = \"off\"\na = 1\n"
        );
        assert_eq!(
            set("[rules]\nwrong-total = 'info' # why\n"),
            "[rules]\nwrong-total = \"off\" # why\n"
        );
        assert_eq!(set("[rules]"), "[rules]\nwrong-total = \"off\"\n");
        assert_eq!(after("[rules]\nwrong-total = { level = 'info' }\n"), None);
        assert_eq!(after("[rules]\nwrong-total = 'off'\n"), None);
    }
}
