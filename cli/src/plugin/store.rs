//! `factlint plugin`: the store of installed plug-ins, and the tools of their authors.

use std::io::{self, IsTerminal, Write};
use std::path::Path;

use factlint_core::plugin::Manifest;
use factlint_plugins::{Limits, Store, StoreError, read_manifest, sha256};

use crate::arguments::PluginCommand;
use crate::failure::{CLEAN, FAILED, Failure};

/// Runs a command about plug-ins; those of authors need no store.
pub fn run(command: &PluginCommand, out: &mut impl Write) -> Result<u8, Failure> {
    match command {
        PluginCommand::New { name, core } => return super::new::run(name, core.as_deref(), out),
        PluginCommand::Test { path, release, update } => return super::test::run(path, *release, *update, out),
        _ => {}
    }
    let store = Store::of_user()?;
    match command {
        PluginCommand::New { .. } | PluginCommand::Test { .. } => {}
        PluginCommand::Add { path, yes } => return add(&store, path, *yes, out),
        PluginCommand::List => {
            let all = store.list();
            if all.is_empty() {
                writeln!(out, "no plug-in is installed")?;
            }
            for installed in all {
                let Manifest { name, version, rules } = &installed.manifest;
                let rules: Vec<&str> = rules.iter().map(|rule| rule.name.as_str()).collect();
                writeln!(out, "{name} {version}: {}", rules.join(", "))?;
            }
        }
        PluginCommand::Info { name } => {
            let installed = store.find(name)?;
            show(&installed.manifest, &installed.sha256, out)?;
            let state = match sha256(&installed.file) {
                Ok(hash) if hash == installed.sha256 => "unchanged since it was installed",
                Ok(_) => "CHANGED since it was installed; it is not loaded",
                Err(_) => "gone; it is not loaded",
            };
            writeln!(out, "library  {} ({state})", installed.file.display())?;
        }
        PluginCommand::Remove { name } => {
            let removed = store.remove(name)?;
            writeln!(out, "removed {} {}", removed.manifest.name, removed.manifest.version)?;
        }
    }
    Ok(CLEAN)
}

fn add(store: &Store, path: &Path, yes: bool, out: &mut impl Write) -> Result<u8, Failure> {
    let unreadable = |error| Failure::Store(StoreError::File(path.to_owned(), error));
    let path = &std::path::absolute(path).map_err(unreadable)?;
    let hash = sha256(path).map_err(unreadable)?;
    let program = std::env::current_exe()?;
    let manifest = read_manifest(&program, path, Limits::default())
        .map_err(|why| Failure::Usage(vec![format!("{}: {why}", path.display())]))?;
    show(&manifest, &hash, out)?;
    let known = store.find(&manifest.name).ok();
    if let Some(known) = &known {
        let same = if known.sha256 == hash { ", the same library" } else { "" };
        writeln!(out, "replaces version {}{same}", known.manifest.version)?;
    }
    if !yes && !agreed(out)? {
        writeln!(out, "not installed")?;
        return Ok(FAILED);
    }
    let installed = store.add(path, &hash, manifest)?;
    let name = &installed.manifest.name;
    writeln!(
        out,
        "installed; it runs where a factlint.toml says plugins = [\"{name}\"]"
    )?;
    Ok(CLEAN)
}

fn show(manifest: &Manifest, hash: &str, out: &mut impl Write) -> io::Result<()> {
    writeln!(out, "plug-in  {} {}", manifest.name, manifest.version)?;
    writeln!(out, "sha-256  {hash}")?;
    for rule in &manifest.rules {
        let summary = factlint_core::plugin::arrive::clean(&rule.summary);
        writeln!(out, "rule     {} ({}): {summary}", rule.name, rule.level)?;
    }
    Ok(())
}

/// Asks whether the plug-in may be installed.
fn agreed(out: &mut impl Write) -> Result<bool, Failure> {
    writeln!(
        out,
        "A plug-in is native code and runs with all your rights. Its process is separate, which guards against its \
         mistakes, not against its intentions."
    )?;
    if !io::stdin().is_terminal() {
        return Err(Failure::Usage(vec![
            "nobody can be asked here; say `--yes` to install it".to_owned(),
        ]));
    }
    write!(out, "Install it? [y/N] ")?;
    out.flush()?;
    let mut answer = String::new();
    io::stdin().read_line(&mut answer)?;
    Ok(["y", "yes"].contains(&answer.trim().to_lowercase().as_str()))
}
