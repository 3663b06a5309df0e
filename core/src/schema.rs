//! What the schemas say of the words of a list.

use alloc::string::String;
use alloc::vec::Vec;
use core::fmt::Write as _;

use schemars::Schema;

use crate::lang::Lang;

/// Bounds a text to the words of a list, and describes each in both languages.
pub(crate) fn words<T: Copy>(
    all: &'static [T],
    name: fn(T) -> &'static str,
    text: fn(T, Lang) -> &'static str,
) -> impl FnMut(&mut Schema) {
    move |schema| {
        let about = schema.get("description").and_then(|about| about.as_str()).unwrap_or_default();
        let mut about = first_paragraph(about);
        for word in all {
            // Writing to memory has no way to fail.
            let _ = write!(about, "\n{}: {} / {}", name(*word), text(*word, Lang::Zh), text(*word, Lang::En));
        }
        schema.insert("description".into(), about.into());
        let names: Vec<&str> = all.iter().map(|word| name(*word)).collect();
        schema.insert("enum".into(), names.into());
    }
}

/// The first paragraph of a documentation, in one line, without links, in the words of JSON.
pub(crate) fn first_paragraph(text: &str) -> String {
    let mut parts = text.split("\n\n").next().unwrap_or_default().split("](");
    let mut plain = String::from(parts.next().unwrap_or_default());
    for part in parts {
        plain.push_str(part.split_once(')').map_or(part, |(_, rest)| rest));
    }
    plain.replace("[`", "`").replace("`]", "`").replace("`None`", "`null`").replace('\n', " ")
}
