//! An index of the reader's own: what it is made of, its ranking, what every step did.

mod form;

use std::cell::RefCell;
use std::rc::Rc;
use std::sync::Arc;

use leptos::prelude::*;

use super::Seen;
use super::working::Working;
use crate::analysis::composite::{Chosen, composite};
use crate::app::browser::element::{el, follow};
use crate::app::browser::timing;
use crate::app::components::chart_figure::{Draw, Height, chart_figure};
use crate::app::components::told::told;
use crate::app::in_view;
use crate::app::state::App;
use crate::chart::{self, ChartKind, ChartSpec, Frame, MOST_ROWS, NothingToDraw, Placed};
use crate::export::own_index::{NotMade, Own, asked, data, proposed, table};
use crate::export::{Shown, Table};
use crate::locale::Lang;
use crate::locale::words::{Analysis, word};
use crate::model::{Dataset, Decimal, IndicatorIx, Period};
use crate::rank::RankOptions;
use crate::share::recipe::{OwnIndex, OwnPart};
use crate::share::{Analysed, ViewState};
use crate::story::composite::{faults, part_name, unknown, unnamed};
use crate::worker::request::Request;

/// An index of more figures is made beside the page.
const AT_ONCE: usize = 2_000;

/// What was asked: the same index is not made twice.
#[derive(Clone)]
struct Question {
    data: Arc<Dataset>,
    index: OwnIndex,
    /// Of which the parts are at first.
    indicator: IndicatorIx,
    period: Period,
    options: RankOptions,
}

impl PartialEq for Question {
    fn eq(&self, other: &Question) -> bool {
        Arc::ptr_eq(&self.data, &other.data)
            && self.index == other.index
            && self.indicator == other.indicator
            && self.period == other.period
            && self.options == other.options
    }
}

/// What came out.
struct Outcome {
    question: Arc<Question>,
    /// The index, and as data like any other.
    made: Result<(Own, Arc<Dataset>), NotMade>,
}

thread_local! {
    /// The outcome in view, for what leaves the page.
    static OUTCOME: RefCell<Option<Rc<Outcome>>> = const { RefCell::new(None) };
}

fn question(shown: &Shown, view: &ViewState) -> Question {
    let data = shown.data();
    let asked = Analysed::of(view).recipe;
    Question {
        data: Arc::clone(&shown.dataset),
        index: asked.unwrap_or_else(|| proposed(data, shown.indicator, shown.period)),
        indicator: shown.indicator,
        period: shown.period,
        options: RankOptions { common_with: None, ..shown.options() },
    }
}

impl Outcome {
    fn new(question: Arc<Question>, made: Result<Own, NotMade>) -> Outcome {
        let made = made.map(|own| {
            let data = data(&own, &question.data);
            (own, Arc::new(data))
        });
        Outcome { question, made }
    }

    fn said(&self, shown: &Shown, lang: Lang) -> [String; 2] {
        match &self.made {
            Ok((own, _)) => own.story(&self.question.data).headline(shown.us(), lang),
            Err(_) => [unnamed(lang).to_owned(), String::new()],
        }
    }

    fn placed(
        &self,
        shown: &Shown,
        frame: &Frame,
        most_rows: Option<usize>,
    ) -> Result<Placed, NothingToDraw> {
        let (_, data) = self.made.as_ref().map_err(|_| NothingToDraw::NoFigures)?;
        let shown = Shown {
            dataset: Arc::clone(data),
            indicator: 0,
            index: 0,
            periods: vec![self.question.period],
            period: self.question.period,
            versus: None,
            common_set: false,
            ..shown.clone()
        };
        let spec = ChartSpec { stacked: true, most_rows, ..shown.chart(ChartKind::RankedBars) };
        chart::place(data, &spec, frame)
    }

    /// Why there is none, and what to do.
    fn reasons(&self, lang: Lang) -> Vec<String> {
        let Err(not) = &self.made else { return Vec::new() };
        let Question { data, period, .. } = &*self.question;
        let unknown = (!not.unknown.is_empty()).then(|| unknown(&not.unknown, lang));
        let faults = faults(data, &not.faults, &not.chosen, &not.units, *period, lang);
        unknown.into_iter().chain(faults).collect()
    }
}

