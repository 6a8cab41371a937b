//! Names of rows that are no units': means, extremes, wholes.

use super::text::fold;

/// Whether a row's name is no unit's but a mean, an extreme or a whole.
pub fn is_aggregate(name: &str) -> bool {
    is_folded_aggregate(&fold(name))
}

/// The same of a name that [`fold`] made.
pub fn is_folded_aggregate(folded: &str) -> bool {
    const WHOLE: &str = "|ca nuoc|toan quoc|toan tinh|toan huyen|tong|tong cong|cao nhat|thap nhat|\
lon nhat|nho nhat|trung vi|mean|average|median|maximum|minimum|max|min|national|total|world|\
whole country|all provinces|gia tri cao nhat|gia tri thap nhat|";
    const BEGINNINGS: [&str; 11] = [
        "trung binh",
        "diem trung binh",
        "binh quan",
        "diem cao nhat",
        "diem thap nhat",
        "diem binh quan",
        "global average",
        "national average",
        "average of",
        "trung vi cua",
        "tong so",
    ];
    let begins = |beginning: &str| {
        folded.strip_prefix(beginning).is_some_and(|rest| rest.is_empty() || rest.starts_with(' '))
    };
    (!folded.is_empty() && WHOLE.split('|').any(|whole| whole == folded))
        || BEGINNINGS.into_iter().any(begins)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_that_are_no_units() {
        for name in
            ["Trung bình", "TRUNG BÌNH CẢ NƯỚC", "Điểm cao nhất", "Cả nước", "GLOBAL AVERAGE"]
        {
            assert!(is_aggregate(name), "{name}");
        }
        for name in ["Ninh Bình", "Xã Trung Bình", "Tổng cục Thuế", "Minh Hóa", ""] {
            assert!(!is_aggregate(name), "{name}");
        }
    }
}
