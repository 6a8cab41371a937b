//! For files of records: which column was taken for what, and a list to correct it.

use leptos::prelude::*;

use crate::app::components::select::{Choice, Select};
use crate::app::state::{App, Draft};
use crate::import::{Column, ColumnRole, FileReport};
use crate::locale::Lang;
use crate::locale::words::{self, opening};
use crate::model::Period;

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
    if !roles.contains(&column.role) && column.role != R::Ignore {
        roles.insert(0, column.role.clone());
    }
    roles.insert(0, R::Ignore);
    roles
}

fn file(app: App, report: &FileReport, lang: Lang) -> Option<impl IntoView + use<>> {
    let guess = report.guess.as_ref()?;
    let all: Vec<ColumnRole> = guess.columns.iter().map(|column| column.role.clone()).collect();
    let columns = guess
        .columns
        .iter()
        .enumerate()
        .map(|(at, column)| {
            let roles = roles(column);
            let chosen = roles.iter().position(|role| *role == column.role).unwrap_or_default();
            let choices: Vec<Choice> = roles
                .iter()
                .enumerate()
                .map(|(at, role)| Choice::new(at.to_string(), words::column_role(role, lang)))
                .collect();
            let (file, all) = (report.file.clone(), all.clone());
            let choose = Callback::new(move |text: String| {
                let role = text.parse::<usize>().ok().and_then(|at| roles.get(at).cloned());
                let mut roles = all.clone();
                if let (Some(role), Some(place)) = (role, roles.get_mut(at)) {
                    *place = role;
                    let file = file.clone();
                    app.decide(|choices| {
                        choices.columns.insert(file, roles);
                    });
                }
            });
            let examples = column.examples.join(", ");
            let sure = opening::sure(column.confidence, lang);
            view! {
                <div class="f">
                    <span class="label"><b>{column.name.clone()}</b> " " {sure}</span>
                    <Select
                        name=Signal::stored(opening::role_of(&column.name, lang))
                        choices=Signal::stored(choices)
                        value=Signal::stored(chosen.to_string())
                        on_change=choose
                    />
                    <small title=examples.clone()>{examples.clone()}</small>
                </div>
            }
        })
        .collect_view();
    Some(view! {
        <section>
            <h2>{opening::columns_of(&report.file, lang)}</h2>
            <div class="cols">{columns}</div>
        </section>
    })
}

/// The columns of all files of records.
pub fn columns(app: App, draft: &Draft, lang: Lang) -> impl IntoView + use<> {
    let files = draft.imported.reports.iter();
    files.filter_map(|report| file(app, report, lang)).collect_view()
}
