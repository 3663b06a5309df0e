use serde_json::Value;
use skillcert::Lang;
use skillcert::document::{DocumentError, Operation, run};

use crate::worded;

/// The name of an operation in the first line, its request after it. The answer is a document, and hangs neither on
/// the order of the fields nor on blanks; a refusal tells its place and reason.
pub fn document(bytes: &[u8]) {
    let Ok(text) = std::str::from_utf8(bytes) else { return };
    let (name, request) = text.split_once('\n').unwrap_or((text, ""));
    let Some(operation) = Operation::from_name(name) else { return };
    match run(operation, request) {
        Ok(answer) => {
            assert!(serde_json::from_str::<Value>(&answer).is_ok(), "{answer}");
            assert_eq!(sorted(request).map(|request| run(operation, &request)), Some(Ok(answer)));
        }
        Err(error) => told(&error),
    }
}

/// The same document with its fields in alphabetical order, over many lines.
fn sorted(request: &str) -> Option<String> {
    serde_json::to_string_pretty(&serde_json::from_str::<Value>(request).ok()?).ok()
}

/// A refusal has sentences in both languages, of at most 256 bytes with path and note, and is a document itself.
pub(crate) fn told(error: &DocumentError) {
    worded(error.finding());
    for lang in [Lang::Zh, Lang::En] {
        let message = error.message(lang);
        assert!((1..=256).contains(&message.len()), "{message}");
    }
    let document: Option<Value> = serde_json::from_str(&error.to_json()).ok();
    let path = document.as_ref().and_then(|document| document.get("path")?.as_str());
    assert_eq!(path, Some(error.path()));
}
