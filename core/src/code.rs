//! Stable codes: one row per error and finding, with its sentence in both languages and its clause.
//!
//! Numbers are never reused or changed; a retired code stays listed. `tests/data/vocabulary.tsv` is the record
//! against which a test compares this table. Slots in braces are filled by [`Finding`](crate::Finding).

use crate::clause::Clause;
use crate::vocabulary::vocabulary;

macro_rules! codes {
    ($( $Variant:ident = $number:literal, $name:literal, $zh:literal, $en:literal $(, $Clause:ident)?; )+) => {
        vocabulary! {
            /// What was found. Hundreds tell the room: 1 number, 2 score and mark, 3 assessment, 4 series and
            /// certificate, 5 project, organization and fee, 6 date, 9 the calling interface.
            pub enum Code: u16 { $( $Variant = $number, $name, $zh, $en; )+ }
        }

        impl Code {
            /// The provision that the code rests on; `None` only for codes of the calling interface (900 and up).
            #[must_use]
            pub const fn clause(self) -> Option<Clause> {
                match self { $( Self::$Variant => codes!(@clause $($Clause)?), )+ }
            }
        }
    };
    (@clause) => { None };
    (@clause $Clause:ident) => { Some(Clause::$Clause) };
}

codes! {
    NumberMissing = 101, "number_missing", "未填写证书编号", "no certificate number is given", NumberForm;
    NumberNotDigit = 102, "number_not_digit", "编号第{position}位是{found}，应为数字0至9",
    "digit {position} of the number is {found}, expected 0 to 9", NumberForm;
    NumberLength = 103, "number_length", "编号长度为{value}，应为13位{extra}",
    "the number has length {value}, expected 13 digits{extra}", NumberForm;
    YearBeforeScheme = 104, "year_before_scheme", "年份{value}早于编号办法的首年{limit}",
    "the year {value} is before the first year of the scheme, {limit}", YearCode;
    YearAfterDate = 105, "year_after_date", "年份{value}晚于核对日期所在的{limit}年",
    "the year {value} is later than {limit}, the year of the date given", YearCode;
    YearOutsideScheme = 106, "year_outside_scheme", "年份{value}不在2000至2099之间，两位年份代码无法表示",
    "the year {value} is not between 2000 and 2099, two digits cannot express it", YearCode;
    ProvinceUnknown = 107, "province_unknown", "省级代码{value2}不是本编号办法的{limit2}",
    "the province code {value2} is not {limit2}, the one of this scheme", ProvinceCode;
    ProvinceOutOfRange = 108, "province_out_of_range", "省级代码{value}不在0至99之间",
    "the province code {value} is not between 0 and 99", ProvinceCode;
    CityUnknown = 109, "city_unknown", "地市代码{value2}不在本编号办法的地市代码表中",
    "the city code {value2} is not in the city table of this scheme", CityCode;
    CityOutOfRange = 110, "city_out_of_range", "地市代码{value}不在0至99之间",
    "the city code {value} is not between 0 and 99", CityCode;
    SerialZero = 111, "serial_zero", "序列号为0000000，应从0000001起",
    "the serial is 0000000, serials begin with 0000001", SerialOrder;
    SerialOutOfRange = 112, "serial_out_of_range", "序列号{value}不在1至9999999之间",
    "the serial {value} is not between 1 and 9999999", SerialOrder;
    CityNotTwoDigits = 113, "city_not_two_digits", "地市代码应写作两位数字，如01",
    "a city code is written with two digits, such as 01", CityCode;
    ProvinceNotTwoDigits = 114, "province_not_two_digits", "省级代码应写作两位数字，如18",
    "a province code is written with two digits, such as 18", ProvinceCode;

    ScoreMissing = 201, "score_missing", "未填写{component}", "no {component} is given", PassMark;
    ScoreNotANumber = 202, "score_not_a_number", "{component}第{position}个字符是{found}，成绩应写作0至100的数，最多两位小数",
    "character {position} of the {component} is {found}, expected a number from 0 to 100 with at most two decimals", PassMark;
    ScoreTooPrecise = 203, "score_too_precise", "{component}自第{position}个字符起超过两位小数；成绩不作舍入",
    "the {component} has more than two decimals from character {position} on; scores are never rounded", PassMark;
    ScoreOutOfRange = 204, "score_out_of_range", "{component}不在0至100之间{amount}",
    "the {component} is not between 0 and 100{amount}", PassMark;
    ScoreIncomplete = 205, "score_incomplete", "{component}在第{position}个字符处中断，小数点前后都应有数字",
    "the {component} breaks off at character {position}, digits are expected on both sides of the point", PassMark;
    ScoreLeadingZero = 206, "score_leading_zero", "{component}以多余的0开头",
    "the {component} begins with a superfluous 0", PassMark;
    MarkUnsupported = 207, "mark_unsupported", "{component}标为免考，而通知没有免考的规定",
    "the {component} is marked exempt, but the notice knows no exemption", PassMark;
    ScoreNotFinite = 208, "score_not_finite", "{component}不是有限的数", "the {component} is not a finite number", PassMark;

    PartPassed = 301, "part_passed", "{component}{score}分，达到{mark}分",
    "the {component} {score} reaches the pass mark of {mark}", PassMark;
    PartBelowPassMark = 302, "part_below_pass_mark", "{component}{score}分，低于{mark}分，差{margin}分",
    "the {component} {score} is below the pass mark of {mark} by {margin}", PassMark;
    PartMissing = 303, "part_missing", "{component}尚未登记，暂不能作出结论",
    "the {component} is not recorded yet, nothing can be decided", PassMark;
    PartAbsent = 304, "part_absent", "{component}缺考，没有达到60分的成绩",
    "absent: there is no {component} of at least 60", PassMark;
    PartVoid = 305, "part_void", "{component}作废，没有达到60分的成绩",
    "void: there is no {component} of at least 60", PassMark;
    PartDeferred = 306, "part_deferred", "{component}缓考，暂不能作出结论",
    "deferred: the {component} will come later, nothing can be decided", PassMark;
    PartUnexpected = 307, "part_unexpected", "本项目只考操作技能，不应有{component}",
    "this project assesses practical skill only, a {component} is not expected", PassMark;
    DecisionMismatch = 308, "decision_mismatch", "按记录的成绩重算，所得结论与记录不同",
    "the marks on record do not lead to the decision on record", PassMark;
    RuleUnknown = 309, "rule_unknown", "没有这种合格规则：只有操作技能考核，或理论和实操",
    "there is no such pass rule: it is practical, or theory_and_practical", PassMark;
    CandidateMissing = 310, "candidate_missing", "未填写考生编号", "no candidate is named", Registration;
    CandidateRepeated = 311, "candidate_repeated", "考生编号与第{value}条记录重复",
    "the candidate stands in entry {value} already", Registration;

    SeriesExhausted = 401, "series_exhausted", "本年度本地市只余{limit}个序列号，需要{value}个",
    "{value} serials are wanted, {limit} are left in this year and city", SerialOrder;
    ReservationOutOfRange = 402, "reservation_out_of_range", "数量{value}不在1至9999999之间",
    "the quantity {value} is not between 1 and 9999999", SerialOrder;
    SeriesStateInvalid = 403, "series_state_invalid", "下一序列号{value}不在1至10000000之间",
    "the next serial {value} is not between 1 and 10000000", SerialOrder;
    CertificateYearMismatch = 404, "certificate_year_mismatch", "编号年份{value}与核发年份{limit}不同",
    "the number says {value}, the year of issue is {limit}", YearCode;
    CertificateCityMismatch = 405, "certificate_city_mismatch", "编号地市代码{value2}与考核地市{limit2}不同",
    "the number says city {value2}, the assessment was held in {limit2}", CityCode;
    CertificateRuleMismatch = 406, "certificate_rule_mismatch", "合格结论所用的规则不是该项目应用的规则",
    "the pass was decided under another rule than this project requires", PassMark;
    CertificateWithoutPass = 407, "certificate_without_pass", "考核未合格，不能颁发证书",
    "there is no pass, so there is no certificate", Issue;
    HolderMissing = 408, "holder_missing", "未填写持证人姓名", "no holder is named", Issue;
    IssueBeforeAssessment = 409, "issue_before_assessment", "核发日期早于考核日期",
    "the date of issue is before the assessment", YearCode;

    ProjectNameMissing = 501, "project_name_missing", "未填写考核项目名称", "the project has no name", Projects;
    CenterNameMissing = 502, "center_name_missing", "未填写鉴定中心名称", "the center has no name", Organizers;
    InstitutionNameMissing = 503, "institution_name_missing", "未填写考核机构名称", "the institution has no name", Organizers;
    FeeScheduleUnknown = 504, "fee_schedule_unknown",
    "该日期的收费标准未知：本库只有湘人社发〔2017〕105号的标准，适用于2020-05-25至2023-03-20",
    "no fee schedule is known for this date: the one of 湘人社发〔2017〕105号 covers 2020-05-25 to 2023-03-20", Fees;

    DateNotIso = 601, "date_not_iso", "日期应写作2026-11-23这样的形式", "a date is written like 2026-11-23", YearCode;
    DateYearInvalid = 602, "date_year_invalid", "日期的年份{value}不在1至9999之间", "the year {value} of the date is not between 1 and 9999", YearCode;
    DateMonthInvalid = 603, "date_month_invalid", "日期的月份{value}不在1至12之间", "the month {value} of the date is not between 1 and 12", YearCode;
    DateDayInvalid = 604, "date_day_invalid", "日期的第{value}日在该月不存在", "the day {value} does not exist in that month", YearCode;

    NullArgument = 901, "null_argument", "第{value}个参数为空指针", "argument {value} is a null pointer";
    BufferTooSmall = 902, "buffer_too_small", "缓冲区为{limit}字节，需要{value}字节", "the buffer has {limit} bytes, {value} are needed";
    KindUnknown = 903, "kind_unknown", "第{limit}个参数中的种类值{value}不在表中", "the kind {value} in argument {limit} is not in the table";
    StructSize = 904, "struct_size", "第{limit}个参数的 struct_size 为{value}，小于本接口第一版", "struct_size of argument {limit} is {value}, smaller than the first version of this interface";
    NotUtf8 = 905, "not_utf8", "文本不是UTF-8：第{position}个字节无效", "the text is not UTF-8: byte {position} is invalid";
    LengthOverflow = 906, "length_overflow", "第{value}个参数的长度超出可寻址范围", "the length in argument {value} is beyond what can be addressed";
    AbiVersion = 907, "abi_version", "头文件的接口版本是{value}，本库的是{limit}", "the header has interface version {value}, the library has {limit}";
    FlagInvalid = 908, "flag_invalid", "第{limit}个参数中的标志为{value}，只能是0或1", "a flag in argument {limit} is {value}, only 0 and 1 are allowed";
}
