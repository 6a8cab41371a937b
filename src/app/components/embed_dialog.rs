//! The view in a frame of another page: how large it is, what it looks like, who may steer it, and the code
//! that makes it.

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::dialog::open_dialog;
use super::icon::Icon;
use super::select::few;
use crate::app::browser::element::{El, button, el, follow};
use crate::app::browser::{clipboard, dom, download, history};
use crate::app::in_view::in_view;
use crate::app::state::App;
use crate::chart::paint::escaped;
use crate::chart::shape::Shape;
use crate::chart::{Inks, paint};
use crate::locale::Lang;
use crate::locale::words::{Embedding, Picture, embedding, word};
use crate::share::{self, Theme};

/// The size that is offered, in CSS pixels.
const USUAL: (u32, u32) = (720, 560);
/// What a frame may measure.
const LEAST: u32 = 200;
const MOST: u32 = 4000;

/// What is chosen in the dialogue.
#[derive(Clone, Copy)]
struct Choices {
    app: App,
    /// Whether the frame is as wide as the page around it.
    full: RwSignal<bool>,
    width: RwSignal<u32>,
    height: RwSignal<u32>,
    dark: RwSignal<bool>,
    lang: RwSignal<Lang>,
    controls: RwSignal<bool>,
    /// The page that may steer the frame, as it was typed.
    host: RwSignal<String>,
}

/// The origin in an address that was typed: `https://so.example.vn`. `None`: it is none.
fn origin(typed: &str) -> Option<String> {
    let (scheme, behind) = typed.trim().split_once("://")?;
    let host = behind.split(['/', '?', '#']).next()?.to_ascii_lowercase();
    let fits = |letter: char| letter.is_alphanumeric() || matches!(letter, '.' | '-' | ':');
    let is_host = !host.is_empty() && host.chars().all(fits);
    (matches!(scheme, "https" | "http") && is_host).then(|| format!("{scheme}://{host}"))
}

impl Choices {
    /// The address of the frame.
    fn address(self) -> String {
        let mut view = self.app.view.get();
        view.lang = Some(self.lang.get());
        view.theme = Some(if self.dark.get() { Theme::Dark } else { Theme::Light });
        let embed = if self.controls.get() { "embed=controls" } else { "embed" };
        let host =
            origin(&self.host.get()).map(|host| format!("&host={}", history::escaped(&host)));
        let question = format!("{embed}{}", host.unwrap_or_default());
        format!("{}{}", history::address_asking(&question), share::encode(&view))
    }

    /// The code that makes the frame.
    fn snippet(self) -> String {
        let finding = in_view(self.app, self.lang.get()).map(|picture| picture.said[0].clone());
        let title = embedding::frame_title(&finding.unwrap_or_default(), self.lang.get());
        let full = self.full.get();
        let width = if full { "100%".to_owned() } else { self.width.get().to_string() };
        format!(
            "<iframe src=\"{}\" title=\"{}\" width=\"{width}\" height=\"{}\" style=\"border: 0; max-width: 100%\" \
             loading=\"lazy\"></iframe>",
            escaped(&self.address()),
            escaped(&title),
            self.height.get(),
        )
    }
}

/// A side of the frame.
fn side(id: &str, name: &str, of: RwSignal<u32>) -> El {
    let field = el("input")
        .id(id)
        .attr("type", "number")
        .attr("min", &LEAST.to_string())
        .attr("max", &MOST.to_string())
        .attr("value", &of.get_untracked().to_string())
        .on("input", move |event| {
            if let Ok(pixels) = dom::value_of(&event).parse::<u32>() {
                of.set(pixels.clamp(LEAST, MOST));
            }
        });
    el("div").class("f").add(el("label").attr("for", id).text(name)).add(field)
}

/// Who may steer the frame.
fn host(of: Choices, lang: Lang) -> El {
    const ID: &str = "embed-host";
    const HINT: &str = "embed-host-hint";
    let field = el("input")
        .id(ID)
        .attr("type", "url")
        .attr("placeholder", "https://")
        .attr("autocomplete", "off")
        .attr("aria-describedby", HINT)
        .on("input", move |event| of.host.set(dom::value_of(&event)));
    let hint = move || {
        let wrong = of.host.with(|typed| !typed.trim().is_empty() && origin(typed).is_none());
        word(if wrong { Embedding::NoHost } else { Embedding::HostHint }, lang).to_owned()
    };
    el("div")
        .class("f")
        .add(el("label").attr("for", ID).text(word(Embedding::Host, lang)))
        .add(field)
        .add(el("p").class("hint").id(HINT).attr("role", "status").text_of(hint))
}

