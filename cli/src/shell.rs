//! What a shell and `man` want to know: completions and manual pages, made from the declaration of the command line.

use std::io::Write;

use clap::CommandFactory as _;
use clap_complete::Shell;

use crate::arguments::Arguments;
use crate::failure::{CLEAN, Failure};

/// Prints the completions for a shell.
pub fn completions(shell: Shell, out: &mut impl Write) -> Result<u8, Failure> {
    let mut command = Arguments::command();
    // Written into memory first: the crate panics where a pipe is closed.
    let mut script = Vec::new();
    clap_complete::generate(shell, &mut command, "factlint", &mut script);
    out.write_all(&script)?;
    Ok(CLEAN)
}

/// Prints the manual page of factlint, or of one of its commands (`baseline create`).
pub fn manual(path: &[String], out: &mut impl Write) -> Result<u8, Failure> {
    let mut command = Arguments::command();
    command.build();
    let mut name = vec!["factlint".to_owned()];
    for word in path {
        let Some(found) = command.find_subcommand(word).cloned() else {
            let known: Vec<&str> = command.get_subcommands().map(clap::Command::get_name).collect();
            let name = name.join(" ");
            let told = match known.as_slice() {
                [] => format!("`{name}` has no commands of its own"),
                known => format!("`{name}` has no command `{word}`; it has {}", known.join(", ")),
            };
            return Err(Failure::Usage(vec![told]));
        };
        command = found;
        name.push(word.clone());
    }
    let page = clap_mangen::Man::new(command).title(name.join("-")).manual("factlint");
    page.render(out)?;
    Ok(CLEAN)
}
