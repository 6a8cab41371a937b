//! Words in headers and cells, Vietnamese and English, folded.

pub use crate::model::is_aggregate;
use crate::model::text::fold;
use crate::model::{Period, PeriodPart};

/// What a header says that its column is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum HeaderWord {
    /// A running number, or a column of this program's own tables that is not read.
    Serial,
    /// The unit's name.
    Unit,
    /// The unit's code.
    Code,
    /// A group of units.
    Group,
    /// The period.
    Period,
    /// The indicator's name.
    Indicator,
    /// A score.
    Score,
    /// A rank.
    Rank,
    /// Units ranked.
    Of,
    /// Percentage of the maximum.
    Percent,
    /// The maximum.
    Maximum,
    /// The score that the unit gave itself.
    SelfAssessed,
    /// A change of score.
    Change,
    /// A class.
    Class,
    /// A remark.
    Note,
    /// Where figures were taken from.
    Source,
}

/// Whole headers, folded, between bars.
const HEADERS: [(HeaderWord, &str); 16] = [
    (
        HeaderWord::Serial,
        "|stt|tt|so tt|so thu tu|thu tu|no|row|hang tinh toan|computed rank|bac len xuong|places gained|\
ma chinh thuc|official code|so voi ky|change since|dat ty le|share reached|\
tang giam cong bo|published change|danh muc don vi|list of units|dong gop|aggregate row|noi cong bo|publisher|ngay cong bo|published on|giay phep|licence|tep|file|",
    ),
    (
        HeaderWord::Unit,
        "|tinh|tinh thanh|tinh thanh pho|tinh tp|ten tinh|tinh thanh pho truc thuoc trung uong|\
don vi|ten don vi|dia phuong|ten|huyen|ten huyen|xa|ten xa|phuong|xa phuong|co quan|so nganh|\
so ban nganh|thanh pho|quoc gia|ubnd|province|prov|provinces|province name|unit|unit name|name|\
district|commune|ward|city|country|country name|country territory|entity|economy|area|agency|location|",
    ),
    (
        HeaderWord::Code,
        "|ma|ma so|ma tinh|ma don vi|ma huyen|ma xa|code|unit code|province code|province id|\
country code|unit id|id|iso|iso3|",
    ),
    (
        HeaderWord::Group,
        "|nhom|nhom don vi|vung|vung mien|vung kinh te|khu vuc|khoi|cum|group|region|block|",
    ),
    (
        HeaderWord::Period,
        "|nam|ky|nam danh gia|nam bao cao|ky danh gia|ky bao cao|quy|thang|thoi gian|year|period|\
time|date|time period|quarter|",
    ),
    (
        HeaderWord::Indicator,
        "|chi so|ten chi so|chi tieu|tieu chi|thanh phan|linh vuc|noi dung|chi so thanh phan|\
indicator|indicator name|index|index name|component|criterion|dimension|variable|metric|measure|\
series|",
    ),
    (
        HeaderWord::Score,
        "|diem|diem so|so diem|gia tri|ket qua|tong diem|tong|tong so|tong so diem|diem tong hop|\
diem tong|tong hop|tong cong|diem dat duoc|diem danh gia|diem tham dinh|tham dinh|\
ket qua tham dinh|diem tham dinh lai|diem dat|appraised|appraised score|score|value|points|total|total score|overall|\
overall score|obs value|",
    ),
    (
        HeaderWord::Rank,
        "|hang|thu hang|xep hang|vi thu|vi tri|xep thu|rank|ranking|position|place|hang cong bo|\
published rank|",
    ),
    (HeaderWord::Of, "|of|tong so don vi|so don vi|so don vi xep hang|number ranked|units ranked|"),
    (
        HeaderWord::Percent,
        "|ty le|ti le|ty le dat|ti le dat|phan tram|percent|percentage|pct|ty le phan tram|",
    ),
    (
        HeaderWord::Maximum,
        "|diem toi da|toi da|thang diem|diem chuan|max|maximum|max score|maximum score|",
    ),
    (
        HeaderWord::SelfAssessed,
        "|tu cham|diem tu cham|tu danh gia|diem tu danh gia|tu cham diem|diem don vi tu cham|\
don vi tu cham|ket qua tu cham|ket qua tu danh gia|diem tu cham cua don vi|self assessed|\
self assessed score|self assessment|self assessment score|self score|",
    ),
    (
        HeaderWord::Change,
        "|thay doi|tang giam|chenh lech|tang giam diem|change|difference|score change|",
    ),
    (HeaderWord::Class, "|xep loai|phan loai|loai|muc|class|band|tier|rating|"),
    (HeaderWord::Note, "|ghi chu|chu thich|note|notes|remark|remarks|comment|comments|"),
    (HeaderWord::Source, "|nguon|nguon so lieu|source|data source|an pham|publication|"),
];

