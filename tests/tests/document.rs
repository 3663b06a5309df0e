//! Documents from anybody: what is hostile is refused quickly, and the refusal is short.

#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, reason = "tests")]

use skillcert::document::{DocumentError, LIMIT, Operation, run};
use skillcert::{Code, Component, Lang};

/// Every operation refuses it, with a report of less than 2 KiB and a sentence of at most 256 bytes.
#[track_caller]
fn refused(input: &str) -> Vec<DocumentError> {
    let error = |operation: &Operation| {
        let error = match run(*operation, input) {
            Err(error) => error,
            Ok(answer) => panic!("{operation}: {answer}"),
        };
        assert!(error.to_json().len() < 2_048, "{operation}: {}", error.to_json());
        for text in [error.message(Lang::Zh), error.message(Lang::En), error.to_string()] {
            assert!(text.len() <= 256, "{operation}: {} bytes", text.len());
        }
        error
    };
    Operation::ALL.iter().map(error).collect()
}

fn all_are(errors: &[DocumentError], code: Code) {
    for error in errors {
        assert_eq!((error.finding().code(), error.finding().component()), (code, Component::Document));
        assert_eq!(error.finding().clause(), None);
    }
}

/// A million levels: a reader that follows them overflows its stack.
#[test]
fn deep_nesting_is_refused() {
    let deep = 1_000_000;
    for level in ["[", r#"{"a":"#, r#"{"catalog":"#, r#"[{"a":"#] {
        all_are(&refused(&level.repeat(deep)), Code::JsonInvalid);
    }
    let balanced = "[".repeat(deep) + &"]".repeat(deep);
    for field in ["project", "catalog", "bank", "assessment", "form", "station", "certificate", "series"] {
        all_are(&refused(&format!(r#"{{"{field}":{balanced}}}"#)), Code::JsonInvalid);
    }
}

/// Over the limit nothing is parsed: what stands at the beginning is not looked at.
#[test]
fn too_large_documents_are_not_parsed() {
    let blank = " ".repeat(LIMIT);
    assert_eq!(run(Operation::ClauseList, &blank).unwrap_err().finding().code(), Code::JsonInvalid);
    for too_large in [format!("{blank} "), format!("x{blank}"), format!("{{}}{blank}")] {
        for error in refused(&too_large) {
            let finding = error.finding();
            assert_eq!(finding.code(), Code::DocumentTooLarge);
            let size = i64::try_from(too_large.len()).unwrap();
            assert_eq!((finding.value(), finding.limit()), (Some(size), Some(16 * 1024 * 1024)));
            assert_eq!((error.path(), finding.clause()), ("", None));
        }
    }
    assert!(run(Operation::ClauseList, &format!("{{}}{}", " ".repeat(LIMIT - 2))).is_ok());
}

/// What the sender wrote is shown, but not at any length.
#[test]
fn long_names_and_texts_make_short_errors() {
    let long = "长".repeat(350_000);
    all_are(&refused(&format!(r#"{{"{long}":1}}"#)), Code::JsonInvalid);
    all_are(&refused(&format!(r#""{long}""#)), Code::JsonInvalid);
    let inside = format!(r#"{{"project":{{"name":"湘西苗绣","traits":[],"{long}":1}},"on":"2026-11-23"}}"#);
    let error = run(Operation::ProjectCheck, &inside).unwrap_err();
    assert!(error.path().starts_with("project.长") && error.path().ends_with('…'), "{}", error.path());
    assert!(error.to_json().len() < 2_048);
    for message in [error.message(Lang::Zh), error.message(Lang::En)] {
        assert!(
            message.len() <= 256 && message.starts_with("project.长") && message.contains("…: "),
            "{message}"
        );
    }
    for word in ["traits", "duty"] {
        let request = match word {
            "traits" => {
                format!(r#"{{"project":{{"name":"湘西苗绣","traits":["{long}"]}},"on":"2026-11-23"}}"#)
            }
            _ => format!(
                r#"{{"center":{{"level":"provincial","name":"某中心"}},"duty":"{long}","city":"01"}}"#
            ),
        };
        let operation = if word == "traits" { Operation::ProjectCheck } else { Operation::CenterMay };
        let text = run(operation, &request).unwrap_err().to_json();
        assert!(text.len() < 2_048 && !text.contains("长长"), "an unknown word is not repeated");
    }
}

/// A number of a million digits, an exponent beyond every double, what JSON does not know.
#[test]
fn numbers_that_are_none() {
    for number in
        ["9".repeat(1_000_000), "1e400".into(), "-0".into(), "NaN".into(), "01".into(), "1.0".into()]
    {
        let series = r#"{"year":2026,"province":"18","city":"01","next":1}"#;
        let request = format!(r#"{{"series":{series},"count":{number}}}"#);
        let error = run(Operation::SeriesReserve, &request).unwrap_err();
        let shown = number.get(..9).unwrap_or(&number);
        assert!(error.to_json().len() < 2_048 && error.finding().code() == Code::JsonInvalid, "{shown}");
    }
}

/// The place: path, line and column, counted from 1, and the facts of the refused value.
#[test]
fn an_error_says_where() {
    let series = |next: &str| {
        format!(
            "{{\"series\":\n  {{\"year\":2026,\"province\":\"18\",\"city\":{next},\n\"next\":1}},\"count\":1}}"
        )
    };
    let error = run(Operation::SeriesReserve, &series("\"1x\"")).unwrap_err();
    assert_eq!(error.path(), "series.city");
    let finding = error.finding();
    assert_eq!((finding.code(), finding.component()), (Code::CityNotTwoDigits, Component::City));
    assert_eq!((finding.index(), finding.found().unwrap().to_string()), (Some(1), "U+0078 'x'".into()));
    let json: serde_json::Value = serde_json::from_str(&error.to_json()).unwrap();
    assert_eq!((&json["line"], &json["finding"]["clause"]), (&2.into(), &"附件2·4".into()));
    assert!(error.message(Lang::Zh).starts_with("series.city: 地市代码应写作两位数字"));

    let error = run(Operation::SeriesReserve, &series("1")).unwrap_err();
    let words = "series.city: the JSON at line 2, column 39 is not what is asked for: invalid type: integer, expected ";
    assert!(error.to_string().starts_with(words), "{error}");
    assert_eq!((error.line(), error.column()), (2, 39));
    assert!(error.note().starts_with("invalid type: integer, expected "), "{}", error.note());
    let missing = run(Operation::SeriesReserve, r#"{"count":1}"#).unwrap_err();
    assert_eq!((missing.path(), missing.finding().code()), ("", Code::JsonInvalid));
    assert!(missing.to_string().ends_with(": missing field `series`"), "{missing}");
}

#[derive(serde::Deserialize, Debug, PartialEq)]
struct Pair {
    a: u8,
    b: u8,
}

#[derive(serde::Deserialize, Debug, PartialEq)]
enum Shape {
    One(Pair),
    Both(u8, Pair),
    Nothing(()),
}

/// However deep it is, and whatever is around it.
#[test]
fn a_noun_is_read_from_an_object_alone() {
    use skillcert::document::read;
    let pair = |a, b| Pair { a, b };
    assert_eq!(read::<Shape>(r#"{"One": {"a": 1, "b": 2}}"#).unwrap(), Shape::One(pair(1, 2)));
    assert_eq!(read::<Shape>(r#"{"Both": [3, {"a": 1, "b": 2}]}"#).unwrap(), Shape::Both(3, pair(1, 2)));
    assert_eq!(read::<Shape>(r#"{"Nothing": null}"#).unwrap(), Shape::Nothing(()));
    for by_position in [r#"{"One": [1, 2]}"#, r#"{"Both": [3, [1, 2]]}"#] {
        assert!(read::<Shape>(by_position).is_err(), "{by_position}");
    }
}
