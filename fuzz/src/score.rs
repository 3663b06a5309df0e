use skillcert::Score;

use crate::explained;

/// A score prints what was read, at most without its last zeros.
pub fn score(bytes: &[u8]) {
    match Score::parse_bytes(bytes) {
        Ok(score) => {
            let text = score.to_string();
            assert!(bytes.starts_with(text.as_bytes()));
            assert_eq!(Score::parse(&text), Ok(score));
            assert_eq!(Score::from_hundredths(score.hundredths().into()), Ok(score));
        }
        Err(error) => explained(error.finding(), bytes),
    }
}
