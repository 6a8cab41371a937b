//! The parts that sentences about files are made of.

use std::borrow::Cow;

use crate::import::diagnostic::{
    Expected, Figure, JsonKind, Noun, Place, Severity, UncommonPeriod,
};
use crate::locale::words;
use crate::locale::{Lang, number};
use crate::model::Decimal;

/// How much a problem takes away: «lỗi», «cảnh báo», «lưu ý».
pub fn severity(severity: Severity, lang: Lang) -> &'static str {
    match severity {
        Severity::Error => lang.pick("lỗi", "error"),
        Severity::Warning => lang.pick("cảnh báo", "warning"),
        Severity::Note => lang.pick("lưu ý", "note"),
    }
}

/// A spot in a file: «a.json, dòng 3, cột 5, mục observations[3].score».
pub fn place(place: &Place, lang: Lang) -> String {
    let mut text = place.file.clone();
    let mut add = |vi: &str, en: &str, value: &str| {
        text.push_str(&format!(", {} {value}", lang.pick(vi, en)));
    };
    if let Some(line) = place.line {
        add("dòng", "line", &line.to_string());
    }
    if let Some(column) = place.column {
        add("cột", "column", &column.to_string());
    }
    if let Some(path) = place.path.as_deref().filter(|path| !path.is_empty()) {
        add("mục", "at", path);
    }
    text
}

/// A line of the same file: «dòng 3»; the whole place where no line is known.
pub(super) fn earlier(first: &Place, lang: Lang) -> String {
    match first.line {
        Some(line) => format!("{} {line}", lang.pick("dòng", "line")),
        None => place(first, lang),
    }
}

/// A line of a file that may be another one: «a.json, dòng 3».
pub(super) fn line_of_file(first: &Place, lang: Lang) -> String {
    match first.line {
        Some(_) => format!("{}, {}", first.file, earlier(first, lang)),
        None => place(first, lang),
    }
}

/// A kind of JSON value.
pub(super) fn kind(kind: JsonKind, lang: Lang) -> &'static str {
    match kind {
        JsonKind::Null => lang.pick("giá trị trống (null)", "null"),
        JsonKind::Bool => lang.pick("giá trị đúng/sai", "true or false"),
        JsonKind::Number => lang.pick("một số", "a number"),
        JsonKind::Text => lang.pick("một chuỗi chữ", "a text"),
        JsonKind::List => lang.pick("một danh sách [...]", "a list [...]"),
        JsonKind::Object => lang.pick("một đối tượng {...}", "an object {...}"),
    }
}

/// A time that is not held.
pub(super) fn uncommon_period(what: UncommonPeriod, lang: Lang) -> &'static str {
    match what {
        UncommonPeriod::Week => lang.pick("một tuần", "a week"),
        UncommonPeriod::Term => lang.pick("một kỳ bốn tháng", "a term of four months"),
        UncommonPeriod::Range => lang.pick(
            "một khoảng ngày không trùng năm, nửa năm, quý, tháng hay ngày nào",
            "a range of days that is no year, half, quarter, month or day",
        ),
    }
}

/// What should stand at a place.
pub(super) fn expected(expected: Expected, lang: Lang) -> &'static str {
    match expected {
        Expected::Bool => lang.pick("true hoặc false", "true or false"),
        Expected::Number => lang.pick("một số", "a number"),
        Expected::Count => lang.pick("một số nguyên từ 1 trở lên", "a whole number from 1"),
        Expected::Places => lang.pick("một số nguyên (số bậc)", "a whole number (of places)"),
        Expected::Decimals => lang.pick(
            "một số nguyên từ 0 đến 30 (số chữ số thập phân)",
            "a whole number from 0 to 30 (of decimals)",
        ),
        Expected::Text => lang.pick("một chuỗi chữ", "a text"),
        Expected::Name => lang.pick(
            "một tên: chuỗi chữ hoặc {\"vi\": \"…\", \"en\": \"…\"}",
            "a name: a text or {\"vi\": \"…\", \"en\": \"…\"}",
        ),
        Expected::Period => lang.pick(
            "một kỳ, như \"2016\" hoặc \"2016-Q3\"",
            "a period, such as \"2016\" or \"2016-Q3\"",
        ),
        Expected::List => lang.pick("một danh sách [...]", "a list [...]"),
        Expected::Object => lang.pick("một đối tượng {...}", "an object {...}"),
        Expected::Unit => {
            lang.pick("một đơn vị: tên hoặc đối tượng {...}", "a unit: a name or an object {...}")
        }
        Expected::Cell => lang.pick(
            "một ô: số, chữ, null hoặc đối tượng {...}",
            "a cell: a number, a text, null or an object {...}",
        ),
        Expected::Row => lang.pick(
            "một dòng: danh sách bắt đầu bằng đơn vị",
            "a row: a list that begins with a unit",
        ),
        Expected::RankBasis => lang.pick(
            "\"unrounded\" hoặc số chữ số thập phân",
            "\"unrounded\" or a number of decimals",
        ),
    }
}

/// What an id belongs to.
pub(super) fn noun(noun: Noun, lang: Lang) -> &'static str {
    match noun {
        Noun::Unit => lang.pick("đơn vị", "unit"),
        Noun::Indicator => lang.pick("chỉ số", "indicator"),
        Noun::Source => lang.pick("nguồn", "source"),
        Noun::Group => lang.pick("nhóm", "group"),
        Noun::Edition => lang.pick("danh mục đơn vị", "edition of the list of units"),
        Noun::Method => lang.pick("phiên bản cách tính", "version of the method"),
        Noun::Band => lang.pick("nhóm điểm", "band"),
        Noun::Dimension => lang.pick("chiều của bảng", "dimension of the table"),
        Noun::Structure => lang.pick("cấu trúc dữ liệu", "structure of the data"),
    }
}

/// A figure: «65,60, hạng 2».
pub fn figure(figure: &Figure, lang: Lang) -> String {
    let score = match figure.score {
        Ok(score) => exact(score, lang),
        Err(reason) => words::missing(reason, lang).to_owned(),
    };
    match figure.rank {
        Some(rank) => format!("{score}, {} {rank}", lang.pick("hạng", "rank")),
        None => score,
    }
}

/// A number with all its decimals.
pub(super) fn exact(value: Decimal, lang: Lang) -> String {
    number::number(value, value.scale(), lang)
}

/// «a», «b»: at most six, then an ellipsis.
pub(super) fn quoted<T: AsRef<str>>(texts: &[T], lang: Lang) -> String {
    const MOST: usize = 6;
    let mut items: Vec<String> =
        texts.iter().take(MOST).map(|text| quote(text.as_ref(), lang)).collect();
    if texts.len() > MOST {
        items.push("…".to_owned());
    }
    items.join(", ")
}

/// A text from a file, in quotes, cut when it is long.
pub(super) fn quote(text: &str, lang: Lang) -> String {
    let (open, close) = lang.pick(("«", "»"), ("“", "”"));
    format!("{open}{}{close}", short(text))
}

/// A text from a file, cut when it is long.
pub(super) fn short(text: &str) -> Cow<'_, str> {
    const MOST: usize = 60;
    match text.char_indices().nth(MOST) {
        Some((at, _)) => format!("{}…", &text[..at]).into(),
        None => text.into(),
    }
}
