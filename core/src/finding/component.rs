use crate::vocabulary::vocabulary;

vocabulary! {
    /// The part of an input that a finding is about.
    pub enum Component: u8 {
        Whole = 1, "whole", "编号", "number";
        Year = 2, "year", "年份代码", "year";
        Province = 3, "province", "省级代码", "province";
        City = 4, "city", "地市代码", "city";
        Serial = 5, "serial", "序列号", "serial";
        Cell = 6, "cell", "单元格", "cell";
        Score = 11, "score", "成绩", "score";
        Theory = 12, "score.theory", "理论成绩", "theory score";
        Practical = 13, "score.practical", "操作技能成绩", "practical score";
        Rule = 14, "rule", "合格规则", "pass rule";
        Decision = 15, "decision", "合格与否", "decision";
        Candidate = 16, "candidate", "考生编号", "candidate";
        Assessment = 17, "assessment", "考核", "assessment";
        Date = 21, "date", "日期", "date";
        DateYear = 22, "date.year", "日期的年", "year of the date";
        DateMonth = 23, "date.month", "日期的月", "month of the date";
        DateDay = 24, "date.day", "日期的日", "day of the date";
        Quantity = 31, "quantity", "数量", "quantity";
        Next = 32, "next", "下一序列号", "next serial";
        Certificate = 33, "certificate", "证书", "certificate";
        Holder = 34, "holder", "持证人", "holder";
        Audit = 37, "audit", "编号审计", "audit";
        Shard = 38, "shard", "审计分片", "shard";
        Event = 39, "event", "事项", "event";
        Project = 41, "project", "考核项目", "project";
        Center = 42, "center", "鉴定中心", "center";
        Institution = 43, "institution", "考核机构", "institution";
        Fee = 44, "fee", "收费标准", "fee";
        Specification = 45, "specification", "考核规范", "specification";
        Task = 46, "task", "工作任务", "task";
        ItemBank = 47, "item_bank", "题库", "item bank";
        Draw = 48, "draw", "抽题记录", "draw";
        Catalog = 49, "catalog", "考核项目目录", "catalog";
        Nature = 51, "nature", "机构性质", "nature of the institution";
        Head = 52, "head", "负责人", "person in charge";
        HeadPhone = 53, "head_phone", "负责人联系电话", "phone of the person in charge";
        Contact = 54, "contact", "联系人", "contact";
        ContactPhone = 55, "contact_phone", "联系人联系电话", "phone of the contact";
        Address = 56, "address", "详细地址", "address";
        Facilities = 57, "facilities", "设施设备、场地", "facilities";
        Examiners = 58, "examiners", "考评人员配置情况", "examiners";
        GroupOpinion = 59, "group_opinion", "评估组签字", "signature of the assessment group";
        ProvincialOpinion = 60, "provincial_opinion", "省鉴定中心意见", "opinion of the provincial center";
        Attachment = 61, "attachment", "材料附件", "attachment";
        Station = 62, "station", "考核站备案申报表", "station application";
        Registration = 63, "registration", "网上报名", "registration";
        Duty = 64, "duty", "职责", "duty";
        Bureau = 71, "bureau", "人力资源和社会保障局", "bureau";
        Blank = 72, "blank", "空白证书", "blank";
        Seal = 73, "seal", "印章", "seal";
        PrintAuthority = 74, "print_authority", "打印权限", "print authority";
        BureauSeal = 75, "seal.bureau_embossed", "人力资源和社会保障局钢印", "bureau's embossed seal";
        CenterSeal = 76, "seal.center_red", "职业技能鉴定中心红印", "center's red seal";
        Reason = 77, "reason", "原因", "reason";
        Kept = 78, "kept", "另存的列", "kept columns";
        Document = 81, "document", "文档", "document";
        Argument = 91, "argument", "参数", "argument";
    }
}
