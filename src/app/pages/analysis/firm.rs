//! How firm ranks are: drawn in a thread beside the page, with how far it is and a way to stop it.

use std::borrow::Cow;
use std::cell::RefCell;
use std::rc::Rc;

use leptos::prelude::*;

use super::Seen;
use super::working::Working;
use crate::analysis::Unsaid;
use crate::analysis::firm::{Noise, Weighed, weighed};
use crate::app::browser::dom;
use crate::app::browser::element::{El, el, follow};
use crate::app::browser::history::Step;
use crate::app::browser::timing;
use crate::app::components::chart_figure::{Draw, Height, chart_with_facts};
use crate::app::components::select::{Choice, Select, field, following};
use crate::app::components::told::told;
use crate::app::in_view;
use crate::app::pages::charts::facts;
use crate::app::state::App;
use crate::chart::ranges::{RangeRow, Ranges, picture};
use crate::chart::{Frame, MOST_ROWS, Placed};
use crate::export::{Shown, Table};
use crate::locale::words::{Analysis, analysis, word};
use crate::locale::{Lang, date};
use crate::model::{RankWithin, order};
use crate::rank::Rank;
use crate::share::{Analysed, ViewState};
use crate::story::{self, Finding, Firm};
use crate::worker::firm::Firmness;
use crate::worker::request::Request;

/// What was asked: the same question is not worked on twice.
#[derive(Clone, PartialEq)]
struct Question {
    shown: Shown,
    weighed: Weighed,
    row: Option<usize>,
    noise: Noise,
}

/// A question and what came out.
struct Answered {
    question: Question,
    found: Firmness,
}

thread_local! {
    /// The answer in view, for what leaves the page.
    static ANSWERED: RefCell<Option<Rc<Answered>>> = const { RefCell::new(None) };
}

fn noise(view: &ViewState) -> Noise {
    let (usual, of) = (Noise::default(), Analysed::of(view));
    Noise {
        draws: of.draws.unwrap_or(usual.draws),
        percent: of.noise.unwrap_or(usual.percent),
        seed: of.seed.map_or(usual.seed, u64::from),
    }
}

fn question(shown: &Shown, view: &ViewState) -> Result<Question, Unsaid> {
    let data = shown.data();
    let mut options = shown.options();
    // Where each group is ranked apart, ours is meant.
    if data.indicators()[shown.indicator].rule.within == RankWithin::Group {
        options.group = options.group.or(shown.us().and_then(|us| data.units()[us].group));
    }
    let found = weighed(data, shown.indicator, shown.period, &options)?;
    let row = shown.us().and_then(|us| found.units.iter().position(|unit| *unit == us));
    Ok(Question { shown: shown.clone(), weighed: found, row, noise: noise(view) })
}

impl Question {
    fn firm(&self) -> Firm<'_> {
        Firm {
            ds: self.shown.data(),
            indicator: self.shown.indicator,
            period: self.shown.period,
            weighed: &self.weighed,
            row: self.row,
            noise: self.noise,
        }
    }
}

impl Answered {
    fn findings(&self, lang: Lang) -> Vec<Finding> {
        let (firm, found) = (self.question.firm(), &self.found);
        let draws = firm.of_draws(&found.spreads, found.draws, found.shift, lang);
        let bounds = found.attainable.as_ref().and_then(|found| firm.of_bounds(found, lang));
        let depends = found.sensitivity.as_ref().and_then(|found| firm.of_sensitivity(found, lang));
        let ways = firm.of_scenarios(&found.base, &found.outcomes, lang);
        std::iter::once(draws).chain(bounds).chain([ways]).chain(depends).collect()
    }

    fn said(&self, lang: Lang) -> [String; 2] {
        self.question.firm().headline(&self.found.spreads, self.found.shift, lang)
    }

    fn placed(&self, frame: &Frame, most_rows: Option<usize>) -> Placed {
        let (data, shown) = (self.question.shown.data(), &self.question.shown);
        let weighed = &self.question.weighed;
        let mut rows: Vec<RangeRow> = (weighed.units.iter().zip(&self.found.spreads))
            .map(|(unit, spread)| {
                let ranks = [spread.base, spread.low, spread.median, spread.high];
                RangeRow::new(data, *unit, &shown.units, ranks.map(Rank::from_halves), frame.lang)
            })
            .collect();
        order::sort_by_key(&mut rows, |row| (row.rank, row.drawn, row.unit));
        let subject = frame.lang.label(data.indicators()[shown.indicator].short_name());
        let input = Ranges {
            subject: format!("{subject} {}", date::period_short(shown.period, frame.lang)),
            percent: self.question.noise.percent,
            draws: self.found.draws,
            rows,
        };
        picture(input, frame, most_rows)
    }
}

/// The picture of the page for a file, and what is said of it.
pub fn in_view(lang: Lang) -> Option<(in_view::Draw, [String; 2])> {
    let answered = ANSWERED.with_borrow(Clone::clone)?;
    let said = answered.said(lang);
    Some((Box::new(move |frame, most| Ok(answered.placed(frame, most))), said))
}

/// The figures of the picture as a table for other programs.
pub fn sheet(lang: Lang) -> Option<Table> {
    let answered = ANSWERED.with_borrow(Clone::clone)?;
    let frame = Frame { width: 900.0, height: 600.0, scale: 1.0, lang };
    let placed = answered.placed(&frame, None);
    let rows = placed.rows().map(Cow::into_owned).collect();
    Some(Table { head: placed.table.head, rows })
}

