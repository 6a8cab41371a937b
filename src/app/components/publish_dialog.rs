//! The open data, for all to open: its key and titles, what should be seen before, and the package that is
//! put on a host.

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::dialog::{Close, open_dialog};
use super::icon::Icon;
use crate::app::browser::element::{El, button, el};
use crate::app::browser::{canvas, dom, download, fetch};
use crate::app::in_view::{InView, in_view};
use crate::app::state::App;
use crate::chart::shape::Shape;
use crate::chart::{Inks, paint};
use crate::export::publish::{About, Checks, LARGE, Lack, Unfit, differs_in_capitals, is_key};
use crate::locale::Lang;
use crate::locale::words::{Picture, Publishing, Ui, publishing, word};
use crate::model::bytes::from_bytes;
use crate::model::text::slug;
use crate::model::{Dataset, Label};
use crate::worker::published::Published;
use crate::worker::request::Request;

/// The longest title that is taken, in letters.
const LONGEST: &str = "200";
/// The width of the picture on the publication's own page, in dots: as social media ask for.
const PREVIEW: f64 = 1200.0;

/// What is typed in the dialogue.
#[derive(Clone, Copy)]
struct Choices {
    app: App,
    lang: Lang,
    id: RwSignal<String>,
    vi: RwSignal<String>,
    en: RwSignal<String>,
    group: RwSignal<String>,
    in_pieces: RwSignal<bool>,
    /// `None` while it is looked at.
    checks: RwSignal<Option<Checks>>,
    /// Whether it could not be looked at, as some of it could not be had.
    not_checked: RwSignal<bool>,
    /// What kept the package from being made.
    wrong: RwSignal<Option<Publishing>>,
    making: RwSignal<bool>,
}

impl Choices {
    fn say(self, words: Publishing) -> &'static str {
        word(words, self.lang)
    }

    fn about(self) -> About {
        let text = |of: RwSignal<String>| of.with_untracked(|text| text.trim().to_owned());
        let some = |of| Some(text(of)).filter(|text| !text.is_empty());
        About {
            id: text(self.id),
            title: Label { vi: text(self.vi), en: some(self.en) },
            group: some(self.group).map(Label::vi),
            in_pieces: self.in_pieces.get_untracked(),
            ..About::default()
        }
    }

    /// Looks at the data.
    fn check(self) {
        let about = Box::new(self.about());
        self.not_checked.set(false);
        spawn_local(async move {
            let checks = async {
                let files = self.app.files().await?;
                let data = (files.whole)(self.app).await?;
                let answer = (files.write)(self.app, Request::Check { data, about }).await?;
                from_bytes::<Checks>(&answer)
            };
            let checks = checks.await;
            if let Some(checks) = &checks {
                self.in_pieces.try_set(checks.bytes > LARGE);
            }
            self.not_checked.try_set(checks.is_none());
            self.checks.try_set(checks);
        });
    }

    /// What is missing before a package can be made.
    fn missing(self) -> Option<Publishing> {
        let about = self.about();
        if self.app.data.with_untracked(|data| data.is_empty() && data.units().is_empty()) {
            return Some(Publishing::NoFigures);
        }
        if !is_key(&about.id) {
            return Some(Publishing::WrongKey);
        }
        about.title.vi.is_empty().then_some(Publishing::NoTitle)
    }

    /// Makes the package and hands it out.
    fn save(self) {
        self.wrong.set(self.missing());
        if self.wrong.get_untracked().is_some() || self.making.get_untracked() {
            return;
        }
        self.making.set(true);
        let (app, mut about) = (self.app, self.about());
        let picture = in_view(app, Lang::Vi);
        let said = |of: &InView| of.said[0].clone();
        about.description.vi = picture.as_ref().map(said).unwrap_or_default();
        if about.title.en.is_some() {
            about.description.en = in_view(app, Lang::En).as_ref().map(said);
        }
        let drawn = picture.and_then(|picture| {
            let words = app.view.with_untracked(|view| picture.words(view));
            let (sheet, _) = picture.sheet(&words, Shape::Slide, false).ok()?;
            let svg = paint::svg(&sheet.placed, Inks::Light, "preview");
            Some((svg, (sheet.placed.width, sheet.placed.height)))
        });
        spawn_local(async move {
            if let Some((svg, size)) = drawn {
                let png = canvas::png(&svg, size, PREVIEW / size.0.max(1.0)).await;
                about.picture = png.unwrap_or_default();
            }
            // A site without a catalogue gets its first.
            let catalogue = fetch::bytes("data/catalogue.json", |_| ()).await.unwrap_or_default();
            let name = format!("{}.zip", about.id);
            let about = Box::new(about);
            let answer = match app.files().await {
                Some(files) => match (files.whole)(app).await {
                    Some(data) => {
                        let lang = self.lang;
                        let request = Request::Publish { data, about, catalogue, lang };
                        (files.write)(app, request).await
                    }
                    None => None,
                },
                None => None,
            };
            self.making.try_set(false);
            // Otherwise that has been told.
            let Some(made) = answer.and_then(|bytes| from_bytes::<Published>(&bytes)) else {
                return;
            };
            let wrong = made.unfit.map(|unfit| match unfit {
                Unfit::Key => Publishing::WrongKey,
                Unfit::Empty => Publishing::NoFigures,
                Unfit::Catalogue => Publishing::BadCatalogue,
                Unfit::TooLarge => Publishing::TooLarge,
                Unfit::OtherCapitals => Publishing::OtherCapitals,
            });
            self.wrong.try_set(wrong);
            if wrong.is_none() && download::save(&name, "application/zip", &made.zip) {
                app.tell(self.say(Publishing::Saved).to_owned(), false);
                app.unsaved.set(false);
            }
        });
    }
}

