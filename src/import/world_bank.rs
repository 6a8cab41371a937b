//! Answers of the World Bank's service (API v2): a list of two, of which the first says what page
//! of how many it is and the second holds the figures, a record each.
//!
//! Source: the World Bank's «Developer Information» on its indicators API, version 2.

use std::collections::HashMap;

use super::SourceFile;
use super::diagnostic::Problem;
use super::draft::{Draft, DraftIndicator, DraftUnit, Format, Problems, Row, RowAt};
use super::json::{Document, Node, Value};
use super::records::{is_aggregate, period, place_of, plain_score, stem};
use crate::model::text::slug;
use crate::model::{
    Extra, Given, Indicator, Label, Measure, Missing, Period, PeriodPart, Publication, Source, Unit,
};

/// Whether a JSON value is such an answer, an error included.
pub fn recognise(root: &Node<'_>) -> bool {
    match root.items() {
        Some([head]) => head.member("message").and_then(Node::items).is_some(),
        Some([head, list]) => {
            let counts = ["page", "per_page", "total"];
            let of_figures = list.items().is_some() || list.value == Value::Null;
            of_figures && counts.iter().all(|name| head.member(name).is_some())
        }
        _ => false,
    }
}

/// Reads an answer.
pub fn read(file: &SourceFile, document: &Document<'_>) -> Draft {
    let mut draft = Draft::new(&file.name, &file.bytes);
    draft.format = Format::WorldBank;
    // The list is the second item of the answer.
    draft.records = ("[1]".to_owned(), COLUMNS.map(str::to_owned).to_vec());
    let mut reader = Reader { file, draft, problems: Problems::default(), keys: Keys::default() };
    for doubt in &document.doubts {
        reader.tell_at(doubt.at, doubt.path.clone(), (*doubt.problem).clone());
    }
    match document.root.items() {
        Some([head, list]) => reader.answer(head, list),
        Some([head]) => reader.error(head),
        _ => {}
    }
    reader.draft.diagnostics = reader.problems.finish(&file.name);
    reader.draft
}

/// The members of a record that problems are about, by their place in [`Draft::records`].
const COLUMNS: [&str; 4] = ["country", "indicator", "date", "value"];
const COUNTRY: usize = 0;
const INDICATOR: usize = 1;
const DATE: usize = 2;
const VALUE: usize = 3;

/// Groups of countries, by the code of three letters that the service gives them.
const GROUPS: &str = "AFE AFR AFW ARB CAA CEA CEB CEU CLA CME CSA CSS EAP EAR EAS ECA ECS EMU EUU \
FCS HIC HPC IBB IBD IBT IDA IDB IDX INX LAC LCN LDC LIC LMC LMY LTE MDE MEA MIC MNA NAC NAF NRS \
NXS OED OSS PRE PSS PST RRS SAS SSA SSF SST SXZ TEA TEC TLA TMN TSA TSS UMC WLD XZN";

/// Units and indicators found so far, by their keys in the file.
#[derive(Default)]
struct Keys {
    units: HashMap<String, usize>,
    indicators: HashMap<String, usize>,
}

struct Reader<'f> {
    file: &'f SourceFile,
    draft: Draft,
    problems: Problems,
    keys: Keys,
}

