use alloc::format;
use alloc::string::{String, ToString as _};
use alloc::vec::Vec;

use schemars::generate::SchemaSettings;
use schemars::transform::{RecursiveTransform, Transform as _};
use schemars::{JsonSchema, Schema, SchemaGenerator};
use serde_json::map::Entry;
use serde_json::{Map, Value};

use super::operation::with_request;
use super::request::{self, Request};
use super::{DocumentError, Operation};
use crate::audit::AuditReport;
use crate::lang::Lang;
use crate::schema::first_paragraph;

/// Writes the JSON Schema (draft 2020-12) of an operation's request; that of its answer is `#/$defs/answer`.
///
/// The nouns are those of [`definitions`], to which it refers as to the file `definitions.json` beside it.
///
/// It holds the form of a document: fields, types, words, patterns. What only a constructor sees (a thirteenth
/// month, a blank name, a step that is not allowed) is for [`run`](super::run) to refuse.
#[must_use]
pub fn schema(operation: Operation) -> String {
    let Schemas { operations, .. } = Schemas::new();
    let found = operations.into_iter().find(|(of, ..)| *of == operation);
    let (request, answer) = found.map(|(_, request, answer)| (request, answer)).unwrap_or_default();
    let [zh, en] = [Lang::Zh, Lang::En].map(|lang| operation.text(lang));
    let definitions = Map::from_iter([(String::from("answer"), answer.into())]);
    render(operation.name(), &format!("{zh} / {en}"), request, definitions)
}

/// Writes the JSON Schema (draft 2020-12) of a refusal: [`DocumentError::to_json`].
#[must_use]
pub fn refusal_schema() -> String {
    render("refusal", "拒绝 / a refusal", Schemas::new().refusal, Map::new())
}

/// Writes the JSON Schema (draft 2020-12) of what an audit says: [`AuditReport::to_json`].
#[must_use]
pub fn audit_schema() -> String {
    render("audit", "审计结果 / what an audit says", Schemas::new().audit, Map::new())
}

/// Writes the nouns of all schemas, each once, under `$defs`: what the others name `definitions.json`.
///
/// A noun of a request is described as it is read, with a note on what may be left out then and is always written; one
/// of answers alone as it is written.
#[must_use]
pub fn definitions() -> String {
    let about = "各文档中的名词 / the nouns of the documents";
    render("definitions", about, Schema::default(), Schemas::new().definitions)
}

/// Every schema, made together so that a noun has one name and one description.
struct Schemas {
    /// Request and answer of each.
    operations: Vec<(Operation, Schema, Schema)>,
    refusal: Schema,
    audit: Schema,
    definitions: Map<String, Value>,
}

impl Schemas {
    fn new() -> Self {
        let mut reader = SchemaSettings::draft2020_12().for_deserialize().into_generator();
        let mut writer = SchemaSettings::draft2020_12().for_serialize().into_generator();
        let both = |operation: &Operation| {
            let [request, answer] = with_request!(*operation, of_operation((&mut reader, &mut writer)));
            (*operation, request, answer)
        };
        let operations = Operation::ALL.iter().map(both).collect();
        let refusal = DocumentError::json_schema(&mut writer);
        let audit = AuditReport::json_schema(&mut writer);
        let mut definitions = reader.take_definitions(true);
        for (name, written) in writer.take_definitions(true) {
            match definitions.entry(name) {
                Entry::Vacant(entry) => drop(entry.insert(written)),
                Entry::Occupied(mut entry) => note_always_written(entry.get_mut(), &written),
            }
        }
        Self { operations, refusal, audit, definitions }
    }
}

fn of_operation<R: Request<Answer: JsonSchema> + JsonSchema>(
    (reader, writer): (&mut SchemaGenerator, &mut SchemaGenerator),
) -> [Schema; 2] {
    [R::json_schema(reader), writer.subschema_for::<R::Answer>()]
}

/// Notes the fields that the written form of a noun requires and the read one does not.
fn note_always_written(read: &mut Value, written: &Value) {
    match (read, written) {
        (Value::Object(read), Value::Object(written)) => {
            let mut always = required(written);
            always.retain(|name| !required(read).contains(name));
            always.into_iter().for_each(|name| note(read, name));
            for (key, value) in read {
                note_always_written(value, written.get(key).unwrap_or(&Value::Null));
            }
        }
        (Value::Array(read), Value::Array(written)) => {
            read.iter_mut().zip(written).for_each(|(read, written)| note_always_written(read, written));
        }
        _ => {}
    }
}

