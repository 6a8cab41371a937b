//! Sharing: the link, what it carries, how long it is, and where it goes: the clipboard, another app, a
//! QR code. For published data the link is copied at once; so it is for the reader's own, once they are
//! packed, unless they are too much for a link.

use std::sync::Arc;

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::dialog::{Close, open_dialog};
use super::icon::Icon;
use super::qr_code::qr_code;
use super::select::{Choice, Select, field, select};
use super::share_ways::share_ways;
use crate::app::browser::element::{El, button, el};
use crate::app::browser::store::FROM;
use crate::app::browser::{clipboard, history, offline, storage};
use crate::app::local;
use crate::app::parts::Files;
use crate::app::state::App;
use crate::locale::Lang;
use crate::locale::words::{Picture, Shared, Ui, shared, word};
use crate::model::Dataset;
use crate::model::bytes::from_bytes;
use crate::share::{self, ViewState};
use crate::worker::request::{Packed, Request};

/// What the link carries beside the view.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Carries {
    /// The data that the view needs.
    Needed,
    /// All data.
    All,
    /// Nothing.
    View,
}

/// What was done.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Done {
    Nothing,
    Packing,
    Copied,
    NotCopied,
}

/// All data, packed.
#[derive(Clone, Debug, PartialEq, Eq)]
enum All {
    /// It lies in pieces that may not be here: they are fetched when it is asked for.
    Elsewhere,
    /// It is on its way.
    Coming,
    /// Some of it could not be had, which has been told.
    Failed,
    /// Here it is; `None`: it is more than a link holds.
    Packed(Option<String>),
}

/// Where the longest link is kept.
const LIMIT: &str = "link-limit";

/// The longest links that can be chosen; a usual one.
const LIMITS: [(usize, Shared); 4] = [
    (2_900, Shared::LimitOfQr),
    (8_000, Shared::LimitUsual),
    (32_000, Shared::LimitLong),
    (200_000, Shared::LimitMost),
];
const USUAL: usize = 8_000;

#[derive(Clone, Copy)]
struct Sharing {
    app: App,
    lang: Lang,
    /// Whether the figures in view are not published: they go along, or the recipient lacks them.
    own: bool,
    carries: RwSignal<Carries>,
    /// What the view needs; `None` until it is packed.
    needed: RwSignal<Option<Option<String>>>,
    all: RwSignal<All>,
    limit: RwSignal<usize>,
    done: RwSignal<Done>,
}

impl Sharing {
    fn say(self, words: Shared) -> &'static str {
        word(words, self.lang)
    }

    /// The link that carries something; `None` where it cannot, or not yet.
    fn link_with(self, carries: Carries) -> Option<String> {
        let app = self.app;
        let mut view = ViewState {
            lang: Some(self.lang),
            theme: Some(app.theme.get_untracked()),
            ..app.view.get_untracked()
        };
        view.later.set_data(match carries {
            Carries::View => None,
            Carries::Needed => Some(self.needed.get().flatten()?),
            Carries::All => match self.all.get() {
                All::Packed(all) => Some(all?),
                All::Elsewhere | All::Coming | All::Failed => return None,
            },
        });
        app.catalogue.with_untracked(|entries| {
            let open = entries.iter().filter(|entry| view.publications.contains(&entry.id));
            let known: Vec<_> =
                open.map(|entry| (entry.id.clone(), entry.version.clone())).collect();
            let known = known.iter().map(|(id, version)| (id.as_str(), version.as_str()));
            match carries != Carries::View {
                true => share::forget_versions(&mut view),
                false => share::note_versions(&mut view, known),
            }
        });
        // What trackers added to the address stays behind; where figures were fetched from does not.
        let from = local::address().filter(|_| carries == Carries::View);
        let from =
            from.map(|from| format!("{FROM}={}{}", history::escaped(&from), local::pinned()));
        let base = history::address_asking(&from.unwrap_or_default());
        Some(format!("{base}{}", share::encode(&view)))
    }

    /// The link, where it is not too long.
    fn link(self) -> Option<String> {
        let carries = self.carries.get();
        let link = self.link_with(carries)?;
        (carries == Carries::View || link.len() <= self.limit.get()).then_some(link)
    }

    fn copy(self) {
        let Some(link) = untrack(|| self.link()) else { return };
        spawn_local(async move {
            let copied = clipboard::copy(&link).await;
            // The dialogue may be closed by then.
            let _ = self.done.try_set(if copied { Done::Copied } else { Done::NotCopied });
        });
    }

    /// Whether what the link is to carry is still being packed.
    fn is_coming(self) -> bool {
        match self.carries.get() {
            Carries::Needed => self.needed.with(Option::is_none),
            Carries::All => self.all.with(|all| matches!(all, All::Elsewhere | All::Coming)),
            Carries::View => false,
        }
    }

    /// Packs data beside the page. `None` when that cannot be done, which has been told.
    async fn packed(self, files: Files, data: Arc<Dataset>) -> Option<Packed> {
        let mut view = self.app.view.get_untracked();
        view.later.set_data(None);
        let request = Request::Pack { data, view: share::encode(&view) };
        from_bytes(&(files.write)(self.app, request).await?)
    }

    /// Packs the data that is here, then copies the link.
    fn pack(self) {
        self.done.set(Done::Packing);
        spawn_local(async move {
            let (mut packed, mut in_pieces) = (Packed::default(), false);
            if let Some(files) = self.app.files().await {
                in_pieces = (files.is_in_pieces)(self.app);
                let data = self.app.data.get_untracked();
                packed = self.packed(files, data).await.unwrap_or_default();
            }
            if self.done.try_set(Done::Nothing).is_none() {
                let all = if in_pieces { All::Elsewhere } else { All::Packed(packed.all) };
                let _ = self.all.try_set(all);
                let _ = self.needed.try_set(Some(packed.needed));
                self.copy();
            }
        });
    }

    /// Fetches what is not here of publications in pieces, packs all of it, then copies the link.
    fn pack_all(self) {
        self.all.set(All::Coming);
        self.done.set(Done::Packing);
        spawn_local(async move {
            let all = async {
                let files = self.app.files().await?;
                let data = (files.whole)(self.app).await?;
                Some(self.packed(files, data).await?.all)
            };
            let all = all.await.map_or(All::Failed, All::Packed);
            if self.done.try_set(Done::Nothing).is_none() {
                let _ = self.all.try_set(all);
                self.copy();
            }
        });
    }

    fn choose(self, carries: Carries) {
        self.carries.set(carries);
        let lacks = self.all.with_untracked(|all| matches!(all, All::Elsewhere | All::Failed));
        match carries == Carries::All && lacks {
            true => self.pack_all(),
            false => self.copy(),
        }
    }
}

