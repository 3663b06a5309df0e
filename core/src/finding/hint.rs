use crate::vocabulary::vocabulary;

vocabulary! {
    /// A guess at the cause of an error. A hint never changes the verdict, and nothing is repaired by it.
    pub enum Hint: u8 {
        Qualification16 = 1, "qualification_16", "像16位职业资格证书编号", "looks like a 16-digit qualification number";
        Padded000 = 2, "padded_000", "像前面补了000的13位编号", "looks like 13 digits padded with 000";
        SkillLevel22 = 3, "skill_level_22", "像22位职业技能等级证书编号", "looks like a 22-character skill-level number";
        FourDigitYear = 4, "four_digit_year", "像写了四位年份，编号只用年份后两位", "looks like a four-digit year, numbers use the last two digits";
        FullWidth = 5, "full_width", "全角数字，请用半角", "a full-width digit, use ASCII digits";
        LookAlikeLetter = 6, "look_alike_letter", "形似数字的字母（如O与0、l与1），请核对原件", "a letter that looks like a digit (O and 0, l and 1), compare the original";
        MultipleNumbers = 7, "multiple_numbers", "像一格中写了两个编号", "looks like two numbers in one cell";
        Utf16 = 8, "utf16", "像UTF-16编码的文本", "looks like text in UTF-16";
        GbkFullWidth = 9, "gbk_full_width", "像GBK编码的全角数字", "looks like full-width digits in GBK";
        GbProvinceCode = 10, "gb_province_code", "43是湖南的国标行政区划代码，编号用18", "43 is Hunan in GB/T 2260, numbers use 18";
        PrecisionLost = 11, "precision_lost", "像被表格软件按数值保存、尾数已丢失的长编号", "looks like a long number whose last digits a spreadsheet has lost";
        DigitLost = 12, "digit_lost", "少一位：可能丢了开头的0，也可能漏了任意一位，不能补", "one digit is missing, a leading 0 or any other: it cannot be filled in";
        ScientificNotation = 13, "scientific_notation", "科学计数法：显示值可能已丢失末几位，请取原单元格", "scientific notation: digits may be lost, take the original cell";
        ResidentId = 14, "resident_id", "像18位公民身份号码", "looks like an 18-character resident ID";
        Putonghua = 15, "putonghua", "像以43开头的13位普通话等级证书编号", "looks like a 13-digit Putonghua number, which begins with 43";
        SpreadsheetDate = 16, "spreadsheet_date", "像被表格软件转成了日期", "looks like a cell that a spreadsheet turned into a date";
        SpreadsheetError = 17, "spreadsheet_error", "表格软件的错误值或列宽不足", "a spreadsheet's error value or too narrow column";
        WhiteSpace = 18, "white_space", "多余的空白", "superfluous white space";
        Invisible = 19, "invisible", "不可见字符", "an invisible character";
        Separator = 20, "separator", "分隔符：编号中不用", "a separator: numbers have none";
        SpreadsheetText = 21, "spreadsheet_text", "表格软件的文本标记", "a spreadsheet's text mark";
        DecimalZero = 22, "decimal_zero", "像整列被转成小数，多了.0", "looks like a column turned into decimals, with .0 added";
        OtherDigit = 23, "other_digit", "其他文字的数字，只用0至9", "a digit of another script, only 0 to 9 are used";
        NoNumber = 24, "no_number", "格中没有数字，不是编号", "there is no digit in it: this is no number";
        Remark = 25, "remark", "13位数字前后另有文字", "there are words beside thirteen digits";
    }
}
