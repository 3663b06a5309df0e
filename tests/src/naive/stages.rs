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
#[derive(Clone, Debug, Default)]
pub struct Certificate {
    printed: bool,
    embossed: bool,
    red_sealed: bool,
    void: bool,
    fates: Vec<&'static str>,
}

impl Certificate {
    /// Takes a step; whether it is allowed.
    pub fn take(&mut self, step: &str) -> bool {
        let allowed = self.allows(step);
        match step {
            _ if !allowed => {}
            "print" => {
                self.printed = true;
                self.fates.push("present");
            }
            "emboss" => self.embossed = true,
            "red_seal" => self.red_sealed = true,
            "void" => {
                self.end_sheet("void");
                self.void = true;
            }
            // A sheet that was handed out is replaced, one that was not is spoilt by what goes wrong with it.
            "reissue" => self.take_new_sheet("replaced"),
            "correct" if self.embossed && self.red_sealed => self.take_new_sheet("replaced"),
            _ => self.take_new_sheet("spoilt"),
        }
        allowed
    }

    fn allows(&self, step: &str) -> bool {
        let Self { printed, embossed, red_sealed, void, .. } = *self;
        match step {
            _ if void => false,
            "print" => !printed,
            "emboss" => printed && !embossed,
            "red_seal" => printed && !red_sealed,
            "reissue" => embossed && red_sealed,
            "spoil" => printed,
            _ => true, // a wrong name is corrected, and a certificate made void, at any time
        }
    }

    fn take_new_sheet(&mut self, fate: &'static str) {
        self.end_sheet(fate);
        (self.printed, self.embossed, self.red_sealed) = (false, false, false);
    }

    fn end_sheet(&mut self, fate: &'static str) {
        if self.printed {
            *self.fates.last_mut().expect("printed on a sheet") = fate;
        }
    }

    /// What has become of each sheet.
    #[must_use]
    pub fn fates(&self) -> &[&'static str] {
        &self.fates
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

    /// What it lacks: codes, and the component of each.
    #[must_use]
    pub fn lacks(&self) -> Vec<(&'static str, &'static str)> {
        if self.void {
            return vec![("certificate_void", "certificate")];
        }
        let lacks = [
            (!self.printed, ("blank_missing", "blank")),
            (!self.embossed, ("seal_missing", "seal.bureau_embossed")),
            (!self.red_sealed, ("seal_missing", "seal.center_red")),
        ];
        lacks.into_iter().filter(|(lacks, _)| *lacks).map(|(_, finding)| finding).collect()
    }
}
