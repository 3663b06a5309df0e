//! The C interface, called as a host calls it: what a host may give, and what it may get wrong where the library can
//! tell. What the library cannot tell, a pointer to less memory than it says, no call here has.

mod audits;
mod columns;
mod documents;
mod host;
mod marks;
mod numbers;
mod place;
mod record;
mod room;
mod text;
mod words;

use host::Host;

use crate::input::Input;

/// A line for each call, which begins with the letter of the function; `c_calls/` says which. Every status is known, every
/// answer is core's, every output of a failure is invalid, and no memory beside the outputs is written.
pub fn c_calls(bytes: &[u8]) {
    let mut host = Host::default();
    for line in bytes.split(|byte| *byte == b'\n') {
        let mut input = Input::new(line);
        let letter = input.byte();
        let _ = numbers::call(&mut host, letter, &mut input)
            || marks::call(&mut host, letter, &mut input)
            || words::call(&mut host, letter, &mut input)
            || columns::call(&mut host, letter, &mut input)
            || audits::call(&mut host, letter, &mut input)
            || documents::call(&mut host, letter, &mut input);
    }
}
