//! The user's installed plug-ins: each library under its hash, with what its manifest said when it was installed.
//!
//! ```text
//! ~/.local/share/factlint/plugins/NAME.json       manifest and SHA-256
//! ~/.local/share/factlint/plugins/SHA-256.so      the library
//! ```

use std::fmt;
use std::fs;
use std::io::{self, Read, Write};
use std::path::{Path, PathBuf};

use factlint_core::plugin::Manifest;
use factlint_core::plugin::wire::is_name;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

/// A folder of installed plug-ins.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Store {
    folder: PathBuf,
}

/// An installed plug-in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Installed {
    /// What it said of itself when it was installed.
    pub manifest: Manifest,
    /// The hash of its library then: 64 hexadecimal digits.
    pub sha256: String,
    /// Its library.
    pub file: PathBuf,
}

/// Why a plug-in could not be installed, shown or removed.
#[derive(Debug)]
pub enum StoreError {
    /// No plug-in of this name is installed.
    Unknown(String),
    /// There is no folder for a user's files.
    NoFolder,
    /// A file could not be read or written.
    File(PathBuf, io::Error),
}

impl fmt::Display for StoreError {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Unknown(name) => {
                write!(
                    out,
                    "no plug-in `{name}` is installed; `factlint plugin list` shows those that are"
                )
            }
            Self::NoFolder => write!(
                out,
                "there is no folder for installed plug-ins: set HOME or XDG_DATA_HOME"
            ),
            Self::File(path, error) => write!(out, "{} cannot be used: {error}", path.display()),
        }
    }
}

impl std::error::Error for StoreError {}

#[derive(Serialize, Deserialize)]
struct Entry {
    sha256: String,
    library: String,
    manifest: Manifest,
}

impl Store {
    /// The store in a folder, which need not exist yet.
    pub fn at(folder: impl Into<PathBuf>) -> Self {
        Self { folder: folder.into() }
    }

    /// The store of the user: `factlint/plugins` in the folder where the system wants a user's data.
    ///
    /// # Errors
    /// There is no such folder.
    pub fn of_user() -> Result<Self, StoreError> {
        let folder = |name: &str| {
            std::env::var_os(name)
                .map(PathBuf::from)
                .filter(|path| path.is_absolute())
        };
        let home = || folder("HOME");
        let data = if cfg!(windows) {
            folder("LOCALAPPDATA")
        } else if cfg!(target_os = "macos") {
            folder("XDG_DATA_HOME").or_else(|| Some(home()?.join("Library/Application Support")))
        } else {
            folder("XDG_DATA_HOME").or_else(|| Some(home()?.join(".local/share")))
        };
        data.map(|data| Self::at(data.join("factlint/plugins")))
            .ok_or(StoreError::NoFolder)
    }

    /// Copies a library into the store; one of the same name is replaced.
    ///
    /// # Errors
    /// A file cannot be read or written.
    pub fn add(&self, library: &Path, sha256: &str, manifest: Manifest) -> Result<Installed, StoreError> {
        let at = |path: &Path| {
            let path = path.to_owned();
            move |error| StoreError::File(path, error)
        };
        fs::create_dir_all(&self.folder).map_err(at(&self.folder))?;
        let old = self.find(&manifest.name).ok();
        let ending = library.extension().and_then(|ending| ending.to_str()).unwrap_or("so");
        let file = self.folder.join(format!("{sha256}.{ending}"));
        let bytes = fs::read(library).map_err(at(library))?;
        if hash(&bytes) != sha256 {
            let changed = io::Error::new(io::ErrorKind::InvalidData, "it changed while it was installed");
            return Err(StoreError::File(library.to_owned(), changed));
        }
        write(&file, &bytes).map_err(at(&file))?;
        let entry = Entry {
            sha256: sha256.to_owned(),
            library: format!("{sha256}.{ending}"),
            manifest,
        };
        let path = self.folder.join(format!("{}.json", entry.manifest.name));
        let text = serde_json::to_vec_pretty(&entry).map_err(|error| StoreError::File(path.clone(), error.into()))?;
        write(&path, &text).map_err(at(&path))?;
        if let Some(old) = old
            && old.file != file
        {
            self.drop_library(&old);
        }
        Ok(Installed {
            manifest: entry.manifest,
            sha256: entry.sha256,
            file,
        })
    }

    /// The installed plug-ins, by name. What cannot be read is left out.
    pub fn list(&self) -> Vec<Installed> {
        let entries = fs::read_dir(&self.folder).into_iter().flatten().flatten();
        let mut found: Vec<Installed> = entries
            .filter_map(|entry| {
                let path = entry.path();
                let name = path.file_name()?.to_str()?.strip_suffix(".json")?.to_owned();
                self.find(&name).ok()
            })
            .collect();
        found.sort_by(|a, b| a.manifest.name.cmp(&b.manifest.name));
        found
    }

