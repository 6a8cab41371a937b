//! Categories that are no parts but wholes: a total, a group of countries.

use crate::import::records::is_aggregate;
use crate::model::Label;
use crate::model::text::fold;

/// Names of totals, folded, between bars.
const TOTALS: &str = "|total|totals|tong|tong so|tong cong|tong chung|chung|toan bo|tat ca|all|\
all items|all ages|all groups|both sexes|both|overall|ca hai gioi|hai gioi|moi lua tuoi|";

/// Whether a category is the whole of its dimension, by its key or its name. A key says so only
/// where it can mean nothing else: SDMX writes `_T`.
pub fn is_total(id: &str, label: &Label) -> bool {
    let total = |text: &str| {
        let text = fold(text);
        (!text.is_empty() && TOTALS.contains(&format!("|{text}|")))
            || text.starts_with("total ")
            || text.starts_with("tong so ")
    };
    matches!(id, "_T" | "TOTAL" | "TOT")
        || total(&label.vi)
        || label.en.as_deref().is_some_and(total)
}

/// Names of groups of countries, folded, between bars.
const GROUPS: &str = "|world|the gioi|global|africa|americas|asia|europe|oceania|north america|\
latin america|south america|latin america and the caribbean|middle east|emerging markets|g7|g20|\
asean|efta|brics|advanced economies|low income|high income|middle income|";

/// Beginnings of names of groups of countries, folded.
const BEGINNINGS: [&str; 7] = [
    "euro area",
    "european union",
    "european economic area",
    "eu27",
    "eu28",
    "oecd",
    "khu vuc dong tien chung",
];

/// Keys of groups of countries, as Eurostat, the OECD and the IMF write them, between bars.
const KEYS: &str = "|EU|EA|EEA|EFTA|EURO|OECD|OECDE|OECDSO|G7|G20|WLD|WORLD|W|";

/// Whether a category of a dimension of units is no unit but several of them together.
pub fn is_group(id: &str, label: &Label) -> bool {
    let named = |text: &str| {
        let folded = fold(text);
        let begins = |beginning: &str| {
            let rest = folded.strip_prefix(beginning);
            rest.is_some_and(|rest| rest.is_empty() || rest.starts_with(' '))
        };
        is_aggregate(text)
            || (!folded.is_empty() && GROUPS.contains(&format!("|{folded}|")))
            || BEGINNINGS.into_iter().any(begins)
    };
    // EU15, EU27_2020, EA19: of so many members, perhaps as of a year.
    let members = ["EU", "EA"].iter().find_map(|union| id.strip_prefix(union));
    let of_members = members.is_some_and(|rest| {
        let digits = rest.split('_').next().unwrap_or_default();
        digits.len() == 2 && digits.bytes().all(|b| b.is_ascii_digit())
    });
    of_members
        || (!id.is_empty() && KEYS.contains(&format!("|{id}|")))
        || named(&label.vi)
        || label.en.as_deref().is_some_and(named)
        || is_total(id, label)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn wholes_are_told_from_parts() {
        for (id, name) in [
            ("T", "Total"),
            ("_T", "anything"),
            ("x", "Tổng số"),
            ("x", "Total, 15 years and over"),
        ] {
            assert!(is_total(id, &Label::vi(name)), "{id} {name}");
        }
        for (id, name) in [("T", "Tourism"), ("M", "male"), ("x", "Totally"), ("", "")] {
            assert!(!is_total(id, &Label::vi(name)), "{id} {name}");
        }
        for (id, name) in [
            ("EU15", "Euro area (15 countries)"),
            ("EU27_2020", "x"),
            ("EA19", "x"),
            ("x", "European Union - 27 countries (from 2020)"),
            ("x", "OECD - Total"),
            ("x", "World"),
            ("x", "Cả nước"),
            ("OECD", "total"),
        ] {
            assert!(is_group(id, &Label::vi(name)), "{id} {name}");
        }
        for (id, name) in [
            ("EE", "Estonia"),
            ("VN", "Viet Nam"),
            ("ZA", "South Africa"),
            ("CAF", "Central African Republic"),
            ("W1", "Worldham"),
            ("x", "Đông Anh"),
        ] {
            assert!(!is_group(id, &Label::vi(name)), "{id} {name}");
        }
    }
}