/// What a whole header says.
pub fn header_word(header: &str) -> Option<HeaderWord> {
    let word = format!("|{}|", fold(header));
    if word == "||" {
        return header.contains('%').then_some(HeaderWord::Percent);
    }
    HEADERS.iter().find(|(_, words)| words.contains(&word)).map(|(role, _)| *role)
}

/// What a header says where another column's values come from: «Hạng: nguồn gốc». Gives that other
/// column's word.
pub fn origin_of(header: &str) -> Option<HeaderWord> {
    let folded = fold(header);
    let of = [" nguon goc", " origin"].iter().find_map(|end| folded.strip_suffix(end))?;
    header_word(of)
}

/// Whether a header that names indicators means parts of one: «Thành phần», “component”.
pub fn names_parts(header: &str) -> bool {
    const PARTS: &str = "|thanh phan|chi so thanh phan|linh vuc|tieu chi|noi dung|chi tieu|\
component|criterion|dimension|variable|measure|";
    PARTS.contains(&format!("|{}|", fold(header)))
}

/// Whether the part's name in a row means the whole: «Tổng», “total”.
pub fn means_whole(part: &str) -> bool {
    part.is_empty() || header_word(part) == Some(HeaderWord::Score)
}

/// A header of a word and something else: «Hạng PCI», «pci_rank», «Điểm 2015». Gives the rest.
pub fn compound(header: &str) -> Option<(HeaderWord, String)> {
    let folded = fold(header);
    if origin_of(header).is_some() {
        return None;
    }
    let words: Vec<&str> = folded.split(' ').collect();
    for cut in (1..words.len()).rev() {
        let (head, tail) = words.split_at(cut);
        for (word, rest) in [(head, tail), (tail, head)] {
            // A name of thousands of words would be put together as often.
            let role = (word.len() <= MOST_WORDS).then(|| header_word(&word.join(" "))).flatten();
            if let Some(role @ (HeaderWord::Rank | HeaderWord::Score)) = role {
                return Some((role, rest.join(" ")));
            }
        }
    }
    None
}

/// No header has more words than this.
const MOST_WORDS: usize = 8;

/// A period in a header or cell: «2016», «Năm 2016», «Quý III/2016», «T7/2016», «y2016».
pub fn period(text: &str) -> Option<Period> {
    if let Some(period) = Period::parse(text) {
        return plausible(period);
    }
    // A year is four digits, however it is written; names are told apart without being folded.
    if !text.as_bytes().windows(4).any(|four| four.iter().all(u8::is_ascii_digit)) {
        return None;
    }
    let folded = fold(text);
    let words: Vec<&str> = folded.split(' ').collect();
    let number = |word: &str, most: u8| {
        let roman = ["i", "ii", "iii", "iv"].iter().position(|numeral| *numeral == word);
        let number = roman.map(|at| at as u8 + 1).or_else(|| word.parse().ok());
        number.filter(|n| (1..=most).contains(n))
    };
    let year = |word: &str| {
        let digits = word.strip_prefix(['y', 'n']).unwrap_or(word);
        let four = digits.len() == 4 && digits.bytes().all(|b| b.is_ascii_digit());
        four.then(|| Period::parse(digits)).flatten().and_then(plausible)
    };
    let with =
        |part: Option<PeriodPart>, word: &str| Some(Period { year: year(word)?.year, part: part? });
    match words.as_slice() {
        [one] | ["nam" | "year" | "ky" | "fy", one] => year(one),
        ["quy" | "quarter", part, y] | ["quy" | "quarter", part, "nam", y] => {
            with(number(part, 4).map(PeriodPart::Quarter), y)
        }
        ["thang" | "month", part, y] | ["thang", part, "nam", y] => {
            with(number(part, 12).map(PeriodPart::Month), y)
        }
        [part, y] => {
            let quarter = part.strip_prefix('q').and_then(|n| number(n, 4));
            let month = || part.strip_prefix('t').unwrap_or(part).parse().ok();
            match quarter {
                Some(quarter) => with(Some(PeriodPart::Quarter(quarter)), y),
                None => {
                    let month = month().filter(|n| (1..=12).contains(n));
                    with(month.map(PeriodPart::Month), y)
                }
            }
        }
        _ => None,
    }
}

/// Indices are published in our time: a number beyond it is a figure, not a year.
fn plausible(period: Period) -> Option<Period> {
    (1900..=2100).contains(&period.year).then_some(period)
}

/// The one period that a file's name holds: `PCI_2016.json`, `dti-2022-q3.json`. Two different
/// ones are none.
pub fn period_in_name(file: &str) -> Option<Period> {
    let stem = stem(file);
    let tokens: Vec<&str> = stem.split(|c: char| !c.is_ascii_alphanumeric()).collect();
    let mut found: Option<Period> = None;
    for (at, token) in tokens.iter().enumerate() {
        let bare = token.trim_start_matches(|c: char| c.is_ascii_alphabetic());
        let Some(mut one) = Period::parse(bare).and_then(plausible) else { continue };
        if bare.len() == 4
            && let Some(next) = tokens.get(at + 1)
        {
            let quarter = next.starts_with(['q', 'Q', 'h', 'H']);
            one =
                quarter.then(|| Period::parse(&format!("{bare}-{next}"))).flatten().unwrap_or(one);
        }
        if found.is_some_and(|found| found != one) {
            return None;
        }
        found = Some(one);
    }
    found
}

