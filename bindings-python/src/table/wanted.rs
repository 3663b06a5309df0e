//! What is wanted of each row, and what is odd about it.

use std::collections::BTreeMap;

use super::cell::{is_blank, visible};
use super::rows::flag;

/// More of a lead is never needed.
const LONGEST_LEAD: usize = 512;

/// The columns that are wanted, and what rows are compared with.
#[derive(Debug)]
pub(crate) struct Wanted {
    pub(crate) places: Vec<usize>,
    /// How many of them, from the first, say what is odd about a row; the others are only read along.
    pub(crate) judged: usize,
    /// By the place of a column: where it is among those that are wanted.
    slots: Vec<Vec<usize>>,
    /// The place of the last column of the header, counted from 1.
    pub(crate) width: usize,
    headings: Vec<String>,
    begins: Words,
    ends: Words,
    whole: Words,
}

/// What a word of the list is compared with, by the mark before it: the last letters and digits of a cell, or all of them,
/// which are small in the list; else its beginning.
const ENDS: char = '…';
const WHOLE: char = '=';

impl Wanted {
    /// Each of the first columns has its heading; those behind them are only read along.
    pub(crate) fn new(places: Vec<usize>, width: usize, headings: &[String], words: &[String]) -> Self {
        let marked = |mark: char| words.iter().filter_map(move |word| word.strip_prefix(mark));
        let begins =
            words.iter().filter(|word| !word.starts_with([ENDS, WHOLE])).map(|word| visible(word).collect());
        let ends = marked(ENDS).map(|word| letters(word).rev().collect());
        let whole = marked(WHOLE).map(|word| letters(word).collect());
        let (begins, ends, whole) = (Words::of(begins), Words::of(ends), Words::of(whole));
        let headings: Vec<_> = headings.iter().map(|heading| visible(heading).collect()).collect();
        let mut slots = vec![];
        for (slot, place) in places.iter().enumerate() {
            slots.resize_with(slots.len().max(place.saturating_add(1)), Vec::new);
            if let Some(slots) = slots.get_mut(*place) {
                slots.push(slot);
            }
        }
        Self { places, judged: headings.len(), slots, width, headings, begins, ends, whole }
    }

    /// Where a column is among those that are wanted.
    pub(crate) fn slots(&self, place: usize) -> &[usize] {
        self.slots.get(place).map(Vec::as_slice).unwrap_or_default()
    }

    /// The flags that every kind of table has. `lead` is the first filled cell, `last` the place of the last one,
    /// `cells` are those that are wanted, of which the judged ones count.
    pub(crate) fn flags<'a>(
        &self,
        lead: &'a str,
        filled: usize,
        last: usize,
        cells: impl Iterator<Item = &'a str> + Clone,
    ) -> u16 {
        let cells = cells.take(self.judged);
        let says = cells.clone().chain([lead]).any(|cell| self.is_word(cell));
        let alone = filled == 1 && self.width > 1;
        let mut flags = if says { flag::WORD } else { 0 };
        flags |= if self.is_heading(cells) { flag::HEADING } else { 0 };
        flags |= if alone { flag::ALONE } else { 0 };
        flags | if last > self.width { flag::STRAY } else { 0 }
    }

    /// Whether a cell begins with one of the words, ends in one, or is one.
    fn is_word(&self, cell: &str) -> bool {
        self.begins.meet(visible(cell), false)
            || self.ends.meet(letters(cell).rev(), false)
            || self.whole.meet(letters(cell), true)
    }

    /// Whether the cells that are filled are their headings, at least two of them if two are wanted. Of a header with
    /// two rows, the cells of each are one end of a heading.
    fn is_heading<'a>(&self, cells: impl Iterator<Item = &'a str>) -> bool {
        let several = self.judged > 1;
        let mut met: usize = 0;
        for (cell, heading) in cells.zip(&self.headings) {
            if !is_blank(cell) {
                if !is_like(cell, heading, several) {
                    return false;
                }
                met = met.saturating_add(1);
            }
        }
        met >= self.judged.clamp(1, 2)
    }
}

/// Letters and digits, small if they are of ASCII.
fn letters(cell: &str) -> impl DoubleEndedIterator<Item = char> {
    cell.chars()
        .filter(|character| character.is_alphanumeric())
        .map(|character| character.to_ascii_lowercase())
}

/// Words, by what they begin with.
#[derive(Debug)]
struct Words {
    /// What follows, in order.
    words: BTreeMap<char, Vec<Vec<char>>>,
    /// A bit for what words begin with, and for few other characters: most cells begin with nothing that a word does.
    initials: Vec<u64>,
}

impl Words {
    fn of(all: impl Iterator<Item = Vec<char>>) -> Self {
        let mut words = BTreeMap::<char, Vec<Vec<char>>>::new();
        let mut initials = vec![0; 1 << 10];
        for word in all {
            if let Some((initial, rest)) = word.split_first() {
                let (place, bit) = bit_of(*initial);
                if let Some(bits) = initials.get_mut(place) {
                    *bits |= bit;
                }
                words.entry(*initial).or_default().push(rest.to_vec());
            }
        }
        words.values_mut().for_each(|words| words.sort_unstable());
        Self { words, initials }
    }

    /// Whether a text begins with one of the words, or is one.
    fn meet(&self, mut seen: impl Iterator<Item = char>, whole: bool) -> bool {
        let Some(initial) = seen.next() else { return false };
        let (place, bit) = bit_of(initial);
        if self.initials.get(place).is_none_or(|bits| bits & bit == 0) {
            return false;
        }
        // The words that begin as the text does, fewer with each character.
        let mut words = self.words.get(&initial).map(Vec::as_slice).unwrap_or_default();
        for depth in 0_usize.. {
            let next = seen.next();
            match words.first() {
                Some(word) if word.len() == depth && (!whole || next.is_none()) => return true,
                Some(_) => {}
                None => return false,
            }
            let from = words.partition_point(|word| word.get(depth) < next.as_ref());
            let to = words.partition_point(|word| word.get(depth) <= next.as_ref());
            words = words.get(from..to).unwrap_or_default();
        }
        false
    }
}

/// Where the bit of a character stands among 65,536.
fn bit_of(character: char) -> (usize, u64) {
    let code = u32::from(character) & 0xFFFF;
    (usize::try_from(code >> 6).unwrap_or_default(), 1 << (code & 63))
}

/// Whether a cell is a heading, or one end of it.
fn is_like(cell: &str, heading: &str, ends: bool) -> bool {
    let Some(initial) = visible(cell).next() else { return false };
    if !(heading.starts_with(initial) || ends && heading.contains(initial)) {
        return false;
    }
    let cell: String = visible(cell).collect();
    cell == heading || ends && (heading.starts_with(&cell) || heading.ends_with(&cell))
}

/// As much of the first filled cell as is needed.
pub(crate) fn lead(cell: &str) -> String {
    cell.trim().chars().take(LONGEST_LEAD).collect()
}
