//! What was committed to: taken down from supposed scores, kept in this browser, saved as a file, opened next
//! year and held against the results.

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::{Answer, Found};
use crate::analysis::target::{check_commitments, commitment};
use crate::app::browser::element::{El, button, el};
use crate::app::browser::{dom, download, files};
use crate::app::committed::{self, FILE};
use crate::app::components::icon::Icon;
use crate::app::components::told::told;
use crate::app::state::App;
use crate::export::json_from_commitments;
use crate::locale::words::{Analysis, analysis, word};
use crate::locale::{Lang, date, number};
use crate::model::{Commitment, Commitments, Decimal, IndicatorIx, Measure, Period};
use crate::story::target::{commitment_findings, commitments_summary};

const FIELD: &str = "commitments-file";

/// The list on the page.
#[derive(Clone, Copy)]
struct List {
    app: App,
    now: RwSignal<Commitments>,
    /// The list that was cleared, to be brought back.
    cleared: RwSignal<Option<Commitments>>,
}

impl List {
    fn new(app: App) -> List {
        List { app, now: committed::list().into(), cleared: RwSignal::new(None) }
    }

    fn change(self, change: impl FnOnce(&mut Commitments)) {
        committed::change(self.app, change);
        self.cleared.set(None);
    }

    fn take_in(self, new: Vec<Commitment>) {
        committed::take_in(self.app, new);
        self.cleared.set(None);
    }
}

/// What is supposed, as commitments for the year to come: the parts, then the total that follows.
fn supposed(found: &Found) -> Vec<Commitment> {
    let asked = &found.question;
    let data = &*asked.data;
    let next = Period { year: asked.period.year + 1, ..asked.period };
    let made = |at: IndicatorIx, target: Decimal| {
        commitment(data, (asked.unit, at), asked.period, (next, target))
    };
    let parts = asked.plan.to.iter().filter_map(|(id, score)| {
        let at = data.indicator_by_id(id).filter(|at| *at != asked.indicator)?;
        Some(made(at, *score))
    });
    let total = found.what.as_ref().and_then(|what| Some(what.as_ref().ok()?.to.value));
    let needed = found.plan.as_ref().and_then(|plan| Some(plan.as_ref().ok()?.needed.score));
    // What a goal takes is kept as it is: rounded down it would not be enough.
    let rounded = |total: Decimal| {
        total.round(number::written_places(total, data.decimals(asked.indicator))).normal()
    };
    let total = total.map(rounded).or(needed);
    parts.chain(total.map(|total| made(asked.indicator, total))).collect()
}

fn take_down(app: App, list: List, answer: Answer, lang: Lang) {
    let new = answer.get_untracked().map(|found| supposed(&found)).unwrap_or_default();
    if new.is_empty() {
        return app.tell(word(Analysis::NothingSupposed, lang).to_owned(), true);
    }
    list.take_in(new);
    // That nothing could be taken down is not so any more.
    let before = word(Analysis::NothingSupposed, lang);
    app.toasts.update(|toasts| toasts.retain(|toast| toast.text != before));
    app.tell(word(Analysis::TakenDown, lang).to_owned(), false);
}

fn open(app: App, list: List, event: &crate::app::browser::element::Event, lang: Lang) {
    let Some(file) = files::chosen(event).into_iter().next() else { return };
    spawn_local(async move {
        if committed::opened(app, &file).await {
            list.cleared.set(None);
        } else {
            app.tell(word(Analysis::NotAList, lang).to_owned(), true);
        }
    });
}

/// A field of a commitment that is a text.
fn text(
    list: List,
    at: usize,
    label: &str,
    kind: &str,
    now: fn(&Commitment) -> &Option<String>,
    set: fn(&mut Commitment, Option<String>),
) -> El {
    let value = list.now.with_untracked(|list| list.list.get(at).and_then(|one| now(one).clone()));
    el("input")
        .attr("type", kind)
        .attr("maxlength", "200")
        .attr("value", &value.unwrap_or_default())
        .label(label)
        .on("change", move |event| {
            let text = dom::value_of(&event).trim().to_owned();
            list.change(|list| {
                if let Some(one) = list.list.get_mut(at) {
                    set(one, Some(text).filter(|text| !text.is_empty()));
                }
            });
        })
}

