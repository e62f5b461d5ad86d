//! Work on many documents at once.

use std::num::NonZeroUsize;
use std::sync::OnceLock;

use factlint_core::workspace::Executor;
use rayon::prelude::*;
use rayon::{ThreadPool, ThreadPoolBuilder};

/// Rayon's threads; the order of results is that of the items, whatever the number of threads.
#[derive(Debug)]
pub struct Threads {
    jobs: Option<NonZeroUsize>,
    /// Made when there is work for two: a run over one file starts no thread.
    pool: OnceLock<Option<ThreadPool>>,
}

impl Threads {
    /// As many threads as asked for; if `jobs` is none, as the machine has cores.
    pub fn new(jobs: Option<NonZeroUsize>) -> Self {
        Self {
            jobs,
            pool: OnceLock::new(),
        }
    }

    fn pool(&self) -> Option<&ThreadPool> {
        let jobs = self.jobs.map_or(0, NonZeroUsize::get);
        let build = || ThreadPoolBuilder::new().num_threads(jobs).build().ok();
        // Where threads cannot be had, the work is done without them.
        self.pool.get_or_init(build).as_ref()
    }
}

impl Executor for Threads {
    fn map<T: Sync, R: Send>(&self, items: &[T], work: impl Fn(&T) -> R + Sync) -> Vec<R> {
        let serial = items.len() < 2 || self.jobs == Some(NonZeroUsize::MIN);
        match if serial { None } else { self.pool() } {
            Some(pool) => pool.install(|| items.par_iter().map(&work).collect()),
            None => items.iter().map(work).collect(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn results_keep_the_order_of_the_items() {
        let items: Vec<u32> = (0..1000).collect();
        for jobs in [None, NonZeroUsize::new(1), NonZeroUsize::new(3)] {
            let doubled = Threads::new(jobs).map(&items, |item| item * 2);
            assert!(doubled.iter().zip(&items).all(|(double, item)| *double == item * 2));
        }
    }
}
