//! 缺考、作弊、缓考: the words that offices write where a score would be.

/// What a word says that is written where a score would be.
#[derive(Clone, Copy)]
pub(super) enum Meaning {
    /// The candidate did not come.
    Absent,
    /// The result does not count.
    Void,
    /// The part will be taken later.
    Deferred,
    /// 免考, which the notice does not know.
    Exempt,
    /// Nothing is recorded yet.
    Nothing,
}

macro_rules! meanings {
    (
        marks { $($Mark:ident: $word:literal $($other:literal)*;)+ }
        exempt: $($exempt:literal)+;
        nothing: $($nothing:literal)+;
    ) => {
        /// What a word says; `None` for one that is not in the table.
        pub(super) fn meaning(word: &str) -> Option<Meaning> {
            Some(match word {
                $( $word $(| $other)* => Meaning::$Mark, )+
                $( $exempt )|+ => Meaning::Exempt,
                $( $nothing )|+ => Meaning::Nothing,
                _ => return None,
            })
        }

        /// The text form of a mark: a score, or one of the words.
        #[cfg(feature = "schema")]
        pub(super) const PATTERN: &str = concat!(
            r"^(100(\.0{1,2})?|[1-9]?[0-9](\.[0-9]{1,2})?",
            $( "|", $word, $( "|", $other, )* )+
            ")$"
        );
    };
}

meanings! {
    marks {
        Absent: "缺考" "旷考" "未考" "缺席" "缺" "弃考" "未到" "absent";
        Void: "作废" "作弊" "违纪" "舞弊" "违规" "取消" "取消资格" "取消成绩" "取消考试资格" "void";
        Deferred: "缓考" "deferred";
    }
    exempt: "免考" "exempt";
    nothing: "" "-" "--" "---" "—" "——" "/" "－";
}

/// Whether a word of the column 情况 says only that the part was taken: it leaves the mark as it is.
pub(super) fn is_taken(word: &str) -> bool {
    matches!(
        word,
        "正常"
            | "正常考试"
            | "已考"
            | "实考"
            | "到考"
            | "已到"
            | "到"
            | "到场"
            | "出席"
            | "实到"
            | "签到"
            | "已签到"
            | "正常参考"
            | "已参加"
            | "已完成"
            | "已交卷"
            | "无违纪"
            | "无违规"
            | "未违纪"
            | "未违规"
            | "无作弊"
            | "未作弊"
            | "未缺考"
            | "无异常"
            | "参加"
            | "有效"
            | "合格"
            | "不合格"
            | "通过"
            | "未通过"
            | "normal"
            | "taken"
    )
}
