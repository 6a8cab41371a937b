//! Every kind of sentence on small data.

use super::fault::fault;
use super::*;
use crate::analysis::composite::{
    ChosenFigures, Fault, Part, Setting, Treatment, chosen, composite,
};
use crate::model::{Given, Label, RankWithin};
use crate::tests::{Made, YEAR};

/// Parts «Đất» and «Thuế» of an index, by figures with spaces between; a dash where there is none.
fn two(land: &str, tax: &str) -> Made {
    let mut made = Made::new();
    made.index().short = Some(Label::vi("PCI"));
    for (id, figures) in [("Đất", land), ("Thuế", tax)] {
        let part = made.part(id, None);
        for (at, figure) in figures.split(' ').enumerate() {
            if figure != "-" {
                made.put_in(&unit(at), part, YEAR, figure);
            }
        }
    }
    made
}

/// A, B, C, …
fn unit(at: usize) -> String {
    char::from(b'A' + at as u8).to_string()
}

struct Index {
    ds: Dataset,
    chosen: Vec<Chosen>,
    found: ChosenFigures,
    recipe: Recipe,
    made: Composite,
}

fn index(made: &Made, recipe: Recipe) -> Index {
    let ds = made.ds();
    let part =
        |indicator| Chosen { indicator, weight: Decimal::new(1, 0), direction: None, parent: 0 };
    let parts = vec![part(1), part(2)];
    let found = chosen(&ds, &parts, &[], YEAR, None).unwrap();
    let made = composite(&found.input, &recipe).unwrap();
    Index { ds, chosen: parts, found, recipe, made }
}

impl Index {
    fn built(&self) -> Built<'_> {
        Built {
            ds: &self.ds,
            name: None,
            period: YEAR,
            group: None,
            chosen: &self.chosen,
            units: &self.found.units,
            missing: &self.found.missing,
            recipe: &self.recipe,
            made: &self.made,
        }
    }

    /// The findings that have these words, in Vietnamese, with their tables.
    fn says(&self, words: &str) -> Vec<String> {
        let found = self.built().findings(Lang::Vi);
        let told = found.iter().filter(|finding| finding.sentence.contains(words));
        let told = told.flat_map(|finding| {
            assert!(finding.rows.iter().all(|row| row.len() == finding.head.len()));
            let rows = finding.rows.iter().map(|row| row.join(" | "));
            std::iter::once(finding.sentence.clone()).chain(rows)
        });
        told.map(|text| text.replace('\u{a0}', " ")).collect()
    }

    fn headline(&self, us: &str, lang: Lang) -> String {
        let us = self.ds.unit_by_id(us);
        self.built().headline(us, lang)[0].replace('\u{a0}', " ")
    }
}

#[test]
fn headlines() {
    let one = index(&two("1 2 3", "1 2 3"), Recipe::default());
    assert_eq!(one.headline("B", Lang::Vi), "Chỉ số tự lập: C dẫn đầu với 100,00 điểm; B hạng 2/3");
    assert_eq!(one.headline("C", Lang::En), "Own index: C leads with 100.00 points");
    let tied = index(&two("3 2 3 -", "3 2 3 -"), Recipe::default());
    assert_eq!(
        tied.headline("B", Lang::En),
        "Own index: A and C share the lead with 100.00 points; B is rank 3 of 3"
    );
    assert_eq!(tied.headline("A", Lang::Vi), "Chỉ số tự lập: A và C cùng dẫn đầu với 100,00 điểm");
    let half = Recipe { screening: Some(Decimal::new(1, 0)), ..Recipe::default() };
    let out = index(&two("3 2 1", "3 2 -"), half);
    assert!(out.headline("C", Lang::Vi).ends_with("; C không có điểm"));
}

#[test]
fn who_was_left_out() {
    let least = Recipe { screening: Some(Decimal::new(8, 1)), ..Recipe::default() };
    let found = index(&two("3 2 1", "3 2 -"), least.clone());
    assert_eq!(
        found.says("Không tính"),
        ["Không tính 1 đơn vị vì thiếu số liệu: C (chỉ có 1/2 số liệu).", "C | chỉ có 1/2 số liệu"]
    );
    let all = index(&two("3 2 1", "3 2 1"), least);
    assert_eq!(
        all.says("bị loại"),
        ["Cả 3 đơn vị đều có ít nhất 80% số liệu; không đơn vị nào bị loại."]
    );
    let none = index(&two("3 2 1", "3 2 1"), Recipe::default());
    assert!(none.says("bị loại").is_empty() && none.says("chưa gồm đủ").is_empty());
}

#[test]
fn what_was_filled_in_and_what_was_not() {
    let made = two("3 2 1 5", "3 2 - 6");
    let left = index(&made, Recipe::default());
    assert_eq!(
        left.says("chưa gồm đủ"),
        ["Điểm của C chưa gồm đủ 2 thành phần vì thiếu số liệu.", "C | 1/2"]
    );
    let median = Recipe { imputation: Imputation::Median, ..Recipe::default() };
    let filled = index(&made, median);
    assert_eq!(filled.says("Điền"), ["Điền một số liệu thiếu bằng trung vị.", "Thuế | C | 3 | –"]);
    assert!(filled.says("chưa gồm đủ").is_empty());
    let grouped = Recipe { imputation: Imputation::GroupMean, ..Recipe::default() };
    let said = index(&made, grouped).says("Không điền được");
    assert!(said[0].contains("Còn thiếu 1,"), "{said:?}");
}