/// A field for a line of text.
fn field(
    of: Choices,
    id: &str,
    name: Publishing,
    hint: Option<Publishing>,
    text: RwSignal<String>,
) -> El {
    let hint_id = format!("{id}-hint");
    let input = el("input")
        .id(id)
        .attr("maxlength", LONGEST)
        .attr("autocomplete", "off")
        .attr("value", &text.get_untracked())
        .attr_some("aria-describedby", hint.map(|_| hint_id.as_str()))
        .on("input", move |event| text.set(dom::value_of(&event)));
    let hint = hint.map(|hint| el("p").class("hint").id(&hint_id).text(of.say(hint)));
    let label = el("label").attr("for", id).text(of.say(name));
    el("div").class("f").add(label).add(input).all(hint)
}

fn form(of: Choices) -> El {
    let in_pieces = el("input")
        .attr("type", "checkbox")
        .attr_of("checked", move || of.in_pieces.get().then(String::new))
        .attr("aria-describedby", "publish-pieces-hint")
        .on("change", move |_| of.in_pieces.update(|on| *on = !*on));
    let in_pieces = el("label")
        .class("tickbox")
        .add(in_pieces)
        .add(el("span").text(of.say(Publishing::InPieces)));
    let hint =
        el("p").class("hint").id("publish-pieces-hint").text(of.say(Publishing::InPiecesHint));
    el("div")
        .add(field(of, "publish-vi", Publishing::TitleVi, None, of.vi))
        .add(field(of, "publish-en", Publishing::TitleEn, None, of.en))
        .add(field(of, "publish-key", Publishing::Key, Some(Publishing::KeyHint), of.id))
        .add(field(of, "publish-group", Publishing::Group, None, of.group))
        // As a tick that a browser took over by a click no longer follows its attribute.
        .live_by(
            move || of.checks.get().is_some().to_string(),
            move || vec![el("div").add(in_pieces.clone()).add(hint.clone())],
        )
}

