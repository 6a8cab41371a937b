//! A series as the service gives it: figures by number, and what the numbers mean.

use std::collections::{BTreeSet, HashMap};

use super::chart::Chart;
use super::regions::{is_group_code, is_group_name};
use crate::import::SourceFile;
use crate::import::companions::Companions;
use crate::import::diagnostic::{Diagnostic, Place, Problem};
use crate::import::draft::{Draft, DraftIndicator, DraftUnit, Format, Problems, Row};
use crate::import::json::{Document, List, Node, Value};
use crate::import::records::{place_of, plain_score, stem};
use crate::model::text::slug;
use crate::model::{Given, Indicator, Label, Licence, Measure, Period, Publication, Source, Unit};

/// Whether a JSON value holds the figures of a series.
pub fn is_data(root: &Node<'_>) -> bool {
    ["values", "years", "entities"]
        .iter()
        .all(|name| root.member(name).and_then(Node::list).is_some())
}

/// Whether a JSON value says what the numbers in a series mean.
pub fn is_series(root: &Node<'_>) -> bool {
    let entities = root.member("dimensions").and_then(|of| of.member("entities"));
    root.member("name").is_some() && entities.and_then(|of| of.member("values")).is_some()
}

/// The different numbers of the entities that figures are of.
pub fn entities_of(root: &Node<'_>) -> Vec<u32> {
    let numbers = root.member("entities").and_then(Node::list);
    let numbers = numbers.into_iter().flat_map(List::iter).filter_map(|node| whole(&node));
    let different: BTreeSet<u32> = numbers.collect();
    different.into_iter().collect()
}

/// What the numbers in a series mean.
#[derive(Clone, Debug, Default)]
pub struct Entities {
    entities: HashMap<u32, (String, Option<String>)>,
    name: String,
    percent: bool,
    decimals: Option<u8>,
    by_day: bool,
    sources: Vec<Source>,
    licence: Option<Licence>,
}

impl Entities {
    /// Reads what the numbers mean.
    pub fn read(root: &Node<'_>) -> Entities {
        let display = root.member("display");
        let entities = root.member("dimensions").and_then(|of| of.member("entities"));
        let entities = entities.and_then(|of| of.member("values")).and_then(Node::items);
        let entity = |of: &Node<'_>| {
            let number = whole(of.member("id")?)?;
            Some((number, (text(of, "name")?, text(of, "code"))))
        };
        let origins = root.member("origins").and_then(Node::items).unwrap_or_default();
        let origins = origins.iter().enumerate().filter_map(|(at, of)| {
            let title = text(of, "citationFull").or_else(|| text(of, "title"))?;
            let url = text(of, "urlMain");
            Some(Source { id: format!("origin-{}", at + 1), title: Label::vi(&title), url })
        });
        let source = root.member("source").and_then(|of| {
            let (title, url) = (text(of, "name")?, text(of, "link"));
            Some(Source { id: "source".to_owned(), title: Label::vi(&title), url })
        });
        let licence = root
            .member("license")
            .and_then(|of| Some(Licence { name: text(of, "name")?, url: text(of, "url") }));
        let unit = text(root, "shortUnit").or_else(|| text(root, "unit"));
        let decimals = display.and_then(|of| whole(of.member("numDecimalPlaces")?));
        Entities {
            entities: entities.unwrap_or_default().iter().filter_map(entity).collect(),
            name: display
                .and_then(|of| text(of, "name"))
                .or_else(|| text(root, "name"))
                .unwrap_or_default(),
            percent: unit.is_some_and(|unit| unit == "%"),
            decimals: decimals.and_then(|n| u8::try_from(n).ok()).filter(|n| *n <= 18),
            by_day: display
                .and_then(|of| of.member("yearIsDay"))
                .is_some_and(|of| of.value == Value::Bool(true)),
            sources: origins.chain(source).collect(),
            licence,
        }
    }

    /// Whether they know all of some numbers.
    pub fn know(&self, numbers: &[u32]) -> bool {
        !numbers.is_empty() && numbers.iter().all(|number| self.entities.contains_key(number))
    }

    fn publication(&self, draft: &mut Draft, file: &str) {
        draft.publication = Publication {
            id: slug(stem(file)),
            title: Label::vi(&self.name),
            publisher: Some(Label::vi("Our World in Data")),
            licence: self.licence.clone(),
            sources: self.sources.clone(),
            ..std::mem::take(&mut draft.publication)
        };
    }
}

