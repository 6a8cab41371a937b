//! Words for the nouns of the model: where a value comes from, why there is none, how ties rank.

use super::super::{Lang, Noun};
use crate::model::{Missing, Origin, TieMethod};

/// Where a value comes from: «công bố», «suy ra», «tính toán».
pub fn origin(origin: Origin, lang: Lang) -> &'static str {
    match origin {
        Origin::Published => lang.pick("công bố", "published"),
        Origin::Derived => lang.pick("suy ra", "derived"),
        Origin::Computed => lang.pick("tính toán", "computed"),
    }
}

/// Why there is no score: «không có số liệu».
pub fn missing(reason: Missing, lang: Lang) -> &'static str {
    match reason {
        Missing::NotAvailable => lang.pick("không có số liệu", "no data"),
        Missing::Withheld => lang.pick("không công bố", "withheld"),
        Missing::NotApplicable => lang.pick("không áp dụng", "not applicable"),
        Missing::RankOnly => lang.pick("chỉ công bố hạng", "only the rank is published"),
        Missing::ZeroMeansMissing => {
            lang.pick("ghi 0 nhưng là không có số liệu", "written as 0, which means no data")
        }
        Missing::Unreadable => lang.pick("không đọc được số", "not readable as a number"),
    }
}

/// How equal scores rank, with the ranks of 9, 8, 8, 7.
pub fn tie_method(method: TieMethod, lang: Lang) -> &'static str {
    match method {
        TieMethod::Competition => {
            lang.pick("đồng hạng, hạng sau nhảy (1, 2, 2, 4)", "competition (1, 2, 2, 4)")
        }
        TieMethod::ModifiedCompetition => {
            lang.pick("đồng hạng, lấy hạng thấp (1, 3, 3, 4)", "modified competition (1, 3, 3, 4)")
        }
        TieMethod::Dense => {
            lang.pick("đồng hạng, hạng sau liền kề (1, 2, 2, 3)", "dense (1, 2, 2, 3)")
        }
        TieMethod::Ordinal => {
            lang.pick("không đồng hạng, theo tên (1, 2, 3, 4)", "ordinal, by name (1, 2, 3, 4)")
        }
        TieMethod::Fractional => {
            lang.pick("hạng trung bình (1; 2,5; 2,5; 4)", "fractional (1, 2.5, 2.5, 4)")
        }
    }
}

/// The noun under which units of a kind are counted; `None` or an unknown kind are «đơn vị».
pub fn units_noun(kind: Option<&str>) -> Noun {
    match kind {
        Some("province") => Noun::Province,
        Some("district") => Noun::District,
        Some("commune") => Noun::Commune,
        Some("agency") => Noun::Agency,
        _ => Noun::Unit,
    }
}

/// The noun under which units of several kinds are counted: that of their kind where all are of
/// one, else «đơn vị».
pub fn common_noun<'a>(kinds: impl IntoIterator<Item = Option<&'a str>>) -> Noun {
    let mut nouns = kinds.into_iter().map(units_noun);
    let first = nouns.next().unwrap_or(Noun::Unit);
    if nouns.all(|noun| noun == first) { first } else { Noun::Unit }
}

/// What one unit of a kind is called before its name: «huyện» Bình Liêu. The publisher's own word
/// for a kind stands as it is; nothing for a province, which may be a city, and for no kind.
pub fn kind_name(kind: Option<&str>, lang: Lang) -> Option<&str> {
    match kind {
        None | Some("province" | "commune" | "agency") => None,
        Some("district") => Some(lang.pick("huyện", "district")),
        Some(other) => Some(other),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_word_in_both_languages() {
        let methods = [
            TieMethod::Competition,
            TieMethod::ModifiedCompetition,
            TieMethod::Dense,
            TieMethod::Ordinal,
            TieMethod::Fractional,
        ];
        for method in methods {
            assert_ne!(tie_method(method, Lang::Vi), tie_method(method, Lang::En));
        }
        for reason in Missing::ALL {
            assert_ne!(missing(reason, Lang::Vi), missing(reason, Lang::En));
        }
        for from in [Origin::Published, Origin::Derived, Origin::Computed] {
            assert_ne!(origin(from, Lang::Vi), origin(from, Lang::En));
        }
    }

    #[test]
    fn kinds() {
        assert_eq!(units_noun(Some("province")).form(63, Lang::Vi), "tỉnh, thành phố");
        assert_eq!(units_noun(Some("khu công nghiệp")), Noun::Unit);
        assert_eq!(units_noun(None), Noun::Unit);
        assert_eq!(common_noun([Some("province"); 2]), Noun::Province);
        assert_eq!(common_noun([Some("province"), Some("commune")]), Noun::Unit);
        assert_eq!(common_noun([Some("district"), None]), Noun::Unit);
        assert_eq!(common_noun([]), Noun::Unit);
        assert_eq!(kind_name(Some("district"), Lang::Vi), Some("huyện"));
        assert_eq!(kind_name(Some("phòng"), Lang::Vi), Some("phòng"));
        assert_eq!(kind_name(Some("province"), Lang::Vi), None);
    }
}
