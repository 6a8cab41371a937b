//! What the reader's own index is made of, and how: to be chosen.

use leptos::prelude::*;

use super::part_names;
use crate::analysis::composite::counted;
use crate::app::browser::dom;
use crate::app::browser::element::{El, button, el, follow};
use crate::app::browser::history::Step;
use crate::app::browser::watch;
use crate::app::components::controls::push_parts;
use crate::app::components::icon::Icon;
use crate::app::components::select::{Choice, Select, field, following, select};
use crate::app::state::App;
use crate::export::Shown;
use crate::locale::words::{Analysis, analysis, word};
use crate::locale::{Lang, number};
use crate::model::{Decimal, Direction};
use crate::share::recipe::{
    Better, Fill, LONGEST_NAME, MOST_PARTS, MeanOf, Outliers, OwnIndex, OwnPart, Scale, is_weight,
};
use crate::share::{Analysed, Code};

/// The index in view.
type Index = Memo<Option<OwnIndex>>;

const SCALES: [(Scale, Analysis); 6] = [
    (Scale::MinMax, Analysis::MinMax),
    (Scale::MinMaxFromOne, Analysis::MinMaxFromOne),
    (Scale::ZScores, Analysis::ZScores),
    (Scale::Ranks, Analysis::Ranks),
    (Scale::Percentile, Analysis::Percentile),
    (Scale::Share, Analysis::ShareOfMaximum),
];
const MEANS: [(MeanOf, Analysis); 3] = [
    (MeanOf::Arithmetic, Analysis::Arithmetic),
    (MeanOf::Geometric, Analysis::Geometric),
    (MeanOf::Harmonic, Analysis::Harmonic),
];
const FILLS: [(Fill, Analysis); 5] = [
    (Fill::Leave, Analysis::LeaveMissing),
    (Fill::Mean, Analysis::FillMean),
    (Fill::Median, Analysis::FillMedian),
    (Fill::GroupMean, Analysis::FillGroupMean),
    (Fill::GroupMedian, Analysis::FillGroupMedian),
];
const OUTLIERS: [(Outliers, Analysis); 3] = [
    (Outliers::Leave, Analysis::LeaveOutliers),
    (Outliers::TreatFirst, Analysis::TreatFirst),
    (Outliers::Treat, Analysis::TreatOutliers),
];
/// Percentages of figures that a unit can be asked to have.
const LEAST: [&str; 6] = ["50", "60", "70", "80", "90", "100"];

/// Room for the form beside the ranking.
const WIDE: &str = "(min-width: 67.0625rem)";

/// What stands before the id of an index whose parts are all taken in.
const ALL_OF: char = '*';

/// Changes the index in view, which is from then on that of the link.
fn change(app: App, index: Index, change: impl FnOnce(&mut OwnIndex)) {
    let Some(mut asked) = index.get_untracked() else { return };
    change(&mut asked);
    app.change_view(Step::Push, |view| Analysed::change(view, |of| of.recipe = Some(asked)));
}

/// A list of what can be set.
fn setting<C: Code>(
    (app, index, lang): (App, Index, Lang),
    (id, name): (&str, Analysis),
    choices: &[(C, Analysis)],
    of: fn(&OwnIndex) -> C,
    set: fn(&mut OwnIndex, C),
) -> El {
    let lines: Vec<Choice> =
        choices.iter().map(|(one, name)| Choice::new(one.code(), word(*name, lang))).collect();
    let value = move || {
        index.with(|index| {
            index.as_ref().map(|index| of(index).code()).unwrap_or_default().to_owned()
        })
    };
    let list =
        following(&Select { id, choices: &lines, ..Select::default() }, value, move |code| {
            if let Some(one) = C::from_code(&code) {
                change(app, index, |index| set(index, one));
            }
        });
    field(word(name, lang), id, "", list)
}

