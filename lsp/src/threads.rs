//! Work on many documents at once.

use std::num::NonZeroUsize;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;

use factlint_core::workspace::Executor;

/// As many threads as the machine has cores, for as long as the work takes.
#[derive(Debug, Clone, Copy)]
pub struct Threads;

impl Executor for Threads {
    fn map<T: Sync, R: Send>(&self, items: &[T], work: impl Fn(&T) -> R + Sync) -> Vec<R> {
        let cores = thread::available_parallelism().map_or(1, NonZeroUsize::get);
        let count = cores.min(items.len() / 4);
        if count < 2 {
            return items.iter().map(work).collect();
        }
        let next = AtomicUsize::new(0);
        let run = || {
            let mut done = Vec::new();
            loop {
                let idx = next.fetch_add(1, Ordering::Relaxed);
                let Some(item) = items.get(idx) else { return done };
                done.push((idx, work(item)));
            }
        };
        let mut all: Vec<(usize, R)> = thread::scope(|scope| {
            let others: Vec<_> = (1..count).map(|_| scope.spawn(run)).collect();
            let mut all = run();
            for other in others {
                match other.join() {
                    Ok(done) => all.extend(done),
                    Err(panic) => std::panic::resume_unwind(panic),
                }
            }
            all
        });
        all.sort_unstable_by_key(|(idx, _)| *idx);
        all.into_iter().map(|(_, done)| done).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn results_keep_the_order_of_the_items() {
        for length in [0, 1, 7, 1000_usize] {
            let items: Vec<usize> = (0..length).collect();
            let doubled = Threads.map(&items, |item| item * 2);
            assert!(doubled.len() == length && doubled.iter().zip(&items).all(|(double, item)| *double == item * 2));
        }
    }
}
