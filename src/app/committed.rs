//! What units committed themselves to, kept in this browser: the same list on the page of the plan, in reports, and
//! for whoever opens a file of them.

use leptos::prelude::*;

use super::browser::files::LocalFile;
use super::browser::history::Step;
use super::browser::storage;
use super::state::App;
use crate::export::json_from_commitments;
use crate::import::commitments::{NAME, commitments_from_file, is_commitments};
use crate::locale::words::{Analysis as Words, Pages, analysis, word};
use crate::model::{Commitment, Commitments};
use crate::share::{Analysed, Analysis, Page};

/// Under which the browser keeps the list, and the name of its file.
const KEPT: &str = "commitments";
pub const FILE: &str = "xephang-commitments.json";

/// Larger files are no lists of commitments.
const MOST_BYTES: f64 = 4e6;

thread_local! {
    static LIST: ArcRwSignal<Commitments> = ArcRwSignal::new(kept());
}

fn kept() -> Commitments {
    let text = storage::read(KEPT).unwrap_or_default();
    if text.is_empty() {
        return Commitments::default();
    }
    commitments_from_file(FILE, text.as_bytes()).0
}

/// The list; follows it.
pub fn list() -> ArcRwSignal<Commitments> {
    LIST.with(Clone::clone)
}

/// Changes the list and keeps it.
pub fn change(app: App, change: impl FnOnce(&mut Commitments)) {
    list().update(change);
    let text = list().with_untracked(json_from_commitments);
    if !storage::write(KEPT, &text) {
        app.tell(word(Pages::NotKept, app.lang.get_untracked()).to_owned(), true);
    }
}

/// Takes commitments in. Of one that is here already the new one counts, but for what it leaves open.
pub fn take_in(app: App, new: Vec<Commitment>) {
    change(app, |list| {
        for one in new {
            let same = |other: &&mut Commitment| {
                (&other.unit, &other.indicator, other.period)
                    == (&one.unit, &one.indicator, one.period)
            };
            match list.list.iter_mut().find(same) {
                Some(known) => {
                    let old = std::mem::replace(known, one);
                    known.owner = known.owner.take().or(old.owner);
                    known.date = known.date.take().or(old.date);
                    known.note = known.note.take().or(old.note);
                    known.base = known.base.take().or(old.base);
                    known.unit_name = known.unit_name.take().or(old.unit_name);
                    known.indicator_name = known.indicator_name.take().or(old.indicator_name);
                    known.indicator_short = known.indicator_short.take().or(old.indicator_short);
                }
                None => list.list.push(one),
            }
        }
    });
}

/// Takes a file of commitments in; whether it was one.
pub async fn opened(app: App, file: &LocalFile) -> bool {
    let small = file.size() <= MOST_BYTES;
    let bytes = if small { file.bytes().await } else { None };
    // Most files say at once that they are none, without being read as a whole.
    let name = NAME.as_bytes();
    let says = |bytes: &Vec<u8>| bytes.windows(name.len()).any(|window| window == name);
    let Some(bytes) = bytes.filter(|bytes| says(bytes) && is_commitments(bytes)) else {
        return false;
    };
    let lang = app.lang.get_untracked();
    let (found, problems) = commitments_from_file(&file.name, &bytes);
    // To say what each is takes words that are larger than the page.
    if !problems.is_empty() {
        app.tell(analysis::unread_places(problems.len(), lang), true);
    }
    if !found.list.is_empty() {
        take_in(app, found.list);
        app.tell(word(Words::ListOpened, lang).to_owned(), false);
    }
    true
}

/// Shows the list, on the page of the plan.
pub fn show(app: App) {
    app.change_view(Step::Push, |view| {
        view.page = Page::Analysis;
        Analysed::change(view, |of| of.about = Analysis::Plan);
    });
}
