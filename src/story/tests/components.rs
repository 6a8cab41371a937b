use super::*;
use crate::rank::RankOptions;
use crate::story::{components_finding, components_subtitle};

fn made(parts: &[(&str, [&str; 3])]) -> Made {
    let mut made = pci(&[("Quảng Ninh", "", "60"), ("B", "", "70"), ("C", "", "50")]);
    for (name, scores) in parts {
        let part = made.part(name, None);
        for (unit, score) in ["Quảng Ninh", "B", "C"].into_iter().zip(scores) {
            made.put_in(unit, part, YEAR, score);
        }
    }
    made
}

fn headline(made: &Made, unit: Option<&str>, vi: &str, en: &str) {
    let ds = made.ds();
    let unit = unit.map(|id| ds.unit_by_id(id).unwrap());
    let finding = components_finding(&ds, 0, YEAR, unit, &RankOptions::default());
    says(|lang| finding.headline(&ds, 0, YEAR, lang), vi, en);
}

#[test]
fn strong_and_weak() {
    let parts = [
        ("Gia nhập thị trường", ["9", "8", "7"]),
        ("Tiếp cận đất đai", ["7", "8", "6"]),
        ("Cạnh tranh bình đẳng", ["5", "6", "7"]),
    ];
    headline(
        &made(&parts),
        Some("Quảng Ninh"),
        "Quảng Ninh dẫn đầu về gia nhập thị trường, xếp hạng 3 về cạnh tranh bình đẳng",
        "Quảng Ninh leads on gia nhập thị trường, but is rank 3 on cạnh tranh bình đẳng",
    );
    headline(
        &made(&parts[1..]),
        Some("Quảng Ninh"),
        "Quảng Ninh xếp hạng 2 về tiếp cận đất đai, nhưng hạng 3 về cạnh tranh bình đẳng",
        "Quảng Ninh is rank 2 on tiếp cận đất đai, but is rank 3 on cạnh tranh bình đẳng",
    );
    headline(
        &made(&parts[1..2]),
        Some("Quảng Ninh"),
        "Quảng Ninh xếp hạng 2 về tiếp cận đất đai",
        "Quảng Ninh is rank 2 on tiếp cận đất đai",
    );
}

#[test]
fn who_leads_most() {
    let parts = [("A", ["9", "8", "7"]), ("B", ["9", "8", "7"]), ("C", ["5", "6", "7"])];
    headline(
        &made(&parts),
        None,
        "Quảng Ninh dẫn đầu 2 trong 3 thành phần PCI 2016",
        "Quảng Ninh leads 2 of 3 components of PCI 2016",
    );
    // Each leads one: the total says more.
    headline(
        &made(&parts[1..]),
        None,
        "B dẫn đầu PCI 2016 với 70,00 điểm",
        "B leads PCI 2016 with 70.00 points",
    );
}

#[test]
fn subtitle() {
    let ds = made(&[("A", ["9", "8", "7"]), ("B", ["9", "8", "7"])]).ds();
    says(
        |lang| components_subtitle(&ds, 0, YEAR, lang),
        "Điểm 2 thành phần PCI năm 2016, xếp theo điểm tổng hợp",
        "Scores of 2 components of PCI, 2016, by total score",
    );
}
