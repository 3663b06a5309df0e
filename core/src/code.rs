//! Stable codes: one row per error and finding, with what it rests on, its sentence and its cure in both languages.
//!
//! It rests on a clause of the notice, or on `Custom` where the notice is silent and centers have a rule of their own, or
//! on nothing: what is a matter of technique, in the register, of documents and of the calling interface.
//!
//! Numbers are never reused or changed; a retired code stays listed. `tests/data/vocabulary.tsv` is the record
//! against which a test compares this table. Slots in braces are filled by [`Finding`](crate::Finding).

use crate::basis::Basis;
use crate::clause::Clause;
use crate::lang::Lang;
use crate::vocabulary::vocabulary;

macro_rules! codes {
    ($(
        $Variant:ident = $number:literal, $name:literal $(, $Basis:ident)?,
        $zh:literal, $en:literal,
        $cure_zh:literal, $cure_en:literal;
    )+) => {
        vocabulary! {
            /// What was found. Hundreds tell the room: 1 number, 2 score and mark, 3 decision, 4 series and
            /// certificate, 5 project, catalog and fee, 6 date, 7 organization, station and the holding of an
            /// assessment, 8 document, 9 the calling interface.
            pub enum Code: u16 { $( $Variant = $number, $name, $zh, $en; )+ }
        }

        impl Code {
            /// Returns what the code rests on.
            #[must_use]
            pub const fn basis(self) -> Basis {
                match self { $( Self::$Variant => codes!(@basis $($Basis)?), )+ }
            }

            /// Returns the provision that the code rests on; `None` if it rests on none ([`basis`](Self::basis)).
            #[must_use]
            pub const fn clause(self) -> Option<Clause> {
                self.basis().clause()
            }

            /// Returns what would cure it, with the slots of the sentence.
            #[must_use]
            pub const fn cure(self, lang: Lang) -> &'static str {
                match (self, lang) {
                    $( (Self::$Variant, Lang::Zh) => $cure_zh, (Self::$Variant, Lang::En) => $cure_en, )+
                }
            }
        }
    };
    (@basis) => { Basis::None };
    (@basis Custom) => { Basis::Custom };
    (@basis $Clause:ident) => { Basis::Clause(Clause::$Clause) };
}

