//! Which characters a repair drops.

/// Which characters of those that are left a repair drops: the n-th is bit n.
pub(super) type Dropped = u64;

/// The places from `first` to before `end`.
pub(super) fn range(first: usize, end: usize) -> Dropped {
    let below = |place: usize| {
        u32::try_from(place)
            .ok()
            .and_then(|place| 1_u64.checked_shl(place))
            .map_or(u64::MAX, |bit| bit.wrapping_sub(1))
    };
    below(end) & !below(first)
}