/// How weights are drawn: what can be chosen.
fn settings(app: App, lang: Lang) -> El {
    let percents = [5, 10, 25, 50, 100]
        .map(|percent| Choice::new(percent.to_string(), format!("±{percent}%")));
    let counts = [1_000, 10_000, 100_000]
        .map(|draws| Choice::new(draws.to_string(), analysis::times(draws, lang)));
    let current =
        move |of: fn(&Noise) -> u64| move || app.view.with(|view| of(&noise(view))).to_string();
    let list =
        |id, choices: &[Choice], value: Box<dyn Fn() -> String>, set: fn(&mut Analysed, u32)| {
            let of = Select { id, choices, ..Select::default() };
            following(&of, value, move |value| {
                if let Ok(value) = value.parse() {
                    app.change_view(Step::Push, |view| Analysed::change(view, |of| set(of, value)));
                }
            })
        };
    let percent =
        list("noise", &percents, Box::new(current(|noise| noise.percent.into())), |of, value| {
            of.noise = Some(value).filter(|value| *value != Noise::default().percent);
        });
    let draws =
        list("draws", &counts, Box::new(current(|noise| noise.draws.into())), |of, value| {
            of.draws = Some(value).filter(|value| *value != Noise::default().draws);
        });
    let seed = el("input")
        .attr("type", "number")
        .attr("min", "0")
        .attr("max", "4294967295")
        .id("seed")
        .class("number");
    let place = seed.raw().clone();
    follow(Box::new(move || dom::set_value(&place, &current(|noise| noise.seed)())));
    let seed = seed.on("change", move |event| {
        if let Ok(value) = dom::value_of(&event).parse::<u32>() {
            let other = Some(value).filter(|value| u64::from(*value) != Noise::default().seed);
            app.change_view(Step::Push, |view| Analysed::change(view, |of| of.seed = other));
        }
    });
    el("div")
        .class("ctl bare")
        .add(field(word(Analysis::WeightsDiffer, lang), "noise", "", percent))
        .add(field(word(Analysis::Draws, lang), "draws", "", draws))
        .add(field(word(Analysis::Seed, lang), "seed", "", seed))
}

/// What the page shows of it.
pub fn seen(app: App, lang: Lang) -> Seen {
    let asked: Memo<Option<Result<std::sync::Arc<Question>, Unsaid>>> = Memo::new_with_compare(
        move |_| {
            let shown = app.shown.get()?;
            Some(app.view.with(|view| question(&shown, view)).map(std::sync::Arc::new))
        },
        |a, b| a != b,
    );
    let working = Working::new();
    let answers = RwSignal::new(0_u32);
    let answered = move || {
        answers.track();
        ANSWERED.with_borrow(Clone::clone)
    };
    let answer = move |answer| {
        ANSWERED.set(answer);
        answers.update(|answers| *answers += 1);
    };
    let begin = move || {
        answer(None);
        let Some(Ok(question)) = asked.get_untracked() else { return working.end() };
        let data = question.shown.data();
        let request = Request::Firm {
            matrix: question.weighed.matrix.clone(),
            unit: question.row,
            noise: question.noise,
            places: data.decimals(question.shown.indicator),
        };
        let began = timing::now();
        let then = move |found: Firmness| {
            let draws = found.draws as usize;
            timing::leave("xephang:firm", began, timing::now(), "draws", draws);
            answer(Some(Rc::new(Answered { question: (*question).clone(), found })));
        };
        working.begin(app, request, |files| files.firm, then);
    };
    follow(Box::new(move || {
        asked.track();
        untrack(begin);
    }));
    on_cleanup(move || ANSWERED.set(None));
    let unsaid = move || {
        let reason = asked.with(|asked| asked.as_ref()?.as_ref().err().copied());
        reason.map(|reason| story::unsaid(reason, lang).to_owned()).into_iter().collect()
    };
    let said = move || match answered() {
        Some(answered) => answered.said(lang),
        None => [word(Analysis::Firm, lang).to_owned(), String::new()],
    };
    let draw = move || -> Option<Draw> {
        let answered = answered()?;
        Some(Box::new(move |frame| Ok(answered.placed(frame, Some(MOST_ROWS)))))
    };
    let figure = chart_with_facts("ranges", lang, || Height::Fixed(400.0), draw, facts(app, lang));
    let findings = move || match answered() {
        None => Vec::new(),
        Some(answered) => {
            let firm = answered.question.firm();
            let notes = firm
                .notes(lang)
                .into_iter()
                .chain(firm.row.is_none().then(|| word(Analysis::ChooseUnit, lang).to_owned()));
            let notes = notes.map(|note| el("p").class("lab").text(&note));
            let findings = answered.findings(lang);
            findings.iter().map(|finding| told(app, finding, lang)).chain(notes).collect()
        }
    };
    let panel = el("aside").class("why").label(word(Analysis::Findings, lang)).live(findings);
    let below = vec![
        settings(app, lang),
        working.status(Analysis::Working, unsaid, begin, lang),
        el("div").class("two").add(el("figure").class("plot").add(figure)).add(panel),
    ];
    Seen { said: Box::new(said), below }
}
