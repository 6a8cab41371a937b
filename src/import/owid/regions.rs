//! Which entities are groups of countries.

/// States, territories and states of the past that have codes of its own; all others are groups.
const STATES: &str = " KOS USS CZS GDR GFR YGS SRM CYN ERE YAR YPR RVN SML ZAN TRS ABK SOS AKD CIS \
PYA SER MNS KRU HAN BAD BAV HSE HSG MEC MOD PMA SAX SIC TUS TWS WRT ORF NAG TRN GBN FRT FSA ";

/// Names of groups, between bars.
const GROUPS: &str = "|World|Africa|Asia|Europe|European Union|North America|South America|Oceania|\
Antarctica|Americas|High-income countries|Upper-middle-income countries|\
Lower-middle-income countries|Middle-income countries|Low-income countries|Low & middle income|\
International|";

/// Whether a code is that of a group: `OWID_WRL`, `OWID_EUR`, but not `OWID_KOS` (Kosovo).
pub fn is_group_code(code: &str) -> bool {
    code.strip_prefix("OWID_").is_some_and(|own| !STATES.contains(&format!(" {own} ")))
}

/// Whether a name is that of a group: «World», «Africa (WB)», «Europe (excl. EU-27)».
pub fn is_group_name(name: &str) -> bool {
    let bare = name.split(" (").next().unwrap_or(name);
    let inside = name.strip_suffix(')').and_then(|name| name.rsplit_once(" ("));
    let by_someone = inside.is_some_and(|(_, who)| {
        who.starts_with("excl") || who.bytes().all(|b| b.is_ascii_uppercase() || b.is_ascii_digit())
    });
    by_someone || GROUPS.contains(&format!("|{bare}|"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn groups_and_states() {
        for code in ["OWID_WRL", "OWID_AFR", "OWID_EU27", "OWID_HIC"] {
            assert!(is_group_code(code), "{code}");
        }
        for code in ["VNM", "OWID_KOS", "OWID_USS", ""] {
            assert!(!is_group_code(code), "{code}");
        }
        for name in
            ["World", "Asia (excl. China)", "East Asia and Pacific (WB)", "European Union (27)"]
        {
            assert!(is_group_name(name), "{name}");
        }
        for name in ["Vietnam", "Micronesia (country)", "South Africa", "Congo"] {
            assert!(!is_group_name(name), "{name}");
        }
    }
}
