use crate::vocabulary::vocabulary;

vocabulary! {
    /// How much an answer about a number is worth, weakest first.
    pub enum Assurance: u8 {
        WellFormed = 1, "well_formed", "形式正确：13位数字，未核对地市代码，不证明证书存在",
            "well-formed: 13 digits, the city is not in the table, nothing says that it was issued";
        KnownCodes = 2, "known_codes", "代码已知：年份、省级、地市代码均相符，不证明证书存在",
            "known codes: year, province and city fit, nothing says that it was issued";
        Issued = 3, "issued", "已核发：登记册中有此编号", "issued: the register holds this number";
    }
}
