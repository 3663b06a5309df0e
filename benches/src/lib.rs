//! Benchmarks of skillcert beside named peers, on one machine, in one process.
//!
//! `ratios` runs ours and a peer in turn, many rounds, and takes medians: the ratios are what a README may quote,
//! the nanoseconds depend on the machine. `number` gives criterion's statistics of the same work.
//!
//! What bounds each figure: parsing is two loads of eight bytes, a test each, and three multiplications a word; a
//! branch per digit (`u64::from_str`) or a step of an automaton per byte (a regular expression) takes longer.
//! Refusing with a reason reads the bytes a second time, one by one, and fills a finding of some 64 bytes.
//! Formatting is divisions by constants within a word; a `String` costs an allocation, which then bounds it.
//! Deciding compares two integers.
//!
//! A peer does less than we do where it cannot do the same: `u64::from_str` takes `+` and any length,
//! the regular expression leaves the digits as text, `itoa` drops leading zeros.

/// How many inputs a round takes: few enough to stay in the first cache, too many for a branch predictor to learn.
pub const INPUTS: usize = 1024;

/// Well-formed numbers, the same in every run.
pub fn numbers() -> impl Iterator<Item = u64> {
    let step = |state: &u64| Some(state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1));
    let states = std::iter::successors(Some(1), step).skip(1);
    states
        .map(|state| (state >> 20) % 10_000_000_000_000)
        .filter(|number| number % 10_000_000 != 0)
        .take(INPUTS)
}

/// The same as text.
#[must_use]
pub fn texts() -> Vec<String> {
    numbers().map(|number| format!("{number:013}")).collect()
}

/// The same with the letter O at changing places.
#[must_use]
pub fn faulty_texts() -> Vec<String> {
    let places = (0..13).cycle();
    let spoil = |(text, place): (String, usize)| {
        text.char_indices().map(|(index, digit)| if index == place { 'O' } else { digit }).collect()
    };
    texts().into_iter().zip(places).map(spoil).collect()
}

/// Scores with up to two decimals, as text.
#[must_use]
pub fn scores() -> Vec<String> {
    let score = |number| skillcert::Score::from_hundredths(i64::try_from(number % 10_001).ok()?).ok();
    numbers().filter_map(score).map(|score| score.to_string()).collect()
}
