//! XLS workbooks, also those of WPS: a stream of records for the book, and one for each sheet.

use std::collections::HashMap;

use super::biff::{self, Fonts, Record, Texts, record};
use super::book::{Book, Sheet, Sink};
use super::compound::Compound;
use super::strings::Strings;
use super::xls_sheet::{self, Context};
use crate::table::bytes::{u8_at, u16_at, u32_at};
use crate::table::cell::Epoch;
use crate::table::fault::{Code, Fault};
use crate::table::format::Format;
use crate::table::look::Look;
use crate::table::package::Shared;

pub(super) struct Xls {
    stream: Vec<u8>,
    sheets: Vec<Sheet>,
    /// Where in the stream each sheet begins.
    places: Vec<usize>,
    texts: Texts,
    strings: Strings,
    fonts: Fonts,
    looks: Vec<Look>,
}

/// What the records of the book say, while they are read.
struct Globals {
    book: Xls,
    epoch: Epoch,
    formats: HashMap<u16, Format>,
    /// The number formats of the cells, and their fonts.
    cells: Vec<(u16, u16)>,
    codes: Vec<(u16, String)>,
}

impl Xls {
    pub(super) fn open(file: Shared) -> Result<Self, Fault> {
        let mut compound = Compound::open(file)?;
        if compound.has("EncryptedPackage") {
            return Err(Code::Password.into());
        }
        let name = if compound.has("Workbook") { "Workbook" } else { "Book" };
        let stream = compound.stream(name)?.ok_or(Code::Damaged)?;
        let book = Self {
            stream: vec![],
            sheets: vec![],
            places: vec![],
            texts: Texts::Unicode,
            strings: Strings::default(),
            fonts: Fonts::default(),
            looks: vec![],
        };
        let epoch = Epoch::Year1900;
        let globals = Globals { book, epoch, formats: HashMap::new(), cells: vec![], codes: vec![] };
        let mut book = globals.read(&stream)?;
        book.stream = stream;
        Ok(book)
    }
}

impl Globals {
    fn read(mut self, stream: &[u8]) -> Result<Xls, Fault> {
        let first = record(stream, 0).filter(|it| it.kind == 0x0809).ok_or(Code::Damaged)?;
        if u16_at(first.data, 0) == Some(0x0500) {
            self.book.texts = Texts::CodePage(1252);
        }
        let mut place = first.next;
        loop {
            let it = record(stream, place).ok_or(Code::Damaged)?;
            place = it.next;
            if it.kind == 0x0A {
                break;
            }
            self.take(stream, it)?;
        }
        for (id, code) in &self.codes {
            self.formats.insert(*id, Format::custom(code, self.epoch));
        }
        let look = |(font, id): &(u16, u16)| {
            let custom = self.formats.get(id).copied();
            let format = custom.unwrap_or_else(|| Format::built_in((*id).into(), self.epoch));
            Look { format, struck: self.book.fonts.font(*font).strikes }
        };
        self.book.looks = self.cells.iter().map(look).collect();
        Ok(self.book)
    }

    fn take(&mut self, stream: &[u8], it: Record<'_>) -> Result<(), Fault> {
        let (book, data) = (&mut self.book, it.data);
        match it.kind {
            0x2F => return Err(Code::Password.into()),
            0x42 => {
                if let (Texts::CodePage(page), Some(said)) = (&mut book.texts, u16_at(data, 0)) {
                    *page = said;
                }
            }
            0x22 if u16_at(data, 0) == Some(1) => self.epoch = Epoch::Year1904,
            0x41E => {
                let wide = matches!(book.texts, Texts::Unicode);
                let code = u16_at(data, 0).zip(book.texts.read(data, 2, wide));
                self.codes.extend(code.map(|(id, code)| (id, code.into_owned())));
            }
            0x31 => book.fonts.take(data),
            0xE0 => self.cells.push(u16_at(data, 0).zip(u16_at(data, 2)).ok_or(Code::Damaged)?),
            0x85 => self.sheet(data).ok_or(Code::Damaged)?,
            0xFC => book.strings = biff::shared(stream, it, &book.fonts)?,
            _ => {}
        }
        Ok(())
    }

    /// A sheet, if it has cells and is no chart.
    fn sheet(&mut self, data: &[u8]) -> Option<()> {
        let (place, hidden, kind) = (u32_at(data, 0)?, u8_at(data, 4)? & 3 != 0, u8_at(data, 5)?);
        if kind == 0 {
            let title = self.book.texts.read(data, 6, false)?.replace('\0', "");
            self.book.sheets.push(Sheet { title, hidden });
            self.book.places.push(usize::try_from(place).ok()?);
        }
        Some(())
    }
}

impl Book for Xls {
    fn sheets(&self) -> &[Sheet] {
        &self.sheets
    }

    fn read(&self, sheet: usize, sink: &mut dyn Sink) -> Result<(), Fault> {
        let place = *self.places.get(sheet).ok_or(Code::Damaged)?;
        let context =
            Context { texts: self.texts, strings: &self.strings, fonts: &self.fonts, looks: &self.looks };
        xls_sheet::read(context, &self.stream, place, sink)
    }
}
