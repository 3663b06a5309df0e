//! The files of `docs/schema`: one per operation, one for refusals, one for audits, the nouns of all, and an index.

use std::fmt::Write as _;

use skillcert::Lang;
use skillcert::document::{Operation, audit_schema, definitions, refusal_schema, schema};

/// Name and content of every file.
#[must_use]
pub fn files() -> Vec<(String, String)> {
    let mut files: Vec<_> =
        Operation::ALL.iter().map(|operation| (format!("{operation}.json"), schema(*operation))).collect();
    files.push(("refusal.json".into(), refusal_schema()));
    files.push(("audit.json".into(), audit_schema()));
    files.push(("definitions.json".into(), definitions()));
    files.push(("README.md".into(), index()));
    files
}

const HEAD: &str = r#"# JSON Schema of the documents

Draft 2020-12, generated from the types by `make tables`.

A file describes the request of one operation; its answer is `#/$defs/answer`. `refusal.json` describes what comes
instead of an answer, `audit.json` the result of an audit. Every noun is described once, in `definitions.json`, to which
the others refer as to the file beside them: a noun of a request as it is read, one of answers alone as it is written.
A validator needs both files, for example in Python with `jsonschema`:

```python
import json, pathlib
from jsonschema import Draft202012Validator
from referencing import Registry, Resource

load = lambda name: json.loads(pathlib.Path("docs/schema", name).read_text("utf-8"))
nouns = Registry().with_resource("definitions.json", Resource.from_contents(load("definitions.json")))
Draft202012Validator(load("fee_bill.json"), registry=nouns).validate({"project": {"name": "湘西苗绣", "traits": []}, "on": "2026-11-30"})
```

A schema holds the form of a document: fields, types, words, patterns. The library alone refuses what its
constructors refuse (a blank name, serial 0000000, a step that is not allowed), a field given twice, more than
16 MiB, and an integer written as `1.0`. It alone reads a word of a set given twice; do not write that.

| file | 操作 | operation |
|---|---|---|
"#;

fn index() -> String {
    Operation::ALL.iter().fold(String::from(HEAD), |mut text, operation| {
        let [zh, en] = [Lang::Zh, Lang::En].map(|lang| operation.text(lang));
        let _ = writeln!(text, "| [{operation}]({operation}.json) | {zh} | {en} |");
        text
    })
}
