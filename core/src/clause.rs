//! The provisions of the notice 湘人社函〔2020〕80号 as values.

use crate::vocabulary::vocabulary;

vocabulary! {
    /// What the library does about a provision.
    pub enum Disposition: u8 {
        Implemented = 1, "implemented", "由代码实现", "implemented";
        ByType = 2, "by_type", "由类型保证", "guaranteed by a type";
        Callers = 3, "callers", "由调用方决定", "the caller's";
        Outside = 4, "outside", "不属于程序库", "outside a library";
    }
}

vocabulary! {
    /// A misprint of the notice: recorded, never repaired silently.
    pub enum Erratum: u8 {
        ItemTwoTwice = 1, "item_two_twice", "第四部分两次使用项号（二），第二处记为“四(二)·2”",
            "part four numbers two items (二); the second is addressed as 四(二)·2";
        SingleForSpecial = 2, "single_for_special", "三(二)首句作“单项职业能力考核”，他处均作“专项”，按同一事物理解",
            "三(二) begins with 单项 where the notice elsewhere says 专项; both are the same thing";
    }
}

impl Erratum {
    /// Returns the provision in which it is.
    #[must_use]
    pub const fn clause(self) -> Clause {
        match self {
            Self::ItemTwoTwice => Clause::LocalDuties,
            Self::SingleForSpecial => Clause::PassMark,
        }
    }
}

macro_rules! clauses {
    ($( $Variant:ident = $number:literal, $address:literal, $Disposition:ident, $zh:literal, $en:literal; )+) => {
        vocabulary! {
            /// A provision (条款) of the notice. Its [`name`](Clause::name) is its address: part and item as printed,
            /// `附件2·5` for item 5 of annex 2, and `四(二)·2` for the second of the two items that the notice
            /// numbers (二) in part 四 ([`Erratum::ItemTwoTwice`]). Its [`text`](Clause::text) is the gist in our words.
            pub enum Clause: u8 { $( $Variant = $number, $address, $zh, $en; )+ }
        }

        impl Clause {
            /// Returns what the library does about it; `docs/clauses.md` names the items and cases.
            #[must_use]
            pub const fn disposition(self) -> Disposition {
                match self { $( Self::$Variant => Disposition::$Disposition, )+ }
            }
        }
    };
}

