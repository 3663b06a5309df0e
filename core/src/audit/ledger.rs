use super::serials::Serials;

/// What an audit knows of one series.
#[derive(Clone, Debug, Default)]
pub(super) struct Ledger {
    /// Rows that held a number of the series.
    pub(super) numbers: u64,
    /// Serials that were met.
    pub(super) seen: Serials,
    /// Serials that were met twice or more.
    pub(super) repeated: Serials,
    /// Serials that were declared void.
    pub(super) voids: Serials,
}

impl Ledger {
    #[inline(always)]
    pub(super) fn add(&mut self, serials: &[u32]) {
        self.numbers = self.numbers.wrapping_add(serials.len() as u64);
        for serial in serials {
            if !self.seen.insert(*serial) {
                self.repeat(*serial);
            }
        }
    }

    /// Adds many serials, which is faster.
    pub(super) fn add_all(&mut self, serials: &[u32]) {
        self.numbers = self.numbers.wrapping_add(serials.len() as u64);
        let Self { seen, repeated, .. } = self;
        seen.insert_all(serials, |serial| {
            repeated.insert(serial);
        });
    }

    #[inline(never)]
    fn repeat(&mut self, serial: u32) {
        self.repeated.insert(serial);
    }

    /// Adds what another audit knows of the series: what both have met was met twice.
    pub(super) fn merge(&mut self, other: &Self) {
        self.numbers = self.numbers.saturating_add(other.numbers);
        self.repeated.unite(&other.repeated);
        self.repeated.unite(&self.seen.common(&other.seen));
        self.seen.unite(&other.seen);
        self.voids.unite(&other.voids);
    }

    /// Serials that are used up: met or declared void.
    pub(super) fn used(&self) -> Serials {
        let mut used = self.seen.clone();
        used.unite(&self.voids);
        used
    }
}
