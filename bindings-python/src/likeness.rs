//! Who is who: the forms in which identifiers, sheets and names are compared.

use pyo3::prelude::*;

use crate::text::Text;

/// The form of an identifier: two texts of one form name the same candidate, or the same sheet.
///
/// White space and invisible marks are taken off, full-width characters become ASCII, and one mark by which a spreadsheet
/// keeps a text is taken off at the beginning. Nothing else: zeros, case and composition tell people apart.
///
/// >>> normal_form("'０００１ ")
/// '0001'
#[pyfunction]
pub(crate) fn normal_form(text: Text) -> String {
    skillcert::normal_form(text.as_str()).into()
}

/// A form of an identifier that folds more: two texts of one form are perhaps the same, and somebody has to look.
///
/// The ``normal_form`` without case; of digits without leading zeros, and without the ``.0`` of a column of decimals.
///
/// >>> [alike_form(text) for text in ("0001", "1.0", "A01")]
/// ['1', '1', 'a01']
#[pyfunction]
pub(crate) fn alike_form(text: Text) -> String {
    skillcert::alike_form(text.as_str())
}

/// The form of a name: the ``normal_form``, with one dot for all that are written between the parts of a name, and one
/// character for those that Unicode has twice, as texts copied from PDF have them.
///
/// >>> name_form("阿依 • 古丽") == name_form("阿依·古丽")
/// True
#[pyfunction]
pub(crate) fn name_form(text: Text) -> String {
    skillcert::name_form(text.as_str()).into()
}

/// Whether an identifier shows that a spreadsheet has lost digits of it: scientific notation, or a date.
///
/// >>> [digits_lost(text) for text in ("4.3E+17", "2026-11-23", "430101199001010001")]
/// [True, True, False]
#[pyfunction]
pub(crate) fn digits_lost(text: Text) -> bool {
    skillcert::digits_lost(text.as_str())
}