codes! {
    NumberMissing = 101, "number_missing", NumberForm,
        "未填写证书编号", "no certificate number is given",
        "填写证书上的13位编号", "fill in the 13 digits of the certificate";
    NumberNotDigit = 102, "number_not_digit", NumberForm,
        "编号第{position}位是{found}，应为数字0至9", "digit {position} of the number is {found}, expected 0 to 9",
        "对照证书原件写13位数字，一格一个编号；别的文字移到备注栏，其中作废的另行登记",
        "write the 13 digits of the certificate itself, one number in a cell; move other words to a column of remarks, and register void certificates as such";
    NumberLength = 103, "number_length", NumberForm,
        "编号长度为{value}，应为13位{extra}", "the number has length {value}, expected 13 digits{extra}",
        "对照证书原件写13位数字，一格一个编号；别的文字移到备注栏，其中作废的另行登记",
        "write the 13 digits of the certificate itself, one number in a cell; move other words to a column of remarks, and register void certificates as such";
    YearBeforeScheme = 104, "year_before_scheme", YearCode,
        "年份{value}早于编号办法的首年{limit}", "the year {value} is before the first year of the scheme, {limit}",
        "核对编号；若该年确已核发，由调用方设定编号办法首年", "compare the certificate; if numbers were issued that year, set the scheme's first year";
    YearAfterDate = 105, "year_after_date", YearCode,
        "年份{value}晚于核对日期所在的{limit}年", "the year {value} is later than {limit}, the year of the date given",
        "核对编号第1、2位，或改用正确的核对日期", "compare digits 1 and 2, or give the right date";
    YearOutsideScheme = 106, "year_outside_scheme", YearCode,
        "年份{value}不在2000至2099之间，两位年份代码无法表示", "the year {value} is not between 2000 and 2099, two digits cannot express it",
        "使用2000至2099之间的核发年份", "use a year of issue between 2000 and 2099";
    ProvinceUnknown = 107, "province_unknown", ProvinceCode,
        "省级代码{value2}不是本编号办法的{limit2}", "the province code {value2} is not {limit2}, the one of this scheme",
        "对照证书原件核对第3、4位", "compare digits 3 and 4 with the certificate";
    ProvinceOutOfRange = 108, "province_out_of_range", ProvinceCode,
        "省级代码{value}不在0至99之间", "the province code {value} is not between 0 and 99",
        "使用两位的省级代码", "use a province code of two digits";
    CityUnknown = 109, "city_unknown", CityCode,
        "地市代码{value2}不在本编号办法的地市代码表中", "the city code {value2} is not in the city table of this scheme",
        "核对第5、6位；若代码确有，请把它加入地市代码表", "compare digits 5 and 6; if the code exists, add it to the city table";
    CityOutOfRange = 110, "city_out_of_range", CityCode,
        "地市代码{value}不在0至99之间", "the city code {value} is not between 0 and 99",
        "使用两位的地市代码", "use a city code of two digits";
    SerialZero = 111, "serial_zero", SerialOrder,
        "序列号为0000000，应从0000001起", "the serial is 0000000, serials begin with 0000001",
        "对照证书原件核对第7至13位", "compare digits 7 to 13 with the certificate";
    SerialOutOfRange = 112, "serial_out_of_range", SerialOrder,
        "序列号{value}不在1至9999999之间", "the serial {value} is not between 1 and 9999999",
        "使用1至9999999的序列号", "use a serial from 1 to 9999999";
    CityNotTwoDigits = 113, "city_not_two_digits", CityCode,
        "地市代码应写作两位数字，如01", "a city code is written with two digits, such as 01",
        "写成两位，例如01", "write two digits, for example 01";
    ProvinceNotTwoDigits = 114, "province_not_two_digits", ProvinceCode,
        "省级代码应写作两位数字，如18", "a province code is written with two digits, such as 18",
        "写成两位，例如18", "write two digits, for example 18";
    NumberSpreadsheetError = 115, "number_spreadsheet_error", NumberForm,
        "单元格里是表格软件的错误值，或列宽不足，没有编号", "the cell shows a spreadsheet's error, or its column is too narrow: there is no number",
        "加宽列或改正公式，再取原单元格的值", "widen the column or mend the formula, then take the cell's own value";
    NumberDigitsLost = 116, "number_digits_lost", NumberForm,
        "科学计数法丢了末几位：编号在{value}至{limit}之间，不能确定是哪一个", "scientific notation has lost the last digits: the number is one from {value} to {limit}, which one cannot be told",
        "不取显示的文本，取原单元格的值，或对照证书原件", "take the cell's own value instead of what it shows, or the certificate itself";

    ScoreMissing = 201, "score_missing", PassMark,
        "未填写{component}", "no {component} is given",
        "填写成绩", "fill in the score";
    ScoreNotANumber = 202, "score_not_a_number", PassMark,
        "{component}第{position}个字符是{found}，成绩应写作0至100的数，最多两位小数", "character {position} of the {component} is {found}, expected a number from 0 to 100 with at most two decimals",
        "改为0至100的数字，最多两位小数", "write a number from 0 to 100 with at most two decimals";
    ScoreTooPrecise = 203, "score_too_precise", PassMark,
        "{component}自第{position}个字符起超过两位小数；成绩不作舍入", "the {component} has more than two decimals from character {position} on; scores are never rounded",
        "按评分表登记两位小数以内的成绩", "record the score with at most two decimals, as the marking sheet says";
    ScoreOutOfRange = 204, "score_out_of_range", PassMark,
        "{component}不在0至100之间{amount}", "the {component} is not between 0 and 100{amount}",
        "按百分制核对成绩", "compare the score, which counts to 100";
    ScoreIncomplete = 205, "score_incomplete", PassMark,
        "{component}在第{position}个字符处中断，小数点前后都应有数字", "the {component} breaks off at character {position}, digits are expected on both sides of the point",
        "补全小数点前后的数字", "complete the digits beside the point";
    ScoreLeadingZero = 206, "score_leading_zero", PassMark,
        "{component}以多余的0开头", "the {component} begins with a superfluous 0",
        "去掉开头多余的0", "remove the superfluous 0";
    MarkUnsupported = 207, "mark_unsupported", PassMark,
        "{component}标为免考，而通知没有免考的规定", "the {component} is marked exempt, but the notice knows no exemption",
        "登记实际成绩，或登记缺考、缓考", "record the score, or absent, or deferred";
    ScoreNotFinite = 208, "score_not_finite", PassMark,
        "{component}不是有限的数", "the {component} is not a finite number",
        "登记0至100的成绩", "record a score from 0 to 100";
    MarkWordUnknown = 209, "mark_word_unknown", PassMark,
        "{component}是不认识的字样，应为0至100的成绩，或缺考、作弊、缓考等词", "the {component} is a word that is not known, expected a score from 0 to 100 or a word such as absent",
        "登记实际成绩；没有参加的写缺考，成绩不算的写作废，以后再考的写缓考", "record the score, or write absent, void or deferred";
    MarkPercent = 210, "mark_percent", PassMark,
        "{component}写成了百分数，不能确定是多少分", "the {component} is a percentage, which score it means cannot be told",
        "按百分制登记得分，例如85", "record the score itself, such as 85";
    MarkSpreadsheetError = 211, "mark_spreadsheet_error", PassMark,
        "{component}的单元格是表格软件的错误值，或列宽不足，没有成绩", "the cell of the {component} shows a spreadsheet's error, or its column is too narrow: there is no score",
        "改正公式或加宽列，再取原单元格的值", "mend the formula or widen the column, then take the cell's own value";
    MarkContradicted = 212, "mark_contradicted", PassMark,
        "{component}有成绩，旁边的情况却写缺考或缓考", "there is a {component}, but the status beside it says absent or deferred",
        "核对原始记录：没有参加的删去成绩，参加了的改正情况", "compare the records: remove the score, or correct the status";
    MarkStatusUnknown = 213, "mark_status_unknown", PassMark,
        "{component}旁边的情况是不认识的字样", "the status beside the {component} is a word that is not known",
        "参加了的留空或写正常，没有参加的写缺考，成绩不算的写作废", "leave it blank or write normal; otherwise write absent, void or deferred";

    PartPassed = 301, "part_passed", PassMark,
        "{component}{score}分，达到{mark}分", "the {component} {score} reaches the pass mark of {mark}",
        "无需处理", "nothing to do";
    PartBelowPassMark = 302, "part_below_pass_mark", PassMark,
        "{component}{score}分，低于{mark}分，差{margin}分", "the {component} {score} is below the pass mark of {mark} by {margin}",
        "重新参加考核并达到60分", "take the assessment again and reach 60";
    PartMissing = 303, "part_missing", PassMark,
        "{component}尚未登记，暂不能作出结论", "the {component} is not recorded yet, nothing can be decided",
        "登记该项成绩后再作结论", "record the mark, then decide";
    PartAbsent = 304, "part_absent", PassMark,
        "{component}缺考，没有达到60分的成绩", "absent: there is no {component} of at least 60",
        "按当地补考安排重新参加考核", "take the part again, as the center arranges";
    PartVoid = 305, "part_void", PassMark,
        "{component}作废，没有达到60分的成绩", "void: there is no {component} of at least 60",
        "按当地规定处理后重新参加考核", "take the part again, as the center's rules allow";
    PartDeferred = 306, "part_deferred", PassMark,
        "{component}缓考，暂不能作出结论", "deferred: the {component} will come later, nothing can be decided",
        "待缓考成绩登记后再作结论", "decide when the deferred mark is recorded";
    PartUnexpected = 307, "part_unexpected", PassMark,
        "本项目只考操作技能，不应有{component}", "this project assesses practical skill only, a {component} is not expected",
        "删去该成绩，或核对项目应用的合格规则", "remove the mark, or check which rule the project has";
    DecisionMismatch = 308, "decision_mismatch", PassMark,
        "按记录的成绩重算，所得结论与记录不同", "the marks on record do not lead to the decision on record",
        "以原始成绩重新作出结论", "decide again from the original marks";
    RuleUnknown = 309, "rule_unknown", PassMark,
        "没有这种合格规则：只有操作技能考核，或理论和实操", "there is no such pass rule: it is practical, or theory_and_practical",
        "使用 practical 或 theory_and_practical", "use practical or theory_and_practical";
    CandidateMissing = 310, "candidate_missing", Registration,
        "未填写考生编号", "no candidate is named",
        "填写考生编号", "name the candidate";
    CandidateRepeated = 311, "candidate_repeated", Registration,
        "考生编号与第{value}行重复", "the candidate is in row {value} already",
        "每名考生只留一行：补考的留下应采用的成绩，删去另一行", "keep one row per candidate: of a retake, the one that counts";
    VerdictDiffers = 312, "verdict_differs", PassMark,
        "表中的结论与按成绩判定的不同", "the verdict in the table is not the one that the marks lead to",
        "核对成绩和表中的结论，改正有误的一处", "compare the marks with the verdict, and correct the one that is wrong";

    SeriesExhausted = 401, "series_exhausted", SerialOrder,
        "本年度本地市只余{limit}个序列号，需要{value}个", "{value} serials are wanted, {limit} are left in this year and city",
        "减少数量，或等下一核发年份", "take fewer, or wait for the next year of issue";
    ReservationOutOfRange = 402, "reservation_out_of_range", SerialOrder,
        "数量{value}不在1至9999999之间", "the quantity {value} is not between 1 and 9999999",
        "使用1至9999999的数量", "ask for 1 to 9999999";
    SeriesStateInvalid = 403, "series_state_invalid", SerialOrder,
        "下一序列号{value}不在1至10000000之间", "the next serial {value} is not between 1 and 10000000",
        "以登记册中最大序列号加一恢复", "resume with the largest serial on the register plus one";
    CertificateYearMismatch = 404, "certificate_year_mismatch", YearCode,
        "编号年份{value}与核发年份{limit}不同", "the number says {value}, the year of issue is {limit}",
        "用核发当年的序列编号", "number it from the series of the year of issue";
    CertificateCityMismatch = 405, "certificate_city_mismatch", CityCode,
        "编号地市代码{value2}与考核地市{limit2}不同", "the number says city {value2}, the assessment was held in {limit2}",
        "用考核所在地市的序列编号", "number it from the series of the city of the assessment";
    CertificateRuleMismatch = 406, "certificate_rule_mismatch", PassMark,
        "合格结论所用的规则不是该项目应用的规则", "the pass was decided under another rule than this project requires",
        "按该项目的合格规则重新作出结论", "decide again under the project's rule";
    CertificateWithoutPass = 407, "certificate_without_pass", Issue,
        "考核未合格，不能颁发证书", "there is no pass, so there is no certificate",
        "考核合格后再颁发", "issue it after a pass";
    HolderMissing = 408, "holder_missing", Issue,
        "未填写持证人姓名", "no holder is named",
        "填写姓名", "fill in the name";
    IssueBeforeAssessment = 409, "issue_before_assessment", YearCode,
        "核发日期早于考核日期", "the date of issue is before the assessment",
        "核对核发日期和考核日期", "compare the date of issue and that of the assessment";
    BlankMissing = 410, "blank_missing", Blanks,
        "未登记空白证书编号", "no blank sheet is recorded",
        "登记省鉴定中心配发的空白证书编号", "record the number of the blank handed out by the provincial center";
    BlankUsed = 411, "blank_used", Custom,
        "该空白证书已用于本证书", "this blank was used for this certificate already",
        "换用新的空白证书", "take a new blank";
    BureauMissing = 412, "bureau_missing", PrintingAndSeals,
        "未写明发证的人力资源和社会保障局", "no issuing bureau is named",
        "写明发证的人力资源和社会保障局", "name the issuing bureau";
    PrintingNotAuthorized = 413, "printing_not_authorized", PrintingAndSeals,
        "打印单位没有市州鉴定中心给予的打印权限", "who prints has no authority from the city center",
        "由市州鉴定中心授予打印权限，或改由有权限的单位打印", "let the city center grant the authority, or print where it is granted";
    PrintNeedsIssue = 414, "print_needs_issue", PrintingAndSeals,
        "证书不在待打印状态，不能打印", "the certificate does not wait for printing",
        "打印毁损的先登记毁损；遗失、损坏的先办理补发；姓名有误的先办理更正", "enter a spoilt sheet as such first, reissue a lost or damaged one, correct a wrong name";
    SealNeedsPrint = 415, "seal_needs_print", PrintingAndSeals,
        "证书尚未打印或已完成，不能加盖印章", "the certificate is not printed yet or complete already",
        "先打印到空白证书上", "print it on a blank first";
    SealRepeated = 416, "seal_repeated", PrintingAndSeals,
        "该印章已加盖", "this seal is on the certificate already",
        "只需加盖尚缺的印章", "apply the seal that is missing";
    SealMissing = 417, "seal_missing", PrintingAndSeals,
        "缺少{component}，证书不完整", "the {component} is missing, the certificate is not complete",
        "加盖{component}", "apply the {component}";
    VoidNeedsCertificate = 418, "void_needs_certificate", Custom,
        "证书已作废，不能再作废", "the certificate is void already",
        "无需处理", "nothing to do";
    ReissueNotAllowed = 419, "reissue_not_allowed", Custom,
        "本单位的规定不允许补发、换发", "the center's rules do not allow a reissue",
        "由核发单位决定是否补发、换发", "let the issuing center decide";
    ReissueNeedsComplete = 420, "reissue_needs_complete", Custom,
        "证书尚未打印、盖章完毕，不能补发、换发", "the certificate is not complete, it cannot be reissued",
        "先登记打印和盖章；打印毁损的登记毁损，姓名有误的办理更正", "enter printing and seals first; enter a spoilt sheet as such, correct a wrong name";
    CertificateVoid = 421, "certificate_void", Custom,
        "证书已作废", "the certificate is void",
        "编号保留，不再使用；持证人成绩合格、确须另发的，核发代替它的证书", "the number stays used; where its holder passed, a certificate may be issued in its place";

    CertificateEventBeforeLast = 422, "certificate_event_before_last", Custom,
        "日期早于核发或上一步的日期", "the date is before that of issue or of the step before",
        "核对日期", "compare the dates";

    NotIssued = 423, "not_issued", NumberingAndLookup,
        "登记册中没有此编号", "the register does not hold this number",
        "对照证书原件核对编号", "compare the number with the certificate itself";
    CertificateOfAnother = 424, "certificate_of_another", Custom,
        "该考核的这个考生编号已核发证书{value}，但姓名、项目或地市不同，不再核发", "this candidate of this assessment has certificate {value} under another name, project or city, none is issued",
        "姓名有误的更正原证书；项目或地市有误的作废后另发代替；不是同一场考核的，给它另一个名称", "correct a wrong name; void and replace where project or city is wrong; give another assessment another name";
    IssueDateBeforeLast = 425, "issue_date_before_last", Custom,
        "核发日期{day}早于该地市最近一次核发的{day2}，请核对", "the date of issue {day} is before {day2}, the last one in this city",
        "两地先后录入的不必处理；录错的，作废后另发代替", "nothing to do where two offices enter in turn; where it is wrong, void and replace";
    SeriesCounterWrong = 426, "series_counter_wrong",
        "本年度本地市的下一序列号记为{value}，按已核发的编号应为{limit}", "the next serial of this year and city is recorded as {value}, after the numbers issued it is {limit}",
        "查明谁改动了计数；由登记册的管理者恢复为最大序列号加一", "find out who changed the counter; its keeper sets it to the largest serial plus one";
    CandidateNumberedTwice = 427, "candidate_numbered_twice", Custom,
        "该考核的这个考生已有另一个编号", "this candidate of this assessment has another number already",
        "查明是否同一人；重复核发的作废其一", "find out whether it is one person; void one of the two";
    SerialsOutOfOrder = 428, "serials_out_of_order", Custom,
        "核发日期{day}早于前一编号的{day2}", "dated {day}, the number before {day2}",
        "核对两个证书的核发日期", "compare the dates of issue of both certificates";
    NumberOfNoSeries = 429, "number_of_no_series",
        "编号的省级、年份或地市代码不属于登记册的任何序列", "the province, year or city of the number belongs to no series of the register",
        "查明该编号从何而来", "find out where the number came from";
    NumberTaken = 430, "number_taken",
        "该编号已属于另一证书", "the number belongs to another certificate already",
        "对照两份证书原件，查明哪一个系统重复编号", "compare both certificates and find out which system numbered twice";
    AuditRowsDiffer = 431, "audit_rows_differ", SerialOrder,
        "读入{value}行，应为{limit}行", "{value} rows were read, {limit} are expected",
        "核对文件是否被截断，例如表格止于第65536行", "see whether rows were cut off, as at row 65536 of a sheet";
    SeriesFirstNotOne = 432, "series_first_not_one", SerialOrder,
        "本序列从{value}起，应从{limit}起", "the series begins with serial {value}, expected {limit}",
        "补上此前的编号，或确认其不在本次审计范围", "add the numbers before it, or confirm that they lie outside this audit";
    SerialsMissing = 433, "serials_missing", SerialOrder,
        "首末之间缺{value}个序列号，最小的是{limit}", "serials missing between first and last: {value}, from {limit} on",
        "逐个查明：未录入、未核发，或作废而未声明", "find out for each: not entered, never issued, or void and not declared";
    SerialsRepeated = 434, "serials_repeated", SerialOrder,
        "{value}个序列号出现两次或更多，最小的是{limit}", "serials that stand twice or more: {value}, from {limit} on",
        "对照登记册，确定每个编号属于哪一份证书", "compare the register: which certificate does each number belong to";
    SerialsAboveLast = 435, "serials_above_last", SerialOrder,
        "{value}个序列号大于登记册的末号{limit}", "serials above {limit}, the last of the register: {value}",
        "对照登记册：这些编号没有核发，可能是截短或误填的其他编号", "compare the register: they were never issued, other numbers cut short or mistyped";
    SerialsNotReached = 436, "serials_not_reached", SerialOrder,
        "最大序列号为{value}，登记册的末号为{limit}", "the last serial is {value}, the last of the register is {limit}",
        "补上末尾的编号，或核对登记册是否刚恢复自备份", "add the numbers at the end, or see whether the rows are older than the register";
    HighWaterRegressed = 437, "high_water_regressed",
        "登记册的序列号只到{value}，而此前已确认到{limit}", "the register ends at serial {value}, but {limit} was attested before",
        "登记册可能恢复自旧备份：补齐其后的记录之前不要核发", "it may come from an old backup: issue nothing until the later records are back";
    HighWaterChanged = 438, "high_water_changed",
        "序列号{limit}及以前的证书与此前确认的不同", "the certificates up to serial {limit} differ from those attested before",
        "与确认时的数据报送逐条对照", "compare them with the data report of that day";
    BlankOfAnother = 439, "blank_of_another", Custom,
        "该空白证书已用于另一证书", "this blank was used for another certificate already",
        "换用新的空白证书，并核对空白证书的领用记录", "take a new blank, and compare the record of blanks handed out";
    SerialsNotIssued = 440, "serials_not_issued", NumberingAndLookup,
        "{value}个序列号登记册中没有，最小的是{limit}", "serials that the register does not hold: {value}, from {limit} on",
        "对照证书原件核对这些编号", "compare these numbers with the certificates themselves";

    ReasonMissing = 441, "reason_missing", Custom,
        "未写明原因", "no reason is given",
        "写明原因，如：遗失、打印毁损、姓名录入有误", "say why: lost, spoilt by the printer, name mistyped";
    SpoilNeedsSheet = 442, "spoil_needs_sheet", Custom,
        "证书没有已打印的空白证书，无可毁损", "no sheet is printed, there is none to spoil",
        "未打印的空白证书毁损，不带编号登记（register spoil --blanks）", "enter blanks spoilt before printing without a number (register spoil --blanks)";
    CorrectionChangesNothing = 443, "correction_changes_nothing", Custom,
        "更正后的姓名与现在的相同", "the corrected name is the present one",
        "核对应更正为什么", "see what it should be";
    ReplacesItself = 444, "replaces_itself", Custom,
        "证书不能代替自己", "a certificate cannot replace itself",
        "写被代替的编号", "give the number that is replaced";
    ReplacesNeedsVoid = 445, "replaces_needs_void", Custom,
        "所代替的证书{value}没有作废，或不属于该考核的这个考生", "certificate {value}, to be replaced, is not void, or not this candidate's",
        "先作废，再核发代替它的证书", "void it first, then issue the one in its place";
    ReplacedAlready = 446, "replaced_already", Custom,
        "证书已由{value}代替", "the certificate is replaced by {value} already",
        "核对代替它的证书", "see the certificate in its place";
    CertificateStands = 447, "certificate_stands", Issue,
        "成绩不合格，但此前核发的证书{value}仍有效", "there is no pass, but certificate {value} issued before still stands",
        "核实成绩；不合格属实的，作废该证书（register void）", "verify the marks; if they are right, void the certificate (register void)";
    MarksDiffer = 448, "marks_differ", Custom,
        "成绩与核发证书{value}时的不同，已记入成绩更正", "the marks differ from those of certificate {value}; they are entered as corrected",
        "核实成绩", "verify the marks";
    HolderDiffers = 449, "holder_differs", NumberingAndLookup,
        "登记册中此编号的持证人不是这个姓名", "the register has another holder under this number",
        "对照证书原件核对姓名和编号", "compare name and number with the certificate itself";
    CertificateProjectDiffers = 450, "certificate_project_differs", NumberingAndLookup,
        "登记册中此编号属于另一考核项目", "the register has another project under this number",
        "对照证书原件核对项目和编号", "compare project and number with the certificate itself";
    CandidateAlike = 451, "candidate_alike", Custom,
        "与{value}的考生编号只差前导零、“.0”或大小写，可能是同一人", "the id differs from that of {value} only by zeros, .0 or case: perhaps one person",
        "改正考生编号；确非同一人的，加 --apart", "correct the id, or say --apart";
    CandidateNamesake = 452, "candidate_namesake", Custom,
        "与{value}同名而考生编号不同，可能是同一人", "the name is that of {value}, under another id: perhaps one person",
        "核对；确非同一人的，加 --apart", "compare; where they are two people, say --apart";
    CandidateDigitsLost = 453, "candidate_digits_lost", Custom,
        "考生编号的数字已丢失（科学计数法、日期或超过15位的数字单元格）", "digits of the id are lost (scientific notation, a date, or a cell of more than 15 digits)",
        "在原系统按文本导出，或对照报名表补全", "export it as text, or complete it from the registration";
    TextTooLong = 454, "text_too_long",
        "{component}超过{limit}个字", "the {component} has more than {limit} characters",
        "缩短", "shorten it";
    RecordDiffers = 455, "record_differs", Custom,
        "登记册中此编号的{component}与此不同", "the register has another {component} under this number",
        "对照两处的原始材料；登记册不改，确有误的在登记册办理更正或作废", "compare both; the register is not changed: where it is wrong, correct or void there";
    EventsDiffer = 456, "events_differ", Custom,
        "第{value}项事项与登记册中的不同", "event {value} differs from the register's",
        "对照两处的原始材料；登记册不改，确有误的在登记册办理更正或作废", "compare both; the register is not changed: where it is wrong, correct or void there";
    DeclarationDiffers = 457, "declaration_differs",
        "该段序列号已声明，范围或原因不同", "these serials are declared with another range or reason",
        "核对此前的声明", "see the earlier declaration";
    RecordImpossible = 458, "record_impossible",
        "登记册中有一行不成立", "a row of the register cannot be",
        "查明由谁写入；与备份和数据报送对照", "find out who wrote it; compare backup and data report";
    EventsImpossible = 459, "events_impossible",
        "事项不能按次序成立，自第{value}项起", "the events do not follow from each other, from event {value} on",
        "查明由谁写入；与备份和数据报送对照", "find out who wrote it; compare backup and data report";
    SeriesDateWrong = 460, "series_date_wrong",
        "最近核发日期记为{day}，按证书应为{day2}", "the last date of issue is recorded as {day}, after the certificates it is {day2}",
        "查明谁改动了计数", "find out who changed the counter";
    EventLost = 461, "event_lost",
        "第{value}项事项在登记册中没有", "event {value} is not in the register",
        "补上这一事项之前不要核发（register import）", "bring it back before anything is issued (register import)";
    EventOfNoCertificate = 462, "event_of_no_certificate",
        "事项或空白证书不属于任何证书", "an event or a sheet belongs to no certificate",
        "查明由谁写入", "find out who wrote it";
    DateAhead = 463, "date_ahead", Custom,
        "日期{day}晚于今天{day2}", "the date {day} is later than today, {day2}",
        "核对日期；确要预先登记的，加 --ahead", "compare the date, or say --ahead";
    BlankNotPresent = 464, "blank_not_present", Custom,
        "证书现在所用的不是这张空白证书", "that is not the present sheet of the certificate",
        "核对流水号", "compare the number of the sheet";
    BlankDestroyed = 465, "blank_destroyed", Custom,
        "该空白证书已登记毁损", "this blank is on record as spoilt",
        "换用新的空白证书", "take a new blank";
    RecordChanged = 466, "record_changed",
        "登记册中这一行被改动过", "this row of the register was changed",
        "查明由谁改动；与备份和数据报送对照", "find out who changed it; compare backup and data report";
    SeriesChanged = 467, "series_changed",
        "本年度本地市的登记被删改过：有行被删除、改动或添加", "rows of this year and city were removed, changed or added",
        "与备份、数据报送和高水位对照，找出后用 import 补回", "compare backup, data report and high-water marks; bring back what is missing with import";
    AssessmentMissing = 468, "assessment_missing",
        "未写明是哪一场考核", "the assessment has no name",
        "给这场考核一个名称，如 2026-11", "give it a name, such as 2026-11";

    ProjectNameMissing = 501, "project_name_missing", Projects,
        "未填写考核项目名称", "the project has no name",
        "填写考核项目名称", "name the project";
    CenterNameMissing = 502, "center_name_missing", Organizers,
        "未填写鉴定中心名称", "the center has no name",
        "填写鉴定中心名称", "name the center";
    InstitutionNameMissing = 503, "institution_name_missing", Organizers,
        "未填写考核机构名称", "the institution has no name",
        "填写考核机构名称", "name the institution";
    FeeScheduleUnknown = 504, "fee_schedule_unknown", Fees,
        "该日期的收费标准未知：本库只有湘人社发〔2017〕105号的标准，适用于2020-05-25至2023-03-20", "no fee schedule is known for this date: the one of 湘人社发〔2017〕105号 covers 2020-05-25 to 2023-03-20",
        "由调用方提供该日期有效的收费标准", "supply the schedule in force on that date";
    ProjectNameHasLevel = 505, "project_name_has_level", Candidates,
        "项目名称含有等级字样，专项职业能力考核不分级别", "the project's name has a word of level, but there are no levels",
        "从项目名称中去掉等级字样", "remove the level from the name";
    ProjectRedeveloped = 506, "project_redeveloped", Development,
        "国家或省已颁布该项目的考核规范，不再重复开发", "a national or provincial specification exists, none is developed again",
        "直接采用已颁布的考核规范", "use the specification that exists";
    DraftRepeated = 507, "draft_repeated", Filing,
        "该项目已在目录中，不能再次起草", "the project is in the catalog already",
        "沿用目录中的项目，需要修改时办理调整", "use the one in the catalog, adjust it where needed";
    ApplicationNeedsDraft = 508, "application_needs_draft", Filing,
        "项目不在起草阶段，不能申请", "the project is not a draft, it cannot be applied for",
        "先起草，或等待已提出的申请", "draft it first, or wait for the application made";
    FilingNeedsApplication = 509, "filing_needs_application", Filing,
        "项目没有待备案的申请，不能备案", "no application waits, the project cannot be filed",
        "先由申请单位提出申请", "let the applicant apply first";
    ReturnNeedsApplication = 510, "return_needs_application", Filing,
        "项目没有待备案的申请，不能退回", "no application waits, nothing can be returned",
        "先由申请单位提出申请", "let the applicant apply first";
    PilotNeedsFiling = 511, "pilot_needs_filing", Pilot,
        "项目未处于已备案阶段，不能开始试点", "the project is not at the stage after filing, no pilot can begin",
        "先由省鉴定中心备案", "let the provincial center file it first";
    PublicationNeedsFiling = 512, "publication_needs_filing", Filing,
        "项目未备案或已发布，不能列入目录发布", "the project is not filed or is published already, it cannot be published",
        "先由省鉴定中心备案", "let the provincial center file it first";
    AdjustmentNeedsPublication = 513, "adjustment_needs_publication", Filing,
        "项目未发布，不能调整", "the project is not published, it cannot be adjusted",
        "先列入目录发布", "publish it first";
    WithdrawalNeedsFiling = 514, "withdrawal_needs_filing", Filing,
        "项目未备案或已撤出，不能撤出", "the project is not filed or is withdrawn already",
        "只有已备案、试点或发布的项目可以撤出", "only a filed, piloted or published project can be withdrawn";
    ApplicantMissing = 515, "applicant_missing", Filing,
        "未写明申请单位", "no applicant is named",
        "写明提出申请的鉴定中心、企业、院校或相关机构", "name the center, enterprise, school or institution that applies";
    SpecificationNotApproved = 517, "specification_not_approved", ProvincialDuties,
        "考核规范在该日期未经省鉴定中心审定批准", "the specification is not approved by the provincial center on that date",
        "报省鉴定中心审定批准", "submit it to the provincial center";
    TaskWeights = 518, "task_weights", Standards,
        "各工作任务考核比重之和为{value}%，应为100%", "the weights of the tasks sum to {value} %, expected 100",
        "调整考核比重，使其和为100%", "adjust the weights to sum to 100";
    TasksMissing = 519, "tasks_missing", Standards,
        "考核规范没有工作任务", "the specification has no task",
        "列出工作任务及其考核比重", "list the tasks with their weights";
    TaskRepeated = 520, "task_repeated", Standards,
        "第{value}项工作任务与前面的重名", "task {value} has the name of an earlier one",
        "合并或改名", "merge or rename them";
    PassMarkChanged = 521, "pass_mark_changed", Standards,
        "考核规范的合格分数为{score}分，应为{mark}分，不得私自降低考核标准", "the specification's pass mark is {score}, it is {mark} by the notice",
        "改回60分", "set it to 60";
    EventBeforeLast = 522, "event_before_last", Filing,
        "日期早于上一步的日期", "the date is before that of the step before",
        "核对日期", "compare the dates";
    ProjectUnknown = 523, "project_unknown", Filing,
        "目录中没有该项目", "the project is not in the catalog",
        "先起草并申请该项目，或核对项目名称", "draft it and apply for it, or compare the name";
    ProjectNotAssessable = 524, "project_not_assessable", Filing,
        "该项目在考核日期未试点、未发布或已撤出，不能考核", "on the day of the assessment the project is neither piloted nor published",
        "等省鉴定中心备案并发布后再考核", "assess it after the provincial center has filed and published it";
    PilotOnlyByDeveloper = 525, "pilot_only_by_developer", Pilot,
        "试点只能由提出申请并开发考核规范的单位进行", "a pilot is held only by the applicant that developed the specification",
        "由申请单位进行试点，或等项目发布", "let the applicant hold it, or wait for the publication";
    ItemBankShort = 526, "item_bank_short", Standards,
        "第{value}项工作任务在题库中只有{limit}题，不够抽取", "task {value} has {limit} items in the bank, too few to draw from",
        "补充题库，或减少抽取题数", "add items, or draw fewer";
    DrawMismatch = 527, "draw_mismatch", Standards,
        "按记录的种子重新抽题，结果与记录不同", "drawing again from the seed on record gives other items",
        "以原题库和原种子核对抽题记录", "compare the record with the bank and seed of the draw";
    DrawSizeInvalid = 528, "draw_size_invalid", Standards,
        "抽题数量{value}不在1至10000之间", "the number of items to draw, {value}, is not between 1 and 10000",
        "使用1至10000的抽题数量", "draw 1 to 10000 items";
    TaskNameMissing = 529, "task_name_missing", Standards,
        "第{value}项工作任务没有名称", "task {value} has no name",
        "填写工作任务名称", "name the task";
    ItemRepeated = 530, "item_repeated", Standards,
        "题库中第{value}题的编号与前面的重复", "item {value} of the bank has the identifier of an earlier one",
        "每题使用唯一的编号", "give each item an identifier of its own";
    BatchMissing = 531, "batch_missing", Filing,
        "未写明发布批次", "no batch of publication is named",
        "写明发布批次", "name the batch";
    ProvincialCenterRequired = 532, "provincial_center_required", ProvincialDuties,
        "这一步只能由省鉴定中心作出", "only the provincial center can take this step",
        "报省鉴定中心", "submit it to the provincial center";
    FeeScheduleOverlap = 533, "fee_schedule_overlap", Fees,
        "收费标准的日期重叠或颠倒", "the dates of the fee schedules overlap or are reversed",
        "核对各收费标准的起止日期", "compare the dates of the schedules";
    ProjectDiffers = 534, "project_differs", Standards,
        "考核所用的项目特征与目录所载不同", "the project's traits are not those of the catalog",
        "按目录所载的项目特征组织考核", "assess the project with the traits that the catalog holds";

    DateNotIso = 601, "date_not_iso", YearCode,
        "日期应写作2026-11-23这样的形式", "a date is written like 2026-11-23",
        "写成2026-11-23这样的形式", "write it like 2026-11-23";
    DateYearInvalid = 602, "date_year_invalid", YearCode,
        "日期的年份{value}不在1至9999之间", "the year {value} of the date is not between 1 and 9999",
        "使用四位年份", "use a year of four digits";
    DateMonthInvalid = 603, "date_month_invalid", YearCode,
        "日期的月份{value}不在1至12之间", "the month {value} of the date is not between 1 and 12",
        "使用01至12的月份", "use a month from 01 to 12";
    DateDayInvalid = 604, "date_day_invalid", YearCode,
        "日期的第{value}日在该月不存在", "the day {value} does not exist in that month",
        "使用该月有的日子", "use a day that the month has";

    NotIndependentLegalPerson = 701, "not_independent_legal_person", Organizers,
        "考核机构不是独立法人单位", "the institution is not an independent legal person",
        "由独立法人单位承担考核", "let an independent legal person carry it out";
    DutyOfProvincialCenter = 702, "duty_of_provincial_center", ProvincialDuties,
        "这是省鉴定中心的职责", "this is a duty of the provincial center",
        "报省鉴定中心办理", "submit it to the provincial center";
    DutyOfCityCenter = 704, "duty_of_city_center", PrintingAndSeals,
        "打印权限由市州鉴定中心确定", "print authority is decided by the city center",
        "由市州鉴定中心确定", "let the city center decide";
    OutsideJurisdiction = 705, "outside_jurisdiction", GradedAdministration,
        "不在该鉴定中心的行政区域内", "this is outside the center's own area",
        "由考核所在地的鉴定中心组织", "let the center of the place organize it";
    CenterCityMissing = 706, "center_city_missing", GradedAdministration,
        "市州、县级鉴定中心未写明所在地市", "a city or county center has no city",
        "写明所在地市代码", "give its city code";
    ExaminerNameMissing = 711, "examiner_name_missing", Examiners,
        "未写明考评人员", "no examiner is named",
        "写明考评人员", "name the examiner";
    ExaminerNotAppointed = 712, "examiner_not_appointed", Examiners,
        "第{value}名考评人员未经鉴定中心认定", "examiner {value} is not appointed by a center",
        "由鉴定中心认定后再参加考评", "let a center appoint the examiner first";
    ExaminerNotValid = 713, "examiner_not_valid", Examiners,
        "第{value}名考评人员的认定在考核当日无效", "the appointment of examiner {value} is not valid on the day",
        "更换考评人员，或由鉴定中心重新认定", "take another examiner, or renew the appointment";
    ExaminersMissing = 714, "examiners_missing", Examiners,
        "没有考评人员", "there are no examiners",
        "配备鉴定中心认定的考评人员", "provide examiners appointed by a center";
    ExaminersTooFew = 715, "examiners_too_few", Examiners,
        "考评人员{value}名，调用方的规定至少{limit}名", "{value} examiners, the caller's policy asks for {limit}",
        "增加考评人员", "add examiners";
    ExaminersNotOdd = 716, "examiners_not_odd", Examiners,
        "考评人员{value}名，调用方的规定要求单数", "{value} examiners, the caller's policy asks for an odd number",
        "增减一名考评人员", "add or remove one";
    ExaminerConflict = 717, "examiner_conflict", Examiners,
        "第{value}名考评人员应回避", "examiner {value} has to stand aside",
        "更换考评人员", "take another examiner";
    StationFieldMissing = 721, "station_field_missing", StationForm,
        "申报表未填写{component}", "the form lacks the {component}",
        "填写{component}", "fill in the {component}";
    ApplicationReportMissing = 722, "application_report_missing", ApplicationReport,
        "缺少附件1：备案申请报告", "attachment 1 is missing: report of application",
        "附上备案申请报告", "attach the report";
    InstitutionProofMissing = 723, "institution_proof_missing", InstitutionProof,
        "缺少附件2：机构资质证明", "attachment 2 is missing: proof of standing",
        "附上机构资质证明", "attach the proof";
    SiteAndItemsMissing = 724, "site_and_items_missing", SiteAndItems,
        "缺少附件3：场地、设备清单及考核规范、题库", "attachment 3 is missing: site, equipment, specification, item bank",
        "附上场地、设备清单及考核规范、题库", "attach them";
    ExaminerRosterMissing = 725, "examiner_roster_missing", ExaminerRoster,
        "缺少附件4：考评人员名册与资质证明", "attachment 4 is missing: examiners and credentials",
        "附上考评人员名册与资质证明", "attach them";
    ManagementRulesMissing = 726, "management_rules_missing", ManagementRules,
        "缺少附件5：管理运行制度和管理人员名册", "attachment 5 is missing: rules of operation and managers",
        "附上管理运行制度和管理人员名册", "attach them";
    SubmissionNeedsDraft = 727, "submission_needs_draft", StationForm,
        "申报表不在起草或退回状态，不能修改或申报", "the form is neither a draft nor returned, it cannot be changed or submitted",
        "等待已申报的结果", "wait for the opinion on the form submitted";
    ReviewNeedsSubmission = 728, "review_needs_submission", StationForm,
        "申报表未申报或已评估，评估组不能评估", "the form is not submitted or is reviewed already",
        "先申报", "submit the form first";
    OpinionNeedsReview = 729, "opinion_needs_review", StationForm,
        "评估组尚未签字，省鉴定中心不能出具意见", "the assessment group has not signed, the provincial center cannot give its opinion",
        "先由评估组评估并签字", "let the assessment group sign first";
    StationNotApproved = 730, "station_not_approved", Filing,
        "考核机构在考核日期未经省鉴定中心备案同意承担该项目", "on the day the institution is not approved for this project",
        "先办理考核站备案", "file the station first";
    OrganizerNotCompetent = 731, "organizer_not_competent", Organizers,
        "考核不是由鉴定中心在其行政区域内组织", "the assessment is not organized by a center in its own area",
        "由考核所在地的鉴定中心组织", "let the center of the place organize it";
    RegistrationMissing = 732, "registration_missing", Registration,
        "未写明在线考务系统的报名批次", "no reference of the online registration is given",
        "在湖南省职业技能评价在线考务管理系统报名后填写批次", "register online and give the reference";
    QuestionsNotDrawn = 733, "questions_not_drawn", Standards,
        "考核题目没有题库抽取记录", "there is no record of drawing the questions",
        "从专项能力题库中抽取并保存记录", "draw them from the item bank and keep the record";
    StationEventBeforeLast = 734, "station_event_before_last", StationForm,
        "日期早于上一步的日期", "the date is before that of the step before",
        "核对日期", "compare the dates";
    RetakeNotAllowed = 741, "retake_not_allowed", LocalDuties,
        "第{value}次参加考核，超过调用方规定的{limit}次", "attempt {value} is beyond the {limit} that the caller's policy allows",
        "按当地补考规定办理", "proceed as the center's rules on retakes say";
    CarriedMarkLapsed = 742, "carried_mark_lapsed", LocalDuties,
        "保留的{component}已超过调用方规定的期限", "the {component} carried over has lapsed under the caller's policy",
        "重新参加该项考核", "take that part again";

    JsonInvalid = 801, "json_invalid",
        "第{value}行第{limit}列不是所要求的JSON", "the JSON at line {value}, column {limit} is not what is asked for",
        "按该处的路径和说明改正", "correct it as the path and the note say";
    DocumentTooLarge = 802, "document_too_large",
        "文档为{value}字节，上限{limit}字节", "the document has {value} bytes, at most {limit} are read",
        "拆分文档", "split the document";
    StageMismatch = 803, "stage_mismatch",
        "按记录的各步重演，所得阶段与记录不同", "the steps on record do not lead to the stage on record",
        "以各步的原始记录为准改正", "correct it from the original records of the steps";
    AuditPartMalformed = 811, "audit_part_malformed",
        "审计分片数据从第{position}个字节起不合格式", "the audit's part is malformed at byte {position}",
        "重新取得该分片", "get the part once more";
    AuditPartVersion = 812, "audit_part_version",
        "审计分片的版本为{value}，本库读取版本{limit}", "the audit's part has version {value}, this library reads {limit}",
        "用写出该分片的同一版本或更新的库读取", "read it with the version of the library that wrote it, or a later one";
    ShardRepeated = 813, "shard_repeated",
        "第{value}个分片已在另一审计中，合并会重复计数", "shard {value} is in the other audit too, its rows would count twice",
        "每个分片只合并一次；不同的数据使用不同的名称", "merge each shard once; name different rows differently";
    AuditSealed = 814, "audit_sealed",
        "合并过或读自分片的审计不再接受编号", "an audit that was merged or read from a part takes no more rows",
        "把新的编号另作一个分片审计，再合并", "audit the new rows as a shard of their own and merge it";
    ShardNameInvalid = 815, "shard_name_invalid",
        "分片名称为{value}字节，应为1至{limit}字节", "the name of the shard has {value} bytes, expected 1 to {limit}",
        "使用较短的名称，例如文件名", "use a short name, such as that of the file";

    NullArgument = 901, "null_argument",
        "第{value}个参数为空指针", "argument {value} is a null pointer",
        "传入有效指针", "pass a valid pointer";
    BufferTooSmall = 902, "buffer_too_small",
        "缓冲区为{limit}字节，需要{value}字节", "the buffer has {limit} bytes, {value} are needed",
        "按所需长度扩大缓冲区", "enlarge the buffer as required says";
    KindUnknown = 903, "kind_unknown",
        "第{limit}个参数中的种类值{value}不在表中", "the kind {value} in argument {limit} is not in the table",
        "使用头文件中的常量", "use a constant of the header";
    StructSize = 904, "struct_size",
        "第{limit}个参数的 struct_size 为{value}，小于本接口第一版", "struct_size of argument {limit} is {value}, smaller than the first version of this interface",
        "把 struct_size 设为 sizeof", "set struct_size to sizeof";
    NotUtf8 = 905, "not_utf8",
        "文本不是UTF-8：第{position}个字节无效", "the text is not UTF-8: byte {position} is invalid",
        "以UTF-8传入文本", "pass text as UTF-8";
    LengthOverflow = 906, "length_overflow",
        "第{value}个参数的长度超出可寻址范围", "the length in argument {value} is beyond what can be addressed",
        "传入真实的长度", "pass the true length";
    AbiVersion = 907, "abi_version",
        "头文件的接口版本是{value}，本库的是{limit}", "the header has interface version {value}, the library has {limit}",
        "用同一版本的头文件重新编译", "compile with the header of this library";
    FlagInvalid = 908, "flag_invalid",
        "第{limit}个参数中的标志为{value}，只能是0或1", "a flag in argument {limit} is {value}, only 0 and 1 are allowed",
        "使用0或1", "use 0 or 1";
    SelftestFailed = 909, "selftest_failed",
        "本库在这台机器上计算有误：{component}自检表第{value}行", "the library computes wrongly on this machine: self-test table {component}, row {value}",
        "停止使用，改装适合这台机器的完好的库", "stop using it, install an undamaged library made for this machine";
    ColumnMalformed = 910, "column_malformed",
        "该行的位置不在列的数据之内", "the row lies outside the data of its column",
        "检查列的偏移量和数据长度", "compare the offsets of the column with the length of its data";
    OutOfMemory = 911, "out_of_memory",
        "内存不足：本次调用最多可能需要{value}字节", "memory is short: the call may need up to {value} bytes",
        "腾出内存，或把输入拆小，再次调用", "free memory or divide the input, then call again";
}
