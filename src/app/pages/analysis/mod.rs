//! Where a unit stands, how firm that is, what is doubtful in what is published.

mod ahead; // what is worked out before anybody asks
mod assessed;
mod audit;
mod build; // an index of the reader's own
mod firm;
mod place;
mod plan; // what would raise a unit
mod working; // long work beside the page

pub use ahead::begin as work_ahead;

use leptos::prelude::*;

use crate::app::browser::element::{El, button, el, follow};
use crate::app::browser::history::Step;
use crate::app::components::controls::controls;
use crate::app::components::foot::{foot, rounded};
use crate::app::in_view::Draw;
use crate::app::pages::charts::keys;
use crate::app::state::App;
use crate::export::{Shown, Table};
use crate::locale::Lang;
use crate::locale::words::{self, Ui, word};
use crate::share::{Analysed, Analysis, Code, ViewState};

const ABOUT: [(Analysis, words::Analysis); 6] = [
    (Analysis::Place, words::Analysis::Place),
    (Analysis::Firm, words::Analysis::Firm),
    (Analysis::Plan, words::Analysis::Plan),
    (Analysis::Audit, words::Analysis::Audit),
    (Analysis::Assessed, words::Analysis::Assessed),
    (Analysis::Build, words::Analysis::Build),
];

/// What a part of the page is made of: its finding with what is drawn, and what stands below.
pub struct Seen {
    /// The finding and the line under it.
    pub said: Box<dyn Fn() -> [String; 2]>,
    /// What stands below.
    pub below: Vec<El>,
}

/// Whether a part of the page has a picture.
pub fn has_picture(about: Analysis) -> bool {
    matches!(about, Analysis::Place | Analysis::Firm | Analysis::Build)
}

/// The picture in view for a file, and what is said of it.
pub fn picture(app: App, about: Analysis, lang: Lang) -> Option<(Draw, [String; 2])> {
    match about {
        Analysis::Place => place::picture(app, lang),
        Analysis::Firm => firm::in_view(lang),
        Analysis::Audit | Analysis::Plan | Analysis::Assessed => None,
        Analysis::Build => build::in_view(app, lang),
    }
}

/// The figures in view as a table for other programs.
pub fn sheet(shown: &Shown, view: &ViewState, lang: Lang) -> Option<Table> {
    match Analysed::of(view).about {
        Analysis::Place => place::sheet(shown, view, lang),
        Analysis::Firm => firm::sheet(lang),
        Analysis::Audit => audit::sheet(shown, lang),
        Analysis::Build => build::sheet(lang),
        Analysis::Plan => plan::sheet(shown, view, lang),
        Analysis::Assessed => assessed::sheet(shown, lang),
    }
}

/// The page.
pub fn analysis_page(app: App, lang: Lang) -> Vec<El> {
    // Only this page knows what the link's settings mean.
    for problem in app.view.with_untracked(|view| Analysed::read(view).1) {
        app.tell(problem.text(lang), true);
    }
    let about = Memo::new(move |_| app.view.with(|view| Analysed::of(view).about));
    let switch = ABOUT.map(|(which, name)| {
        button("").pressed_of(move || about.get() == which).text(word(name, lang)).click(
            move || {
                app.change_view(Step::Push, |view| Analysed::change(view, |of| of.about = which));
            },
        )
    });
    let switch =
        el("div").class("seg").attr("role", "group").label(word(Ui::ViewSwitch, lang)).all(switch);
    // What the part in view finds. The switch beside it stays, so that keys go on from there.
    let title = RwSignal::new(<[String; 2]>::default());
    let of = move || {
        let Seen { said, below } = match about.get() {
            Analysis::Place => place::seen(app, lang),
            Analysis::Firm => firm::seen(app, lang),
            Analysis::Audit => audit::seen(app, lang),
            Analysis::Build => build::seen(app, lang),
            Analysis::Plan => plan::seen(app, lang),
            Analysis::Assessed => assessed::seen(app, lang),
        };
        follow(Box::new(move || title.set(said())));
        below
    };
    let finding = move || {
        let [finding, subtitle] = title.get();
        vec![el("h1").text(&finding), el("p").text(&subtitle)]
    };
    let page = el("div")
        .class("page scrolls analysis")
        .add(el("section").class("find").live(finding).add(switch))
        .live_by(move || about.get().code().to_owned(), of)
        .add(foot(app, lang, move || rounded(lang)));
    vec![controls(app, lang, keys), page]
}
