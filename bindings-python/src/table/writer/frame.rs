//! The parts of a new workbook besides its sheets.

use super::style;
use super::text::push;

const HEAD: &str = r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>"#;
pub(super) const MAIN: &str = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
pub(super) const RELATIONSHIPS: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const PACKAGE: &str = "http://schemas.openxmlformats.org/package/2006";
const TYPES: &str = "application/vnd.openxmlformats-officedocument.spreadsheetml";
/// How wide columns are, in digits.
const WIDTH: u32 = 16;

/// The name of the part of a sheet, the first of which is 0.
pub(super) fn sheet(number: usize) -> String {
    format!("xl/worksheets/sheet{}.xml", number.saturating_add(1))
}

/// All parts but the sheets: their names and what they hold.
pub(super) fn parts(titles: &[String]) -> [(&'static str, String); 5] {
    [
        ("[Content_Types].xml", types(titles.len())),
        ("_rels/.rels", relations(&relation("workbook", "officeDocument", "xl/workbook.xml"))),
        ("xl/workbook.xml", workbook(titles)),
        ("xl/_rels/workbook.xml.rels", parts_of_workbook(titles.len())),
        ("xl/styles.xml", style::new(MAIN)),
    ]
}

/// What stands before the rows of a sheet: so many columns hold text, so many rows stay in view.
pub(super) fn beginning(first: bool, columns: u32, rows: u32) -> String {
    let pane = format!(
        r#"<pane ySplit="{rows}" topLeftCell="A{}" activePane="bottomLeft" state="frozen"/>"#,
        rows.saturating_add(1)
    );
    let pane = if rows > 0 { pane } else { String::new() };
    let selected = if first { r#" tabSelected="1""# } else { "" };
    let formats =
        format!(r#"<cols><col min="1" max="{columns}" width="{WIDTH}" style="1" customWidth="1"/></cols>"#);
    let formats = if columns > 0 { formats } else { String::new() };
    let view =
        format!(r#"<sheetViews><sheetView{selected} workbookViewId="0">{pane}</sheetView></sheetViews>"#);
    format!(r#"{HEAD}<worksheet xmlns="{MAIN}">{view}{formats}<sheetData>"#)
}

fn types(sheets: usize) -> String {
    let part = |name: &str, kind: &str| {
        format!(r#"<Override PartName="/{name}" ContentType="{TYPES}.{kind}+xml"/>"#)
    };
    let sheets: String = (0..sheets).map(|number| part(&sheet(number), "worksheet")).collect();
    let others = [part("xl/workbook.xml", "sheet.main"), part("xl/styles.xml", "styles")].concat();
    format!(
        concat!(
            r#"{}<Types xmlns="{}/content-types"><Default Extension="rels" "#,
            r#"ContentType="application/vnd.openxmlformats-package.relationships+xml"/>"#,
            r#"<Default Extension="xml" ContentType="application/xml"/>{}{}</Types>"#
        ),
        HEAD, PACKAGE, others, sheets
    )
}

fn workbook(titles: &[String]) -> String {
    let mut sheets = vec![];
    for (number, title) in (1_u64..).zip(titles) {
        sheets.extend_from_slice(b"<sheet name=\"");
        push(&mut sheets, title);
        sheets.extend(format!(r#"" sheetId="{number}" r:id="sheet{number}"/>"#).into_bytes());
    }
    let sheets = String::from_utf8_lossy(&sheets);
    format!(
        r#"{HEAD}<workbook xmlns="{MAIN}" xmlns:r="{RELATIONSHIPS}"><sheets>{sheets}</sheets></workbook>"#
    )
}

fn parts_of_workbook(sheets: usize) -> String {
    let sheets = (1..=sheets).map(|number| {
        relation(&format!("sheet{number}"), "worksheet", &format!("worksheets/sheet{number}.xml"))
    });
    relations(&sheets.chain([relation("styles", "styles", "styles.xml")]).collect::<String>())
}

fn relation(mark: &str, kind: &str, target: &str) -> String {
    format!(r#"<Relationship Id="{mark}" Type="{RELATIONSHIPS}/{kind}" Target="{target}"/>"#)
}

fn relations(content: &str) -> String {
    format!(r#"{HEAD}<Relationships xmlns="{PACKAGE}/relationships">{content}</Relationships>"#)
}