fn least(app: App, index: Index, lang: Lang) -> El {
    const ID: &str = "own-least";
    let now = move || {
        let least = index.with(|index| index.as_ref().and_then(|index| index.least));
        least.map(|least| least.to_string()).unwrap_or_default()
    };
    // A link may ask for any percentage.
    let other = Some(untrack(now)).filter(|now| !now.is_empty() && !LEAST.contains(&now.as_str()));
    let percents = LEAST.iter().map(|percent| (*percent).to_owned()).chain(other);
    let choices: Vec<Choice> = [Choice::new("", word(Analysis::OneFigure, lang))]
        .into_iter()
        .chain(percents.map(|at| Choice::new(at.clone(), analysis::least_of(&at, lang))))
        .collect();
    let of = Select { id: ID, choices: &choices, ..Select::default() };
    let list = following(&of, now, move |percent| {
        change(app, index, |index| index.least = percent.parse().ok());
    });
    field(word(Analysis::LeastFigures, lang), ID, "", list)
}

fn name(app: App, index: Index, lang: Lang) -> El {
    const ID: &str = "own-name";
    let input = el("input")
        .id(ID)
        .class("text")
        .attr("maxlength", &LONGEST_NAME.to_string())
        .attr("placeholder", word(Analysis::Build, lang));
    let place = input.raw().clone();
    follow(Box::new(move || {
        let name = index.with(|index| index.as_ref().and_then(|index| index.name.clone()));
        dom::set_value(&place, &name.unwrap_or_default());
    }));
    let input = input.on("change", move |event| {
        let name = dom::value_of(&event).trim().to_owned();
        change(app, index, |index| index.name = Some(name).filter(|name| !name.is_empty()));
    });
    field(word(Analysis::NameOfIndex, lang), ID, "", input)
}

/// How it is made.
fn how(app: App, index: Index, lang: Lang) -> El {
    let all = (app, index, lang);
    let fields = el("div")
        .class("own-settings")
        .add(name(app, index, lang))
        .add(setting(
            all,
            ("own-scale", Analysis::OneScale),
            &SCALES,
            |of| of.scale,
            |of, to| {
                of.scale = to;
            },
        ))
        .add(setting(
            all,
            ("own-mean", Analysis::MeanOfParts),
            &MEANS,
            |of| of.mean,
            |of, to| {
                of.mean = to;
            },
        ))
        .add(setting(
            all,
            ("own-missing", Analysis::MissingFigures),
            &FILLS,
            |of| of.missing,
            |of, to| of.missing = to,
        ))
        .add(least(app, index, lang))
        .add(setting(
            all,
            ("own-outliers", Analysis::OutlyingFigures),
            &OUTLIERS,
            |of| of.outliers,
            |of, to| of.outliers = to,
        ));
    el("section").add(el("h2").text(word(Analysis::HowMade, lang))).add(fields)
}

/// The share of a part in all weights, in percent.
fn share(index: &OwnIndex, at: usize) -> Option<Decimal> {
    let all: Decimal = index.parts.iter().map(|part| part.weight).sum();
    let weight = index.parts.get(at)?.weight * Decimal::HUNDRED;
    if all.sign() > 0 { weight.div_round(all, 1) } else { None }
}

/// A row of what it is made of.
fn row(app: App, index: Index, (at, name): (usize, &str), lang: Lang) -> El {
    let now = move || {
        let weight = index.with(|index| Some(index.as_ref()?.parts.get(at)?.weight));
        weight.map(|weight| number::plain(weight, lang)).unwrap_or_default()
    };
    let input = el("input")
        .class("number")
        .attr("inputmode", "decimal")
        .attr("autocomplete", "off")
        .label(&analysis::weight_of(name, lang));
    let place = input.raw().clone();
    let back = place.clone();
    follow(Box::new(move || dom::set_value(&place, &now())));
    let input = input.on("change", move |event| {
        match number::typed(&dom::value_of(&event), lang).filter(|one| is_weight(*one)) {
            Some(weight) => change(app, index, |index| {
                if let Some(part) = index.parts.get_mut(at) {
                    part.weight = weight;
                }
            }),
            None => {
                dom::set_value(&back, &untrack(now));
                app.tell(word(Analysis::WeightToWrite, lang).to_owned(), true);
            }
        }
    });
    let percent = move || {
        let share = index.with(|index| share(index.as_ref()?, at));
        share.map(|share| number::percent(share, 1, lang)).unwrap_or_default()
    };
    let out = button("btn round line small")
        .label(&analysis::leave_out(name, lang))
        .icon(Icon::Close)
        .click(move || {
            if index.with_untracked(|index| index.as_ref().is_some_and(|of| of.parts.len() > 1)) {
                change(app, index, |index| drop(index.parts.remove(at)));
            } else {
                app.tell(word(Analysis::NotTheLast, lang).to_owned(), true);
            }
        });
    el("tr")
        .add(el("th").attr("scope", "row").text(name))
        .add(el("td").add(input))
        .add(el("td").text_of(percent))
        .add(el("td").add(better(app, index, (at, name), lang)))
        .add(el("td").add(out))
}