/// The names of what an index is made of; the id of what the data does not have.
fn part_names(data: &Dataset, index: &OwnIndex, lang: Lang) -> Vec<String> {
    let at = |part: &OwnPart| data.indicator_by_id(&part.indicator);
    let chosen: Vec<Chosen> = (index.parts.iter().filter_map(at))
        .map(|indicator| Chosen { indicator, weight: Decimal::ZERO, direction: None, parent: 0 })
        .collect();
    let mut known = 0..;
    let name = |part: &OwnPart| match at(part) {
        Some(_) => part_name(data, &chosen, known.next().unwrap_or_default(), lang),
        None => part.indicator.clone(),
    };
    index.parts.iter().map(name).collect()
}

fn outcome() -> Option<Rc<Outcome>> {
    OUTCOME.with_borrow(Clone::clone)
}

/// The picture of the page for a file, and what is said of it.
pub fn in_view(app: App, lang: Lang) -> Option<(in_view::Draw, [String; 2])> {
    let (outcome, shown) = (outcome()?, app.shown.get_untracked()?);
    let said = outcome.said(&shown, lang);
    Some((Box::new(move |frame, most| outcome.placed(&shown, frame, most)), said))
}

/// The ranking as a table for other programs.
pub fn sheet(lang: Lang) -> Option<Table> {
    let outcome = outcome()?;
    let (own, _) = outcome.made.as_ref().ok()?;
    Some(table(own, &outcome.question.data, lang))
}

/// What the page shows of it.
pub fn seen(app: App, lang: Lang) -> Seen {
    let question = Memo::new_with_compare(
        move |_| {
            let shown = app.shown.get()?;
            Some(Arc::new(app.view.with(|view| question(&shown, view))))
        },
        |a: Option<&Option<Arc<Question>>>, b| a != b,
    );
    let working = Working::new();
    let outcomes = RwSignal::new(0_u32);
    let tracked = move || {
        outcomes.track();
        outcome()
    };
    let show = move |outcome: Option<Outcome>| {
        OUTCOME.set(outcome.map(Rc::new));
        outcomes.update(|outcomes| *outcomes += 1);
    };
    let begin = move || {
        working.end();
        let Some(question) = question.get_untracked() else { return show(None) };
        let Question { data, index, period, options, .. } = &*question;
        let asked = match asked(data, index, *period, options) {
            Ok(asked) => asked,
            Err(not) => return show(Some(Outcome::new(question, Err(not)))),
        };
        if asked.size() <= AT_ONCE {
            let work = || {
                let made = composite(asked.input(), &asked.recipe);
                Outcome::new(question, asked.with(made))
            };
            let count =
                |outcome: &Outcome| outcome.made.as_ref().map_or(0, |(own, _)| own.units.len());
            return show(Some(timing::analysed("own", work, count)));
        }
        show(None);
        let (input, recipe) = (asked.input().clone(), Box::new(asked.recipe.clone()));
        let request = Request::Build { input, recipe };
        let then = move |made| show(Some(Outcome::new(question, asked.with(made))));
        working.begin(app, request, |files| files.build, then);
    };
    follow(Box::new(move || {
        question.track();
        untrack(begin);
    }));
    on_cleanup(move || OUTCOME.set(None));
    let reasons = move || tracked().map(|outcome| outcome.reasons(lang)).unwrap_or_default();
    let said = move || {
        let said = app.shown.with(|shown| Some(tracked()?.said(shown.as_ref()?, lang)));
        said.unwrap_or_else(|| [word(Analysis::Build, lang).to_owned(), String::new()])
    };
    let draw = move || -> Option<Draw> {
        let (outcome, shown) =
            (tracked().filter(|outcome| outcome.made.is_ok())?, app.shown.get()?);
        Some(Box::new(move |frame| outcome.placed(&shown, frame, Some(MOST_ROWS))))
    };
    let figure = chart_figure("own", lang, || Height::Fixed(400.0), draw);
    let findings = move || {
        let Some(outcome) = tracked() else { return Vec::new() };
        let Ok((own, _)) = &outcome.made else { return Vec::new() };
        let findings = own.story(&outcome.question.data).findings(lang);
        findings.iter().map(|finding| told(app, finding, lang)).collect()
    };
    let panel = el("aside").class("why").label(word(Analysis::Findings, lang)).live(findings);
    let index = Memo::new(move |_| {
        question.with(|question| question.as_ref().map(|question| question.index.clone()))
    });
    let below = vec![
        working.status(Analysis::Making, reasons, begin, lang),
        el("div")
            .class("two own")
            .add(form::form(app, index, lang))
            .add(el("figure").class("plot").add(figure))
            .add(panel),
    ];
    Seen { said: Box::new(said), below }
}
