//! Where Vietnam's provinces lie, to lay out tiles: about the middle of each, no boundary.

use crate::chart::placed::Point;

/// Longitude and latitude in hundredths of a degree, by the id of the unit; in the order of the ids.
const PLACES: [(&str, i16, i16); 65] = [
    ("an-giang", 10515, 1050),
    ("ba-ria-vung-tau", 10725, 1055),
    ("bac-giang", 10640, 2135),
    ("bac-kan", 10583, 2220),
    ("bac-lieu", 10545, 930),
    ("bac-ninh", 10610, 2110),
    ("ben-tre", 10650, 1010),
    ("binh-dinh", 10895, 1410),
    ("binh-duong", 10665, 1120),
    ("binh-phuoc", 10690, 1175),
    ("binh-thuan", 10800, 1110),
    ("ca-mau", 10505, 905),
    ("can-tho", 10550, 1010),
    ("cao-bang", 10620, 2270),
    ("da-nang", 10810, 1605),
    ("dak-lak", 10820, 1280),
    ("dak-nong", 10770, 1220),
    ("dien-bien", 10300, 2170),
    ("dong-nai", 10715, 1105),
    ("dong-thap", 10565, 1055),
    ("gia-lai", 10820, 1380),
    ("ha-giang", 10498, 2275),
    ("ha-nam", 10595, 2055),
    ("ha-noi", 10580, 2100),
    ("ha-tay", 10555, 2090),
    ("ha-tinh", 10575, 1830),
    ("hai-duong", 10635, 2095),
    ("hai-phong", 10665, 2080),
    ("hau-giang", 10560, 980),
    ("hoa-binh", 10530, 2065),
    ("hue", 10750, 1630),
    ("hung-yen", 10605, 2080),
    ("khanh-hoa", 10905, 1230),
    ("kien-giang", 10510, 995),
    ("kon-tum", 10790, 1465),
    ("lai-chau", 10320, 2230),
    ("lam-dong", 10810, 1170),
    ("lang-son", 10660, 2185),
    ("lao-cai", 10410, 2235),
    ("long-an", 10620, 1070),
    ("nam-dinh", 10620, 2025),
    ("nghe-an", 10490, 1920),
    ("ninh-binh", 10590, 2020),
    ("ninh-thuan", 10885, 1170),
    ("phu-tho", 10510, 2135),
    ("phu-yen", 10910, 1315),
    ("quang-binh", 10630, 1760),
    ("quang-nam", 10790, 1555),
    ("quang-ngai", 10870, 1500),
    ("quang-ninh", 10730, 2120),
    ("quang-tri", 10695, 1675),
    ("soc-trang", 10595, 960),
    ("son-la", 10400, 2120),
    ("tay-ninh", 10615, 1140),
    ("thai-binh", 10640, 2050),
    ("thai-nguyen", 10580, 2165),
    ("thanh-hoa", 10530, 2005),
    ("thua-thien-hue", 10750, 1630),
    ("tien-giang", 10630, 1040),
    ("tp-ho-chi-minh", 10670, 1075),
    ("tra-vinh", 10630, 980),
    ("tuyen-quang", 10525, 2210),
    ("vinh-long", 10600, 1010),
    ("vinh-phuc", 10560, 2135),
    ("yen-bai", 10460, 2175),
];

/// Where a province lies, in degrees with the north above. A province since 2025 that bears the name of
/// one before lies where that did.
pub fn place_of(id: &str) -> Option<Point> {
    let id = id.strip_suffix("-2025").unwrap_or(id);
    let at = PLACES.binary_search_by_key(&id, |(id, ..)| id).ok()?;
    let (_, x, y) = PLACES[at];
    // A degree of longitude is about 0.96 of one of latitude at these latitudes.
    Some(Point { x: f64::from(x) * 0.0096, y: -f64::from(y) * 0.01 })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn they_are_in_order_and_in_vietnam() {
        assert!(PLACES.windows(2).all(|pair| pair[0].0 < pair[1].0));
        for (id, x, y) in PLACES {
            assert!((10_200..11_000).contains(&x) && (850..2_350).contains(&y), "{id}");
        }
        assert!(place_of("da-nang-2025").is_some() && place_of("binh-lieu").is_none());
    }
}
