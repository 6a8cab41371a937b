//! A report of a unit, an index or a group: to be read, put in other words, printed and saved.

mod letterhead;
mod paper;
mod pictures;
mod sections;
mod ways;

use std::sync::Arc;

use leptos::prelude::*;

use crate::app::browser::element::{El, button, el, follow};
use crate::app::browser::history::Step;
use crate::app::browser::{storage, timing};
use crate::app::committed;
use crate::app::components::controls::controls;
use crate::app::components::foot::{foot, rounded};
use crate::app::pages::charts::keys;
use crate::app::state::App;
use crate::export::Shown;
use crate::export::report::{
    Edited, Edits, Intent, Report, edits_as_text, edits_from_text, report_of_group,
    report_of_index, report_of_unit,
};
use crate::locale::Lang;
use crate::locale::words::{Pages, Reported, word};
use crate::share::{Analysed, Code, ReportOf};

const OF: [(ReportOf, Reported); 3] = [
    (ReportOf::Unit, Reported::OfUnit),
    (ReportOf::Index, Reported::OfIndex),
    (ReportOf::Group, Reported::OfGroup),
];

/// Under names that begin so the browser keeps what readers change in reports.
pub const KEPT: &str = "report:";

/// The report in view.
#[derive(Clone)]
pub struct Written {
    pub shown: Shown,
    /// As it is written.
    pub report: Arc<Report>,
    /// As the reader has it.
    pub edited: Arc<Edited>,
}

/// The reader's changes of the report in view.
#[derive(Clone, Copy)]
pub struct Mine {
    app: App,
    edits: RwSignal<Edits>,
    key: Memo<String>,
}

impl Mine {
    fn new(app: App) -> Mine {
        // Changes are of what the report is about, in whatever year: next year they are looked at again.
        let key = Memo::new(move |_| {
            let of = app.view.with(ReportOf::of);
            app.shown.with(|shown| {
                let Some(shown) = shown else { return String::new() };
                let data = shown.data();
                let index = data.indicators()[shown.indicator].id.as_str();
                // What is said of a group in one index is not said of it in another.
                let group = |group: usize| format!("{}:{index}", data.groups()[group].id);
                let about = match of {
                    ReportOf::Unit => shown.us().map(|us| data.units()[us].id.clone()),
                    ReportOf::Index => Some(index.to_owned()),
                    ReportOf::Group => shown.group.map(group),
                };
                format!("{KEPT}{}:{}", of.code(), about.unwrap_or_default())
            })
        });
        let kept = move || storage::read(&key.get()).unwrap_or_default();
        let edits = RwSignal::new(edits_from_text(&untrack(kept)));
        follow(Box::new(move || edits.set(edits_from_text(&kept()))));
        Mine { app, edits, key }
    }

    /// What the reader changed.
    pub fn with<T>(self, of: impl FnOnce(&Edits) -> T) -> T {
        self.edits.with(of)
    }

    /// Changes it, and keeps it in this browser.
    pub fn change(self, change: impl FnOnce(&mut Edits)) {
        self.edits.update(change);
        let text = self.edits.with_untracked(edits_as_text);
        if !storage::write(&self.key.get_untracked(), &text) {
            let lang = self.app.lang.get_untracked();
            self.app.tell(word(Pages::NotKept, lang).to_owned(), true);
        }
    }
}

fn written(shown: &Shown, of: ReportOf, intent: &Intent, lang: Lang) -> Option<Report> {
    match of {
        ReportOf::Unit => report_of_unit(shown, intent, lang),
        ReportOf::Index => Some(report_of_index(shown, intent, lang)),
        ReportOf::Group => report_of_group(shown, intent, lang),
    }
}

/// What the report asks for where it cannot be written.
fn lacking(of: ReportOf) -> Reported {
    match of {
        ReportOf::Unit => Reported::ChooseUnit,
        ReportOf::Index => Reported::NoFigures,
        ReportOf::Group => Reported::ChooseGroup,
    }
}

/// The page.
pub fn report_page(app: App, lang: Lang) -> Vec<El> {
    let of = Memo::new(move |_| app.view.with(ReportOf::of));
    let plan = Memo::new(move |_| app.view.with(|view| Analysed::of(view).plan));
    let report = Memo::new(move |_| {
        let shown = app.shown.get()?;
        let intent = Intent { plan: plan.get(), commitments: committed::list().get() };
        let work = || written(&shown, of.get(), &intent, lang).map(Arc::new);
        let count = |report: &Option<Arc<Report>>| {
            report.as_ref().map_or(0, |report| report.sections.len())
        };
        timing::analysed("report", work, count)
    });
    let mine = Mine::new(app);
    let head = RwSignal::new(letterhead::kept());
    let now = move || -> Option<Written> {
        let (shown, report) = (app.shown.get()?, report.get()?);
        let mut edited = mine.with(|edits| edits.applied(&report, lang));
        edited.report.letterhead = Some(head.get()).filter(|head| head.on);
        let edited = Arc::new(edited);
        Some(Written { shown, report, edited })
    };
    let switch = OF.map(|(which, name)| {
        button("").pressed_of(move || of.get() == which).text(word(name, lang)).click(move || {
            app.change_view(Step::Push, |view| which.set(view));
        })
    });
    let switch =
        el("div").class("seg").attr("role", "group").label(word(Reported::Of, lang)).all(switch);
    let title = move || match report.get() {
        Some(report) => {
            vec![el("h1").text(&report.marked_title()), el("p").text(&report.subtitle)]
        }
        None => vec![el("h1").text(word(lacking(of.get()), lang)), el("p")],
    };
    let editing = RwSignal::new(false);
    // Without a report there is nothing to save and nothing to switch.
    let none = move || report.with(Option::is_none).then(String::new);
    let aside = el("div")
        .class("report-aside")
        .attr_of("hidden", none)
        .add(sections::sections(mine, move || report.get(), lang))
        .add(letterhead::letterhead(app, head, lang));
    let body =
        el("div").class("report").add(paper::paper(app, mine, now, editing, head, lang)).add(aside);
    let page = el("div")
        .class("page scrolls reported")
        .add(el("section").class("find").live(title).add(switch))
        .add(ways::ways(app, mine, now, editing, lang).attr_of("hidden", none))
        .add(body)
        .add(foot(app, lang, move || rounded(lang)));
    vec![controls(app, lang, keys), page]
}