    /// The plug-in of a name.
    ///
    /// # Errors
    /// There is none, or it cannot be read.
    pub fn find(&self, name: &str) -> Result<Installed, StoreError> {
        let unknown = || StoreError::Unknown(name.to_owned());
        if !is_name(name) {
            return Err(unknown());
        }
        let path = self.folder.join(format!("{name}.json"));
        let text = fs::read(&path).map_err(|_| unknown())?;
        let entry: Entry =
            serde_json::from_slice(&text).map_err(|error| StoreError::File(path.clone(), error.into()))?;
        // An entry names a file beside it, never one elsewhere.
        let plain = Path::new(&entry.library)
            .file_name()
            .is_some_and(|name| name == entry.library.as_str());
        if entry.manifest.name != name || !plain {
            let broken = io::Error::new(io::ErrorKind::InvalidData, "it does not say what it should; remove it");
            return Err(StoreError::File(path, broken));
        }
        Ok(Installed {
            file: self.folder.join(&entry.library),
            manifest: entry.manifest,
            sha256: entry.sha256,
        })
    }

    /// Removes a plug-in.
    ///
    /// # Errors
    /// There is none, or its files cannot be removed.
    pub fn remove(&self, name: &str) -> Result<Installed, StoreError> {
        let installed = self.find(name)?;
        let path = self.folder.join(format!("{name}.json"));
        fs::remove_file(&path).map_err(|error| StoreError::File(path.clone(), error))?;
        self.drop_library(&installed);
        Ok(installed)
    }

    /// Drops a library that no plug-in needs any more.
    fn drop_library(&self, gone: &Installed) {
        if self.list().iter().all(|other| other.file != gone.file) {
            // A file that stays behind is found by nobody.
            let _ = fs::remove_file(&gone.file);
        }
    }
}

/// Writes a file as a whole, so that nobody ever reads half of it.
fn write(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let beside = path.with_extension(format!("new-{}", std::process::id()));
    let mut file = fs::File::create(&beside)?;
    file.write_all(bytes)?;
    file.sync_all()?;
    drop(file);
    fs::rename(&beside, path)
}

fn hash(bytes: &[u8]) -> String {
    hex(&Sha256::digest(bytes))
}

fn hex(digest: &[u8]) -> String {
    use std::fmt::Write as _;
    digest.iter().fold(String::new(), |mut text, byte| {
        let _ = write!(text, "{byte:02x}");
        text
    })
}

/// The SHA-256 of a file: 64 hexadecimal digits.
///
/// # Errors
/// The file cannot be read.
pub fn sha256(path: &Path) -> io::Result<String> {
    let mut file = fs::File::open(path)?;
    let (mut sum, mut part) = (Sha256::new(), vec![0; 1 << 16]);
    loop {
        let read = file.read(&mut part)?;
        if read == 0 {
            return Ok(hex(&sum.finalize()));
        }
        sum.update(part.get(..read).unwrap_or_default());
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn manifest(name: &str, version: &str) -> Manifest {
        Manifest {
            name: name.to_owned(),
            version: version.to_owned(),
            rules: Vec::new(),
        }
    }

    #[test]
    fn plug_ins_are_added_replaced_and_removed() {
        let folder = tempfile::tempdir().unwrap();
        let (store, library) = (Store::at(folder.path().join("store")), folder.path().join("a.so"));
        assert!(store.list().is_empty());
        fs::write(&library, "one").unwrap();
        let one = sha256(&library).unwrap();
        assert_eq!(one, "7692c3ad3540bb803c020b3aee66cd8887123234ea0c6e7143c0add73ff431ed");
        store.add(&library, &one, manifest("house", "1.0")).unwrap();
        store.add(&library, &one, manifest("twin", "1.0")).unwrap();
        fs::write(&library, "two").unwrap();
        assert!(store.add(&library, &one, manifest("house", "1.1")).is_err());
        let two = sha256(&library).unwrap();
        let added = store.add(&library, &two, manifest("house", "1.1")).unwrap();
        assert_eq!(store.find("house").unwrap(), added);
        let listed: Vec<String> = store.list().into_iter().map(|one| one.manifest.name).collect();
        assert_eq!(listed, ["house", "twin"]);
        store.remove("house").unwrap();
        assert!(!added.file.exists() && store.find("twin").unwrap().file.exists());
        assert!(matches!(store.remove("house"), Err(StoreError::Unknown(_))));
        assert!(matches!(store.find("../twin"), Err(StoreError::Unknown(_))));
    }
}
