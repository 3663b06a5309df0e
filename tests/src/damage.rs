//! Numbers written otherwise, and damaged on their way.

#![expect(clippy::arithmetic_side_effects, reason = "places in a text")]

/// What happens to numbers on their way through programs and hands: some of it can be undone, some not.
const ALPHABET: [&str; 79] = [
    "0",
    "1",
    "9",
    "８",
    "０",
    "１",
    "O",
    "l",
    "S",
    " ",
    "\t",
    "\n",
    "\r\n",
    "\u{A0}",
    "\u{202F}",
    "\u{2009}",
    "\u{3000}",
    "\u{FEFF}",
    "\u{200B}",
    "\u{AD}",
    "\u{200F}",
    "\u{202D}",
    "\u{2066}",
    "'",
    "\"",
    "=\"",
    "=",
    ",",
    "，",
    ".",
    ".0",
    "-",
    "－",
    "—",
    "_",
    "/",
    "E",
    "e+12",
    "E12",
    "+",
    "#",
    "٣",
    "²",
    "１９",
    "\0",
    "E+3",
    "1.",
    "、",
    "\u{B}",
    "\u{2028}",
    "_x000D_",
    "_x000A_",
    "_x0009_",
    "_x0041_",
    "_x00",
    "“",
    "”",
    "‘",
    "’",
    "`",
    "「",
    "」",
    "(",
    ")",
    "（",
    "）",
    "【",
    "】",
    "〔",
    "证书编号：",
    "编号",
    " : ",
    "No.",
    "№",
    "第",
    "号",
    "。",
    ";",
    "13800138000",
];

/// How many forms there are.
pub const FORMS: u8 = 20;

/// A form that a number may have been written in, before it is damaged.
#[must_use]
pub fn form(number: u64, form: u8) -> String {
    let text = format!("{number:013}");
    let (year, rest) = text.split_at(2);
    let (head, tail) = text.split_at(1);
    let wide = |text: &str| {
        text.chars().map(|c| char::from_u32(u32::from(c) + 0xFEE0).expect("a character")).collect::<String>()
    };
    // How many digits stand before the point, or behind it.
    let more = (usize::from(form / FORMS) + 1) % 14;
    match form % FORMS {
        0 => wide(&text),
        1 => format!("={0}{text}{0}", '"'),
        2 => format!("'{text}"),
        3 => format!("{text}.00"),
        4 => {
            let (whole, fraction) = text.split_at(more);
            format!("{whole}.{fraction}E+{}", fraction.len())
        }
        5 => format!("{head}.{}E+12", tail.get(..more).unwrap_or(tail)),
        6 => format!(
            "{}-{}-{}",
            text.get(..4).expect("digits"),
            text.get(4..6).expect("digits"),
            text.get(6..).expect("digits")
        ),
        7 => {
            let rest = tail.as_bytes().chunks(3).map(|three| format!(",{}", String::from_utf8_lossy(three)));
            format!("{head}{}", rest.collect::<String>())
        }
        8 => format!("\u{FEFF}{text}\r\n"),
        9 => format!("\u{3000}{year}\u{200B}{rest}\u{A0}"),
        10 => format!("证书编号：{text}"),
        11 => format!("（{text}）"),
        12 => format!("“{text}”。"),
        13 => format!("第{text}号"),
        14 => broken(&text, "\n", &[8]),
        15 => broken(&text, " ", &[4, 8]),
        16 => broken(&text, ",", &[1, 5, 9]),
        17 => format!("No. {text}_x000D_\n"),
        18 => broken(&text, "_x000D_\n", &[6]),
        _ => text,
    }
}

/// A text with something before some of its digits.
fn broken(text: &str, between: &str, places: &[usize]) -> String {
    let digit = |(place, digit): (usize, char)| match places.contains(&place) {
        true => format!("{between}{digit}"),
        false => digit.into(),
    };
    text.chars().enumerate().map(digit).collect()
}

/// Each step replaces a character, puts something before it, or takes it away.
#[must_use]
pub fn damaged(text: &str, steps: &[(u8, u8, u8)]) -> String {
    let mut pieces: Vec<String> = text.chars().map(String::from).collect();
    for (place, how, what) in steps {
        let place = usize::from(*place) % (pieces.len() + 1);
        let what = ALPHABET.get(usize::from(*what) % ALPHABET.len()).copied().unwrap_or_default();
        match (how, pieces.get_mut(place)) {
            (0, Some(piece)) => *piece = what.into(),
            (1, Some(piece)) => piece.clear(),
            (_, _) => pieces.insert(place, what.into()),
        }
    }
    pieces.concat()
}
