//! Arbitrary data sets that use every field of the model, such as reading files can give.

use proptest::collection::vec;
use proptest::option::of;
use proptest::prelude::*;
use proptest::sample::select;

use crate::model::{
    Band, BandBasis, Dataset, DatasetBuilder, Decimal, Direction, Edition, Extra, Given, Group,
    Indicator, IndicatorKind, Label, Licence, Link, Measure, Method, Missing, Observation, Origin,
    Period, PeriodPart, Predecessor, Publication, PublishedChange, RankBasis, RankRule, RankWithin,
    Source, TieMethod, Unit,
};

/// Texts that files may hold, and that spreadsheets and JSON have rules of their own for.
pub(in crate::export) fn text() -> impl Strategy<Value = String> {
    let odd = [
        "=1+1",
        "+A1",
        "-2+3",
        "@SUM(A1)",
        "\t=1",
        "\r=1",
        "'=1",
        "''",
        "'",
        "-5",
        "=",
        "\"",
        "a\"b",
        "a;b",
        "a,b",
        "a|b\tc",
        "một\nhai",
        "một\r\nhai",
        "\u{1}",
        "_x0001_",
        "<b>&amp;</b>",
        "007",
        "1e5",
        "TRUE",
        "2016-07",
        "3/4",
        "#N/A",
        "🎈",
        "Huê\u{301}",
        "Tổng",
        "Điểm",
        "Trung bình",
        "\u{feff}x",
        "100%",
        "https://example.vn/a?b=c#d",
    ];
    prop_oneof![
        3 => "[A-Za-zÀ-ỹ][A-Za-zÀ-ỹ '.-]{0,12}[a-zà-ỹ]",
        2 => select(odd.to_vec()).prop_map(str::to_owned),
        1 => any::<String>().prop_map(|text| text.chars().take(20).collect()),
    ]
}

fn label() -> impl Strategy<Value = Label> {
    (text(), of(text())).prop_map(|(vi, en)| Label { vi: format!("{vi}\u{e0}"), en })
}

/// Numbers as files hold them: of at most 18 digits and 30 decimals, zeros at their ends kept.
pub(in crate::export) fn decimal() -> impl Strategy<Value = Decimal> {
    let long = 999_999_999_999_999_999i128;
    prop_oneof![
        4 => (-99_999_999i128..=99_999_999, 0u8..=6),
        1 => (-long..=long, 0u8..=30),
        1 => (-999i128..=999).prop_map(|hundreds| (hundreds * 100, 3u8)),
    ]
    .prop_map(|(mantissa, scale)| Decimal::new(mantissa, scale))
}

fn positive() -> impl Strategy<Value = Decimal> {
    decimal().prop_map(|value| if value.is_zero() { Decimal::HUNDRED } else { value.abs() })
}

/// Periods of the years in which indices are published.
pub(in crate::export) fn period() -> impl Strategy<Value = Period> {
    let part = prop_oneof![
        4 => Just(PeriodPart::Year),
        1 => (1u8..=2).prop_map(PeriodPart::Half),
        1 => (1u8..=4).prop_map(PeriodPart::Quarter),
        1 => (1u8..=12).prop_map(PeriodPart::Month),
        1 => (1u8..=12, 1u8..=28).prop_map(|(month, day)| PeriodPart::Day { month, day }),
    ];
    (2000i32..2006, part).prop_map(|(year, part)| Period { year, part })
}

fn date() -> impl Strategy<Value = String> {
    (1900..2100, 1..=12, 1..=31, 0..3).prop_map(|(year, month, day, form)| match form {
        0 => format!("{year}"),
        1 => format!("{year}-{month:02}"),
        _ => format!("{year}-{month:02}-{day:02}"),
    })
}

fn origin() -> impl Strategy<Value = Origin> {
    select(vec![Origin::Published, Origin::Derived, Origin::Computed])
}

fn publication(number: usize) -> impl Strategy<Value = Publication> {
    let source = (label(), of(text()));
    let licence = (text(), of(text())).prop_map(|(name, url)| Licence { name, url });
    (
        (text(), label(), of(label()), of(date())),
        (of(licence), vec(source, 0..3), vec(label(), 0..3), any::<bool>()),
    )
        .prop_map(
            move |((file, title, publisher, date), (licence, sources, notes, example))| {
                Publication {
                    // Two publications may bear one key: files of the same name from two folders.
                    id: format!("p{}", number / 2),
                    file,
                    title,
                    publisher,
                    date,
                    licence,
                    sources: (0..)
                        .zip(sources)
                        .map(|(n, (title, url))| Source { id: format!("s{n}"), title, url })
                        .collect(),
                    notes,
                    example,
                }
            },
        )
}