/// What stands in the frame, as a picture; and the frame itself, to be tried.
fn preview(of: Choices, lang: Lang) -> Vec<El> {
    let theme = of.dark.get();
    let drawn = || {
        let picture = in_view(of.app, of.lang.get())?;
        let words = of.app.view.with(|view| picture.words(view));
        let (sheet, _) = picture.sheet(&words, Shape::Screen, false).ok()?;
        let inks = if theme { Inks::Dark } else { Inks::Light };
        let svg = paint::svg(&sheet.placed, inks, "embedded");
        Some((download::address("image/svg+xml", svg.as_bytes())?, sheet.placed.title))
    };
    let shown = drawn().map(|(address, title)| {
        let image = el("img").attr("alt", &title).attr("src", &address);
        on_cleanup(move || download::forget(&address));
        el("div").class("frame").add(image)
    });
    shown
        .into_iter()
        .chain([
            el("p").class("hint").text(word(Embedding::PreviewIs, lang)),
            el("p").add(
                el("a")
                    .class("link")
                    .attr_of("href", move || Some(of.address()))
                    .attr("target", "_blank")
                    .attr("rel", "noopener")
                    .text(word(Embedding::Open, lang)),
            ),
        ])
        .collect()
}

fn form(of: Choices, lang: Lang) -> El {
    let say = |words| word(words, lang);
    let sides = move || {
        let height = side("embed-height", word(Embedding::Height, lang), of.height);
        let width =
            (!of.full.get()).then(|| side("embed-width", word(Embedding::Width, lang), of.width));
        vec![el("div").class("pair-of").all(width).add(height)]
    };
    let sizes = [(true, say(Embedding::Full)), (false, say(Embedding::Fixed))];
    let themes = [(false, word(Picture::Light, lang)), (true, word(Picture::Dark, lang))];
    let langs = [(Lang::Vi, say(Embedding::Vietnamese)), (Lang::En, say(Embedding::English))];
    let controls = [(false, say(Embedding::Hidden)), (true, say(Embedding::Shown))];
    let local = of.app.local_on.get_untracked().then(|| {
        el("p").class("warn").icon(Icon::Warning).add(el("span").text(say(Embedding::Local)))
    });
    el("div")
        .all(local)
        .add(few(say(Embedding::Size), &sizes, of.full))
        .live_by(move || of.full.get().to_string(), sides)
        .add(few(say(Embedding::Theme), &themes, of.dark))
        .add(few(say(Embedding::Language), &langs, of.lang))
        .add(few(say(Embedding::Controls), &controls, of.controls))
        .add(host(of, lang))
}

/// Opens the dialogue on the view.
pub fn embed_dialog(app: App) {
    let lang = app.lang.get_untracked();
    open_dialog(word(Embedding::Title, lang), lang, move |close| {
        let of = Choices {
            app,
            full: RwSignal::new(true),
            width: RwSignal::new(USUAL.0),
            height: RwSignal::new(USUAL.1),
            dark: RwSignal::new(app.theme.get_untracked() == Theme::Dark),
            lang: RwSignal::new(lang),
            controls: RwSignal::new(false),
            host: RwSignal::new(String::new()),
        };
        const CODE: &str = "embed-code";
        let code = el("textarea").id(CODE).attr("readonly", "").attr("spellcheck", "false");
        let place = code.raw().clone();
        follow(Box::new(move || dom::set_value(&place, &of.snippet())));
        let shown = el("div")
            .add(el("h3").text(word(Embedding::Preview, lang)))
            .live_by(
                move || format!("{} {}", of.dark.get(), of.lang.get().code()),
                move || preview(of, lang),
            )
            .add(
                el("div")
                    .class("f")
                    .add(el("label").attr("for", CODE).text(word(Embedding::Snippet, lang)))
                    .add(code),
            );
        let copy = move || {
            let text = of.snippet();
            spawn_local(async move {
                if clipboard::copy(&text).await {
                    app.tell(word(Embedding::Copied, lang).to_owned(), false);
                } else {
                    app.tell(word(Embedding::ByHand, lang).to_owned(), true);
                }
            });
        };
        let bar = el("div")
            .class("barb")
            .add(button("btn").text(word(Picture::Close, lang)).click(move || close()))
            .add(
                button("btn fill")
                    .icon(Icon::Copy)
                    .text(word(Embedding::Copy, lang))
                    .click(move || untrack(copy)),
            );
        vec![el("div").class("put-out").add(form(of, lang)).add(shown), bar]
    });
}
