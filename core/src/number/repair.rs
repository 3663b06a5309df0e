use super::digits::LEN;
use super::list::list;
use crate::vocabulary::vocabulary;

vocabulary! {
    /// What [`CertificateNumber::recover`](crate::CertificateNumber::recover) may do to a text, and nothing else.
    pub enum RepairKind: u8 {
        FullWidthDigit = 1, "full_width_digit", "全角数字改为半角", "a full-width digit read as the ASCII one";
        WhiteSpace = 2, "white_space", "去掉首尾的空白", "white space around it dropped";
        NoBreakSpace = 3, "no_break_space", "去掉首尾的不换行空格", "a no-break space around it dropped";
        IdeographicSpace = 4, "ideographic_space", "去掉首尾的全角空格", "a full-width space around it dropped";
        ZeroWidth = 5, "zero_width", "去掉零宽字符", "a character without width dropped";
        BidiMark = 6, "bidi_mark", "去掉书写方向控制符", "a mark of writing direction dropped";
        ByteOrderMark = 7, "byte_order_mark", "去掉字节顺序标记", "a byte order mark dropped";
        Apostrophe = 8, "apostrophe", "去掉前面的撇号（'）", "an apostrophe before it dropped";
        QuotationMark = 9, "quotation_mark", "去掉引号", "quotation marks dropped";
        FormulaText = 10, "formula_text", "取公式文本（=\"…\"）的内容", "the text of a formula (=\"…\") taken out";
        DecimalZeros = 11, "decimal_zeros", "去掉小数点后的0", "zeros behind the decimal point dropped";
        Scientific = 12, "scientific", "写全科学计数法的13位数字", "scientific notation with all 13 digits written out";
        Separator = 13, "separator", "去掉各段之间的分隔符", "a separator between fields dropped";
        Grouping = 14, "grouping", "去掉数字分组的分隔符", "a separator between groups of digits dropped";
        NumericCell = 15, "numeric_cell", "取自数值单元格", "taken from a number cell";
        EscapedBlank = 16, "escaped_blank", "去掉转义的空白（_x000D_）", "an escaped blank (_x000D_) dropped";
        LineBreak = 17, "line_break", "去掉编号中间的换行", "a line break inside it dropped";
        Bracket = 18, "bracket", "去掉括号", "brackets around it dropped";
        Label = 19, "label", "去掉前面的字样（证书编号：）", "a word before it (No.) dropped";
        Ending = 20, "ending", "去掉后面的“号”或标点", "号 or a mark behind it dropped";
    }
}

/// One character that was dropped, or read as the digit it means.
///
/// The repairs of a text and the number that they lead to give the text back: at each [`index`](Self::index)
/// stands the character [`found`](Self::found), in the place of a digit for [`RepairKind::FullWidthDigit`], else between.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Repair {
    kind: RepairKind,
    index: u8,
    found: Option<char>,
}

impl Repair {
    pub(super) const fn new(kind: RepairKind, index: u8, found: Option<char>) -> Self {
        Self { kind, index, found }
    }

    /// Returns what was done.
    #[must_use]
    pub const fn kind(&self) -> RepairKind {
        self.kind
    }

    /// Returns the 0-based byte offset in the text.
    #[must_use]
    pub const fn index(&self) -> u64 {
        self.index as u64
    }

    /// Returns the character that was there; `None` for [`RepairKind::NumericCell`], which is no text.
    #[must_use]
    pub const fn found(&self) -> Option<char> {
        self.found
    }
}

/// The repairs of one text, in the order of their places.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct Repairs {
    len: u8,
    /// Those from `len` on are all the same.
    list: [Repair; Self::MAX],
}

impl Repairs {
    /// No text has more: it is 64 bytes at most, and thirteen of them stay.
    pub const MAX: usize = super::diagnose::WINDOW - LEN;

    /// No repair at all.
    pub(super) const NONE: Self =
        Self { len: 0, list: [Repair::new(RepairKind::NumericCell, 0, None); Self::MAX] };
}

list!(Repairs of Repair);

impl FromIterator<Repair> for Repairs {
    fn from_iter<I: IntoIterator<Item = Repair>>(repairs: I) -> Self {
        let mut list = Self::NONE;
        repairs.into_iter().for_each(|repair| list.add(repair));
        list
    }
}
