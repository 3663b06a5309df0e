//! What follows from the declarations of the structs: initial values, and assertions of sizes and offsets.

use std::collections::HashMap;

/// A field as declared: `int64_t value;`, `uint64_t cities[2];`.
struct Field {
    kind: String,
    name: String,
    count: usize,
}

type Structs = Vec<(String, Vec<Field>)>;

/// The text after the declarations.
pub(crate) fn describe(header: &str) -> String {
    let structs = structs(header);
    format!("{}\n{ASSERT}{}#undef SKILLCERT_ASSERT\n#endif\n", initial_values(&structs), assertions(&structs))
}

const ASSERT: &str = "\
/* The structs have no padding and the same layout for every compiler. */
#if defined(__cplusplus) && __cplusplus >= 201103L
#define SKILLCERT_ASSERT(condition) static_assert(condition, #condition)
#elif defined(__STDC_VERSION__) && __STDC_VERSION__ >= 201112L
#define SKILLCERT_ASSERT(condition) _Static_assert(condition, #condition)
#endif
#if defined(SKILLCERT_ASSERT)
";

fn structs(header: &str) -> Structs {
    let bodies = header.split("typedef struct ").skip(1);
    let parse = |text: &str| {
        let (name, rest) = text.split_once(" {")?;
        let (body, _) = rest.split_once("\n}")?;
        Some((name.into(), body.lines().filter_map(field).collect()))
    };
    bodies.filter_map(parse).collect()
}

/// A line of a body; comments end otherwise.
fn field(line: &str) -> Option<Field> {
    let declaration = line.trim().trim_start_matches("struct ").strip_suffix(';')?;
    let (kind, name) = declaration.split_once(' ')?;
    let (name, count) = match name.split_once('[') {
        Some((name, count)) => (name, count.trim_end_matches(']').parse().ok()?),
        None => (name, 1),
    };
    Some(Field { kind: kind.into(), name: name.into(), count })
}

fn initial_values(structs: &Structs) -> String {
    let title = "/* Every struct begins as one of these, so that struct_size is right. */\n";
    let lines = structs.iter().map(|(name, fields)| {
        let values: Vec<_> = fields.iter().skip(1).map(initial_value).collect();
        format!("#define {} {{ sizeof({name}), {} }}\n", constant(name), values.join(", "))
    });
    format!("{title}{}", lines.collect::<String>())
}

fn initial_value(field: &Field) -> String {
    let value = if field.kind.starts_with("skillcert_") { constant(&field.kind) } else { "0".into() };
    match field.count {
        1 => value,
        count if count > 16 => format!("{{ {value} }}"),
        count => format!("{{ {} }}", vec![value; count].join(", ")),
    }
}

fn constant(name: &str) -> String {
    format!("{}_INIT", name.to_uppercase())
}

fn assertions(structs: &Structs) -> String {
    let mut sizes: HashMap<_, usize> =
        [("int32_t", 4), ("uint32_t", 4), ("int64_t", 8), ("uint64_t", 8)].into();
    let mut text = String::new();
    for (name, fields) in structs {
        let mut offset = 0_usize;
        for field in fields {
            let line = format!("offsetof({name}, {}) == {offset}", field.name);
            text.push_str(&assertion(&line));
            let size = sizes.get(field.kind.as_str()).copied().unwrap_or(0);
            offset = offset.saturating_add(size.saturating_mul(field.count));
        }
        text.push_str(&assertion(&format!("sizeof({name}) == {offset}")));
        sizes.insert(name, offset);
    }
    text
}

fn assertion(condition: &str) -> String {
    format!("SKILLCERT_ASSERT({condition});\n")
}
