use skillcert::{Code, Mark};

use crate::explained;

/// Two lines, the cell and what 情况 beside it says. What is a mark by its own rule is the same mark as a cell, and so is
/// what a mark that was read prints.
pub fn mark(bytes: &[u8]) {
    let Ok(text) = std::str::from_utf8(bytes) else { return };
    let (cell, status) = text.split_once('\n').unwrap_or((text, ""));
    if let Ok(mark) = Mark::parse(cell) {
        assert_eq!(Mark::read(cell, ""), Ok(mark));
    }
    match (Mark::read(cell, ""), Mark::read(cell, status)) {
        (alone, Ok(mark)) => {
            let printed = mark.map(|mark| mark.to_string()).unwrap_or_default();
            assert_eq!(Mark::read(&printed, ""), Ok(mark));
            assert!(alone.is_ok());
        }
        (alone, Err(error)) => {
            explained(error.finding(), bytes);
            let of_status = matches!(
                error.code(),
                Code::MarkStatusUnknown | Code::MarkContradicted | Code::MarkUnsupported
            );
            assert!(of_status || alone == Err(error));
        }
    }
}
