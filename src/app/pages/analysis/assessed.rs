//! Self-assessed against appraised scores, where points are lost, and what stands beside the maximum.

use leptos::prelude::*;

use super::Seen;
use crate::analysis::assessment::assessment;
use crate::app::browser::element::el;
use crate::app::components::told::{self, told};
use crate::app::state::App;
use crate::export::{Shown, Table};
use crate::locale::words::{Analysis, word};
use crate::locale::{Lang, date};
use crate::story::{Finding, assessment_findings};

fn findings(shown: &Shown, lang: Lang) -> Vec<Finding> {
    let found = assessment(shown.data(), shown.index, shown.period);
    assessment_findings(shown.data(), &found, lang)
}

/// Everything that was found as one table for other programs.
pub fn sheet(shown: &Shown, lang: Lang) -> Option<Table> {
    told::sheet(&findings(shown, lang), lang)
}

/// What the page shows of it.
pub fn seen(app: App, lang: Lang) -> Seen {
    let found = Memo::new(move |_| {
        app.shown
            .with(|shown| {
                let mut found = findings(shown.as_ref()?, lang);
                // That figures are made up stands over every page.
                found.retain(|finding| !finding.rows.is_empty());
                Some(found)
            })
            .unwrap_or_default()
    });
    let said = move || {
        let under = app.shown.with(|shown| {
            let shown = shown.as_ref()?;
            let index = lang.label(shown.data().indicators()[shown.index].short_name());
            Some(format!("{index} {}", date::period_short(shown.period, lang)))
        });
        let first = found.with(|found| found.iter().map(|one| one.sentence.clone()).next());
        let first = first.map(|sentence| sentence.trim_end_matches('.').to_owned());
        let none = || word(Analysis::Assessed, lang).to_owned();
        [first.unwrap_or_else(none), under.unwrap_or_default()]
    };
    let list = move || {
        let found = found.get();
        if found.is_empty() {
            return vec![el("p").class("lab").text(word(Analysis::NothingAssessed, lang))];
        }
        found.iter().map(|finding| told(app, finding, lang)).collect()
    };
    Seen { said: Box::new(said), below: vec![el("div").class("audit").live(list)] }
}
