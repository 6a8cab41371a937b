//! The picture on its way out: its shape, its words, what it looks like, and where it goes.

use std::rc::Rc;

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::dialog::{Close, open_dialog};
use super::icon::Icon;
use super::select::{Choice, Select, few, field, select};
use crate::app::browser::element::{El, button, el};
use crate::app::browser::history::Step;
use crate::app::browser::{canvas, clipboard, dom, download};
use crate::app::exports;
use crate::app::in_view::{InView, in_view};
use crate::app::state::App;
use crate::chart::shape::Shape;
use crate::chart::sheet::Sheet;
use crate::chart::{Inks, paint};
use crate::export::png::{dots_per_metre, with_density};
use crate::locale::words::{Pages, Picture, picture, word};
use crate::locale::{Lang, number};
use crate::share::{Theme, ViewState};

/// The longest text that is taken, in letters: more does not fit over a picture or into a link.
const LONGEST: &str = "300";
/// A higher picture is shown from its top only.
const MOST_SHOWN: f64 = 3000.0;

/// What is chosen in the dialogue.
#[derive(Clone, Copy)]
struct Choices {
    app: App,
    lang: Lang,
    picture: StoredValue<Rc<InView>, LocalStorage>,
    shape: RwSignal<Shape>,
    dark: RwSignal<bool>,
    /// Whether all rows are asked for, be they small.
    whole: RwSignal<bool>,
    /// Dots per pixel of the screen's own shape.
    dots: RwSignal<u8>,
    /// The reader's own words, while they are typed.
    own: RwSignal<ViewState>,
}

impl Choices {
    fn sheet(self) -> Option<Sheet> {
        self.sheet_and_rows().map(|(sheet, _)| sheet)
    }

    /// The sheet, and the most rows that it has room for where they are not all drawn.
    fn sheet_and_rows(self) -> Option<(Sheet, Option<usize>)> {
        let picture = self.picture.get_value();
        let words = self.own.with(|own| picture.words(own));
        picture.sheet(&words, self.shape.get(), self.whole.get()).ok()
    }

    /// Dots per pixel of a picture of dots.
    fn dots_of(self, sheet: &Sheet) -> f64 {
        let more = if self.shape.get() == Shape::Screen { f64::from(self.dots.get()) } else { 1.0 };
        canvas::possible(sheet.placed.width, sheet.placed.height, sheet.dots * more)
    }

    fn svg(self, sheet: &Sheet) -> String {
        let inks = if self.dark.get() { Inks::Dark } else { Inks::Light };
        paint::svg(&sheet.placed, inks, "picture")
    }

    fn file(self, ending: &str) -> String {
        self.picture.get_value().file(self.shape.get_untracked(), ending)
    }

    /// The picture as a PNG that knows how large it is on paper.
    fn png(self) -> impl Future<Output = Option<Vec<u8>>> + 'static {
        let made = untrack(|| {
            let sheet = self.sheet()?;
            let (svg, dots) = (self.svg(&sheet), self.dots_of(&sheet));
            let size = (sheet.placed.width, sheet.placed.height);
            // Where it had to be painted with fewer dots it is as large on paper all the same.
            let per_inch = sheet.per_inch.map(|per_inch| per_inch * dots / sheet.dots);
            Some((svg, dots, size, per_inch))
        });
        async move {
            let (svg, dots, size, per_inch) = made?;
            let png = canvas::png(&svg, size, dots).await?;
            match per_inch {
                Some(per_inch) => with_density(&png, dots_per_metre(per_inch)),
                None => Some(png),
            }
        }
    }

    fn tell(self, words: Picture, warning: bool) {
        self.app.tell(word(words, self.lang).to_owned(), warning);
    }

    fn save_svg(self) {
        let svg = untrack(|| self.sheet().map(|sheet| self.svg(&sheet)));
        let name = self.file("svg");
        let saved = svg.is_some_and(|svg| download::save(&name, "image/svg+xml", svg.as_bytes()));
        if !saved {
            self.app.tell(word(Pages::NothingToSave, self.lang).to_owned(), true);
        }
    }

    fn save_png(self) {
        let (png, name) = (self.png(), self.file("png"));
        spawn_local(async move {
            let saved = png.await.is_some_and(|png| download::save(&name, "image/png", &png));
            if !saved {
                self.tell(Picture::NotPainted, true);
            }
        });
    }

    fn copy(self) {
        let png = self.png();
        spawn_local(async move {
            let done = clipboard::copy_picture(png).await;
            self.tell(if done { Picture::PictureCopied } else { Picture::NotCopied }, !done);
        });
    }

    /// Keeps the reader's words in the view, and so in the link.
    fn keep(self) {
        let own = self.own.get_untracked();
        self.app.change_view(Step::Replace, |view| {
            (view.finding, view.subtitle, view.note) = (own.finding, own.subtitle, own.note);
        });
    }
}

