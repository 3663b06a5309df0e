//! The tags of an element in XML, found without reading what is between them.

use std::io::BufRead;

use memchr::memmem::Finder;
use memchr::{memchr2, memrchr};

use crate::table::fault::{Code, Fault};

/// No tag of a table is so long.
const LONGEST: usize = 1 << 20;

/// The tags with which an element begins that lies in no other such element, without their brackets.
pub(super) fn outermost<R: BufRead>(mut xml: R, element: &str) -> Result<Vec<String>, Fault> {
    let (mut window, mut found, finder) = (vec![], Found::default(), Finder::new(element));
    loop {
        let chunk = xml.fill_buf()?;
        if chunk.is_empty() {
            return Ok(found.tags);
        }
        window.extend_from_slice(chunk);
        let read = chunk.len();
        xml.consume(read);
        found.look(&window, &finder)?;
        // A tag that is not whole comes again.
        let open = memrchr(b'<', &window).filter(|open| whole(&window, *open).is_none());
        window.drain(..open.unwrap_or(window.len()));
        if window.len() > LONGEST {
            return Err(Fault::from(Code::TooLarge).limit(LONGEST as u64));
        }
    }
}

#[derive(Default)]
struct Found {
    tags: Vec<String>,
    depth: usize,
}

impl Found {
    /// Looks at the tags that are whole.
    fn look(&mut self, window: &[u8], finder: &Finder<'_>) -> Result<(), Fault> {
        for place in finder.find_iter(window) {
            let before = window.get(..place).unwrap_or_default();
            let behind = window.get(place.saturating_add(finder.needle().len()));
            if !behind.is_some_and(|it| matches!(it, b' ' | b'\t' | b'\r' | b'\n' | b'>' | b'/')) {
                continue;
            }
            let end = whole(window, place);
            if before.ends_with(b"</") {
                self.depth = self.depth.saturating_sub(usize::from(end.is_some()));
            } else if let (true, Some(end)) = (before.ends_with(b"<"), end) {
                let tag = window.get(place..end).unwrap_or_default();
                let tag = str::from_utf8(tag).map_err(|_| Code::NotUtf8)?;
                if self.depth == 0 {
                    self.tags.push(tag.trim_end_matches('/').to_owned());
                }
                self.depth = self.depth.saturating_add(usize::from(!tag.ends_with('/')));
            }
        }
        Ok(())
    }
}

/// Where the tag that begins here ends, if it does; a bracket in quotes is none.
fn whole(window: &[u8], mut place: usize) -> Option<usize> {
    loop {
        let rest = window.get(place..)?;
        let quote = memchr2(b'"', b'\'', rest).unwrap_or(rest.len());
        let close = memchr::memchr(b'>', rest.get(..quote)?);
        if let Some(close) = close {
            return place.checked_add(close);
        }
        let after = quote.checked_add(1)?;
        let second = memchr::memchr(*rest.get(quote)?, rest.get(after..)?)?;
        place = place.checked_add(after)?.checked_add(second)?.checked_add(1)?;
    }
}
