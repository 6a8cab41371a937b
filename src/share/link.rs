//! The view as a fragment that a person can read and edit:
//! `#v1/pci?d=pci&page=change&y=2016&vs=2015&u=quang-ninh,da-nang`.
//!
//! After the version stands the indicator. Defaults are left out, keys stand in a fixed order: the
//! same view always gives the same link. Reading is lenient: what cannot be understood is reported
//! and left at its default, the rest is honoured.

use super::later::Later;
use super::percent;
use super::{Code, LinkProblem, Page, Sort, ViewState};
use crate::chart::spec::ChartKind;
use crate::model::Period;

/// The version of links that [`encode`] writes.
pub const VERSION: u32 = 1;

/// The gallery's own address.
const GALLERY: &str = "gallery";

/// The longest fragment that is read, in bytes; the rest of a longer one is reported and ignored.
pub const MAX_LENGTH: usize = 16 * 1024;

/// Before the data that a link carries, which ends it: behind it stands the version of its form.
const DATA: &str = "data=";

/// The most ids in a list that are written or read.
pub const MAX_LIST: usize = 200;

/// The link's fragment for a view, with `#`. Without the data that it carries it is never longer than what [`decode`] reads: names that
/// would make it so are left out, those of the last units first.
pub fn encode(view: &ViewState) -> String {
    let mut link = written(view);
    let mut shorter = view.clone();
    while link.len() > MAX_LENGTH {
        let ViewState {
            units,
            publications,
            group,
            indicator,
            finding,
            subtitle,
            note,
            other,
            later,
            ..
        } = &mut shorter;
        match [units, publications].into_iter().find(|list| !list.is_empty()) {
            Some(list) => list.truncate(list.len() / 2),
            None => {
                let texts = [note, subtitle, finding, other, group, indicator];
                match texts.into_iter().find(|text| text.is_some()) {
                    Some(text) => *text = None,
                    None if *later == Later::default() => break,
                    None => *later = Later::default(),
                }
            }
        }
        link = written(&shorter);
    }
    if let Some(data) = view.later.data() {
        link.push(if link.contains('?') { '&' } else { '?' });
        link += DATA;
        link += data;
    }
    link
}

fn written(view: &ViewState) -> String {
    let mut pairs: Vec<(&str, String)> = Vec::new();
    let mut put = |key, value: String| {
        if !value.is_empty() {
            pairs.push((key, value));
        }
    };
    put("d", list(&view.publications));
    put("page", unless_default(view.page));
    put("y", view.period.map(|period| period.to_string()).unwrap_or_default());
    put("vs", view.versus.map(|period| period.to_string()).unwrap_or_default());
    put("g", text(&view.group));
    put("u", list(&view.units));
    put("view", unless_default(view.view));
    put("chart", unless_default(view.chart));
    put("kind", view.kind.map(ChartKind::code).unwrap_or_default().to_owned());
    put("colour", unless_default(view.colour));
    put("stacked", flag(view.stacked));
    put("groups", flag(view.by_group));
    put("other", text(&view.other));
    put("sort", if view.sort == Sort::default() { String::new() } else { sort_code(view.sort) });
    put("ties", view.ties.map(Code::code).unwrap_or_default().to_owned());
    put("common", flag(view.common_set));
    view.later.pairs().for_each(|(key, value)| put(key, value));
    put("finding", text(&view.finding));
    put("subtitle", text(&view.subtitle));
    put("note", text(&view.note));
    put("lang", view.lang.map(Code::code).unwrap_or_default().to_owned());
    put("theme", view.theme.map(Code::code).unwrap_or_default().to_owned());

    let indicator = text(&view.indicator);
    let pairs: Vec<String> = pairs.iter().map(|(key, value)| format!("{key}={value}")).collect();
    let mark = if pairs.is_empty() { "" } else { "?" };
    format!("#v{VERSION}/{indicator}{mark}{}", pairs.join("&"))
}

/// The view that a fragment (with or without `#`) asks for, and what of it could not be understood.
/// Takes time linear in the fragment's length.
pub fn decode(fragment: &str) -> (ViewState, Vec<LinkProblem>) {
    let mut view = ViewState::default();
    let mut problems = Vec::new();
    let mut whole = fragment.strip_prefix('#').unwrap_or(fragment).trim().to_owned();
    // Chats that escaped the whole fragment, one after the other.
    for _ in 0..2 {
        if !whole.contains('/') {
            whole = percent::decode(&whole);
        }
    }
    // Behind its key stands the version of a form of data, or it is what a mail program added.
    let at = whole.as_bytes().windows(DATA.len()).position(|key| key == DATA.as_bytes());
    let mut fragment = whole.as_str();
    if let Some(at) = at {
        let (view_of, data) = (&whole[..at], &whole[at + DATA.len()..]);
        if matches!(data.as_bytes().first(), Some(b'1'..=b'9')) {
            view.later.set_data(Some(data.trim().to_owned()));
            fragment = view_of;
        }
    }
    let fragment = shortened(fragment, &mut problems);
    if fragment == GALLERY {
        view.page = Page::Gallery;
    }
    if fragment.is_empty() || fragment == GALLERY {
        return (view, problems);
    }

    let (path, query) = fragment.split_once('?').unwrap_or((fragment, ""));
    let (version, indicator) = path.split_once('/').unwrap_or((path, ""));
    let known = version.strip_prefix(['v', 'V']).and_then(|number| number.parse::<u32>().ok());
    if known != Some(VERSION) {
        problems.push(LinkProblem::Version(percent::decode(version)));
    }
    if !indicator.is_empty() {
        view.indicator = Some(percent::decode(indicator));
    }
    let mut seen: Vec<String> = Vec::new();
    for pair in query.split('&') {
        // `&amp;`: a link that went through HTML.
        let pair = pair.strip_prefix("amp;").unwrap_or(pair);
        if pair.is_empty() {
            continue;
        }
        let (key, value) = pair.split_once('=').unwrap_or((pair, ""));
        let key = percent::decode(key);
        if seen.contains(&key) {
            problems.push(LinkProblem::Repeated(key));
            continue;
        }
        match read(&mut view, &key, value, &mut problems) {
            Read::Done => seen.push(key),
            Read::Bad => problems.push(LinkProblem::Value { key, value: percent::decode(value) }),
            Read::Unknown => problems.push(LinkProblem::Key(key)),
        }
    }
    (view, problems)
}

