//! Makes what factlint ships of language: trains the tagger from CoNLL-U files, and tests it; compiles the thesaurus.
//!
//! ```text
//! factlint-trainer thesaurus /usr/share/wordnet core/data/thesaurus.bin
//! factlint-trainer train core/data/tagger.model --leave-out NEWS_ train.conllu more.conllu
//! factlint-trainer eval --only NEWS_ train.conllu
//! ```
//!
//! The model must be tested on documents that it was not trained on: `--leave-out` and `--only` take the same prefix of
//! document names. Training is deterministic. See [`gold`] for how treebank tokens become ours.

#![expect(clippy::print_stdout, reason = "a command line program for developers")]

mod conllu;
mod dictionary;
mod eval;
mod gold;
mod perceptron;
mod thesaurus;

use std::path::PathBuf;
use std::process::ExitCode;

use clap::Parser;

/// Makes the models of language that factlint ships.
#[derive(Debug, Parser)]
enum Command {
    /// Trains a model and writes it.
    Train {
        /// The model file to write.
        model: PathBuf,
        /// CoNLL-U files to learn from.
        #[arg(required = true)]
        files: Vec<PathBuf>,
        /// Leave out documents whose name begins so.
        #[arg(long)]
        leave_out: Vec<String>,
        /// Passes over the data.
        #[arg(long, default_value_t = 12)]
        passes: u32,
    },
    /// Makes the thesaurus from a WordNet database.
    Thesaurus {
        /// The folder of the database, such as that of Debian's package wordnet-base: /usr/share/wordnet.
        database: PathBuf,
        /// The thesaurus to write.
        to: PathBuf,
    },
    /// Prints how many tags of the model in the source tree are right.
    Eval {
        /// CoNLL-U files to compare with.
        #[arg(required = true)]
        files: Vec<PathBuf>,
        /// Only documents whose name begins so.
        #[arg(long)]
        only: Option<String>,
        /// Another model than the one that is built in.
        #[arg(long)]
        model: Option<PathBuf>,
        /// Print the commonest confusions and the words behind them.
        #[arg(long)]
        confusions: bool,
    },
}

fn main() -> ExitCode {
    match run(Command::parse()) {
        Ok(()) => ExitCode::SUCCESS,
        Err(message) => {
            println!("error: {message}");
            ExitCode::from(2)
        }
    }
}

fn run(command: Command) -> Result<(), String> {
    match command {
        Command::Train {
            model,
            files,
            leave_out,
            passes,
        } => {
            let mut sentences = read(&files)?;
            sentences.retain(|sentence| !leave_out.iter().any(|prefix| sentence.document.starts_with(prefix)));
            let lexicon = dictionary::Lexicon::learn(&sentences);
            let weights = perceptron::train(&sentences, &lexicon.dictionary(), passes);
            let bytes = lexicon.model(&weights);
            std::fs::write(&model, &bytes).map_err(|error| format!("{}: {error}", model.display()))?;
            println!(
                "{}: {} bytes from {} sentences",
                model.display(),
                bytes.len(),
                sentences.len()
            );
        }
        Command::Thesaurus { database, to } => {
            let (bytes, words) = thesaurus::make(&database, &to)?;
            println!("{}: {bytes} bytes, {words} words", to.display());
        }
        Command::Eval {
            files,
            only,
            model,
            confusions,
        } => {
            let mut sentences = read(&files)?;
            sentences.retain(|sentence| only.as_ref().is_none_or(|prefix| sentence.document.starts_with(prefix)));
            match model {
                Some(path) => {
                    let bytes = std::fs::read(&path).map_err(|error| format!("{}: {error}", path.display()))?;
                    let model = factlint_core::language::tagger::Model::read(&bytes)
                        .ok_or_else(|| format!("{}: not a tagger model", path.display()))?;
                    eval::print(&sentences, &model, confusions);
                }
                None => eval::print(&sentences, &factlint_core::language::tagger::SHIPPED, confusions),
            }
        }
    }
    Ok(())
}

fn read(files: &[PathBuf]) -> Result<Vec<conllu::Sentence>, String> {
    let mut sentences = Vec::new();
    for path in files {
        let text = std::fs::read_to_string(path).map_err(|error| format!("{}: {error}", path.display()))?;
        sentences.extend(conllu::parse(&text));
    }
    Ok(sentences)
}
