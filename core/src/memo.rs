//! What one rule worked out, for the other rules of its crate.

use std::any::Any;
use std::fmt;
use std::sync::{Arc, Mutex, PoisonError};

/// One value of each type, made when it is first asked for.
///
/// A crate keeps here what several of its rules need, under a type of its own; so nobody reads a text twice, and no
/// rule needs to know which other rules run. It holds for one check of one document: a copy is empty.
#[derive(Default)]
pub struct Memo(Mutex<Vec<Arc<dyn Any + Send + Sync>>>);

impl Memo {
    /// The value of a type; made by `make` if nobody asked for it before.
    pub fn get<T: Any + Send + Sync>(&self, make: impl FnOnce() -> T) -> Arc<T> {
        if let Some(known) = self.known() {
            return known;
        }
        // Made outside of the lock, so that it may ask for what it rests on itself.
        let made = Arc::new(make());
        self.lock().push(Arc::clone(&made) as Arc<dyn Any + Send + Sync>);
        made
    }

    fn known<T: Any + Send + Sync>(&self) -> Option<Arc<T>> {
        (self.lock().iter()).find_map(|value| Arc::clone(value).downcast().ok())
    }

    /// Forgets everything.
    pub fn clear(&self) {
        self.lock().clear();
    }

    fn lock(&self) -> std::sync::MutexGuard<'_, Vec<Arc<dyn Any + Send + Sync>>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Clone for Memo {
    fn clone(&self) -> Self {
        Self::default()
    }
}

impl fmt::Debug for Memo {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "Memo({})", self.lock().len())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_value_is_made_once() {
        let memo = Memo::default();
        let first = memo.get(|| vec![1, 2]);
        let again = memo.get(|| vec![3]);
        assert!(Arc::ptr_eq(&first, &again));
        assert_eq!(*memo.get(|| "another type".to_owned()), "another type");
        memo.clear();
        assert_eq!(*memo.get(|| vec![3]), [3]);
    }

    #[test]
    fn a_value_may_rest_on_another() {
        let memo = Memo::default();
        let sum = memo.get(|| memo.get(|| vec![1_u8, 2]).iter().sum::<u8>());
        assert_eq!(*sum, 3);
        assert!(memo.clone().known::<u8>().is_none());
    }
}