const SHAPES: [(Shape, Picture); 5] = [
    (Shape::Screen, Picture::Screen),
    (Shape::Report, Picture::Report),
    (Shape::Slide, Picture::Slide),
    (Shape::Square, Picture::Square),
    (Shape::Phone, Picture::Phone),
];

fn shapes(of: Choices) -> El {
    const ID: &str = "picture-shape";
    let choices: Vec<Choice> = SHAPES
        .iter()
        .enumerate()
        .map(|(at, (_, name))| Choice::new(at.to_string(), word(*name, of.lang)))
        .collect();
    let list = Select { id: ID, choices: &choices, value: "0", ..Select::default() };
    let list = select(&list, move |at| {
        let found = at.parse().ok().and_then(|at: usize| SHAPES.get(at));
        let shape = found.map_or_else(Shape::default, |(shape, _)| *shape);
        of.shape.set(shape);
        // Paper is light.
        if shape == Shape::Report {
            of.dark.set(false);
        }
    });
    field(word(Picture::ShapeName, of.lang), ID, "", list)
}

/// A place for the reader's own words. Emptied, it holds the program's again.
fn words_field(
    of: Choices,
    (id, name): (&str, Picture),
    said: String,
    place: fn(&mut ViewState) -> &mut Option<String>,
) -> El {
    let own = of.own.with_untracked(|own| place(&mut own.clone()).clone());
    let area = el("textarea")
        .id(id)
        .attr("rows", "2")
        .attr("maxlength", LONGEST)
        .attr("placeholder", &said)
        .text(own.as_ref().unwrap_or(&said));
    let typed = area.on("input", move |event| {
        let text = dom::value_of(&event).trim().to_owned();
        let own = Some(text).filter(|text| !text.is_empty() && *text != said);
        of.own.update(|all| *place(all) = own);
    });
    let typed = typed.on("change", move |_| of.keep());
    let label = el("label").attr("for", id).text(word(name, of.lang));
    el("div").class("f").add(label).add(typed)
}

fn words(of: Choices) -> Vec<El> {
    let [finding, subtitle] = of.picture.get_value().said.clone();
    vec![
        words_field(of, ("own-finding", Picture::Finding), finding, |view| &mut view.finding),
        words_field(of, ("own-subtitle", Picture::Subtitle), subtitle, |view| &mut view.subtitle),
        words_field(of, ("own-note", Picture::Note), String::new(), |view| &mut view.note),
    ]
}

fn reset(of: Choices, times: RwSignal<u32>) -> Vec<El> {
    let any = of.own.with(|own| [&own.finding, &own.subtitle, &own.note].map(Option::is_some));
    let back = move || {
        of.own.update(|own| (own.finding, own.subtitle, own.note) = (None, None, None));
        of.keep();
        times.update(|times| *times += 1);
        dom::focus("own-finding");
    };
    let reset = button("btn line small").text(word(Picture::Reset, of.lang)).click(back);
    any.contains(&true).then_some(reset).into_iter().collect()
}

