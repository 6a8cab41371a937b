//! Things that are counted. Vietnamese has one form, English two.

use super::super::{Lang, NO_BREAK_SPACE, number};

/// Makes a table of nouns: `Key: "tiếng Việt", "singular", "plural";`.
macro_rules! nouns {
    ($($Key:ident: $vi:literal, $one:literal, $many:literal;)+) => {
        /// A thing that is counted.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        pub enum Noun {
            $(#[doc = concat!("«", $vi, "», “", $one, "”, “", $many, "”")] $Key,)+
        }

        impl Noun {
            /// Every noun.
            pub const ALL: &'static [Noun] = &[$(Noun::$Key),+];

            fn forms(self) -> (&'static str, &'static str, &'static str) {
                match self {
                    $(Noun::$Key => ($vi, $one, $many),)+
                }
            }
        }
    };
}

nouns! {
    Place: "bậc", "place", "places";
    Point: "điểm", "point", "points";
    Index: "chỉ số", "index", "indices";
    Component: "thành phần", "component", "components";
    Criterion: "tiêu chí", "criterion", "criteria";
    Unit: "đơn vị", "unit", "units";
    Province: "tỉnh, thành phố", "province", "provinces";
    District: "huyện", "district", "districts";
    Commune: "xã, phường", "commune", "communes";
    Agency: "cơ quan", "agency", "agencies";
    Decimal: "số lẻ", "decimal", "decimals";
    Year: "năm", "year", "years";
    Period: "kỳ", "period", "periods";
    Figure: "số liệu", "figure", "figures";
    File: "tệp", "file", "files";
    Row: "dòng", "row", "rows";
    Name: "tên", "name", "names";
    Problem: "vấn đề", "problem", "problems";
    Error: "lỗi", "error", "errors";
    Warning: "cảnh báo", "warning", "warnings";
    Note: "lưu ý", "note", "notes";
}

impl Noun {
    /// The noun as it stands after a number.
    pub fn form(self, count: i64, lang: Lang) -> &'static str {
        let (vi, one, many) = self.forms();
        match lang {
            Lang::Vi => vi,
            Lang::En if count.abs() == 1 => one,
            Lang::En => many,
        }
    }

    /// The number and the noun: «2 bậc», “1 place”.
    pub fn count(self, count: i64, lang: Lang) -> String {
        let n = number::whole(count, lang);
        format!("{n}{NO_BREAK_SPACE}{}", self.form(count, lang))
    }

    /// As [`Noun::count`], with two digits at least, as reports write: «02 bậc».
    pub fn count_formal(self, count: i64, lang: Lang) -> String {
        let n = lang.pick(number::two_digits(count, lang), number::whole(count, lang));
        format!("{n}{NO_BREAK_SPACE}{}", self.form(count, lang))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counts() {
        assert_eq!(Noun::Place.count(1, Lang::En), "1\u{a0}place");
        assert_eq!(Noun::Place.count(2, Lang::En), "2\u{a0}places");
        assert_eq!(Noun::Place.count(0, Lang::En), "0\u{a0}places");
        assert_eq!(Noun::Place.count(2, Lang::Vi), "2\u{a0}bậc");
        assert_eq!(Noun::Place.count_formal(2, Lang::Vi), "02\u{a0}bậc");
        assert_eq!(Noun::Place.count_formal(2, Lang::En), "2\u{a0}places");
        assert_eq!(Noun::Commune.count(3321, Lang::Vi), "3.321\u{a0}xã, phường");
    }

    #[test]
    fn english_has_two_forms() {
        for noun in Noun::ALL {
            assert_ne!(noun.form(1, Lang::En), noun.form(2, Lang::En));
        }
    }
}
