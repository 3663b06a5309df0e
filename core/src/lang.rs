//! The two languages of every text.

/// A language of messages. There is no `Default`: the host knows whom it speaks to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Lang {
    /// 简体中文.
    Zh,
    /// English.
    En,
}

impl Lang {
    /// Finds the language of a tag in BCP 47 or of a POSIX locale, by what stands before the first `-`, `_`, `.` or
    /// `@`; `None` where there are no messages in it.
    ///
    /// ```
    /// use skillcert::Lang;
    ///
    /// assert_eq!(["zh", "zh-Hans-CN", "zh_CN.UTF-8"].map(Lang::from_tag), [Some(Lang::Zh); 3]);
    /// assert_eq!(["en", "EN-us", "en_US.UTF-8"].map(Lang::from_tag), [Some(Lang::En); 3]);
    /// assert_eq!(["", "C", "de_DE", "english", "zho"].map(Lang::from_tag), [None; 5]);
    /// ```
    #[must_use]
    pub fn from_tag(tag: &str) -> Option<Self> {
        let language = tag.split(['-', '_', '.', '@']).next()?;
        match language {
            _ if language.eq_ignore_ascii_case("zh") => Some(Self::Zh),
            _ if language.eq_ignore_ascii_case("en") => Some(Self::En),
            _ => None,
        }
    }
}