/// The file's name without folder and extension.
pub fn stem(file: &str) -> &str {
    let name = file.rsplit(['/', '\\']).next().unwrap_or(file);
    match name.rfind('.') {
        Some(dot) if dot > 0 => &name[..dot],
        _ => name,
    }
}

/// The name of the index in a file's name: «PCI» for `PCI_2016.json`. `None` when nothing but
/// years and words for files is left.
pub fn index_in_name(file: &str) -> Option<String> {
    let words = stem(file).split(['_', '-', ' ', '.']);
    let telling = words.filter(|word| {
        let folded = fold(word);
        let dull = header_word(word).is_some()
            || matches!(
                folded.as_str(),
                "data" | "json" | "records" | "scores" | "bang" | "du" | "lieu"
            )
            || period(word).is_some()
            || matches!(folded.as_bytes(), [b'q' | b'h', b'1'..=b'4']);
        !folded.is_empty() && !dull
    });
    let name = telling.collect::<Vec<_>>().join(" ");
    (!name.is_empty()).then_some(name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_header_has_more_words_than_are_looked_at() {
        let all = HEADERS.iter().flat_map(|(_, words)| words.split('|'));
        assert!(all.map(|header| header.split(' ').count()).max() <= Some(MOST_WORDS));
    }

    #[test]
    fn headers_in_both_languages() {
        for (header, expected) in [
            ("Tỉnh", Some(HeaderWord::Unit)),
            ("Tỉnh/Thành phố", Some(HeaderWord::Unit)),
            ("TỈNH, THÀNH PHỐ", Some(HeaderWord::Unit)),
            ("prov", Some(HeaderWord::Unit)),
            ("Năm", Some(HeaderWord::Period)),
            ("Nam", Some(HeaderWord::Period)),
            ("Điểm", Some(HeaderWord::Score)),
            ("diem_so", Some(HeaderWord::Score)),
            ("Thứ hạng", Some(HeaderWord::Rank)),
            ("RANK", Some(HeaderWord::Rank)),
            ("Chỉ số", Some(HeaderWord::Indicator)),
            ("%", Some(HeaderWord::Percent)),
            ("STT", Some(HeaderWord::Serial)),
            ("Hạng công bố", Some(HeaderWord::Rank)),
            ("Điểm tự chấm", Some(HeaderWord::SelfAssessed)),
            ("Tự đánh giá", Some(HeaderWord::SelfAssessed)),
            ("Self-assessed", Some(HeaderWord::SelfAssessed)),
            ("Điểm thẩm định", Some(HeaderWord::Score)),
            ("Appraised score", Some(HeaderWord::Score)),
            ("Hạng tính toán", Some(HeaderWord::Serial)),
            ("pci_entry", None),
            ("", None),
        ] {
            assert_eq!(header_word(header), expected, "{header}");
        }
        assert_eq!(compound("Hạng PCI"), Some((HeaderWord::Rank, "pci".into())));
        assert_eq!(compound("pci_rank"), Some((HeaderWord::Rank, "pci".into())));
        assert_eq!(compound("Điểm 2015"), Some((HeaderWord::Score, "2015".into())));
        assert_eq!(compound("Hạng: nguồn gốc"), None);
        assert_eq!(compound("pci_entry"), None);
    }

    #[test]
    fn periods_as_people_write_them() {
        for (text, expected) in [
            ("2016", Some("2016")),
            ("Năm 2016", Some("2016")),
            ("y2016", Some("2016")),
            ("2016-Q3", Some("2016-Q3")),
            ("Quý III/2016", Some("2016-Q3")),
            ("Quý 3 năm 2016", Some("2016-Q3")),
            ("Q3/2016", Some("2016-Q3")),
            ("Tháng 7/2016", Some("2016-07")),
            ("Month 7/2016", Some("2016-07")),
            ("T7/2016", Some("2016-07")),
            ("07/2016", Some("2016-07")),
            ("1234", None),
            ("PCI 2016", None),
            ("60.7", None),
            ("", None),
        ] {
            assert_eq!(period(text).map(|p| p.to_string()).as_deref(), expected, "{text}");
        }
        for (file, expected) in [
            ("PCI_2016.json", Some("2016")),
            ("pci2016.json", Some("2016")),
            ("dti-2022-Q3.json", Some("2022-Q3")),
            ("pci-2005-2016.json", None),
            ("data.json", None),
        ] {
            assert_eq!(period_in_name(file).map(|p| p.to_string()).as_deref(), expected, "{file}");
        }
        assert_eq!(index_in_name("PCI_2016.json").as_deref(), Some("PCI"));
        assert_eq!(index_in_name("2016.json"), None);
        assert_eq!(index_in_name("data 2016.json"), None);
    }
}