impl Reader<'_> {
    fn tell_at(&mut self, at: usize, path: String, problem: Problem) {
        let (draft, file) = (&self.draft, self.file);
        self.problems.add(problem, || draft.locator.place(&file.name, at, path, &file.bytes));
    }

    fn tell(&mut self, at: RowAt, problem: Problem) {
        let (draft, file) = (&self.draft, self.file);
        self.problems.add(problem, || draft.place(at, &file.bytes));
    }

    /// What the service says where it cannot answer.
    fn error(&mut self, head: &Node<'_>) {
        let messages = head.member("message").and_then(Node::items).unwrap_or_default();
        let said = messages.iter().filter_map(|message| text(message.member("value")?));
        let said: Vec<&str> = said.collect();
        self.tell_at(
            head.at,
            "[0].message".to_owned(),
            Problem::ServiceError { said: said.join(" ") },
        );
    }

    fn answer(&mut self, head: &Node<'_>, list: &Node<'_>) {
        self.publication(head);
        let records = list.items().unwrap_or_default();
        let total = head.member("total").and_then(whole).unwrap_or_default();
        if total > records.len() {
            let problem = Problem::PartOfList { given: records.len(), total };
            self.tell_at(head.at, "[0].total".to_owned(), problem);
        }
        for (index, record) in records.iter().enumerate() {
            self.record(index, record);
        }
        // Such files are named by chance («download (3).json»): their one indicator says more.
        if let [only] = self.draft.indicators.as_slice() {
            self.draft.publication.title = only.indicator.name.clone();
        }
    }

    fn publication(&mut self, head: &Node<'_>) {
        let name = stem(&self.file.name);
        let source = head.member("sourceid").and_then(text);
        let date = head.member("lastupdated").and_then(text).map(str::to_owned);
        let title = match source {
            Some(number) => format!("World Bank API, source {number}"),
            None => "World Bank API".to_owned(),
        };
        self.draft.publication = Publication {
            id: slug(name),
            title: Label::vi(name),
            publisher: Some(Label::vi("World Bank")),
            date,
            sources: vec![Source {
                id: "api".to_owned(),
                title: Label::vi(&title),
                url: Some("https://api.worldbank.org/v2/".to_owned()),
            }],
            ..std::mem::take(&mut self.draft.publication)
        };
    }

    fn record(&mut self, index: usize, record: &Node<'_>) {
        let whole = place_of(index, usize::MAX, record.at);
        if record.members().is_empty() {
            return self.tell(whole, Problem::NotARecord { found: record.kind() });
        }
        let place = |column: usize| {
            let node = record.member(COLUMNS[column]);
            node.map_or(whole, |node| place_of(index, column, node.at))
        };
        let Some(unit) = self.unit(record) else {
            return self.tell(place(COUNTRY), Problem::NoUnitInRecord);
        };
        let Some(indicator) = self.indicator(record) else {
            return self.tell(place(INDICATOR), Problem::EmptyName);
        };
        let date = record.member("date").and_then(text).unwrap_or_default();
        let Some(period) = when(date) else {
            return self.tell(place(DATE), Problem::BadPeriod { text: date.to_owned() });
        };
        let at = place(VALUE);
        let score = match record.member("value") {
            None => Err(Missing::NotAvailable),
            Some(value) => {
                let (score, problem) = plain_score(value);
                if let Some(problem) = problem {
                    self.tell(at, problem);
                }
                score.map(Given::published)
            }
        };
        // «E» is an estimate, «F» a forecast: what the service says of a figure stays beside it.
        let status = record.member("obs_status").and_then(text).filter(|said| !said.is_empty());
        let extra =
            status.map(|said| Box::new(Extra { note: Some(said.to_owned()), ..Extra::default() }));
        self.draft.rows.push(Row { unit, indicator, period, score, extra, at });
    }

    fn unit(&mut self, record: &Node<'_>) -> Option<usize> {
        let country = record.member("country")?;
        let short = country.member("id").and_then(text).unwrap_or_default();
        let name = country.member("value").and_then(text).filter(|name| !name.is_empty());
        let name = name.or(Some(short).filter(|short| !short.is_empty()))?;
        let long = record.member("countryiso3code").and_then(text).filter(|code| !code.is_empty());
        let code = long.unwrap_or(short);
        // Without a code the name is the key.
        let key = if code.is_empty() { slug(name) } else { code.to_ascii_lowercase() };
        if let Some(&at) = self.keys.units.get(&key) {
            return Some(at);
        }
        let group = match long {
            Some(long) => GROUPS.split(' ').any(|group| group == long),
            None => is_group(short),
        };
        let unit = Unit {
            id: slug(&key),
            name: Label::vi(name),
            kind: Some("country".to_owned()),
            code: (!code.is_empty()).then(|| code.to_owned()),
            aggregate: group || is_aggregate(name),
            ..Unit::default()
        };
        let at = self.draft.units.len();
        self.draft.units.push(DraftUnit { unit, own_id: !code.is_empty(), offset: country.at });
        self.keys.units.insert(key, at);
        Some(at)
    }

    fn indicator(&mut self, record: &Node<'_>) -> Option<usize> {
        let node = record.member("indicator")?;
        let code = node.member("id").and_then(text).unwrap_or_default();
        let name = node.member("value").and_then(text).filter(|name| !name.is_empty());
        let name = name.or(Some(code).filter(|code| !code.is_empty()))?;
        let key = if code.is_empty() { name } else { code };
        let at = match self.keys.indicators.get(key) {
            Some(&at) => at,
            None => {
                let mut indicator = Indicator::new(slug(key), Label::vi(name));
                if name.contains('%') {
                    indicator.measure = Measure::Percent;
                }
                let at = self.draft.indicators.len();
                self.draft.indicators.push(DraftIndicator { indicator, offset: node.at });
                self.keys.indicators.insert(key.to_owned(), at);
                at
            }
        };
        let decimals = record.member("decimal").and_then(whole).and_then(|n| u8::try_from(n).ok());
        let of = &mut self.draft.indicators[at].indicator;
        of.decimals = of.decimals.max(decimals.filter(|n| *n <= 18));
        Some(at)
    }
}

fn text<'n>(node: &'n Node<'_>) -> Option<&'n str> {
    node.text().map(str::trim)
}

/// A count, written as a number or as a text.
fn whole(node: &Node<'_>) -> Option<usize> {
    match &node.value {
        Value::Number(number) => number.parse().ok(),
        Value::Text(text) => text.trim().parse().ok(),
        _ => None,
    }
}

/// Whether a code of two characters is one that the service made for a group of countries:
/// countries have no digits; of those that ISO 3166-1 leaves to users Kosovo alone has one.
fn is_group(code: &str) -> bool {
    let digit = code.bytes().any(|byte| byte.is_ascii_digit());
    let free = code.starts_with('X') && code != "XK";
    let other = matches!(code, "EU" | "OE" | "ZF" | "ZG" | "ZH" | "ZI" | "ZJ" | "ZQ" | "ZT");
    digit || free || other
}

/// A date of the service: `2013`, `2013Q1`, `2013M05`.
fn when(date: &str) -> Option<Period> {
    let month = date.split_once('M').and_then(|(year, month)| {
        let month = month.parse().ok().filter(|month| (1..=12).contains(month))?;
        Some(Period { part: PeriodPart::Month(month), ..period(year)? })
    });
    month.or_else(|| period(date))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tells_groups_from_countries_by_their_codes() {
        for code in ["1W", "Z4", "S3", "XC", "XD", "EU", "ZG"] {
            assert!(is_group(code), "{code}");
        }
        for code in ["VN", "XK", "ZA", "ZM", "ZW", "US", "EG", ""] {
            assert!(!is_group(code), "{code}");
        }
    }

    #[test]
    fn reads_years_quarters_and_months() {
        let cases: [(&str, Option<&str>); 6] = [
            ("2013", Some("2013")),
            ("2013Q1", Some("2013-Q1")),
            ("2013M05", Some("2013-05")),
            ("2013M13", None),
            ("YTD", None),
            ("", None),
        ];
        for (date, expected) in cases {
            let found = when(date).map(|period| period.to_string());
            assert_eq!(found.as_deref(), expected, "{date}");
        }
    }
}
