//! XLSX workbooks: with macros, strict, with parts in any case and encoding; XLSB, which has the same parts in records.

use std::sync::OnceLock;

use super::book::{Book, Sheet, Sink};
use super::sheet::{self, Context};
use super::strings::Strings;
use super::styles::{Styles, styles};
use super::xlsb;
use crate::table::cell::Epoch;
use crate::table::fault::{Code, Fault};
use crate::table::package::{Package, Shared};
use crate::table::parts::Parts;

pub(super) struct Xlsx {
    file: Shared,
    parts: Parts,
    sheets: Vec<Sheet>,
    styles: Styles,
    strings: OnceLock<Result<Strings, Fault>>,
}

impl Xlsx {
    pub(super) fn open(file: Shared) -> Result<Self, Fault> {
        let mut package = Package::open(file.clone())?;
        let parts = Parts::of(&mut package)?;
        let epoch = if parts.since_1904 { Epoch::Year1904 } else { Epoch::Year1900 };
        let styles = match parts.styles {
            Some(place) if parts.is_binary() => xlsb::styles(package.part(place)?, epoch)?,
            Some(place) => styles(package.part(place)?, epoch)?,
            None => Styles::default(),
        };
        let sheet = |it: &crate::table::parts::Sheet| Sheet { title: it.title.clone(), hidden: it.hidden };
        let sheets = parts.sheets.iter().map(sheet).collect();
        Ok(Self { file, parts, sheets, styles, strings: OnceLock::new() })
    }

    /// The shared texts, read when the first sheet is.
    fn strings(&self, package: &mut Package) -> Result<&Strings, Fault> {
        let read = || match self.parts.strings {
            Some(place) if self.parts.is_binary() => xlsb::strings(package.part(place)?, &self.styles),
            Some(place) => Strings::of(package.part(place)?),
            None => Ok(Strings::default()),
        };
        self.strings.get_or_init(read).as_ref().map_err(Clone::clone)
    }
}

impl Book for Xlsx {
    fn sheets(&self) -> &[Sheet] {
        &self.sheets
    }

    fn read(&self, sheet: usize, sink: &mut dyn Sink) -> Result<(), Fault> {
        let place = self.parts.sheets.get(sheet).and_then(|sheet| sheet.place).ok_or(Code::Damaged)?;
        let mut package = Package::open(self.file.clone())?;
        let strings = self.strings(&mut package)?;
        let size = package.size(place)?;
        let (part, context) = (package.part(place)?, Context { strings, styles: &self.styles });
        if self.parts.is_binary() {
            xlsb::read(part, size, context, sink)
        } else {
            sheet::read(part, size, context, sink)
        }
    }
}