/// What it looks like, how large it is, and a word where its letters got small.
fn preview(of: Choices) -> Vec<El> {
    let Some((mut sheet, rows)) = of.sheet_and_rows() else {
        return vec![el("p").text(word(Pages::NothingToSave, of.lang))];
    };
    let whole = |side: f64| number::whole((side * of.dots_of(&sheet)).round() as i64, of.lang);
    let size = (whole(sheet.placed.width), whole(sheet.placed.height));
    let size = picture::dots_of(&size.0, &size.1, of.lang);
    if sheet.placed.height > MOST_SHOWN {
        sheet.placed = sheet.placed.band(0.0, MOST_SHOWN);
    }
    let address = download::address("image/svg+xml", of.svg(&sheet).as_bytes());
    let seen = el("img").attr("alt", &sheet.placed.title).attr_some("src", address.as_deref());
    let seen = el("div").class("preview").add(seen);
    // The browser is told to let go of the one before.
    on_cleanup(move || {
        if let Some(address) = address {
            download::forget(&address);
        }
    });
    let small = (sheet.letters < 0.8).then(|| {
        let percent = (sheet.letters * 100.0).round() as i64;
        el("p").class("warn").icon(Icon::Warning).text(&picture::letters_shrink(percent, of.lang))
    });
    let few = rows.map(|rows| el("p").text(&picture::few_rows(rows, of.lang)));
    let said = el("p").class("label").text(&size);
    [seen, said].into_iter().chain(few).chain(small).collect()
}

fn fill(of: Choices, close: &Close) -> Vec<El> {
    let lang = of.lang;
    let say = |words| word(words, lang);
    let times = RwSignal::new(0);
    let grounds = [(false, say(Picture::Light)), (true, say(Picture::Dark))];
    let dots = [(1, "1×"), (2, "2×"), (4, "4×")];
    let rows = [(false, say(Picture::Fitting)), (true, say(Picture::AllRows))];
    let form = el("div")
        .class("picture-form")
        .add(shapes(of))
        .add(few(say(Picture::Ground), &grounds, of.dark))
        .live(move || {
            let own = of.shape.get() == Shape::Screen;
            vec![match own {
                true => few(word(Picture::Sharpness, lang), &dots, of.dots),
                false => few(word(Picture::Rows, lang), &rows, of.whole),
            }]
        })
        .add(el("h3").text(say(Picture::Words)))
        .live_by(move || times.get().to_string(), move || words(of))
        .live(move || reset(of, times));
    let shown = el("div").class("picture-shown").attr("aria-label", say(Picture::Preview));
    let shown = shown.attr("role", "group").live(move || preview(of));
    let action = |class: &str, icon, words| button(class).icon(icon).text(say(words));
    let table = move || exports::copy_table(of.app);
    let done = Rc::clone(close);
    let bar = el("div")
        .class("barb")
        .add(button("btn").text(say(Picture::Close)).click(move || done()))
        .add(action("btn line", Icon::Table, Picture::CopyTable).click(table))
        .add(action("btn line", Icon::Copy, Picture::CopyPicture).click(move || of.copy()))
        .add(action("btn line", Icon::Picture, Picture::SaveSvg).click(move || of.save_svg()))
        .add(action("btn fill", Icon::Picture, Picture::SavePng).click(move || of.save_png()));
    vec![el("div").class("picture-parts").add(form).add(shown), bar]
}

/// Opens the dialogue on the picture in view; says so where there is none.
pub fn picture_dialog(app: App) {
    let lang = app.lang.get_untracked();
    let Some(picture) = in_view(app, lang) else {
        return app.tell(word(Pages::NothingToSave, lang).to_owned(), true);
    };
    open_dialog(word(Picture::Title, lang), lang, move |close| {
        let of = Choices {
            app,
            lang,
            picture: StoredValue::new_local(Rc::new(picture)),
            shape: RwSignal::new(Shape::Screen),
            dark: RwSignal::new(app.theme.get_untracked() == Theme::Dark),
            whole: RwSignal::new(false),
            dots: RwSignal::new(2),
            own: RwSignal::new(app.view.get_untracked()),
        };
        fill(of, &close)
    });
}
