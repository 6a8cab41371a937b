use super::*;
use crate::analysis::trend;
use crate::model::Measure;
use crate::rank::RankOptions;
use crate::story::{Drawn, change_finding, change_subtitle};

/// X at the given rank each year, latest last in 2016, among so many units.
fn at_ranks(ranks: &[u32], units: u32) -> Made {
    let mut made = pci(&[]);
    let first = 2016 - ranks.len() as i32 + 1;
    for (at, rank) in ranks.iter().enumerate() {
        let year = Period::year(first + at as i32);
        for place in 1..=units {
            let score = (1000 - place).to_string();
            let other = format!("U{}", if place < *rank { place } else { place - 1 });
            made.put(if place == *rank { "X" } else { &other }, year, &score);
        }
    }
    made
}

fn headline(made: &Made, unit: Option<&str>, vi: &str, en: &str) {
    let ds = made.ds();
    let options = RankOptions::default();
    let unit = unit.map(|id| ds.unit_by_id(id).unwrap());
    let line = trend(&ds, 0, &options);
    let finding = change_finding(&ds, &line, YEAR, Some(BEFORE), unit, &options);
    says(|lang| finding.headline(&ds, &line, YEAR, lang), vi, en);
}

#[test]
fn runs_of_years() {
    headline(
        &at_ranks(&[12, 20, 4, 5, 3, 2], 63),
        Some("X"),
        "Bốn năm liền trong 5 hạng đầu, X lên hạng 2 năm 2016",
        "Four years running in the top 5, X rises to rank 2 in 2016",
    );
    headline(
        &at_ranks(&[2, 1, 1, 1], 63),
        Some("X"),
        "Ba năm liền dẫn đầu, X giữ hạng 1 năm 2016",
        "Three years running in the lead, X keeps rank 1 in 2016",
    );
    // Five places of eight are nothing to boast of.
    headline(
        &at_ranks(&[4, 5, 5, 4], 8),
        Some("X"),
        "X từ hạng 5 năm 2015 lên hạng 4 năm 2016",
        "X rises from rank 5 in 2015 to rank 4 in 2016",
    );
}

#[test]
fn a_gap_ends_a_run() {
    let mut made = at_ranks(&[4, 4, 4, 5, 3], 63);
    made = {
        let kept = made.ds();
        let mut fresh = pci(&[]);
        for (period, slice) in kept.slices_of(0).filter(|(period, _)| period.year != 2014) {
            for cell in slice.cells() {
                let id = kept.units()[cell.unit].id.clone();
                fresh.put(&id, period, &cell.value().unwrap().to_string());
            }
        }
        fresh
    };
    headline(
        &made,
        Some("X"),
        "X lên hạng 3 năm 2016, cao nhất từ năm 2012",
        "X rises to rank 3 in 2016, its best since 2012",
    );
}

#[test]
fn extremes_and_steps() {
    headline(
        &at_ranks(&[30, 40, 35, 25], 63),
        Some("X"),
        "X lên hạng 25 năm 2016, cao nhất từ năm 2013",
        "X rises to rank 25 in 2016, its best since 2013",
    );
    headline(
        &at_ranks(&[30, 40, 35, 41], 63),
        Some("X"),
        "X xuống hạng 41 năm 2016, thấp nhất từ năm 2013",
        "X falls to rank 41 in 2016, its worst since 2013",
    );
    headline(
        &at_ranks(&[20, 40, 35, 30], 63),
        Some("X"),
        "X từ hạng 35 năm 2015 lên hạng 30 năm 2016",
        "X rises from rank 35 in 2015 to rank 30 in 2016",
    );
    headline(
        &at_ranks(&[30, 30], 63),
        Some("X"),
        "X giữ hạng 30, năm 2015 và năm 2016",
        "X keeps rank 30, 2015 and 2016",
    );
    headline(
        &at_ranks(&[30], 63),
        Some("X"),
        "X xếp hạng 30/63 với 970,00 điểm",
        "X is rank 30 of 63 with 970.00 points",
    );
}

#[test]
fn who_moved_furthest() {
    headline(
        &at_ranks(&[30, 9], 63),
        None,
        "X lên 21 bậc, xa nhất từ năm 2015 đến năm 2016",
        "X rises 21 places, furthest from 2015 to 2016",
    );
    // Two that changed places went equally far.
    headline(
        &pci(&[("A", "70", "60"), ("B", "60", "70")]),
        None,
        "B dẫn đầu PCI 2016 với 70,00 điểm",
        "B leads PCI 2016 with 70.00 points",
    );
}

#[test]
fn subtitle_of_each_chart() {
    let mut made = pci(&[("A", "70", "60"), ("B", "60", "70")]);
    let options = RankOptions::default();
    let subtitle = |made: &Made, drawn, vi, en| {
        let ds = made.ds();
        let line = trend(&ds, 0, &options);
        says(|lang| change_subtitle(&ds, &line, drawn, &options, lang), vi, en);
    };
    subtitle(
        &made,
        Drawn::Ranks,
        "Thứ hạng PCI của 2 tỉnh, thành phố, 2015–2016",
        "Ranks in PCI, 2 provinces, 2015–2016",
    );
    subtitle(
        &made,
        Drawn::TwoRanks(BEFORE, YEAR),
        "Thứ hạng PCI của 2 tỉnh, thành phố, 2015 và 2016",
        "Ranks in PCI, 2 provinces, 2015 and 2016",
    );
    let scores = Drawn::TwoScores(BEFORE, YEAR);
    subtitle(
        &made,
        scores,
        "Điểm PCI của 2 tỉnh, thành phố, 2015 và 2016",
        "Scores of PCI, 2 provinces, 2015 and 2016",
    );
    // Across a change of method only the later scores are drawn.
    break_at(&mut made, 2016);
    subtitle(
        &made,
        scores,
        "Điểm PCI của 2 tỉnh, thành phố, 2016",
        "Scores of PCI, 2 provinces, 2016",
    );
    made.index().measure = Measure::Percent;
    subtitle(
        &made,
        scores,
        "Tỷ lệ PCI của 2 tỉnh, thành phố, 2016",
        "Rates of PCI, 2 provinces, 2016",
    );
    // One period alone is no span.
    subtitle(
        &pci(&[("A", "", "60")]),
        Drawn::Ranks,
        "Thứ hạng PCI của 1 tỉnh, thành phố, 2016",
        "Ranks in PCI, 1 province, 2016",
    );
}
