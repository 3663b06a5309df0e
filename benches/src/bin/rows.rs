//! Prints rows of the benchmarks as lines, for the programs in other languages: `rows MIX COUNT`.

use std::io::{self, Write as _};

use skillcert_benches::row::Mix;

fn main() -> io::Result<()> {
    let mut arguments = std::env::args().skip(1);
    let mix = match arguments.next().as_deref() {
        Some("clean") => Mix::Clean,
        Some("mixed") => Mix::Mixed,
        _ => return Err(io::Error::other("clean or mixed?")),
    };
    let rows = arguments.next().and_then(|rows| rows.parse().ok()).ok_or(io::ErrorKind::InvalidInput)?;
    let mut out = io::BufWriter::new(io::stdout().lock());
    let mut line = vec![];
    for row in 0..rows {
        line.clear();
        mix.push(row, &mut line);
        line.push(b'\n');
        out.write_all(&line)?;
    }
    out.flush()
}
