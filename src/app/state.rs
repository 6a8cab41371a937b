//! What the page knows, as signals that live as long as the page, and the plain changes of it.
//! What needs the network or files is in [`super::actions`].

use std::sync::Arc;

use leptos::prelude::*;

use super::browser::history::{self, Step};
use super::browser::{storage, watch};
use super::catalogue::Entry;
use super::parts::Parts;
use crate::export::Shown;
use crate::import::SourceFile;
use crate::locale::Lang;
use crate::model::Dataset;
use crate::share::{self, Code, Page, Theme, ViewState};

/// The id of the hidden file field.
pub const FILE_FIELD: &str = "files";

/// A short notice.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Toast {
    /// By which it is dismissed.
    pub id: u32,
    /// What it says.
    pub text: String,
    /// Whether something went wrong.
    pub warning: bool,
}

/// Everything that the page knows.
#[derive(Clone, Copy)]
pub struct App {
    /// The reader's language.
    pub lang: RwSignal<Lang>,
    /// Light or dark.
    pub theme: RwSignal<Theme>,
    /// Whether the page is as narrow as a phone.
    pub narrow: RwSignal<bool>,
    /// What is published beside the page.
    pub catalogue: RwSignal<Arc<Vec<Entry>>>,
    /// The view, as links restore it.
    pub view: RwSignal<ViewState>,
    /// The data in view.
    pub data: RwSignal<Arc<Dataset>>,
    /// What the view comes to with the data at hand; `None` before there is any.
    pub shown: Memo<Option<Shown>>,
    /// The parts of the program that are here.
    pub parts: RwSignal<Parts>,
    /// Whether the open-files panel is open.
    pub panel: RwSignal<bool>,
    /// Whether views are presented over the whole screen.
    pub presenting: RwSignal<bool>,
    /// Notices.
    pub toasts: RwSignal<Vec<Toast>>,
    /// Loading: how far, if that is known.
    pub busy: RwSignal<Option<Option<f64>>>,
    /// Number of files opened from this machine.
    pub local_count: RwSignal<usize>,
    /// Whether they are among the data in view.
    pub local_on: RwSignal<bool>,
    /// The ids of their publications.
    pub(super) local_ids: StoredValue<Vec<String>>,
    /// Whether joined local data has not been saved.
    pub unsaved: RwSignal<bool>,
    /// Published files as read, by id.
    pub(super) read: StoredValue<Vec<(String, SourceFile)>>,
    /// Counts what puts figures in view, so that a late answer is known as such.
    pub(super) turn: StoredValue<u32>,
    next_toast: StoredValue<u32>,
}

impl App {
    /// The state at the start: the view from the address, language and theme from the document.
    pub fn new() -> App {
        let (mut view, problems) = share::decode(&history::fragment());
        let stored = |key: &str| storage::read(key);
        let lang = view.lang.or_else(|| Lang::from_code(&stored("lang")?)).unwrap_or_default();
        let theme = view.theme.or_else(|| Theme::from_code(&stored("theme")?));
        let dark = watch::matches("(prefers-color-scheme: dark)");
        let theme = theme.unwrap_or(if dark { Theme::Dark } else { Theme::Light });
        view.lang = None;
        view.theme = None;
        let view = RwSignal::new(view);
        let data = RwSignal::new(Arc::<Dataset>::default());
        let app = App {
            lang: RwSignal::new(lang),
            theme: RwSignal::new(theme),
            narrow: RwSignal::new(watch::matches(NARROW)),
            catalogue: RwSignal::new(Arc::default()),
            view,
            data,
            shown: Memo::new(move |_| {
                let data = data.get();
                view.with(|view| Shown::new(&data, view))
            }),
            parts: RwSignal::new(Parts::default()),
            panel: RwSignal::new(false),
            presenting: RwSignal::new(false),
            toasts: RwSignal::new(Vec::new()),
            busy: RwSignal::new(None),
            local_count: RwSignal::new(0),
            local_on: RwSignal::new(false),
            local_ids: StoredValue::new(Vec::new()),
            unsaved: RwSignal::new(false),
            read: StoredValue::new(Vec::new()),
            turn: StoredValue::new(0),
            next_toast: StoredValue::new(0),
        };
        app.tell_link_problems(problems);
        app
    }

    /// The page in view; `None` while the open-files panel is.
    pub fn page(self) -> Option<Page> {
        (!self.panel.get()).then(|| self.view.with(|view| view.page))
    }

    /// Changes the view and writes it into the address.
    pub fn change_view(self, step: Step, change: impl FnOnce(&mut ViewState)) {
        self.close_panel();
        self.view.update(|view| {
            let before = view.clone();
            change(view);
            // The reader's words were about the picture of before; «Back» brings both again.
            if !view.same_picture(&before) {
                (view.finding, view.subtitle, view.note) = (None, None, None);
            }
        });
        history::write(&self.view.with_untracked(share::encode), step);
    }

    /// Closes the open-files panel without opening what it shows.
    pub fn close_panel(self) {
        if self.panel.get_untracked() {
            self.panel.set(false);
            if let Some(files) = self.parts.get_untracked().files {
                (files.forget)(self);
            }
        }
    }

    /// Opens the open-files panel: a step in the history, so that «Back» closes it and nothing else.
    pub fn open_panel(self) {
        if !self.panel.get_untracked() {
            history::mark();
            self.panel.set(true);
        }
    }

    /// Closes it as «Back» does.
    pub fn leave_panel(self) {
        if self.panel.get_untracked() {
            history::back();
        }
    }

    /// The fragment of the same view on another page, for links.
    pub fn fragment_for(self, page: Page) -> String {
        self.view.with(|view| share::encode(&ViewState { page, ..view.clone() }))
    }

    /// Shows a notice for some seconds; a warning stays until it is dismissed.
    pub fn tell(self, text: String, warning: bool) {
        let id = self.next_toast.get_value();
        self.next_toast.set_value(id.wrapping_add(1));
        self.toasts.update(|toasts| {
            toasts.retain(|toast| toast.text != text);
            toasts.push(Toast { id, text, warning });
        });
        if !warning {
            set_timeout(move || self.dismiss(id), std::time::Duration::from_secs(6));
        }
    }

    /// Takes a notice away.
    pub fn dismiss(self, id: u32) {
        self.toasts.update(|toasts| toasts.retain(|toast| toast.id != id));
    }

    /// Sets and keeps the language.
    pub fn set_lang(self, lang: Lang) {
        storage::write("lang", lang.code());
        self.lang.set(lang);
    }

    /// From light to dark and back.
    pub fn turn_theme(self) {
        let theme = match self.theme.get_untracked() {
            Theme::Light => Theme::Dark,
            Theme::Dark => Theme::Light,
        };
        storage::write("theme", theme.code());
        self.theme.set(theme);
    }
}

/// Up to this width the page is a phone's.
pub const NARROW: &str = "(max-width: 45rem)";
