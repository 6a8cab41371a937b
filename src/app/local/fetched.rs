//! Figures from an address of another site, which a page of its own fetched after the reader agreed
//! (app/side/fetch.js). They are shown alone, with where they came from; the reader's own files stay as
//! they are.

use std::cell::RefCell;

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::keeping;
use crate::app::browser::dom;
use crate::app::browser::element::{El, button, el};
use crate::app::browser::history::{self, Step};
use crate::app::browser::store::{self, FROM, Kept};
use crate::app::components::icon::Icon;
use crate::app::state::App;
use crate::locale::words::{Elsewhere, elsewhere, opening, word};
use crate::locale::{Lang, date};
use crate::model::Dataset;
use crate::share;

/// In the link, the fetched file before its own key is known: as in app/side/fetch.js.
const ARRIVED: &str = "@";

/// The page that asks before it fetches, as seen from the app.
pub const ASKING: &str = "side/fetch.html";

thread_local! {
    /// Whom the mark over the page belongs to: it lasts as long as the page.
    static MARK: RefCell<Option<Owner>> = const { RefCell::new(None) };
}

/// Where the figures came from that this page shows.
pub fn address() -> Option<String> {
    history::asked(FROM)
}

/// The SHA-256 that the link named, as a further part of a query: `&sha256=` and 64 digits, or nothing.
pub fn pinned() -> String {
    let is_whole = |digits: &String| {
        digits.len() == 64 && digits.bytes().all(|digit| digit.is_ascii_hexdigit())
    };
    let digits = history::asked("sha256").filter(is_whole);
    digits.map(|digits| format!("&sha256={digits}")).unwrap_or_default()
}

/// Asks the reader before they are fetched: from there the way leads back to the same view.
pub fn ask(from: &str) {
    let view = history::fragment();
    history::leave_for(&format!("{ASKING}?data={}{}{view}", history::escaped(from), pinned()));
}

/// The host of an address, as a reader knows it.
fn host_of(address: &str) -> &str {
    let behind = address.split_once("://").map_or(address, |(_, behind)| behind);
    behind.split(['/', '?', '#']).next().unwrap_or(behind)
}

/// Shows the fetched figures, which have been taken up as open.
pub async fn show(app: App, from: &str) {
    mark(app, from, store::fetched().await);
    app.local_on.set(true);
    let arrived = app.view.with_untracked(|view| view.publications.iter().any(|id| id == ARRIVED));
    if !arrived {
        if !app.asks_for_local() {
            app.load_anew();
        }
        return;
    }
    // Their keys stand in them.
    let Some(data) = super::join(app, Vec::new(), true).await else { return };
    let ids = keeping::ids_of(&data);
    keeping::set_ids(app, ids.clone());
    spawn_local(keeping::keep(app));
    app.view.update(|view| {
        view.publications.retain(|id| id != ARRIVED);
        view.publications.extend(ids);
    });
    history::write(&app.view.with_untracked(share::encode), Step::Replace);
    if is_nothing(&data) {
        super::propose(app, Vec::new());
    }
}

fn is_nothing(data: &Dataset) -> bool {
    data.is_empty() && data.units().is_empty()
}

/// Says over the page where the figures come from, as long as they are shown.
fn mark(app: App, from: &str, about: store::Fetched) {
    let owner = Owner::new();
    let from = from.to_owned();
    owner.with(|| {
        let language = move || app.lang.get().code().to_owned();
        let mark = el("aside")
            .class("fetched")
            .live_by(language, move || said(app, app.lang.get_untracked(), &from, &about));
        dom::put_first_in_body(mark.raw());
    });
    dom::mark_root("with-fetched", true);
    MARK.set(Some(owner));
}

fn said(app: App, lang: Lang, from: &str, about: &store::Fetched) -> Vec<El> {
    let say = |words| word(words, lang);
    let day = date::date(&about.day, lang);
    let words = if about.verified { Elsewhere::AsNamed } else { Elsewhere::Unverified };
    let text = el("p").icon(Icon::Warning).add(
        el("span")
            .attr("title", from)
            .add(el("b").text(&elsewhere::fetched_from(host_of(from), &day, lang)))
            .text(" ")
            .text(say(words)),
    );
    let again = from.to_owned();
    let again = button("btn small").text(say(Elsewhere::Again)).click(move || ask(&again));
    // Files that the reader opened beside it would go too: asked once more.
    let asked = RwSignal::new(false);
    let words = move || match asked.get() {
        false => word(Elsewhere::Leave, lang).to_owned(),
        true => opening::really_forget(app.local_count.get_untracked(), lang),
    };
    let leave = button("btn small").text_of(words).click(move || {
        if asked.get_untracked() || app.local_count.get_untracked() <= 1 {
            leave(app);
        } else {
            asked.set(true);
        }
    });
    vec![
        el("div").label(say(Elsewhere::Name)).attr("role", "group").add(text).add(again).add(leave),
    ]
}

/// Forgets the figures and goes to what the site itself publishes.
fn leave(app: App) {
    app.unsaved.set(false);
    spawn_local(async move {
        // What cannot be forgotten is only left.
        let _ = store::keep(&Kept::default()).await;
        history::leave_for(&history::address_asking(""));
    });
}