/// Which figures of a part are better: what the data says, until the reader turns it round.
fn better(app: App, index: Index, (at, name): (usize, &str), lang: Lang) -> El {
    let label = name.to_owned();
    let by_data = move |part: &OwnPart| {
        app.shown.with(|shown| {
            let shown = shown.as_ref()?;
            let at = shown.data().indicator_by_id(&part.indicator)?;
            Some(counted(shown.data(), at, shown.period) == Direction::LowerIsBetter)
        })
    };
    let low = move |part: &OwnPart| match part.better {
        Some(better) => better == Better::Low,
        None => by_data(part).unwrap_or_default(),
    };
    let now =
        move || index.with(|index| index.as_ref()?.parts.get(at).map(low)).unwrap_or_default();
    let face = move || {
        word(if now() { Analysis::LowIsBetter } else { Analysis::HighIsBetter }, lang).to_owned()
    };
    button("btn line small")
        .attr_of("aria-label", move || Some(analysis::cell_of(&face(), &label)))
        .text_of(face)
        .click(move || {
            let turned = !untrack(now);
            change(app, index, |index| {
                if let Some(part) = index.parts.get_mut(at) {
                    let own = untrack(|| by_data(part)).unwrap_or_default();
                    let other = if turned { Better::Low } else { Better::High };
                    part.better = (turned != own).then_some(other);
                }
            });
        })
}

fn rows(app: App, index: Index, lang: Lang) -> Vec<El> {
    let Some(asked) = index.get_untracked() else { return Vec::new() };
    let names = app.shown.with_untracked(|shown| {
        shown.as_ref().map(|shown| part_names(shown.data(), &asked, lang)).unwrap_or_default()
    });
    let column = |name| el("th").attr("scope", "col").text(word(name, lang));
    let head = el("tr")
        .add(column(Analysis::MadeOf))
        .add(column(Analysis::Weight))
        .add(column(Analysis::ShareOfIndex))
        .add(column(Analysis::BetterWhen))
        .add(el("td"));
    let rows = names.iter().enumerate().map(|(at, name)| row(app, index, (at, name), lang));
    let table = el("table").class("mini").add(el("thead").add(head)).add(el("tbody").all(rows));
    vec![table]
}

/// What can be taken in: the indicators with figures in the period that are not in it yet.
fn to_add(shown: &Shown, asked: &OwnIndex, lang: Lang) -> Vec<Choice> {
    let data = shown.data();
    let has_figures = |choice: &Choice| {
        let at = data.indicator_by_id(&choice.value);
        at.is_some_and(|at| data.slice(at, shown.period).is_some())
            && !asked.parts.iter().any(|part| part.indicator == choice.value)
    };
    let mut choices = vec![Choice::new("", word(Analysis::ChooseOne, lang))];
    for index in data.indices() {
        let about = &data.indicators()[index];
        let name = lang.label(about.short_name());
        let mut parts = Vec::new();
        push_parts(shown, index, 1, lang, &mut parts);
        parts.retain(has_figures);
        let itself = Choice::new(about.id.clone(), name);
        choices.extend(Some(itself).filter(has_figures));
        if parts.len() > 1 {
            let all = analysis::all_parts_of(name, lang);
            choices.push(Choice::new(format!("{ALL_OF}{}", about.id), all));
        }
        choices.append(&mut parts);
    }
    choices
}