/// Reads a file that only says what numbers mean; tells when the figures are not here.
pub fn read_description(file: &SourceFile, root: &Node<'_>, companions: &Companions) -> Draft {
    let mut draft = Draft::new(&file.name, &file.bytes);
    draft.format = Format::Owid;
    let here = if is_series(root) {
        let entities = Entities::read(root);
        entities.publication(&mut draft, &file.name);
        companions.has_data_of(&entities)
    } else {
        companions.has_table_of(&Chart::read(root))
    };
    if !here {
        let end = if is_series(root) { ".data.json" } else { ".csv" };
        let own = file.name.strip_suffix(".metadata.json").unwrap_or(stem(&file.name));
        let problem = Problem::MissingCompanion { file: format!("{own}{end}") };
        draft.diagnostics.push(Diagnostic::new(Place::file(&file.name), problem));
    }
    draft
}

/// Reads figures; tells when it is not here what their numbers mean.
pub fn read_data(file: &SourceFile, document: &Document<'_>, companions: &Companions) -> Draft {
    let root = &document.root;
    let mut draft = Draft::new(&file.name, &file.bytes);
    draft.format = Format::Owid;
    let list = |name: &str| root.member(name).and_then(Node::list).unwrap_or(List::Nodes(&[]));
    let (values, years, entities) = (list("values"), list("years"), list("entities"));
    let numbers = entities_of(root);
    let Some(known) = companions.entities_of(&file.name, &numbers) else {
        let own = file.name.strip_suffix(".data.json").unwrap_or(stem(&file.name));
        let problem = Problem::MissingCompanion { file: format!("{own}.metadata.json") };
        draft.diagnostics.push(Diagnostic::new(Place::file(&file.name), problem));
        return draft;
    };
    known.publication(&mut draft, &file.name);
    if known.by_day {
        draft.diagnostics.push(Diagnostic::new(Place::file(&file.name), Problem::NoPeriod));
        return draft;
    }
    draft.records = ("values".to_owned(), Vec::new());
    let mut indicator = Indicator::new(slug(&known.name), Label::vi(&known.name));
    indicator.decimals = known.decimals;
    if known.percent {
        indicator.measure = Measure::Percent;
    }
    draft.indicators.push(DraftIndicator { indicator, offset: 0 });
    let mut problems = Problems::default();
    if years.len() != values.len() || entities.len() != values.len() {
        let problem = Problem::RowLength {
            expected: values.len(),
            found: if years.len() == values.len() { entities.len() } else { years.len() },
        };
        problems.add(problem, || Place::file(&file.name));
    }
    let mut units: HashMap<u32, usize> = HashMap::new();
    let rows = values.iter().zip(years.iter()).zip(entities.iter());
    for (index, ((value, year), entity)) in rows.enumerate() {
        let at = place_of(index, usize::MAX, value.at);
        let Some((name, code)) = whole(&entity).and_then(|number| known.entities.get(&number))
        else {
            problems.add(Problem::NoUnitInRecord, || draft.place(at, &file.bytes));
            continue;
        };
        let said = match &year.value {
            Value::Number(digits) => *digits,
            _ => "",
        };
        let Some(period) = Period::parse(said) else {
            let problem = Problem::BadPeriod { text: said.to_owned() };
            problems.add(problem, || draft.place(at, &file.bytes));
            continue;
        };
        let (score, problem) = plain_score(&value);
        if let Some(problem) = problem {
            problems.add(problem, || draft.place(at, &file.bytes));
        }
        let number = whole(&entity).unwrap_or_default();
        let unit = *units.entry(number).or_insert_with(|| {
            draft.units.push(DraftUnit {
                unit: unit(name, code.as_deref()),
                own_id: code.is_some(),
                offset: entity.at,
            });
            draft.units.len() - 1
        });
        let score = score.map(Given::published);
        draft.rows.push(Row { unit, indicator: 0, period, score, extra: None, at });
    }
    draft.diagnostics = problems.finish(&file.name);
    draft
}

fn unit(name: &str, code: Option<&str>) -> Unit {
    let group = code.map_or_else(|| is_group_name(name), is_group_code);
    Unit {
        id: slug(code.unwrap_or(name)),
        name: Label::vi(name),
        kind: Some("country".to_owned()),
        code: code.map(str::to_owned),
        aggregate: group,
        ..Unit::default()
    }
}

fn text(node: &Node<'_>, member: &str) -> Option<String> {
    let text = node.member(member)?.text()?.trim();
    (!text.is_empty()).then(|| text.to_owned())
}

fn whole(node: &Node<'_>) -> Option<u32> {
    match &node.value {
        Value::Number(digits) => digits.parse().ok(),
        _ => None,
    }
}
