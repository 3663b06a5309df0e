//! Every code rests on a provision, and every provision has its own address.

use std::collections::BTreeSet;

use skillcert::{Clause, Code};

#[test]
fn every_code_below_900_has_a_clause() {
    for code in Code::ALL {
        assert_eq!(code.clause().is_some(), code.number() < 900, "{code}");
    }
}

#[test]
fn every_clause_is_found_by_its_address() {
    let addresses: BTreeSet<_> = Clause::ALL.iter().map(|clause| clause.name()).collect();
    assert_eq!(addresses.len(), Clause::ALL.len());
    for clause in Code::ALL.iter().filter_map(|code| code.clause()) {
        assert_eq!(Clause::from_name(clause.name()), Some(clause));
    }
}