#[test]
fn what_was_drawn_in() {
    let treated = Recipe { treatment: Some(Treatment::default()), ..Recipe::default() };
    let made = two("1 2 3 4 5 6 7 8 9 900", "1 2 3 4 5 6 7 8 9 10");
    let said = index(&made, treated).says("ngoại lệ");
    assert_eq!(said[0], "Đã xử lý ngoại lệ ở Đất.");
    assert!(said[1].starts_with("Đất | 3,16 | 10,00 | J 900 → 9 | "), "{said:?}");
    assert!(said[2].starts_with("Thuế | 0,00 | −1,20 | – | "), "{said:?}");
}

#[test]
fn beside_the_published_ranks() {
    let mut made = two("3 2 1", "3 2 1");
    made.put("A", YEAR, "1").put("B", YEAR, "2").put("C", YEAR, "3").put("D", YEAR, "0");
    let said = index(&made, Recipe::default()).says("So với");
    assert_eq!(
        said,
        [
            "So với hạng theo điểm PCI 2016, 2 trong 3 đơn vị có hạng khác, trung bình mỗi đơn vị \
             lệch 1,33 bậc; lệch nhiều nhất là A (hạng 3 thành 1) và C (hạng 1 thành 3). Hai bảng \
             xếp hạng khác số đơn vị: 3 và 4; chỉ so các đơn vị có ở cả hai.",
            "A | 3 | 1 | +2",
            "C | 1 | 3 | −2"
        ]
    );
    for (id, rank) in [("A", 1), ("B", 2), ("C", 3)] {
        let given = Given::published(rank);
        made.said(id, YEAR, |extra| extra.rank = Some(given));
    }
    let said = index(&made, Recipe::default()).says("đã công bố");
    assert!(said[0].starts_with("Cả 3 đơn vị đều có hạng bằng hạng PCI 2016 đã công bố."));
    // Where each group is ranked apart, ranks among all are not set beside them.
    made.index().rule.within = RankWithin::Group;
    for (id, group) in [("A", 0), ("B", 0), ("C", 1)] {
        made.unit(id).group = Some(group);
    }
    assert!(index(&made, Recipe::default()).says("PCI").is_empty());
    made.index().rule.within = RankWithin::All;
    // A part of another index: there is nothing to set it beside.
    let other = made.another_index("y");
    made.put_in("A", other, YEAR, "1").put_in("B", other, YEAR, "2");
    let mut mixed = index(&made, Recipe::default());
    mixed.chosen[1].indicator = other;
    assert!(mixed.says("hạng bằng").is_empty());
}

#[test]
fn every_fault_names_what_it_is_about_and_a_remedy() {
    let made = two("3 2", "3 2");
    let found = index(&made, Recipe::default());
    let (part, column) = (Part::Column(1), 1);
    let about = [
        Fault::Lengths { column },
        Fault::Tree { part },
        Fault::NegativeWeight { part },
        Fault::Twice { column },
        Fault::NoFigure { column },
        Fault::NoRange { column },
        Fault::Reference { column },
        Fault::Maximum { column },
        Fault::OutOfReach { column },
        Fault::NotPositive { node: 0, part, unit: 1 },
    ];
    let setting = Fault::Setting(Setting::Normalisation);
    let general = [Fault::NoIndicator, Fault::NoUnit, Fault::Weightless { node: 0 }, setting];
    let mut seen: Vec<String> = Vec::new();
    for (at, one) in about.iter().chain(&general).enumerate() {
        for lang in Lang::ALL {
            let text = fault(&found.ds, one, &found.chosen, &found.found.units, YEAR, lang);
            assert_eq!(text.contains("Thuế"), at < about.len(), "{text}");
            assert!(text.ends_with('.') && !seen.contains(&text), "{text}");
            seen.push(text);
        }
        // Before it came to indicators and units, nothing is at those places.
        assert!(!fault(&found.ds, one, &[], &[], YEAR, Lang::Vi).is_empty());
    }
    let low = fault(&found.ds, &about[9], &found.chosen, &found.found.units, YEAR, Lang::En);
    assert!(low.contains("(of B)"), "{low}");
    // Of several parts it is one sentence, before the others.
    let two =
        [Fault::NoUnit, about[9], Fault::NotPositive { node: 0, part: Part::Column(0), unit: 0 }];
    let said = faults(&found.ds, &two, &found.chosen, &found.found.units, YEAR, Lang::Vi);
    assert_eq!(said.len(), 2);
    assert!(said[0].contains("«Thuế» (của B) và «"), "{said:?}");
    assert!(faults(&found.ds, &two[..2], &found.chosen, &[], YEAR, Lang::Vi)[1].contains("Thuế"));
    let ids = ["a.b".to_owned(), "c".to_owned()];
    assert!(unknown(&ids, Lang::Vi).contains("«a.b» và «c»"));
}