/// Takes in an indicator, or all parts of an index that [`to_add`] named.
fn add(app: App, index: Index, chosen: &str) {
    let Some(shown) = app.shown.get_untracked() else { return };
    let data = shown.data();
    let new: Vec<String> = match chosen.strip_prefix(ALL_OF) {
        Some(id) => {
            let parts = data.indicator_by_id(id).into_iter().flat_map(|at| data.parts(at));
            let parts = parts.filter(|part| data.slice(*part, shown.period).is_some());
            parts.map(|part| data.indicators()[part].id.clone()).collect()
        }
        None => vec![chosen.to_owned()],
    };
    change(app, index, |index| {
        for id in new {
            if index.parts.len() == MOST_PARTS {
                let lang = app.lang.get_untracked();
                return app.tell(word(Analysis::NoRoomForPart, lang).to_owned(), true);
            }
            if !index.parts.iter().any(|part| part.indicator == id) {
                index.parts.push(OwnPart::new(id));
            }
        }
    });
}

fn adding(app: App, index: Index, lang: Lang) -> Vec<El> {
    const ID: &str = "own-add";
    let choices = app.shown.with_untracked(|shown| {
        let asked = index.get_untracked().unwrap_or_default();
        shown.as_ref().map(|shown| to_add(shown, &asked, lang)).unwrap_or_default()
    });
    if choices.len() < 2 {
        return Vec::new();
    }
    let of = Select { id: ID, choices: &choices, ..Select::default() };
    let list = select(&of, move |id| {
        if !id.is_empty() {
            add(app, index, &id);
        }
    });
    vec![field(word(Analysis::AddPart, lang), ID, "", list)]
}

/// The published weight of each part, where all have one.
fn published(app: App, asked: &OwnIndex) -> Option<Vec<Decimal>> {
    let shown = app.shown.get()?;
    let data = shown.data();
    let weight = |part: &OwnPart| {
        let weight = data.weight(data.indicator_by_id(&part.indicator)?, shown.period)?;
        Some(weight.normal())
    };
    asked.parts.iter().map(weight).collect()
}

/// All weights at once.
fn weights(app: App, index: Index, lang: Lang) -> Vec<El> {
    let small = |name| button("btn line small").text(word(name, lang));
    let alike = small(Analysis::AllAlike).click(move || {
        change(app, index, |index| {
            index.parts.iter_mut().for_each(|part| part.weight = Decimal::from(1));
        });
    });
    let published = index.get().and_then(|asked| published(app, &asked));
    let published = published.map(|weights| {
        small(Analysis::AsPublished).click(move || {
            change(app, index, |index| {
                for (part, weight) in index.parts.iter_mut().zip(&weights) {
                    part.weight = *weight;
                }
            });
        })
    });
    let again = small(Analysis::StartAgain).click(move || {
        app.change_view(Step::Push, |view| Analysed::change(view, |of| of.recipe = None));
    });
    [alike].into_iter().chain(published).chain([again]).collect()
}

/// The form.
pub fn form(app: App, index: Index, lang: Lang) -> El {
    // Rows are made anew with another list of parts or other data, not with every weight.
    let of_parts = move || {
        let parts = index.with(|index| {
            let parts = index.as_ref().map(|index| index.parts.as_slice()).unwrap_or_default();
            parts.iter().map(|part| format!("{}\n", part.indicator)).collect::<String>()
        });
        let period = app.shown.with(|shown| shown.as_ref().map(|shown| shown.period.to_string()));
        parts + &period.unwrap_or_default()
    };
    let made_of = el("section")
        .add(el("h2").text(word(Analysis::ConsistsOf, lang)))
        .add(el("div").live_by(of_parts, move || rows(app, index, lang)))
        .add(el("div").live_by(of_parts, move || adding(app, index, lang)))
        .add(el("div").class("told-acts").live_by(of_parts, move || weights(app, index, lang)));
    // On a phone the ranking comes first into sight.
    let open = watch::matches(WIDE).then_some("");
    el("details")
        .class("build")
        .attr_some("open", open)
        .add(el("summary").text(word(Analysis::WhatAndHow, lang)))
        .add(made_of)
        .add(how(app, index, lang))
}