fn row(list: List, at: usize, one: &Commitment, lang: Lang) -> El {
    let named = |label: &Option<crate::model::Label>, id: &str| {
        label.as_ref().map_or_else(|| id.to_owned(), |label| lang.label(label).to_owned())
    };
    let unit = named(&one.unit_name, &one.unit);
    // As the data calls it, where it has it.
    let known = list.app.data.with_untracked(|data| {
        let at = data.indicator_by_id(&one.indicator)?;
        let about = &data.indicators()[at];
        let name = lang.label(about.short_name()).to_owned();
        Some((name, about.measure, data.decimals(at)))
    });
    let (index, measure, decimals) = known.unwrap_or_else(|| {
        let label = one.indicator_short.as_ref().or(one.indicator_name.as_ref()).cloned();
        (named(&label, &one.indicator), Measure::default(), 0)
    });
    let about = format!("{unit}, {index}");
    let figure = |score: Decimal| {
        number::figure(score, number::written_places(score, decimals), measure, lang)
    };
    let base = one.base.as_ref().and_then(|base| {
        let score = figure(base.score?);
        Some(format!("{score} ({})", date::period_short(base.period, lang)))
    });
    let label = |column| analysis::cell_of(word(column, lang), &about);
    let fields = [
        text(list, at, &label(Analysis::Owner), "text", |of| &of.owner, |of, to| of.owner = to),
        text(list, at, &label(Analysis::Deadline), "date", |of| &of.date, |of, to| of.date = to),
        text(list, at, &label(Analysis::Remark), "text", |of| &of.note, |of, to| of.note = to),
    ];
    let out = button("btn round line small")
        .label(&analysis::leave_out(&about, lang))
        .icon(Icon::Close)
        .click(move || {
            list.change(|list| {
                if at < list.list.len() {
                    list.list.remove(at);
                }
            });
        });
    el("tr")
        .add(el("th").attr("scope", "row").text(&about))
        .add(el("td").text(&base.unwrap_or_default()))
        .add(el("td").add(el("b").text(&figure(one.target))))
        .add(el("td").text(&date::period_short(one.period, lang)))
        .all(fields.into_iter().map(|field| el("td").add(field)))
        .add(el("td").add(out))
}

fn table(list: List, lang: Lang) -> Vec<El> {
    list.now.with_untracked(|of| {
        if of.list.is_empty() {
            return vec![el("p").class("lab").text(word(Analysis::NoCommitments, lang))];
        }
        let column = |name| el("th").attr("scope", "col").text(word(name, lang));
        let head = [
            Analysis::Commitments,
            Analysis::WhenMade,
            Analysis::Target,
            Analysis::Until,
            Analysis::Owner,
            Analysis::Deadline,
            Analysis::Remark,
        ];
        let head = el("tr").all(head.map(column)).add(el("td"));
        let rows = of.list.iter().enumerate().map(|(at, one)| row(list, at, one, lang));
        let table = el("table").class("mini").add(el("thead").add(head)).add(el("tbody").all(rows));
        vec![el("div").class("scroll-x").attr("tabindex", "0").add(table)]
    })
}

/// The list held against the data in view.
fn checked(app: App, list: List, lang: Lang) -> Vec<El> {
    let data = app.data.get();
    let (summary, findings) = list.now.with(|list| {
        let checked = check_commitments(&data, list);
        (commitments_summary(&checked, lang), commitment_findings(&data, list, &checked, lang))
    });
    if findings.is_empty() {
        return Vec::new();
    }
    let title = el("h2").text(word(Analysis::Results, lang));
    let all = findings.iter().map(|finding| told(app, finding, lang));
    vec![el("section").class("said-of").add(title).add(el("p").text(&summary)).all(all)]
}

/// The list of commitments.
pub fn commitments(app: App, answer: Answer, lang: Lang) -> El {
    let list = List::new(app);
    // Rows are made anew with another list, not with every word that is typed into one.
    let key = move || {
        list.now.with(|list| {
            let one = |one: &Commitment| {
                format!("{} {} {} {}\n", one.unit, one.indicator, one.period, one.target)
            };
            list.list.iter().map(one).collect::<String>()
        })
    };
    let small = move |name| button("btn line small").text(word(name, lang));
    let file = el("input")
        .attr("type", "file")
        .attr("accept", ".json,application/json")
        .attr("hidden", "")
        .attr("tabindex", "-1")
        .id(FIELD)
        .label(word(Analysis::OpenList, lang))
        .on("change", move |event| open(app, list, &event, lang));
    let save = move || {
        let text = list.now.with_untracked(json_from_commitments);
        if !download::save(FILE, "application/json", text.as_bytes()) {
            app.tell(word(Analysis::NotCopied, lang).to_owned(), true);
        }
    };
    let clear = move || {
        let before = list.now.get_untracked();
        list.change(|list| *list = Commitments::default());
        list.cleared.set(Some(before));
    };
    let back = move || {
        let before = list.cleared.get();
        let bring = before.filter(|before| !before.list.is_empty()).map(|before| {
            small(Analysis::BringBack).click(move || {
                let before = before.clone();
                list.change(|list| *list = before);
            })
        });
        bring.into_iter().collect()
    };
    let none = move || list.now.with(|list| list.list.is_empty()).then(String::new);
    let acts = el("div")
        .class("told-acts")
        .add(small(Analysis::TakeDown).click(move || take_down(app, list, answer, lang)))
        .add(small(Analysis::SaveList).attr_of("disabled", none).click(save))
        .add(small(Analysis::OpenList).click(|| files::open_dialog(FIELD)))
        .add(small(Analysis::ClearList).attr_of("disabled", none).click(clear))
        .add(file)
        .live(back);
    el("section")
        .class("commitments")
        .add(el("h2").text(word(Analysis::Commitments, lang)))
        .live_by(key, move || table(list, lang))
        .add(acts)
        .live(move || checked(app, list, lang))
}