enum Read {
    Done,
    Bad,
    Unknown,
}

fn read(view: &mut ViewState, key: &str, raw: &str, problems: &mut Vec<LinkProblem>) -> Read {
    let value = percent::decode(raw);
    let done = match key {
        "d" => ids(key, &value, &mut view.publications, problems),
        "u" => ids(key, &value, &mut view.units, problems),
        "g" => set_text(&mut view.group, value),
        "other" => set_text(&mut view.other, value),
        "finding" => set_text(&mut view.finding, value),
        "subtitle" => set_text(&mut view.subtitle, value),
        "note" => set_text(&mut view.note, value),
        "colour" => set(&mut view.colour, Code::from_code(&value)),
        "stacked" => set(&mut view.stacked, is_set(&value)),
        "groups" => set(&mut view.by_group, is_set(&value)),
        "y" => set(&mut view.period, Period::parse(&value).map(Some)),
        "vs" => set(&mut view.versus, Period::parse(&value).map(Some)),
        "page" => set(&mut view.page, Code::from_code(&value)),
        "view" => set(&mut view.view, Code::from_code(&value)),
        "chart" => set(&mut view.chart, Code::from_code(&value)),
        "kind" => set(&mut view.kind, ChartKind::from_code(&value).map(Some)),
        "sort" => set(&mut view.sort, sort_from_code(&value)),
        "ties" => set(&mut view.ties, Code::from_code(&value).map(Some)),
        "lang" => set(&mut view.lang, Code::from_code(&value).map(Some)),
        "theme" => set(&mut view.theme, Code::from_code(&value).map(Some)),
        "common" => set(&mut view.common_set, is_set(&value)),
        _ if view.later.set(key, value) => true,
        _ => return Read::Unknown,
    };
    if done { Read::Done } else { Read::Bad }
}

fn set<T>(place: &mut T, value: Option<T>) -> bool {
    value.map(|value| *place = value).is_some()
}

fn set_text(place: &mut Option<String>, value: String) -> bool {
    set(place, (!value.is_empty()).then_some(Some(value)))
}

fn is_set(value: &str) -> Option<bool> {
    match value {
        "1" => Some(true),
        "0" => Some(false),
        _ => None,
    }
}

/// Reads a list of ids. Each is escaped once more inside the list, so that an id may hold a comma.
fn ids(key: &str, value: &str, place: &mut Vec<String>, problems: &mut Vec<LinkProblem>) -> bool {
    let mut found: Vec<String> = Vec::new();
    for id in value.split(',').filter(|id| !id.is_empty()) {
        let id = percent::decode(id.trim());
        if found.len() == MAX_LIST {
            problems.push(LinkProblem::TooMany { key: key.to_owned(), most: MAX_LIST });
            break;
        }
        if !found.contains(&id) {
            found.push(id);
        }
    }
    let any = !found.is_empty();
    *place = found;
    any
}

fn list(ids: &[String]) -> String {
    let escape = |id: &String| {
        let inner = id.replace('%', "%25").replace(',', "%2C");
        percent::encode(&inner)
    };
    let mut written: Vec<String> = Vec::new();
    for id in ids.iter().filter(|id| !id.is_empty()) {
        let id = escape(id);
        if written.len() < MAX_LIST && !written.contains(&id) {
            written.push(id);
        }
    }
    written.join(",")
}

fn text(text: &Option<String>) -> String {
    text.as_deref().map(percent::encode).unwrap_or_default()
}

fn flag(on: bool) -> String {
    if on { "1".to_owned() } else { String::new() }
}

fn unless_default<C: Code + Default>(choice: C) -> String {
    if choice == C::default() { String::new() } else { choice.code().to_owned() }
}

fn sort_code(sort: Sort) -> String {
    format!("{}{}", if sort.reversed { "-" } else { "" }, sort.column.code())
}

fn sort_from_code(code: &str) -> Option<Sort> {
    let column = code.strip_prefix('-');
    Some(Sort { column: Code::from_code(column.unwrap_or(code))?, reversed: column.is_some() })
}

fn shortened<'a>(fragment: &'a str, problems: &mut Vec<LinkProblem>) -> &'a str {
    if fragment.len() <= MAX_LENGTH {
        return fragment;
    }
    problems.push(LinkProblem::TooLong { length: fragment.len(), most: MAX_LENGTH });
    let end = (0..=MAX_LENGTH).rev().find(|&at| fragment.is_char_boundary(at)).unwrap_or(0);
    let kept = &fragment[..end];
    // Half a pair would be a wrong one.
    kept.rfind('&').map_or(kept, |at| &kept[..at])
}
