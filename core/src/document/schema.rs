use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;

use schemars::generate::SchemaSettings;
use schemars::transform::{RecursiveTransform, Transform as _};
use schemars::{JsonSchema, Schema};
use serde_json::map::Entry;
use serde_json::{Map, Value};

use super::operation::with_request;
use super::request::{self, Request};
use super::{DocumentError, Operation};
use crate::audit::AuditReport;
use crate::lang::Lang;
use crate::schema::first_paragraph;

/// The JSON Schema (draft 2020-12) of an operation's request; that of its answer is `#/$defs/answer`.
///
/// It holds the form of a document: fields, types, words, patterns. What only a constructor sees (a thirteenth
/// month, a blank name, a step that is not allowed) is for [`run`](super::run) to refuse. A noun of the request is
/// described as it is read, with a note on what may be left out then and is always written; one of the answer alone as
/// it is written.
#[must_use]
pub fn schema(operation: Operation) -> String {
    with_request!(operation, of_operation(operation))
}

/// The JSON Schema (draft 2020-12) of a refusal: [`DocumentError::to_json`].
#[must_use]
pub fn refusal_schema() -> String {
    of_written::<DocumentError>("refusal", "拒绝 / a refusal")
}

/// The JSON Schema (draft 2020-12) of what an audit says: [`AuditReport::to_json`].
#[must_use]
pub fn audit_schema() -> String {
    of_written::<AuditReport>("audit", "审计结果 / what an audit says")
}

fn of_written<T: JsonSchema>(title: &str, description: &str) -> String {
    let mut generator = SchemaSettings::draft2020_12().for_serialize().into_generator();
    let schema = T::json_schema(&mut generator);
    render(title, description, schema, generator.take_definitions(true))
}

fn of_operation<R: Request<Answer: JsonSchema> + JsonSchema>(operation: Operation) -> String {
    let mut reader = SchemaSettings::draft2020_12().for_deserialize().into_generator();
    let request = R::json_schema(&mut reader);
    let mut definitions = reader.take_definitions(true);
    let mut writer = SchemaSettings::draft2020_12().for_serialize().into_generator();
    let answer = writer.subschema_for::<R::Answer>();
    for (name, written) in writer.take_definitions(true) {
        match definitions.entry(name) {
            Entry::Vacant(entry) => drop(entry.insert(written)),
            Entry::Occupied(mut entry) => note_always_written(entry.get_mut(), &written),
        }
    }
    definitions.insert("answer".into(), answer.into());
    let [zh, en] = [Lang::Zh, Lang::En].map(|lang| operation.text(lang));
    render(operation.name(), &format!("{zh} / {en}"), request, definitions)
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

/// The form of the whole file, with tidy texts and bounds throughout.
fn render(title: &str, description: &str, mut schema: Schema, definitions: Map<String, Value>) -> String {
    schema.insert("$schema".into(), "https://json-schema.org/draft/2020-12/schema".into());
    schema.insert("title".into(), title.into());
    schema.insert("description".into(), description.into());
    schema.insert("$defs".into(), definitions.into());
    RecursiveTransform(tidy).transform(&mut schema);
    // A schema is plain values with text keys: writing it to memory has no way to fail.
    let mut text = serde_json::to_string_pretty(&schema).unwrap_or_default();
    text.push('\n');
    text
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
