//! Figures by the table: one bad cell costs no other.

use super::context::Reading;
use super::figures::Said;
use super::wire;
use crate::import::diagnostic::{Expected, Noun, Problem};
use crate::import::draft::{Row, RowAt, RowPath};
use crate::import::json::{Node, Value, read};
use crate::model::{Decimal, Extra, Given, Missing, Period};

/// A table's head, as far as it could be read.
struct Head {
    table: u32,
    period: Period,
    /// `None`: an unknown indicator; its column is passed over.
    indicators: Vec<Option<usize>>,
    source: Option<usize>,
}

impl<'n> Reading<'n> {
    /// Reads all tables.
    pub(super) fn read_tables(&mut self, tables: &'n [Node<'n>]) {
        for node in tables {
            let table = self.tables;
            self.tables = self.tables.saturating_add(1);
            let Some(wire) = read::<wire::Table<'n>>(node, self.sink) else { continue };
            let Some(head) = self.head(&wire, table) else { continue };
            let rows = node.member("rows");
            if rows.is_none() {
                self.tell(node.at, Problem::MissingMember { member: "rows" });
            }
            for (row, node) in self.items(rows).iter().enumerate() {
                self.row(&head, node, row as u32);
            }
        }
    }

    fn head(&self, wire: &wire::Table<'_>, table: u32) -> Option<Head> {
        let period = self.period(&wire.period);
        let list = wire.indicators.value.as_ref()?;
        let indicators =
            list.iter().map(|id| id.value.and_then(|text| self.find_indicator(id.offset, text)));
        let indicators = indicators.collect();
        let sources = &self.current().sources;
        let source = self.find(Noun::Source, &wire.source, sources, |source| &source.id);
        let source = source.filter(|source| *source != 0);
        Some(Head { table, period: period?, indicators, source })
    }

    fn row(&mut self, head: &Head, node: &'n Node<'n>, row: u32) {
        let Some([unit, cells @ ..]) = node.items() else {
            self.wrong(node, Expected::Row);
            return;
        };
        let Some(name) = unit.text() else {
            self.wrong(unit, Expected::Text);
            return;
        };
        let (expected, found) = (head.indicators.len(), cells.len());
        if expected != found {
            self.tell(node.at, Problem::RowLength { expected, found });
        }
        let Some(unit) = self.find_unit(unit.at, name) else { return };
        for (cell, (node, indicator)) in cells.iter().zip(&head.indicators).enumerate() {
            let Some(said) = self.cell(head, node) else { continue };
            let Some(indicator) = *indicator else { continue };
            let path = RowPath::Cell { table: head.table, row, cell: cell as u32 + 1 };
            self.draft.rows.push(Row {
                unit,
                indicator,
                period: head.period,
                score: said.score,
                extra: said.extra,
                at: RowAt { offset: node.at, path },
            });
        }
    }

    fn number_or_reason(&self, at: usize, text: &str) -> Result<Given<Decimal>, Missing> {
        let Ok(read) = Decimal::parse(text) else { return Err(self.reason(at, text)) };
        self.tell(at, Problem::NumberAsText { text: text.to_owned(), read });
        Ok(Given::published(read))
    }

    fn cell(&self, head: &Head, node: &'n Node<'n>) -> Option<Said> {
        let bare = |score| Said { score, extra: None };
        let mut said = match &node.value {
            Value::Number(text) => {
                let score = self.number(node.at, text).map(Given::published);
                bare(score.ok_or(Missing::Unreadable))
            }
            Value::Null => bare(Err(Missing::NotAvailable)),
            Value::Text(text) => bare(self.number_or_reason(node.at, text)),
            Value::Object(members) => {
                for member in members {
                    if matches!(&*member.name, "unit" | "indicator" | "period") {
                        let problem = Problem::UnknownMember {
                            member: member.name.to_string(),
                            nearest: None,
                        };
                        self.tell(member.at, problem);
                    }
                }
                let wire = read::<wire::Figure<'n>>(node, self.sink)?;
                self.said(&wire, Some(head.period))
            }
            Value::Bool(_) | Value::List(_) | Value::Numbers(_) => {
                self.wrong(node, Expected::Cell);
                bare(Err(Missing::Unreadable))
            }
        };
        if let Some(source) = head.source {
            let extra = said.extra.get_or_insert_with(Box::<Extra>::default);
            extra.source = extra.source.or(Some(source));
        }
        Some(said)
    }
}
