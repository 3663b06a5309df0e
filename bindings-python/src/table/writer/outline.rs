//! What the elements of a sheet of XLSX are, by where they stand; the same as the reader takes them for.

use quick_xml::events::BytesStart;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Role {
    Root,
    Dimension,
    Data,
    Row,
    Cell,
    /// A value or a formula.
    Content,
    MergedCells,
    Merged,
    Other,
}

/// The elements that are open.
#[derive(Debug, Default)]
pub(super) struct Outline {
    /// The prefix of the names of the part, with its colon.
    pub(super) prefix: String,
    open: Vec<Role>,
}

impl Outline {
    /// What an element is that begins here.
    pub(super) fn start(&mut self, element: &BytesStart<'_>) -> Role {
        let role = self.role(element);
        self.open.push(role);
        role
    }

    /// What an element is; one without content needs no end.
    pub(super) fn role(&mut self, element: &BytesStart<'_>) -> Role {
        let name = element.name();
        let Some(parent) = self.open.last() else {
            self.prefix = name.prefix().map_or_else(String::new, |prefix| format!("{}:", prefix.as_ref()));
            return Role::Root;
        };
        match (parent, name.as_ref().strip_prefix(self.prefix.as_str()).unwrap_or_default()) {
            (Role::Root, "dimension") => Role::Dimension,
            (Role::Root, "sheetData") => Role::Data,
            (Role::Root, "mergeCells") => Role::MergedCells,
            (Role::MergedCells, "mergeCell") => Role::Merged,
            (Role::Data, "row") => Role::Row,
            (Role::Row, "c") => Role::Cell,
            (Role::Cell, "v" | "f" | "is") => Role::Content,
            _ => Role::Other,
        }
    }

    /// What the element is that ends here.
    pub(super) fn end(&mut self) -> Role {
        self.open.pop().unwrap_or(Role::Other)
    }
}
