//! Work on many documents at once.

use factlint_core::workspace::Executor;
use rayon::prelude::*;

/// Rayon's threads; the order of results is that of the items, whatever the number of threads.
#[derive(Debug)]
pub struct Threads {
    pool: Option<rayon::ThreadPool>,
}

impl Threads {
    /// As many threads as asked for; as the machine has cores, if `jobs` is none.
    pub fn new(jobs: Option<usize>) -> Self {
        let jobs = jobs.unwrap_or(0);
        let pool = (jobs != 1)
            .then(|| rayon::ThreadPoolBuilder::new().num_threads(jobs).build().ok())
            .flatten();
        Self { pool }
    }
}

impl Executor for Threads {
    fn map<T: Sync, R: Send>(&self, items: &[T], work: impl Fn(&T) -> R + Sync) -> Vec<R> {
        match &self.pool {
            Some(pool) if items.len() > 1 => pool.install(|| items.par_iter().map(&work).collect()),
            _ => items.iter().map(work).collect(),
        }
    }
}
