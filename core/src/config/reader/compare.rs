//! `[compare]`: which documents are compared with each other.

use toml::de::DeValue;

use super::{Reader, Value, did_you_mean};
use crate::config::file::Circle;
use crate::rule::nearest;

const KEYS: [&str; 2] = ["cross", "together"];

impl Reader<'_> {
    pub(super) fn compare(&mut self, value: &Value<'_>) {
        let Some(table) = value.get_ref().as_table() else {
            self.problem(
                value.span(),
                "`compare` is a table: write `[compare]` on a line of its own",
            );
            return;
        };
        for (key, value) in table {
            let known = KEYS.into_iter().find(|known| key.get_ref() == known);
            let Some(known) = known else {
                let hint = did_you_mean(nearest(key.get_ref(), KEYS.into_iter()));
                self.problem(
                    key.span(),
                    format!("unknown key `{}` in `[compare]`{hint}", key.get_ref()),
                );
                continue;
            };
            self.file.places.insert(known, self.at(&key.span()));
            match (known, value.get_ref()) {
                ("cross", DeValue::Boolean(flag)) => self.file.cross = Some(*flag),
                ("cross", _) => self.problem(value.span(), "write `true` or `false`"),
                (_, DeValue::Boolean(flag)) => self.file.together = Some(*flag),
                (_, DeValue::Array(_)) => {
                    for (pattern, span) in self.texts(value) {
                        let at = self.at(&span);
                        self.file.circles.push(Circle { pattern, at });
                    }
                }
                _ => self.problem(
                    value.span(),
                    "write `true`, `false` or a list of patterns of paths, such as `[\"docs/**\"]`",
                ),
            }
        }
    }
}
