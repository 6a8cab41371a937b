//! What is written reads back as the same data.

use proptest::prelude::*;

use super::*;
use crate::import::{Choices, SourceFile, import};
use crate::model::{
    DatasetBuilder, Decimal, Edition, Group, Label, Licence, Method, Observation, Predecessor,
    RankRule, Source,
};

fn read_back(json: &str, file: &str) -> Dataset {
    let file = SourceFile { name: file.to_owned(), bytes: json.as_bytes().to_vec() };
    let imported = import(&[file], &Choices::default());
    assert_eq!(imported.reports[0].diagnostics, [], "{json}");
    imported.dataset
}

#[test]
fn the_published_files_come_back() {
    for file in ["binh-lieu", "dti-2022", "papi-2011-2020", "pci-2005-2016", "provinces-2025"] {
        let name = format!("{file}.json");
        let path = format!("{}/data/{name}", env!("CARGO_MANIFEST_DIR"));
        let dataset = read_back(&std::fs::read_to_string(path).unwrap(), &name);
        assert!(!dataset.units().is_empty());
        let json = json_from_publication(&dataset, 0);
        assert_eq!(read_back(&json, &name), dataset, "{file}");
        assert_eq!(json_from_publication(&read_back(&json, &name), 0), json, "{file}");
    }
}

fn decimal() -> impl Strategy<Value = Decimal> {
    (-99_999_999i128..=99_999_999, 0u8..=6)
        .prop_map(|(mantissa, scale)| Decimal::new(mantissa, scale))
}

fn positive() -> impl Strategy<Value = Decimal> {
    (1i128..=99_999_999, 0u8..=6).prop_map(|(mantissa, scale)| Decimal::new(mantissa, scale))
}

fn label() -> impl Strategy<Value = Label> {
    ("[A-Za-zếạ\"\\\\\n]{1,8}x", proptest::option::of("[a-z ]{0,6}"))
        .prop_map(|(vi, en)| Label { vi, en })
}

fn extra() -> impl Strategy<Value = Extra> {
    let change = (
        proptest::option::of((1990..2015).prop_map(Period::year)),
        proptest::option::of(decimal()),
        proptest::option::of(0i32..50),
    );
    let change = change.prop_map(|(since, score, rank)| PublishedChange { since, score, rank });
    let change = change.prop_filter("says something", |c| c.score.is_some() || c.rank.is_some());
    let rank = (1u32..60, any::<bool>()).prop_map(|(value, published)| {
        if published { Given::published(value) } else { Given::derived(value) }
    });
    let text = || proptest::option::of("[a-zế]{1,5}");
    let texts = (text(), text(), proptest::option::of(Just(1usize)));
    let numbers = (
        proptest::option::of(decimal()),
        proptest::option::of(positive()),
        proptest::option::of(decimal()),
    );
    (
        proptest::option::of(rank),
        proptest::option::of(60u32..99),
        numbers,
        proptest::option::of(change),
        texts,
    )
        .prop_map(
            |(rank, of, (percent, maximum, self_assessed), change, (class, note, source))| Extra {
                rank,
                of,
                percent,
                maximum,
                change,
                class,
                self_assessed,
                source,
                note,
            },
        )
}

fn observation() -> impl Strategy<Value = Observation> {
    let reasons = [
        Missing::NotAvailable,
        Missing::Withheld,
        Missing::NotApplicable,
        Missing::ZeroMeansMissing,
    ];
    let score = prop_oneof![
        3 => decimal().prop_map(|value| Ok(Given::published(value))),
        1 => decimal().prop_map(|value| Ok(Given::derived(value))),
        1 => proptest::sample::select(reasons.to_vec()).prop_map(Err),
    ];
    let extra = prop_oneof![2 => Just(None), 1 => extra().prop_map(|extra| Some(Box::new(extra)))];
    (score, extra).prop_map(|(score, extra)| Observation { score, extra })
}

fn skeleton(title: Label, note: Label, weight: Decimal, maximum: Decimal) -> DatasetBuilder {
    let mut builder = DatasetBuilder::new();
    let source = |id: &str| Source { id: id.into(), title: note.clone(), url: None };
    builder.publication(Publication {
        id: "p".into(),
        file: "p.json".into(),
        title: title.clone(),
        publisher: Some(note.clone()),
        date: Some("2024-05".into()),
        licence: Some(Licence { name: "CC0".into(), url: Some("https://x".into()) }),
        sources: vec![source("a"), source("b")],
        notes: vec![note.clone()],
    });
    let edition =
        Edition { id: "e".into(), name: title.clone(), from: Some("2008-08-01".into()), to: None };
    let edition = builder.edition(edition);
    let group = builder.group(Group { id: "g".into(), name: note.clone() });
    for n in 0..4 {
        let predecessor =
            Predecessor { unit: "old".into(), link: Link::Partial, weight: Some(weight.abs()) };
        builder.unit(Unit {
            id: format!("u{n}"),
            name: Label { vi: format!("{} {n}", ["Một", "Hai", "Ba", "Bốn"][n]), en: None },
            aliases: vec![format!("Tên {n}")],
            kind: Some("commune".into()),
            group: (n > 1).then_some(group),
            parent: Some("above".into()),
            edition: Some(edition),
            code: Some("01".into()),
            predecessors: if n == 0 { vec![predecessor] } else { Vec::new() },
            aggregate: n == 3,
        });
    }
    let mut index = Indicator::new("i", title);
    index.short = Some(note.clone());
    index.maximum = Some((maximum, Origin::Derived));
    index.rule = RankRule {
        basis: RankBasis::Rounded(2),
        ties: TieMethod::ModifiedCompetition,
        within: RankWithin::Group,
    };
    index.decimals = Some(3);
    let index = builder.indicator(index);
    let mut part = Indicator::new("i.a", note.clone());
    part.parent = Some(index);
    part.measure = Measure::Percent;
    part.direction = Direction::LowerIsBetter;
    part.weight = Some(weight);
    let part = builder.indicator(part);
    if let Some(index) = builder.indicator_mut(index) {
        let method = |year, comparable| Method {
            from: Period::year(year),
            name: note.clone(),
            weights: vec![(part, weight)],
            maximum: Some(maximum),
            comparable,
        };
        index.methods = vec![method(2000, false), method(2010, true)];
    }
    builder
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]
    #[test]
    fn any_data_comes_back(
        names in (label(), label()),
        weight in decimal(),
        maximum in positive(),
        rows in proptest::collection::vec((0usize..4, 0usize..2, 2016i32..2020, observation()), 1..30),
    ) {
        let mut builder = skeleton(names.0, names.1, weight, maximum);
        for (unit, indicator, year, observation) in rows {
            let _ = builder.observe(unit, indicator, Period::year(year), 0, observation);
        }
        // Earlier figures that follow from changes are entered on reading; they stand in the
        // file from the second writing on.
        let once = read_back(&json_from_publication(&builder.build(), 0), "p.json");
        let json = json_from_publication(&once, 0);
        let twice = read_back(&json, "p.json");
        prop_assert_eq!(&twice, &once);
        prop_assert_eq!(json_from_publication(&twice, 0), json);
    }
}