fn unit(number: usize, editions: usize, groups: usize) -> impl Strategy<Value = Unit> {
    let link = select(vec![Link::Full, Link::Partial]);
    let weight = of(positive());
    let predecessor = ("[a-z]{1,5}", link, weight).prop_map(|(unit, link, weight)| Predecessor {
        unit,
        link,
        weight,
    });
    let one_of = |count: usize| of(0..count.max(1)).prop_map(move |ix| ix.filter(|_| count > 0));
    (
        (label(), vec(text(), 0..3), of(text()), one_of(groups), of(text())),
        (one_of(editions), of(text()), vec(predecessor, 0..3), any::<bool>(), any::<bool>()),
    )
        .prop_map(move |((name, aliases, kind, group, parent), rest)| Unit {
            id: format!("u.{number}_x-Y"),
            name,
            aliases,
            kind,
            group,
            parent,
            edition: rest.0,
            code: rest.1,
            predecessors: rest.2,
            aggregate: rest.3,
            distinct: rest.4,
            outline: None,
        })
}

/// Bands by their first period, none of them twice.
fn bands() -> impl Strategy<Value = Vec<Band>> {
    let basis = select(vec![BandBasis::Score, BandBasis::Percent]);
    let band = (label(), of(decimal()), any::<bool>(), basis, of(period()));
    vec(band, 0..4).prop_map(|bands| {
        let mut bands: Vec<Band> = (0..)
            .zip(bands)
            .map(|(n, (name, bound, inclusive, basis, since))| {
                let name = Label { vi: format!("{} b{n}", name.vi), ..name };
                Band { name, bound, inclusive, basis, since }
            })
            .collect();
        bands.sort_by_key(|band| band.since);
        bands
    })
}

/// An indicator; `parent` is that of the indicator before it or one further up, if it has any.
fn indicator(number: usize) -> impl Strategy<Value = (Indicator, Vec<Method>)> {
    let basis = of(0u8..=30).prop_map(|by| by.map_or(RankBasis::Unrounded, RankBasis::Rounded));
    let ties = select(vec![
        TieMethod::Competition,
        TieMethod::ModifiedCompetition,
        TieMethod::Dense,
        TieMethod::Ordinal,
        TieMethod::Fractional,
    ]);
    let rule = (basis, ties, any::<bool>()).prop_map(|(basis, ties, apart)| RankRule {
        basis,
        ties,
        within: if apart { RankWithin::Group } else { RankWithin::All },
    });
    let method = (
        period(),
        prop_oneof![Just(Label::default()), label()],
        decimal(),
        of(positive()),
        any::<bool>(),
    )
        .prop_map(|(from, name, weight, maximum, comparable)| Method {
            from,
            name,
            weights: vec![(0, weight)],
            maximum,
            comparable,
        });
    let kind = select(vec![IndicatorKind::Regular, IndicatorKind::Bonus, IndicatorKind::Penalty]);
    let parent = of(0..number.max(1)).prop_map(move |ix| ix.filter(|_| number > 0));
    (
        (parent, label(), of(label()), (any::<bool>(), kind), of((positive(), origin()))),
        (of(decimal()), any::<bool>(), of(0u8..=30), (rule, bands()), vec(method, 0..3)),
    )
        .prop_map(move |((parent, name, short, (percent, kind), maximum), rest)| {
            let indicator = Indicator {
                id: format!("i.{number}"),
                parent,
                name,
                short,
                kind,
                measure: if percent { Measure::Percent } else { Measure::Points },
                maximum,
                weight: rest.0,
                direction: if rest.1 {
                    Direction::LowerIsBetter
                } else {
                    Direction::HigherIsBetter
                },
                decimals: rest.2,
                rule: rest.3.0,
                methods: Vec::new(),
                bands: rest.3.1,
            };
            (indicator, rest.4)
        })
}

/// What is said beside a score in a period; the source and the earlier period are numbers to be
/// fitted.
fn extra() -> impl Strategy<Value = (Extra, bool)> {
    let rank = (1u32..90, origin()).prop_map(|(value, origin)| Given { value, origin });
    let change = (any::<bool>(), of(decimal()), of(-50i32..50));
    (
        (of(rank), of(90u32..u32::MAX), of(decimal()), of(positive())),
        (of(change), of(text()), of(decimal()), of(1usize..3), of(text())),
    )
        .prop_map(
            |((rank, of, percent, maximum), (change, class, self_assessed, source, note))| {
                let since = change.is_some_and(|(since, _, _)| since);
                let change = change
                    .map(|(_, score, rank)| PublishedChange { since: None, score, rank })
                    .filter(|change| change.score.is_some() || change.rank.is_some());
                let extra = Extra {
                    rank,
                    of,
                    percent,
                    maximum,
                    change,
                    class,
                    self_assessed,
                    source,
                    note,
                };
                (extra, since)
            },
        )
}

