//! Neighboring serials, from the first to the last.
//!
//! Runs are what the pages are read as, whatever they are kept in: gaps are what lies [`between`] the runs of a series,
//! once those that meet at the border of two pages are [`joined`].

/// Serials from `first` to `last`, both included.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Run<T> {
    pub(super) first: T,
    pub(super) last: T,
}

impl<T: Into<u32> + Copy> Run<T> {
    pub(super) fn len(&self) -> u32 {
        self.last.into().saturating_sub(self.first.into()).saturating_add(1)
    }
}

/// Ordered runs, where those that touch each other become one.
pub(super) fn joined(runs: impl Iterator<Item = Run<u32>>) -> impl Iterator<Item = Run<u32>> {
    let mut runs = runs.peekable();
    core::iter::from_fn(move || {
        let mut run = runs.next()?;
        while let Some(next) = runs.next_if(|next| next.first == run.last.saturating_add(1)) {
            run.last = next.last;
        }
        Some(run)
    })
}

/// What lies between ordered runs that do not touch each other.
pub(super) fn between(runs: impl Iterator<Item = Run<u32>>) -> impl Iterator<Item = Run<u32>> {
    let mut end = None;
    runs.filter_map(move |run| {
        let gap =
            end.map(|last: u32| Run { first: last.saturating_add(1), last: run.first.saturating_sub(1) });
        end = Some(run.last);
        gap
    })
}
