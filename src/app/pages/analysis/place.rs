//! Where a unit stands, beside its profile.

use leptos::prelude::*;

use super::Seen;
use crate::analysis::{self, PeerRule, Unsaid};
use crate::app::browser::element::{El, button, el};
use crate::app::browser::history::Step;
use crate::app::browser::timing;
use crate::app::components::chart_figure::{Draw, Height, chart_with_facts};
use crate::app::components::told::{self, told};
use crate::app::in_view;
use crate::app::pages::charts::facts;
use crate::app::state::App;
use crate::chart::{self, ChartKind, ChartSpec, NothingToDraw};
use crate::export::{Shown, Table};
use crate::locale::words::{Analysis, word};
use crate::locale::{Lang, date, uncapitalised};
use crate::share::{Analysed, Peers, ViewState};
use crate::story::{self, Finding};

/// How many units stand beside ours by rank, on either side; and how many are most like it.
const NEIGHBOURS: usize = 5;
const ALIKE: usize = 8;

const PEERS: [(Peers, Analysis); 4] = [
    (Peers::All, Analysis::PeersAll),
    (Peers::Group, Analysis::PeersGroup),
    (Peers::Neighbours, Analysis::PeersNear),
    (Peers::Similar, Analysis::PeersAlike),
];

fn rule(peers: Peers) -> PeerRule {
    match peers {
        Peers::All => PeerRule::All,
        Peers::Group => PeerRule::Group,
        Peers::Neighbours => PeerRule::Neighbours(NEIGHBOURS),
        Peers::Similar => PeerRule::Similar(ALIKE),
    }
}

/// What is said of the unit's place.
#[derive(Clone, Default, PartialEq)]
struct Said {
    /// The finding and the line under it.
    finding: [String; 2],
    /// Everything, with what proves it.
    findings: Vec<Finding>,
}

fn said(shown: &Shown, peers: Peers, lang: Lang) -> Said {
    let data = shown.data();
    let Some(us) = shown.us() else {
        let words = [Analysis::Place, Analysis::ChooseUnit];
        return Said {
            finding: words.map(|words| word(words, lang).to_owned()),
            ..Said::default()
        };
    };
    let (at, period, options) = (shown.indicator, shown.period, shown.options());
    let place = analysis::place(data, us, at, period, shown.versus, &options);
    let strengths = analysis::strengths(data, us, at, period, rule(peers), &options);
    let findings = story::place_findings(data, &place, &strengths, lang);
    let subject = lang.label(data.indicators()[at].short_name());
    let name = lang.label(&data.units()[us].name);
    let under = format!("{name}, {subject} {}", date::period_short(period, lang));
    // The first sentence, without its full stop. What cannot be said is not about the unit.
    let first = findings.first().map(|finding| finding.sentence.as_str()).unwrap_or_default();
    let first = first.split(". ").next().unwrap_or_default().trim_end_matches('.');
    let headline = match place.gaps.is_ok() {
        true => format!("{name}: {}", uncapitalised(first)),
        false => first.to_owned(),
    };
    Said { finding: [headline, under], findings }
}

/// The profile; where there are no components, how all units lie. Not of one unit alone.
fn spec(shown: &Shown, peers: Peers) -> Result<ChartSpec, NothingToDraw> {
    if shown.data().parts(shown.indicator).next().is_some() {
        return Ok(ChartSpec { peers: rule(peers), ..shown.chart(ChartKind::Profile) });
    }
    let slice = shown.data().slice(shown.indicator, shown.period);
    let scored = slice.into_iter().flat_map(|slice| slice.scores()).take(2).count();
    match scored {
        2 => Ok(shown.chart(ChartKind::Strip)),
        _ => Err(NothingToDraw::Unsaid(Unsaid::TooFewUnits)),
    }
}

fn draw(shown: Shown, peers: Peers) -> Draw {
    Box::new(move |frame| chart::place(shown.data(), &spec(&shown, peers)?, frame))
}

/// What the page draws.
pub fn picture(app: App, lang: Lang) -> Option<(in_view::Draw, [String; 2])> {
    let shown = app.shown.get_untracked()?;
    let peers = app.view.with_untracked(|view| Analysed::of(view).peers);
    let said = said(&shown, peers, lang).finding;
    let draw = draw(shown, peers);
    Some((Box::new(move |frame, _| draw(frame)), said))
}

/// Works it out for nobody, so that the browser has compiled what that takes; of any unit where none is
/// highlighted.
pub fn work_through(shown: &Shown, lang: Lang) {
    let units = if shown.us().is_some() { shown.units.clone() } else { vec![0] };
    let shown = Shown { units, ..shown.clone() };
    if !shown.data().units().is_empty() {
        std::hint::black_box(said(&shown, Peers::default(), lang));
    }
}

/// All figures behind the findings as one table for other programs.
pub fn sheet(shown: &Shown, view: &ViewState, lang: Lang) -> Option<Table> {
    told::sheet(&said(shown, Analysed::of(view).peers, lang).findings, lang)
}

fn peers(app: App, lang: Lang) -> El {
    let choices = PEERS.map(|(which, name)| {
        button("")
            .pressed_of(move || app.view.with(|view| Analysed::of(view).peers) == which)
            .text(word(name, lang))
            .click(move || {
                app.change_view(Step::Push, |view| Analysed::change(view, |of| of.peers = which));
            })
    });
    let name = word(Analysis::ComparedWithWhom, lang);
    let seg = el("div").class("seg").attr("role", "group").label(name).all(choices);
    let field = el("div").class("f").add(el("span").class("label").text(name)).add(seg);
    el("div").class("ctl bare").add(field)
}

/// What the page shows of it.
pub fn seen(app: App, lang: Lang) -> Seen {
    let found = Memo::new(move |_| {
        let peers = app.view.with(|view| Analysed::of(view).peers);
        app.shown.with(|shown| {
            let work = || Some(said(shown.as_ref()?, peers, lang));
            let count = |said: &Option<Said>| said.as_ref().map_or(0, |said| said.findings.len());
            timing::analysed("place", work, count)
        })
    });
    let picture = move || {
        let peers = app.view.with(|view| Analysed::of(view).peers);
        app.shown.get().map(|shown| draw(shown, peers))
    };
    let figure =
        chart_with_facts("place", lang, || Height::Fixed(400.0), picture, facts(app, lang));
    let list = move || {
        let found = found.get().unwrap_or_default();
        found.findings.iter().map(|finding| told(app, finding, lang)).collect()
    };
    let panel = el("aside").class("why").label(word(Analysis::Findings, lang)).live(list);
    let below = vec![
        peers(app, lang),
        el("div").class("two").add(el("figure").class("plot").add(figure)).add(panel),
    ];
    Seen { said: Box::new(move || found.get().unwrap_or_default().finding), below }
}
