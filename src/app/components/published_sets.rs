//! What is published beside the page, as a list: one alone, or several at once. A long one is searched by
//! words, with or without diacritics, and by year.

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::menus::ticked;
use super::select::{Choice, Select, select};
use crate::app::browser::element::{El, el};
use crate::app::browser::{dom, fetch};
use crate::app::catalogue::Entry;
use crate::app::state::App;
use crate::export::publish::groups_from_text;
use crate::locale::Lang;
use crate::locale::fold::Query;
use crate::locale::words::{Publishing, page, publishing, word};
use crate::model::{Label, order};

/// A shorter list is seen at a glance.
const MANY: usize = 9;
/// So many lines are made at most; the search finds the others.
const MOST: usize = 200;

/// The id of the field that is searched by, and of the list.
const FIELD: &str = "sets-find";
const LIST: &str = "sets-list";

/// What is searched for.
#[derive(Clone, Copy)]
struct Sought {
    words: RwSignal<String>,
    year: RwSignal<Option<i32>>,
    /// What publications are listed under, by their keys, once that is here.
    groups: RwSignal<Vec<(String, Label)>>,
}

impl Sought {
    fn finds(self, entry: &Entry) -> bool {
        let year = self.year.get();
        let of_year = year.is_none_or(|year| entry.periods.iter().any(|at| at.year == year));
        of_year
            && self.words.with(|words| {
                let query = Query::new(words);
                let group = self.group(&entry.id);
                let group = group.iter().flat_map(|group| [group.vi.as_str(), group.english()]);
                let names = [entry.title.vi.as_str(), entry.title.english(), entry.id.as_str()];
                // A word may be in the title, and the next in what it is listed under.
                let all: String =
                    names.into_iter().chain(group).flat_map(|name| [name, " "]).collect();
                query.is_empty() || query.finds(&all)
            })
    }

    fn group(self, id: &str) -> Option<Label> {
        self.groups.with(|all| all.iter().find(|(of, _)| of == id).map(|(_, group)| group.clone()))
    }

    /// The first sight needs no groups, so the catalogue is read for them here.
    fn fetch_groups(self) {
        spawn_local(async move {
            if let Ok(bytes) = fetch::bytes("data/catalogue.json", |_| ()).await {
                self.groups.try_set(groups_from_text(&bytes));
            }
        });
    }
}

/// A line of the list.
fn line(app: App, entry: &Entry, close: impl Fn() + 'static, lang: Lang) -> El {
    // What came with a link is none of them, whatever its name.
    let on =
        app.view.with(|view| view.later.data().is_none() && view.publications.contains(&entry.id));
    let (only, with) = (entry.id.clone(), entry.id.clone());
    let title = lang.label(&entry.title);
    let joined = page::join_with_open(title, lang);
    let alone = ticked(title, on, move || {
        close();
        app.open_published(vec![only.clone()]);
    });
    let join = el("input")
        .attr("type", "checkbox")
        .label(&joined)
        .attr("title", &joined)
        .attr_some("checked", on.then_some(""))
        .on("change", move |_| app.toggle_published(&with));
    el("div").class("line").add(alone).add(join)
}

/// Lines by what they are listed under, in the order in which that first comes.
fn grouped(found: Vec<&Entry>, sought: Sought, lang: Lang) -> Vec<(Option<String>, Vec<&Entry>)> {
    let mut groups: Vec<(Option<String>, Vec<&Entry>)> = Vec::new();
    for entry in found {
        let name = sought.group(&entry.id).map(|group| lang.label(&group).to_owned());
        match groups.iter_mut().find(|(other, _)| *other == name) {
            Some((_, lines)) => lines.push(entry),
            None => groups.push((name, vec![entry])),
        }
    }
    // Those of no group stand before all headings.
    order::sort_by_key(&mut groups, |(name, _)| name.is_some());
    groups
}

/// The search: words and a year.
fn search(app: App, sought: Sought, lang: Lang) -> El {
    let say = |words| word(words, lang);
    let mut years: Vec<i32> = app.catalogue.with_untracked(|entries| {
        entries.iter().flat_map(|entry| &entry.periods).map(|period| period.year).collect()
    });
    order::sort(&mut years);
    years.dedup();
    let any = Choice::new("", say(Publishing::AnyYear));
    let years = years.iter().rev().map(|year| Choice::new(year.to_string(), year.to_string()));
    let choices: Vec<Choice> = std::iter::once(any).chain(years).collect();
    let of_year =
        Select { name: Some(say(Publishing::Year)), choices: &choices, ..Select::default() };
    let year = select(&of_year, move |year| sought.year.set(year.parse().ok()));
    let field = el("input")
        .id(FIELD)
        .attr("type", "search")
        .attr("autocomplete", "off")
        .attr("spellcheck", "false")
        .attr("placeholder", say(Publishing::FindSet))
        .label(say(Publishing::FindSet))
        .attr("aria-controls", LIST)
        .on("input", move |event| sought.words.set(dom::value_of(&event)))
        .on_key(|event, key| {
            let to = match key {
                "ArrowDown" => dom::focus_first(&format!("#{LIST} .item")),
                // The first that was found.
                "Enter" => dom::click_first(&format!("#{LIST} .item")),
                _ => false,
            };
            if to {
                event.prevent_default();
            }
        });
    el("div").class("sets-find").add(field).add(year)
}

/// The list; `close` closes the menu that it stands in.
pub fn published_sets(app: App, close: impl Fn() + Clone + 'static, lang: Lang) -> Vec<El> {
    let sought = Sought {
        words: RwSignal::new(String::new()),
        year: RwSignal::new(None),
        groups: RwSignal::new(Vec::new()),
    };
    let many = app.catalogue.with_untracked(|entries| with_figures(entries).count() > MANY);
    if many {
        sought.fetch_groups();
    }
    let lines = move || {
        let entries = app.catalogue.get();
        let found: Vec<&Entry> =
            with_figures(&entries).filter(|entry| !many || sought.finds(entry)).collect();
        if found.is_empty() && many {
            return vec![el("p").class("group").text(word(Publishing::NoneFound, lang))];
        }
        let shown = grouped(found.into_iter().take(MOST).collect(), sought, lang);
        let all = shown.into_iter().flat_map(|(name, entries)| {
            let head = name.map(|name| el("p").class("group").text(&name));
            let close = close.clone();
            let lines = entries.into_iter().map(move |entry| line(app, entry, close.clone(), lang));
            head.into_iter().chain(lines).collect::<Vec<_>>()
        });
        all.collect()
    };
    let list = el("div").class(if many { "sets many" } else { "sets" }).id(LIST).live(lines);
    if !many {
        return vec![list];
    }
    let list = list.on_key(|event, key| {
        let moved = match key {
            "ArrowDown" => dom::focus_beside(&format!("#{LIST} .item"), 1),
            "ArrowUp" => dom::focus_beside(&format!("#{LIST} .item"), -1) || dom::focus(FIELD),
            _ => false,
        };
        if moved {
            event.prevent_default();
        }
    });
    let count = move || {
        app.catalogue.with(|entries| {
            let all = with_figures(entries).count();
            let found = with_figures(entries).filter(|entry| sought.finds(entry)).count();
            publishing::found_sets(found, all, lang)
        })
    };
    let count = el("p").class("sets-count").attr("role", "status").text_of(count);
    vec![search(app, sought, lang), count, list]
}

fn with_figures(entries: &[Entry]) -> impl Iterator<Item = &Entry> {
    entries.iter().filter(|entry| entry.indices > 0)
}