/// What should be seen before.
fn checked(of: Choices) -> Vec<El> {
    let Some(checks) = of.checks.get() else {
        if of.not_checked.get() {
            let why = el("p").class("warn").icon(Icon::Warning);
            let again = button("btn line").text(word(Ui::TryAgain, of.lang));
            let again = again.click(move || of.check());
            return vec![why.text(of.say(Publishing::NotChecked)), again];
        }
        return vec![el("p").text(of.say(Publishing::Checking))];
    };
    let line = |good: bool, text: &str| {
        let icon = if good { Icon::Done } else { Icon::Warning };
        el("li").icon(icon).add(el("span").text(text))
    };
    let size = publishing::size_of(checks.bytes, checks.units, checks.figures, of.lang);
    let opens = if checks.reopens { Publishing::Reopens } else { Publishing::NotReopens };
    let mut lines = vec![line(true, &size), line(checks.reopens, of.say(opens))];
    if checks.audit.is_empty() {
        lines.push(line(true, of.say(Publishing::AuditClean)));
    }
    let data = of.app.data.get_untracked();
    for told in &checks.audit {
        let index = data.indicator_by_id(&told.index).map(|ix| &data.indicators()[ix]);
        let name = index.map_or(told.index.as_str(), |index| of.lang.label(index.short_name()));
        lines.push(line(false, &publishing::audited(name, told.errors, told.doubts, of.lang)));
    }
    if checks.example {
        lines.push(line(false, of.say(Publishing::Example)));
    }
    lines.extend(checks.lacks.iter().map(|lack| {
        let words = match lack {
            Lack::Publisher => Publishing::NoPublisher,
            Lack::Date => Publishing::NoDate,
            Lack::Licence => Publishing::NoLicence,
            Lack::Source => Publishing::NoSource,
        };
        line(false, of.say(words))
    }));
    vec![el("ul").class("check").all(lines)]
}

/// What to do with the package.
fn steps(of: Choices) -> Vec<El> {
    let taken = move || {
        let (id, all) = (of.id.get(), of.app.catalogue.get());
        let id = id.trim();
        let words = if all.iter().any(|entry| differs_in_capitals(&entry.id, id)) {
            Publishing::OtherCapitals
        } else if all.iter().any(|entry| entry.id == id) {
            Publishing::CatalogueTaken
        } else {
            Publishing::CatalogueIs
        };
        of.say(words).to_owned()
    };
    let steps = [Publishing::Step1, Publishing::Step2, Publishing::Step3];
    vec![
        el("h3").text(of.say(Publishing::Steps)),
        el("ol").all(steps.map(|step| el("li").text(of.say(step)))),
        el("p").class("hint").text_of(taken),
    ]
}

fn fill(of: Choices, close: Close) -> Vec<El> {
    let seen = el("div")
        .add(el("h3").text(of.say(Publishing::Checks)))
        .add(el("div").attr("role", "status").live(move || checked(of)))
        .all(steps(of));
    let note = move || {
        let words = match (of.making.get(), of.wrong.get()) {
            (true, _) => Some(Publishing::Making),
            (false, wrong) => wrong,
        };
        words.map(|words| of.say(words).to_owned()).unwrap_or_default()
    };
    let bar = el("div")
        .class("barb")
        .add(el("p").class("note").attr("role", "status").text_of(note))
        .add(button("btn").text(word(Picture::Close, of.lang)).click(move || close()))
        .add(
            button("btn fill")
                .icon(Icon::Export)
                .text(of.say(Publishing::SaveZip))
                .click(move || of.save()),
        );
    vec![el("div").class("put-out").add(form(of)).add(seen), bar]
}

/// Opens the dialogue on the open data.
pub fn publish_dialog(app: App) {
    let lang = app.lang.get_untracked();
    let data = app.data.get_untracked();
    let head = data.publications().first().cloned().unwrap_or_default();
    let several = data.publications().len() > 1;
    let title = match several {
        false => head.title.clone(),
        true => Label::vi(joined_title(&data, Lang::Vi)),
    };
    let id = if is_key(&head.id) { head.id.clone() } else { slug(&title.vi) };
    open_dialog(word(Publishing::Title, lang), lang, move |close| {
        let of = Choices {
            app,
            lang,
            id: RwSignal::new(id),
            vi: RwSignal::new(title.vi),
            en: RwSignal::new(title.en.unwrap_or_default()),
            group: RwSignal::new(String::new()),
            in_pieces: RwSignal::new(false),
            checks: RwSignal::new(None),
            not_checked: RwSignal::new(false),
            wrong: RwSignal::new(None),
            making: RwSignal::new(false),
        };
        of.check();
        fill(of, close)
    });
}

/// The titles of what was joined.
fn joined_title(data: &Dataset, lang: Lang) -> String {
    let titles = data.publications().iter().map(|from| lang.label(&from.title).to_owned());
    titles.collect::<Vec<_>>().join("; ")
}