/// What the link may carry: each with the length that it comes to.
fn choices(of: Sharing) -> El {
    let one = |carries: Carries, name: Shared| {
        let id = match carries {
            Carries::Needed => "share-needed",
            Carries::All => "share-all",
            Carries::View => "share-view",
        };
        let checked = of.carries.with_untracked(|now| *now == carries).then_some("");
        let radio = el("input")
            .attr("type", "radio")
            .attr("name", "share-carries")
            .id(id)
            .attr_some("checked", checked)
            .on("change", move |_| of.choose(carries));
        let length = move || {
            if let Some(link) = of.link_with(carries) {
                return shared::letters(link.chars().count(), of.lang);
            }
            let all = if carries == Carries::All { of.all.get() } else { All::Packed(None) };
            match all {
                _ if of.needed.with(Option::is_none) => "…",
                All::Elsewhere => of.say(Shared::RestIsFetched),
                All::Coming => "…",
                All::Failed => "",
                All::Packed(_) => of.say(Shared::TooMuch),
            }
            .to_owned()
        };
        let length = el("span").class("label").text_of(length);
        let name = el("label").attr("for", id).text(of.say(name)).text(" ").add(length);
        el("div").class("choice").add(radio).add(name)
    };
    let mut all = vec![one(Carries::Needed, Shared::Needed), one(Carries::All, Shared::Everything)];
    // Who got the data with a link has no file to ask for.
    if of.app.local_on.get_untracked() {
        all.push(one(Carries::View, Shared::ViewOnly));
    }
    el("fieldset").add(el("legend").text(of.say(Shared::Carries))).all(all)
}

/// The longest link, to be chosen.
fn limits(of: Sharing) -> El {
    const ID: &str = "share-limit";
    let lines = LIMITS.iter().map(|(limit, name)| Choice::new(limit.to_string(), of.say(*name)));
    let lines: Vec<Choice> = lines.collect();
    let value = of.limit.get_untracked().to_string();
    let list = Select { id: ID, choices: &lines, value: &value, ..Select::default() };
    let list = select(&list, move |value| {
        storage::write(LIMIT, &value);
        of.limit.set(value.parse().unwrap_or(USUAL));
        of.copy();
    });
    field(of.say(Shared::Limit), ID, "", list)
}

