//! Which elements of a part are those that it is about, and which are left out.

use quick_xml::events::BytesStart;

use crate::table::fault::{Code, Fault};

/// What holds a value, or holds what does.
const VALUES: [&str; 6] = ["sheetData", "row", "c", "v", "is", "t"];
/// What may hold elements of any name: extensions, and how a text is spoken.
const ANYTHING: [&str; 2] = ["extLst", "rPh"];

/// The namespace of a part, which is that of its root. A second prefix for the same is refused where it is used.
#[derive(Debug, Default)]
pub(crate) struct Names {
    /// The prefix with its colon, and the attribute that declares it.
    prefix: String,
    declaration: String,
    space: String,
    /// Whether there is a second prefix.
    doubled: bool,
}

impl Names {
    /// The names of a part with this root, and whether blanks count in all of its texts.
    pub(crate) fn of(root: &BytesStart<'_>) -> Result<(Self, bool), Fault> {
        let name = root.name().into_inner();
        let (prefix, declaration) = match name.split_once(':') {
            Some((prefix, _)) => (format!("{prefix}:"), format!("xmlns:{prefix}")),
            None => (String::new(), "xmlns".to_owned()),
        };
        let mut names = Self { prefix, declaration, ..Self::default() };
        for attribute in root.attributes().with_checks(false) {
            let attribute = attribute.map_err(|_| Code::Damaged)?;
            if attribute.key.into_inner() == names.declaration {
                names.space = attribute.value.into_owned();
            }
        }
        let kept = names.look(root)?.unwrap_or(false);
        Ok((names, kept))
    }

    /// The name of an element without its prefix; of one from elsewhere it is none of ours.
    pub(crate) fn own<'a>(&self, element: &'a BytesStart<'_>) -> &'a str {
        let name = element.name().into_inner();
        // Most parts have no prefix, and comparing with nothing takes a call, too.
        if self.prefix.is_empty() {
            return name;
        }
        name.strip_prefix(self.prefix.as_str()).unwrap_or_default()
    }

    /// Looks at the attributes of one of our elements; returns whether blanks count in it, if it says so.
    pub(crate) fn look(&mut self, element: &BytesStart<'_>) -> Result<Option<bool>, Fault> {
        let mut kept = None;
        // Most have none, and there are millions.
        if element.len() == element.name().into_inner().len() {
            return Ok(kept);
        }
        for attribute in element.attributes().with_checks(false) {
            let attribute = attribute.map_err(|_| Code::Damaged)?;
            match attribute.key.into_inner() {
                "xml:space" => kept = Some(attribute.value == "preserve"),
                key => self.declare(key, &attribute.value)?,
            }
        }
        Ok(kept)
    }

    /// Takes an attribute that may declare a prefix. Our own one must stay what it is.
    pub(crate) fn declare(&mut self, key: &str, value: &str) -> Result<(), Fault> {
        if key.starts_with("xmlns") && !self.space.is_empty() {
            let (same, ours) = (value == self.space, key == self.declaration);
            if ours && !same {
                return Err(Code::Damaged.into());
            }
            self.doubled |= same && !ours;
        }
        Ok(())
    }

    /// Looks at an element that is left out: it must not be one of ours under another prefix.
    pub(crate) fn leave_out(&mut self, element: &BytesStart<'_>) -> Result<(), Fault> {
        for attribute in element.attributes().with_checks(false) {
            let attribute = attribute.map_err(|_| Code::Damaged)?;
            let ours = attribute.key.into_inner() == self.declaration;
            self.doubled |= !ours && !self.space.is_empty() && attribute.value == self.space;
        }
        let own = self.own(element);
        let foreign = own.is_empty() || own.contains(':');
        if self.doubled && foreign && VALUES.contains(&element.local_name().into_inner()) {
            return Err(Code::Damaged.into());
        }
        Ok(())
    }
}

/// Elements in each other that are left out.
#[derive(Debug, Default)]
pub(crate) struct LeftOut {
    open: u32,
    /// What is in them is of no concern.
    anything: bool,
}

impl LeftOut {
    pub(crate) fn is_open(&self) -> bool {
        self.open > 0
    }

    /// An element begins that is left out, or one in it. A value that does not stand where values stand is refused:
    /// programs differ in what they show of it, for instance of alternatives (`mc:AlternateContent`).
    pub(crate) fn begin(&mut self, names: &mut Names, element: &BytesStart<'_>) -> Result<(), Fault> {
        let own = names.own(element);
        if self.open == 0 {
            self.anything = ANYTHING.contains(&own);
        }
        if !self.anything {
            if VALUES.contains(&own) {
                return Err(Code::Damaged.into());
            }
            names.leave_out(element)?;
        }
        self.open = self.open.saturating_add(1);
        Ok(())
    }

    /// An element ends; returns whether it is left out.
    pub(crate) fn end(&mut self) -> bool {
        let open = self.is_open();
        self.open = self.open.saturating_sub(1);
        open
    }
}
