//! For files of records: which column was taken for what, and a list to correct it.

use crate::app::browser::element::{El, el};
use crate::app::components::select::{Choice, Select, select};
use crate::app::local;
use crate::app::state::App;
use crate::import::{Column, ColumnRole, FileReport, Format};
use crate::locale::words::{self, Reading, opening, word};
use crate::locale::{Lang, number};
use crate::model::{Decimal, Period};
use crate::worker::panel::Panel;

/// The roles that a column may be given, its present one among them.
fn roles(column: &Column) -> Vec<ColumnRole> {
    use ColumnRole as R;
    let name = || column.name.clone();
    let mut roles = vec![
        R::Unit,
        R::Period,
        R::Indicator,
        R::Part,
        R::Score,
        R::Rank,
        R::Group,
        R::Code,
        R::Of,
        R::Percent,
        R::Maximum,
        R::Change,
        R::Class,
        R::Note,
    ];
    if let Some(period) = Period::parse(&column.name) {
        roles.push(R::ScoreIn(period));
        roles.push(R::RankIn(period));
    }
    roles.extend([R::ScoreOf(name()), R::PartOf(name()), R::TotalOf(name()), R::RankOf(name())]);
    roles.extend([R::SelfAssessed, R::SelfAssessedOf(name())]);
    if !roles.contains(&column.role) && column.role != R::Ignore {
        roles.insert(0, column.role.clone());
    }
    roles.insert(0, R::Ignore);
    roles
}

/// A content of a column. A number is written as the reader writes numbers, where the file cannot have
/// meant another one.
fn example(text: &str, report: &FileReport, column: &Column, lang: Lang) -> String {
    use ColumnRole as R;
    let is_exact = matches!(report.recognised, Format::Records | Format::Workbook);
    let is_figure = matches!(
        column.role,
        R::Score
            | R::Percent
            | R::Maximum
            | R::Change
            | R::ScoreIn(_)
            | R::ScoreOf(_)
            | R::TotalOf(_)
            | R::PartOf(_)
            | R::SelfAssessed
            | R::SelfAssessedOf(_)
    );
    match Decimal::parse(text) {
        Ok(value) if is_exact && is_figure => number::number(value, value.scale(), lang),
        _ => text.to_owned(),
    }
}

/// One column of a file: what it was taken for, and the list to correct it.
fn field(app: App, report: &FileReport, all: &[ColumnRole], at: usize, lang: Lang) -> Option<El> {
    let column = report.guess.as_ref()?.columns.get(at)?;
    let roles = roles(column);
    let chosen = roles.iter().position(|role| *role == column.role).unwrap_or_default();
    let choices: Vec<Choice> = roles
        .iter()
        .enumerate()
        .map(|(at, role)| Choice::new(at.to_string(), words::column_role(role, lang)))
        .collect();
    let (file, all) = (report.file.clone(), all.to_vec());
    let columns = report.guess.as_ref()?.columns.clone();
    let choose = move |text: String| {
        let role = text.parse::<usize>().ok().and_then(|at| roles.get(at).cloned());
        let mut roles = all.clone();
        if let (Some(role), Some(place)) = (role, roles.get_mut(at)) {
            *place = role;
            local::decide(app, |choices| choices.correct(&file, &columns, roles));
        }
    };
    let name = opening::role_of(&column.name, lang);
    let value = chosen.to_string();
    let list = Select { name: Some(&name), choices: &choices, value: &value, ..Select::default() };
    let label = el("span")
        .class("label")
        .add(el("b").text(&column.name))
        .text(" ")
        .text(&opening::sure(column.confidence, lang));
    let examples: Vec<String> =
        column.examples.iter().map(|text| example(text, report, column, lang)).collect();
    let examples = examples.join(", ");
    let examples = el("small").attr("title", &examples).text(&examples);
    Some(el("div").class("f").add(label).add(select(&list, choose)).add(examples))
}

fn file(app: App, report: &FileReport, lang: Lang) -> Option<El> {
    let guess = report.guess.as_ref()?;
    let all: Vec<ColumnRole> = guess.columns.iter().map(|column| column.role.clone()).collect();
    let fields = (0..all.len()).filter_map(|at| field(app, report, &all, at, lang));
    let remembered =
        guess.remembered.then(|| el("small").text(word(Reading::AsCorrectedBefore, lang)));
    let title = el("h2").text(&opening::columns_of(&report.file, lang)).all(remembered);
    Some(el("section").add(title).add(el("div").class("cols").all(fields)))
}

/// The columns of all files of records.
pub fn columns(app: App, panel: &Panel, lang: Lang) -> Vec<El> {
    panel.reports.iter().filter_map(|report| file(app, report, lang)).collect()
}