fn required(schema: &Map<String, Value>) -> Vec<&str> {
    schema.get("required").and_then(Value::as_array).into_iter().flatten().filter_map(Value::as_str).collect()
}

fn note(schema: &mut Map<String, Value>, name: &str) {
    let property = schema.get_mut("properties").and_then(|properties| properties.get_mut(name));
    property.and_then(Value::as_object_mut).into_iter().for_each(|property| {
        let about =
            property.get("description").and_then(Value::as_str).map(first_paragraph).unwrap_or_default();
        let about = format!("{about} May be left out when read; always written.");
        property.insert("description".into(), about.trim_start().into());
    });
}

/// The form of a file, with tidy texts and bounds throughout. References go to the file of definitions, which refers to
/// itself.
fn render(title: &str, description: &str, mut schema: Schema, definitions: Map<String, Value>) -> String {
    let whole = title == "definitions";
    schema.insert("$schema".into(), "https://json-schema.org/draft/2020-12/schema".into());
    schema.insert("title".into(), title.into());
    schema.insert("description".into(), description.into());
    if !definitions.is_empty() {
        schema.insert("$defs".into(), definitions.into());
    }
    RecursiveTransform(tidy).transform(&mut schema);
    if !whole {
        RecursiveTransform(refer).transform(&mut schema);
    }
    let mut text = String::new();
    layout(schema.as_value(), 0, &mut text);
    text.push('\n');
    text
}

/// Names the file in which a noun is described.
fn refer(schema: &mut Schema) {
    if let Some(Value::String(place)) = schema.get_mut("$ref") {
        place.insert_str(0, "definitions.json");
    }
}

/// The columns that a value may take on one line.
const WIDTH: usize = 110;

/// What a reader looks for first in a schema.
const FIRST: [&str; 5] = ["$schema", "title", "description", "type", "properties"];

/// A value on one line if it fits, otherwise each of its parts on lines of its own.
fn layout(value: &Value, depth: usize, text: &mut String) {
    // Plain values with text keys: writing them to memory has no way to fail.
    let line = value.to_string();
    let indent = depth.saturating_add(1).saturating_mul(2);
    let fits = indent.saturating_add(line.len()) <= WIDTH;
    let (open, parts, close) = match value {
        Value::Object(fields) if fields.len() > 3 || !fits => ('{', named(fields), '}'),
        Value::Array(items) if !fits => ('[', items.iter().map(|item| (String::new(), item)).collect(), ']'),
        _ => return text.push_str(&line),
    };
    text.push(open);
    for (at, (key, part)) in parts.into_iter().enumerate() {
        text.push_str(if at == 0 { "\n" } else { ",\n" });
        text.push_str(&" ".repeat(indent));
        text.push_str(&key);
        layout(part, depth.saturating_add(1), text);
    }
    text.push('\n');
    text.push_str(&" ".repeat(indent.saturating_sub(2)));
    text.push(close);
}

fn named(fields: &Map<String, Value>) -> Vec<(String, &Value)> {
    let rank = |key: &str| FIRST.iter().position(|first| *first == key).unwrap_or(FIRST.len());
    let mut fields: Vec<_> = fields.iter().collect();
    fields.sort_by_key(|(key, _)| rank(key));
    fields.into_iter().map(|(key, value)| (format!("{}: ", Value::from(key.as_str())), value)).collect()
}

/// Of a documentation the first paragraph (a list of words has had it); of an integer its bounds, not their name.
fn tidy(schema: &mut Schema) {
    let is_list = schema.get("enum").is_some();
    if let (Some(Value::String(text)), false) = (schema.get_mut("description"), is_list) {
        *text = first_paragraph(text);
    }
    let format = schema.get("format").and_then(Value::as_str).unwrap_or_default();
    let (minimum, maximum): (i64, u64) = match format {
        "uint8" => (0, u8::MAX.into()),
        "uint16" => (0, u16::MAX.into()),
        "uint32" => (0, u32::MAX.into()),
        "uint" | "uint64" => (0, u64::MAX),
        "int64" => (i64::MIN, i64::MAX.unsigned_abs()),
        _ => return,
    };
    schema.remove("format");
    if schema.get("minimum").is_none() {
        schema.insert("minimum".into(), minimum.into());
    }
    schema.insert("maximum".into(), maximum.into());
}
