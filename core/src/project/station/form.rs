use alloc::collections::BTreeSet;
use alloc::string::String;
use alloc::vec::Vec;

use super::StationAttachment;
use crate::code::Code;
use crate::finding::{Component, Finding};
use crate::likeness;
use crate::organization::{Examiner, Institution};

/// 湖南省专项职业能力考核站备案申报表 (附件1): what the applicant fills in, field by field in the order of the form.
///
/// A draft may have gaps; [`findings`](Self::findings) lists them all. Texts are kept byte for byte. The signatures below
/// the fields, of the assessment group and the provincial center, are events of the
/// [`StationApplication`](super::StationApplication).
///
/// ```
/// use skillcert::{Code, Component, StationForm};
///
/// let findings = StationForm::default().findings();
/// assert_eq!(findings.len(), 15);
/// assert_eq!((findings[0].code(), findings[0].component()), (Code::StationFieldMissing, Component::Institution));
/// assert_eq!(findings[14].clause().unwrap().name(), "附件1·5");
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "serde", serde(default, deny_unknown_fields))]
pub struct StationForm {
    /// 考核机构.
    pub institution: Option<Institution>,
    /// 性质.
    pub nature: String,
    /// 负责人.
    pub head: String,
    /// 联系电话 of the person in charge.
    pub head_phone: String,
    /// 联系人.
    pub contact: String,
    /// 联系电话 of the contact.
    pub contact_phone: String,
    /// 详细地址.
    pub address: String,
    /// 考核项目, by name.
    pub projects: Vec<String>,
    /// 设施设备、场地.
    pub facilities: String,
    /// 考评人员配置情况.
    pub examiners: Vec<Examiner>,
    /// 材料附件: which attachments lie with the form.
    pub attachments: BTreeSet<StationAttachment>,
}

impl StationForm {
    /// Lists everything missing or wrong, at once: fields in the order of the form
    /// ([`Code::StationFieldMissing`] with the component), the institution's standing (三(一)), attachments.
    #[must_use]
    pub fn findings(&self) -> Vec<Finding> {
        let gaps = self.gaps().into_iter().filter(|(_, missing)| *missing);
        let gaps = gaps.map(|(component, _)| Finding::new(Code::StationFieldMissing, component));
        let standing = self.institution.iter().flat_map(Institution::findings);
        let attachments = StationAttachment::ALL.iter().filter(|each| !self.attachments.contains(each));
        let attachments = attachments.map(|each| Finding::new(each.missing(), Component::Attachment));
        gaps.chain(standing).chain(attachments).collect()
    }

    /// Each field, and whether it is not filled in. A project without a name fills nothing in.
    fn gaps(&self) -> [(Component, bool); 10] {
        [
            (Component::Institution, self.institution.is_none()),
            (Component::Nature, is_blank(&self.nature)),
            (Component::Head, is_blank(&self.head)),
            (Component::HeadPhone, is_blank(&self.head_phone)),
            (Component::Contact, is_blank(&self.contact)),
            (Component::ContactPhone, is_blank(&self.contact_phone)),
            (Component::Address, is_blank(&self.address)),
            (Component::Project, self.projects.is_empty() || self.projects.iter().any(is_blank)),
            (Component::Facilities, is_blank(&self.facilities)),
            (Component::Examiners, self.examiners.is_empty()),
        ]
    }
}

pub(super) fn is_blank(text: impl AsRef<str>) -> bool {
    likeness::is_blank(text.as_ref())
}