clauses! {
    Candidates = 1, "一", Implemented, "凡具有相应技能的劳动者均可参加考核；考核合格者获证；考核不分级别",
        "anyone with the skill may be assessed; who passes is certified; there are no levels";
    Projects = 2, "二(一)", Callers, "考核内容是市场需要、凭操作技能即可就业创业的最小技能单元",
        "projects are the smallest units of skill by which one can earn a living";
    Filing = 3, "二(二)", Implemented, "考核项目由中心、企业、院校等申请，省鉴定中心备案同意后开展；目录分批发布、动态调整",
        "projects are applied for, filed with the provincial center, and published in a changing catalog";
    Pilot = 4, "二(三)", Implemented, "申请并开发考核规范的单位可先行试点",
        "the applicant that developed the specification may run a pilot first";
    Organizers = 5, "三(一)", Implemented, "考核由各级鉴定中心组织，依托鉴定机构、企业、院校进行；考核机构应是独立法人",
        "centers organize, institutions carry out; an institution is an independent legal person";
    PassMark = 6, "三(二)", Implemented, "一般考操作技能；技术复杂、安全要求高、涉及人身健康的加考理论；百分制，每项60分及以上合格",
        "practical skill is assessed, and theory too where complexity, safety or health ask for it; each part needs 60 of 100";
    Standards = 7, "三(三)", Implemented, "按省鉴定中心批准的标准和规范考核，题目从题库抽取，不得私自降低标准",
        "approved standards apply, questions come from the item bank, nobody lowers a standard";
    Registration = 8, "三(四)", Implemented, "网上报名，通过全省在线考务系统管理",
        "candidates register online and the provincial system administers the assessment";
    Examiners = 9, "三(五)", Implemented, "由考评人员现场评分，考评人员由各级鉴定中心认定、管理",
        "examiners appointed by the centers mark on site";
    GradedAdministration = 10, "四(一)", Implemented, "分级管理，由各级鉴定中心组织实施",
        "centers act at their own level of administration";
    ProvincialDuties = 11, "四(二)", Implemented, "省鉴定中心负责指导、规范审定、题库、空白证书、质量、证书数据与网上查询",
        "the provincial center guides, approves specifications, keeps the item bank, blanks, data and lookup";
    LocalDuties = 12, "四(二)·2", Implemented, "各级鉴定中心负责征集项目、制定规范和题库报批，组织本地考核、核发证书、报送数据",
        "local centers propose projects, assess, issue certificates and report data in their own area";
    Fees = 13, "五(一)", Implemented, "按单个项目收费，执行初级职业技能鉴定C类标准",
        "fees are per project, at the rate for elementary level, class C";
    Subsidy = 14, "五(二)", Callers, "取得证书并符合政策的劳动者可享受补贴",
        "a certificate may open the way to a subsidy, as other policies say";
    Issue = 15, "六(一)", ByType, "考核成绩合格人员，颁发专项职业能力证书",
        "those whose marks pass receive the certificate";
    Blanks = 16, "六(二)", Implemented, "空白证书由省鉴定中心统一印制、管理、配发",
        "blank certificates are printed, kept and handed out by the provincial center";
    PrintingAndSeals = 17, "六(三)", Implemented, "市州中心自定本级及县市打印权限；证书加盖人社局钢印和鉴定中心红印",
        "city centers decide who prints; the bureau's embossed seal and the center's red seal are both required";
    NumberingAndLookup = 18, "六(四)", Implemented, "证书编号按附件2执行；证书信息在省厅官网查询",
        "numbers follow annex 2; certificates are looked up on the provincial site";
    Importance = 19, "七(一)", Outside, "各地应重视并推进专项职业能力考核",
        "authorities are to promote the assessment";
    Quality = 20, "七(二)", Outside, "严格按工作要求和考核规范实施考核，保证质量",
        "assessments follow the specifications strictly";
    Development = 21, "七(三)", Implemented, "未列入国家分类大典及有地域特色的技能可开发为项目；国家和省已有规范的不重复开发",
        "local skills become projects; where a national or provincial specification exists none is developed again";
    StationForm = 22, "附件1", Implemented, "考核站备案申报表：机构、负责人、地址、项目、场地、考评人员、评估组和省中心意见",
        "the station's application form with its fields and opinions";
    ApplicationReport = 23, "附件1·1", Implemented, "附件：备案申请报告", "attachment: report of application";
    InstitutionProof = 24, "附件1·2", Implemented, "附件：机构资质证明", "attachment: proof of the institution's standing";
    SiteAndItems = 25, "附件1·3", Implemented, "附件：场地、设备清单及考核规范、题库", "attachment: site, equipment, specification and item bank";
    ExaminerRoster = 26, "附件1·4", Implemented, "附件：考评人员名册与资质证明", "attachment: examiners and their credentials";
    ManagementRules = 27, "附件1·5", Implemented, "附件：管理运行制度和管理人员名册", "attachment: rules of operation and managers";
    NumberForm = 28, "附件2·1", Implemented, "证书编号共13位，均为阿拉伯数字", "a certificate number has 13 digits";
    YearCode = 29, "附件2·2", Implemented, "第1、2位是核发年份的后两位", "digits 1 and 2 are the year of issue";
    ProvinceCode = 30, "附件2·3", Implemented, "第3、4位是省级代码", "digits 3 and 4 are the province code";
    CityCode = 31, "附件2·4", Implemented, "第5、6位是地市代码", "digits 5 and 6 are the city code";
    SerialOrder = 32, "附件2·5", Implemented, "第7至13位是序列号，每年每个地市从0000001至9999999顺排",
        "digits 7 to 13 are the serial, 0000001 to 9999999 in order per year and city";
    NumberExample = 33, "附件2·二", Implemented, "示例：2019年长沙市第1位获证人员的编号为1918010000001",
        "example: the first certificate of 长沙 in 2019 is 1918010000001";
}
