//! Every sequence of operations, from the shortest on.

/// Takes every sequence of at most `length` operations from a state on, and counts them; `take` compares what each operation
/// does to what it should.
pub fn walk<S: Clone, O: Copy>(state: &S, operations: &[O], length: usize, take: &impl Fn(&mut S, O)) -> u64 {
    let Some(rest) = length.checked_sub(1) else { return 0 };
    let sequences = operations.iter().map(|operation| {
        let mut state = state.clone();
        take(&mut state, *operation);
        walk(&state, operations, rest, take).saturating_add(1)
    });
    sequences.sum()
}
