//! Long proofs on every core of the machine.

use std::panic::resume_unwind;
use std::sync::Mutex;
use std::thread::{available_parallelism, scope};

/// Does the work on each item, and adds up what it counts.
///
/// # Panics
///
/// If the work does.
pub fn share<T: Send>(
    items: impl IntoIterator<Item = T, IntoIter: Send>,
    work: impl Fn(T) -> u64 + Sync,
) -> u64 {
    let items = Mutex::new(items.into_iter());
    let next = || items.lock().expect("taking an item does not fail").next();
    let worker = || std::iter::from_fn(next).map(&work).sum::<u64>();
    scope(|scope| {
        let cores = available_parallelism().map_or(1, usize::from);
        let threads: Vec<_> = (0..cores).map(|_| scope.spawn(worker)).collect();
        threads.into_iter().map(|thread| thread.join().unwrap_or_else(|panic| resume_unwind(panic))).sum()
    })
}