fn observation() -> impl Strategy<Value = (Observation, bool)> {
    let score = prop_oneof![
        3 => (decimal(), origin()).prop_map(|(value, origin)| Ok(Given { value, origin })),
        1 => select(Missing::ALL.to_vec()).prop_map(Err),
    ];
    let extra = prop_oneof![1 => Just(None), 1 => extra().prop_map(Some)];
    (score, extra).prop_map(|(score, extra)| {
        let since = extra.as_ref().is_some_and(|(_, since)| *since);
        let extra = extra.map(|(extra, _)| Box::new(extra)).filter(|extra| !extra.is_empty());
        (Observation { score, extra }, since)
    })
}

/// A place for a figure, to be fitted to what there is, and the figure.
type Figure = ((usize, usize, usize), Period, (Observation, bool));

/// Everything that a data set is built of.
#[derive(Clone, Debug)]
pub(in crate::export) struct Parts {
    publications: Vec<Publication>,
    editions: Vec<Edition>,
    groups: Vec<Group>,
    units: Vec<Unit>,
    indicators: Vec<(Indicator, Vec<Method>)>,
    figures: Vec<Figure>,
}

/// The parts of arbitrary data sets.
pub(in crate::export) fn parts() -> impl Strategy<Value = Parts> {
    let edition = (label(), of(date()), of(date()));
    (vec(edition, 0..3), vec(text(), 0..3)).prop_flat_map(|(editions, groups)| {
        let many = |count: std::ops::Range<usize>| count;
        let publications =
            many(1..4).prop_flat_map(|n| (0..n).map(publication).collect::<Vec<_>>());
        let (of_editions, of_groups) = (editions.len(), groups.len());
        let units = many(1..7).prop_flat_map(move |n| {
            (0..n).map(|number| unit(number, of_editions, of_groups)).collect::<Vec<_>>()
        });
        let indicators = many(1..7).prop_flat_map(|n| (0..n).map(indicator).collect::<Vec<_>>());
        let figure = ((0usize..6, 0usize..6, 0usize..3), period(), observation());
        let editions = (0..)
            .zip(editions)
            .map(|(n, (name, from, to))| Edition { id: format!("e{n}"), name, from, to })
            .collect::<Vec<_>>();
        let groups = (0..)
            .zip(groups)
            // Groups of one name are one group.
            .map(|(n, name)| Group { id: format!("g{n}"), name: Label::vi(format!("{name} n{n}")) })
            .collect::<Vec<_>>();
        (publications, Just(editions), Just(groups), units, indicators, vec(figure, 0..40))
            .prop_map(|(publications, editions, groups, units, indicators, figures)| Parts {
                publications,
                editions,
                groups,
                units,
                indicators,
                figures,
            })
    })
}

impl Parts {
    /// The data set; `order` puts the figures in another order.
    pub(in crate::export) fn build(&self, order: impl FnOnce(&mut Vec<Figure>)) -> Dataset {
        let mut builder = DatasetBuilder::new();
        for publication in &self.publications {
            builder.publication(publication.clone());
        }
        for edition in &self.editions {
            builder.edition(edition.clone());
        }
        for group in &self.groups {
            builder.group(group.clone());
        }
        for unit in &self.units {
            builder.unit(unit.clone());
        }
        for (indicator, _) in &self.indicators {
            builder.indicator(indicator.clone());
        }
        for (ix, (_, methods)) in self.indicators.iter().enumerate() {
            let all = 0..self.indicators.len();
            let parts: Vec<usize> =
                all.filter(|part| self.indicators[*part].0.parent == Some(ix)).collect();
            let mut methods = methods.clone();
            methods.sort_by_key(|method| method.from);
            methods.dedup_by_key(|method| method.from);
            for method in &mut methods {
                let weight = method.weights[0].1;
                method.weights = parts.iter().map(|part| (*part, weight)).collect();
            }
            builder.indicator_mut(ix).unwrap().methods = methods;
        }
        // The first figure for a place counts.
        let mut figures: Vec<Figure> = Vec::new();
        for ((unit, indicator, publication), period, said) in &self.figures {
            let place = (
                unit % self.units.len(),
                indicator % self.indicators.len(),
                publication % self.publications.len(),
            );
            let taken = figures
                .iter()
                .any(|(other, at, _)| (other.0, other.1, *at) == (place.0, place.1, *period));
            if !taken {
                figures.push((place, *period, said.clone()));
            }
        }
        order(&mut figures);
        for ((unit, indicator, publication), period, (mut observation, since)) in figures {
            if let Some(extra) = &mut observation.extra {
                let sources = self.publications[publication].sources.len();
                extra.source = extra.source.filter(|source| *source < sources);
                if let Some(change) = &mut extra.change {
                    change.since = since.then(|| period.previous_year());
                }
            }
            builder.observe(unit, indicator, period, publication, observation).unwrap();
        }
        builder.build()
    }
}

/// Arbitrary data sets.
pub(in crate::export) fn dataset() -> impl Strategy<Value = Dataset> {
    parts().prop_map(|parts| parts.build(|_| {}))
}
