//! The ways of projects, of stations and of certificates, step by step.

/// What a step leads to: from where, which step, to where.
pub type Way = &'static [(&'static str, &'static str, &'static str)];

/// 二, 七(三): a project in the catalog; before it is drafted it is nowhere.
pub const PROJECT: Way = &[
    ("", "draft", "drafted"),
    ("drafted", "apply", "applied"),      // 可向省职业技能鉴定中心提出申请
    ("applied", "file", "filed"),         // 省鉴定中心备案同意
    ("applied", "return", "drafted"),     // or not
    ("filed", "pilot", "pilot"),          // 可先行开展考核试点
    ("filed", "publish", "published"),    // 分期分批发布
    ("pilot", "publish", "published"),    // 在试行的基础上全面推开
    ("published", "adjust", "published"), // 对考核目录实行动态调整
    ("filed", "withdraw", "withdrawn"),
    ("pilot", "withdraw", "withdrawn"),
    ("published", "withdraw", "withdrawn"),
];

/// 附件1: a station's form.
pub const STATION: Way = &[
    ("drafted", "submit", "submitted"),
    ("submitted", "review", "reviewed"), // 评估组签字
    ("reviewed", "approve", "approved"), // 省鉴定中心意见
    ("reviewed", "return", "returned"),
    ("returned", "submit", "submitted"),
];

/// Where a step leads, if it is allowed.
#[must_use]
pub fn after(way: Way, from: &str, step: &str) -> Option<&'static str> {
    way.iter().find(|row| (row.0, row.1) == (from, step)).map(|row| row.2)
}

/// 六: what has become of a certificate, seen from its sheet.
#[derive(Clone, Copy, Debug, Default)]
pub struct Certificate {
    printed: bool,
    embossed: bool,
    red_sealed: bool,
    void: bool,
}

impl Certificate {
    /// Takes a step; whether it is allowed.
    pub fn take(&mut self, step: &str) -> bool {
        let Self { printed, embossed, red_sealed, void } = *self;
        let allowed = match step {
            "print" => !void && !printed,
            "emboss" => !void && printed && !embossed,
            "red_seal" => !void && printed && !red_sealed,
            "reissue" => !void && embossed && red_sealed,
            _ => !void,
        };
        match step {
            _ if !allowed => {}
            "print" => self.printed = true,
            "emboss" => self.embossed = true,
            "red_seal" => self.red_sealed = true,
            "reissue" => *self = Self::default(),
            _ => self.void = true,
        }
        allowed
    }

    /// What that is called.
    #[must_use]
    pub fn stage(&self) -> &'static str {
        match (self.void, self.printed, self.embossed, self.red_sealed) {
            (true, ..) => "void",
            (_, false, ..) => "issued",
            (.., false, false) => "printed",
            (.., true, false) => "embossed",
            (.., false, true) => "red_sealed",
            (.., true, true) => "complete",
        }
    }

    /// What it lacks.
    #[must_use]
    pub fn lacks(&self) -> Vec<&'static str> {
        if self.void {
            return vec!["certificate_void"];
        }
        let lacks = [
            (!self.printed, "blank_missing"),
            (!self.embossed, "seal_missing"),
            (!self.red_sealed, "seal_missing"),
        ];
        lacks.into_iter().filter(|(lacks, _)| *lacks).map(|(_, code)| code).collect()
    }
}
