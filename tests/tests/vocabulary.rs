//! Words of core against `vocabulary.tsv`: nothing is renumbered, renamed or taken away.

use std::collections::BTreeSet;

use skillcert::{Code, Lang};
use skillcert_tests::{table, vocabulary};

#[test]
fn core_and_record_are_the_same() {
    let text = table::file("vocabulary");
    let record: BTreeSet<_> = text.lines().skip(1).map(String::from).collect();
    let core: BTreeSet<_> = vocabulary::promised().into_iter().collect();
    let lost: Vec<_> = record.difference(&core).cloned().collect();
    let new: Vec<_> = core.difference(&record).cloned().collect();
    assert!(lost.is_empty(), "in the record, but not in core:\n{}", lost.join("\n"));
    assert!(new.is_empty(), "in core, not in the record; run make tables:\n{}", new.join("\n"));
}

#[test]
fn no_number_and_no_name_stands_twice_in_a_list() {
    let mut seen = BTreeSet::new();
    for row in table::read("vocabulary") {
        for column in ["number", "name"] {
            let key = (row.cell("list").to_owned(), row.cell(column).to_owned());
            assert!(seen.insert(key), "{}: {column} stands twice", row.place());
        }
    }
}

/// Whoever is refused is told what to do, in both languages, in a phrase that a sentence can take up.
#[test]
fn every_code_has_a_cure() {
    for code in Code::ALL {
        for lang in [Lang::Zh, Lang::En] {
            let cure = code.cure(lang);
            assert!(!cure.trim().is_empty() && cure == cure.trim(), "{code}: {cure:?}");
            assert!(!cure.ends_with(['.', '。', '!', '！', ';', '；', ',', '，']), "{code}: {cure}");
            assert_ne!(cure, code.text(lang), "{code}: a cure is not the sentence again");
        }
        let has_chinese = code.cure(Lang::Zh).chars().any(|c| ('\u{4E00}'..='\u{9FFF}').contains(&c));
        assert!(has_chinese && code.cure(Lang::En).is_ascii(), "{code}");
    }
}
