use crate::vocabulary::vocabulary;

vocabulary! {
    /// The part of an input that a finding is about.
    pub enum Component: u8 {
        Whole = 1, "whole", "编号", "number";
        Year = 2, "year", "年份代码", "year";
        Province = 3, "province", "省级代码", "province";
        City = 4, "city", "地市代码", "city";
        Serial = 5, "serial", "序列号", "serial";
        Score = 11, "score", "成绩", "score";
        Theory = 12, "score.theory", "理论成绩", "theory score";
        Practical = 13, "score.practical", "操作技能成绩", "practical score";
        Rule = 14, "rule", "合格规则", "pass rule";
        Decision = 15, "decision", "合格与否", "decision";
        Candidate = 16, "candidate", "考生编号", "candidate";
        Date = 21, "date", "日期", "date";
        DateYear = 22, "date.year", "日期的年", "year of the date";
        DateMonth = 23, "date.month", "日期的月", "month of the date";
        DateDay = 24, "date.day", "日期的日", "day of the date";
        Quantity = 31, "quantity", "数量", "quantity";
        Next = 32, "next", "下一序列号", "next serial";
        Certificate = 33, "certificate", "证书", "certificate";
        Holder = 34, "holder", "持证人", "holder";
        Project = 41, "project", "考核项目", "project";
        Center = 42, "center", "鉴定中心", "center";
        Institution = 43, "institution", "考核机构", "institution";
        Fee = 44, "fee", "收费标准", "fee";
        Argument = 91, "argument", "参数", "argument";
    }
}
