//! Who is who (`identity.tsv`): the forms of identifiers, sheets and names.

#![allow(clippy::unwrap_used, reason = "tests")]

use std::borrow::Cow;

use skillcert::{alike_form, digits_lost, name_form, normal_form};
use skillcert_tests::naive::likeness;
use skillcert_tests::proved;
use skillcert_tests::table::read;

#[test]
fn every_row() {
    for row in read("identity") {
        let text = row.text();
        let forms = [normal_form(&text).into(), alike_form(&text), name_form(&text).into()];
        assert_eq!(forms, ["normal", "alike", "name"].map(|column| row.cell(column)), "{}", row.place());
        assert_eq!(digits_lost(&text), row.cell("lost") == "1", "{}", row.place());
    }
}

#[track_caller]
fn agree(text: &str) {
    assert_eq!(normal_form(text), likeness::normal(text), "{text:?}");
    assert_eq!(alike_form(text), likeness::alike(text), "{text:?}");
    assert_eq!(name_form(text), likeness::name(text), "{text:?}");
}

/// At the beginning, in the middle and at the end; in a debug build those of the first plane.
#[test]
fn every_character() {
    let last = if cfg!(debug_assertions) { '\u{FFFF}' } else { char::MAX };
    let mut characters = 0;
    for c in '\0'..=last {
        [format!("{c}01"), format!("0{c}1"), format!("01{c}")].iter().for_each(|text| agree(text));
        characters += 1;
    }
    proved(
        "the forms of identifiers with every character of Unicode in three places",
        characters,
        "characters",
    );
}

#[test]
fn every_short_text_of_strange_characters() {
    const STRANGE: [char; 11] = ['0', '1', '.', 'A', '\'', '’', ' ', '\u{200B}', '０', '．', '·'];
    let mut texts = vec![String::new()];
    for _ in 0..5 {
        texts = texts.iter().flat_map(|text| STRANGE.map(|c| format!("{text}{c}"))).collect();
        texts.iter().for_each(|text| agree(text));
    }
}

/// A form without a mark at its beginning is its own form; what needs no change is not copied.
#[test]
fn forms_rest() {
    for row in read("identity") {
        let (form, name) = (normal_form(&row.text()).into_owned(), name_form(&row.text()).into_owned());
        if !form.starts_with(['\'', '’', '‘', '`']) {
            assert!(matches!(normal_form(&form), Cow::Borrowed(same) if same == form), "{}", row.place());
            assert!(matches!(name_form(&name), Cow::Borrowed(same) if same == name), "{}", row.place());
        }
        assert_eq!(alike_form(&alike_form(&form)), alike_form(&form), "{}", row.place());
    }
}