/// The link itself, or why there is none.
fn the_link(of: Sharing) -> Vec<El> {
    const ID: &str = "share-link";
    let Some(link) = of.link() else {
        if of.is_coming() {
            return vec![el("p").text(of.say(Shared::Packing))];
        }
        if of.carries.get() == Carries::All && of.all.with(|all| *all == All::Failed) {
            let why = el("p").class("warn").icon(Icon::Warning).text(of.say(Shared::NotAllHere));
            let again = button("btn line").text(word(Ui::TryAgain, of.lang));
            let again = again.click(move || of.choose(Carries::All));
            return vec![why, el("div").class("share-acts").add(again)];
        }
        let length = of.link_with(of.carries.get()).map(|link| link.len());
        let why = match length {
            Some(length) => shared::too_long(length, of.limit.get(), of.lang),
            None => shared::too_much(of.lang).to_owned(),
        };
        return vec![el("p").class("warn").icon(Icon::Warning).text(&why)];
    };
    let area = el("textarea")
        .id(ID)
        .attr("rows", "4")
        .attr("readonly", "")
        .attr("spellcheck", "false")
        .text(&link);
    let head = el("div")
        .class("share-head")
        .add(el("label").attr("for", ID).text(of.say(Shared::Link)))
        .add(el("span").class("label").text(&shared::letters(link.chars().count(), of.lang)));
    let copy = button("btn fill").icon(Icon::Copy).text(of.say(Shared::CopyLink));
    let mut acts = el("div").class("share-acts").add(copy.click(move || of.copy()));
    if clipboard::can_send() {
        let send = button("btn line").icon(Icon::Share).text(of.say(Shared::Send));
        let title = of.app.lang.with_untracked(|lang| word(Ui::AppName, *lang).to_owned());
        acts = acts.add(send.click(move || clipboard::send(&title, &link)));
    }
    vec![el("div").class("f").add(head).add(area), acts]
}

fn said(of: Sharing) -> String {
    let words = match of.done.get() {
        Done::Nothing => return String::new(),
        Done::Packing => Shared::Packing,
        Done::Copied => Shared::LinkCopied,
        Done::NotCopied => Shared::CopyByHand,
    };
    of.say(words).to_owned()
}

fn fill(of: Sharing, close: &Close) -> Vec<El> {
    let lang = of.lang;
    let mut form = el("div").class("share-form");
    let ways = || {
        let head = el("h3").text(of.say(Shared::OtherWays));
        [head, el("div").class("share-acts").all(share_ways(of.app, lang))]
    };
    let done = std::rc::Rc::clone(close);
    let bar = el("div")
        .class("barb")
        .add(button("btn").text(word(Picture::Close, lang)).click(move || done()));
    if offline::is_one_file() {
        return vec![form.add(el("p").text(of.say(Shared::SendFile))).all(ways()), bar];
    }
    form = if of.own {
        form.add(choices(of)).add(limits(of))
    } else if local::address().is_some() {
        form.add(el("p").text(of.say(Shared::FromAddress)))
    } else {
        form.add(el("p").text(of.say(Shared::Published)))
    };
    let form = form
        .live_by(
            move || {
                of.link().unwrap_or_else(|| {
                    let failed = of.all.with(|all| *all == All::Failed);
                    let carries = of.carries.get() as u8;
                    format!("{carries} {} {failed} {}", of.is_coming(), of.limit.get())
                })
            },
            move || the_link(of),
        )
        .add(el("p").attr("role", "status").class("share-said").text_of(move || said(of)))
        .add(el("p").class("label").icon(Icon::Lock).add(el("span").text_of(move || {
            let all = [Shared::NoServer, Shared::WhoHasIt];
            let said = if of.carries.get() == Carries::View { &all[..1] } else { &all[..] };
            said.iter().map(|one| of.say(*one)).collect::<Vec<_>>().join(" ")
        })))
        .all(ways());
    let code = el("div").class("share-qr").live_by(
        move || of.link().unwrap_or_default(),
        move || of.link().map_or_else(Vec::new, |link| qr_code(of.app, &link, lang)),
    );
    vec![el("div").class("share-parts").add(form).add(code), bar]
}

/// Opens the dialogue, and copies the link at once where it is short enough.
pub fn share_dialog(app: App) {
    let lang = app.lang.get_untracked();
    let carried = app.is_carried();
    // What was fetched from an address is fetched by the link's recipient as well; files that the
    // reader opened beside it are not.
    let beside = local::address().is_none() || app.local_count.get_untracked() > 1;
    let own = carried || (app.local_on.get_untracked() && beside);
    let kept = storage::read(LIMIT).and_then(|limit| limit.parse().ok());
    open_dialog(word(Ui::Share, lang), lang, move |close| {
        let of = Sharing {
            app,
            lang,
            own,
            carries: RwSignal::new(if own { Carries::Needed } else { Carries::View }),
            needed: RwSignal::new(None),
            all: RwSignal::new(All::Coming),
            limit: RwSignal::new(kept.unwrap_or(USUAL)),
            done: RwSignal::new(Done::Nothing),
        };
        match (offline::is_one_file(), own) {
            (true, _) => {}
            (_, true) => of.pack(),
            _ => of.copy(),
        }
        fill(of, &close)
    });
}
