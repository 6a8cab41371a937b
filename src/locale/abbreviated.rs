//! Long names of offices in the short forms that officials write themselves.

/// What is written for what. Longer ones first, as some stand inside others.
const FORMS: &[(&str, &str)] = &[
    ("Nông nghiệp và Phát triển nông thôn", "NN&PTNT"),
    ("Lao động - Thương binh và Xã hội", "LĐ-TB&XH"),
    ("Lao động – Thương binh và Xã hội", "LĐ-TB&XH"),
    ("Lao động, Thương binh và Xã hội", "LĐ-TB&XH"),
    ("Văn hóa, Thể thao và Du lịch", "VHTT&DL"),
    ("Văn hoá, Thể thao và Du lịch", "VHTT&DL"),
    ("Nông nghiệp và Môi trường", "NN&MT"),
    ("Thông tin và Truyền thông", "TT&TT"),
    ("Tài nguyên và Môi trường", "TN&MT"),
    ("Văn hóa và Thông tin", "VH&TT"),
    ("Văn hoá và Thông tin", "VH&TT"),
    ("Khoa học và Công nghệ", "KH&CN"),
    ("Giáo dục và Đào tạo", "GD&ĐT"),
    ("Tài chính - Kế hoạch", "TC-KH"),
    ("Tài chính – Kế hoạch", "TC-KH"),
    ("Kế hoạch và Đầu tư", "KH&ĐT"),
    ("Kinh tế và Hạ tầng", "KT&HT"),
    ("Dân tộc và Tôn giáo", "DT&TG"),
    ("Giao thông vận tải", "GTVT"),
    ("Hội đồng nhân dân", "HĐND"),
    ("Ủy ban nhân dân", "UBND"),
    ("Uỷ ban nhân dân", "UBND"),
    ("Thành phố", "TP."),
    ("thành phố", "TP."),
    ("Thị trấn", "TT."),
    ("thị trấn", "TT."),
    ("Thị xã", "TX."),
    ("thị xã", "TX."),
    ("Department of", "Dept of"),
    ("People's Committee", "PC"),
];

/// A name with the short forms of what has one: «Sở Nông nghiệp và Phát triển nông thôn» becomes
/// «Sở NN&PTNT».
pub fn abbreviated(name: &str) -> String {
    let mut short = name.to_owned();
    for (long, form) in FORMS {
        if short.contains(long) {
            short = short.replace(long, form);
        }
    }
    short
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn as_officials_write() {
        for (name, short) in [
            ("Sở Nông nghiệp và Phát triển nông thôn", "Sở NN&PTNT"),
            ("Phòng Lao động - Thương binh và Xã hội", "Phòng LĐ-TB&XH"),
            ("Văn phòng Hội đồng nhân dân và Ủy ban nhân dân", "Văn phòng HĐND và UBND"),
            ("Thành phố Hồ Chí Minh", "TP. Hồ Chí Minh"),
            ("Xã Đồng Văn", "Xã Đồng Văn"),
        ] {
            assert_eq!(abbreviated(name), short);
        }
    }

    #[test]
    fn longer_ones_come_first() {
        for (at, (long, _)) in FORMS.iter().enumerate() {
            assert!(FORMS[..at].iter().all(|(before, _)| !long.contains(before)), "{long}");
        }
    }
}
