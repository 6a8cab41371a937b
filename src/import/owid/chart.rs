//! The table of a chart and its metadata.

use super::regions::{is_group_code, is_group_name};
use crate::import::draft::Draft;
use crate::import::json::Node;
use crate::model::{Label, Measure, Source};

/// What the metadata of a chart say.
#[derive(Clone, Debug, Default)]
pub struct Chart {
    title: Option<String>,
    url: Option<String>,
    columns: Vec<Column>,
}

/// What they say of one column.
#[derive(Clone, Debug, Default)]
struct Column {
    /// The names that the table may call it by.
    names: Vec<String>,
    title: Option<String>,
    unit: Option<String>,
    updated: Option<String>,
    citation: Option<String>,
}

/// Whether a JSON value is the metadata of a chart.
pub fn is_chart(root: &Node<'_>) -> bool {
    let columns = root.member("columns").map(Node::members).unwrap_or_default();
    let beside = root.member("chart").or_else(|| root.member("dateDownloaded")).is_some();
    let known = ["titleShort", "titleLong", "shortName", "owidVariableId"];
    let is_column = |of: &Node<'_>| known.iter().any(|name| of.member(name).is_some());
    beside && !columns.is_empty() && columns.iter().all(|column| is_column(&column.value))
}

/// Whether the columns of a table are called as those of a chart are.
pub fn is_table(columns: &[&str]) -> bool {
    columns.first() == Some(&"Entity") && columns.iter().any(|name| matches!(*name, "Year" | "Day"))
}

fn text(node: &Node<'_>, member: &str) -> Option<String> {
    let text = node.member(member)?.text()?.trim();
    (!text.is_empty()).then(|| text.to_owned())
}

impl Chart {
    /// Reads the metadata of a chart.
    pub fn read(root: &Node<'_>) -> Chart {
        let chart = root.member("chart");
        let columns = root.member("columns").map(Node::members).unwrap_or_default();
        let columns = columns.iter().map(|column| {
            let of = &column.value;
            Column {
                names: std::iter::once(column.name.to_string())
                    .chain(text(of, "shortName"))
                    .collect(),
                title: text(of, "titleShort").or_else(|| text(of, "titleLong")),
                unit: text(of, "shortUnit").or_else(|| text(of, "unit")),
                updated: text(of, "lastUpdated"),
                citation: text(of, "citationShort").or_else(|| text(of, "citationLong")),
            }
        });
        Chart {
            title: chart.and_then(|chart| text(chart, "title")),
            url: chart.and_then(|chart| text(chart, "originalChartUrl")),
            columns: columns.collect(),
        }
    }

    /// Whether a table has one of its columns.
    pub fn has_any(&self, columns: &[&str]) -> bool {
        columns.iter().any(|name| self.column(name).is_some())
    }

    /// The names that its table may call columns by.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        self.columns.iter().flat_map(|column| column.names.iter().map(String::as_str))
    }

    fn column(&self, name: &str) -> Option<&Column> {
        self.columns.iter().find(|column| column.names.iter().any(|own| own == name))
    }

    /// Puts what it says into the draft of its table, which has these columns.
    pub fn complete(&self, draft: &mut Draft, columns: &[&str]) {
        let mut own = columns.iter().filter_map(|name| self.column(name));
        // A column called «score» gives its indicator no name.
        let only = own.next().filter(|_| own.next().is_none() && draft.indicators.len() == 1);
        let publication = &mut draft.publication;
        publication.publisher = Some(Label::vi("Our World in Data"));
        if let Some(title) = &self.title {
            publication.title = Label::vi(title);
        }
        let mut updated: Option<String> = None;
        for of in &mut draft.indicators {
            let indicator = &mut of.indicator;
            let Some(column) = self.column(&indicator.name.vi).or(only) else { continue };
            if let Some(title) = &column.title {
                indicator.name = Label::vi(title);
            }
            if column.unit.as_deref().is_some_and(|unit| unit == "%" || unit.starts_with("percent"))
            {
                indicator.measure = Measure::Percent;
            }
            updated = updated.max(column.updated.clone());
            let citation = column.citation.clone();
            publication.sources.extend(citation.map(|citation| Source {
                id: indicator.id.clone(),
                title: Label::vi(&citation),
                url: self.url.clone(),
            }));
        }
        publication.date = updated;
    }
}

/// Tells groups of countries from countries in the table of a chart: by their codes, by their lack
/// of a code where most have one, by their names.
pub fn mark_regions(draft: &mut Draft) {
    let coded = draft.units.iter().filter(|of| of.unit.code.is_some()).count();
    let most = coded * 2 > draft.units.len();
    for of in &mut draft.units {
        let unit = &mut of.unit;
        unit.aggregate |= match &unit.code {
            Some(code) => is_group_code(code),
            None => most || is_group_name(&unit.name.vi),
        };
    }
}
