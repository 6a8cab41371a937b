//! The report of a unit, of an index as a whole, of a group: sentences and tables from `story`, each
//! picture where it belongs. A section with nothing to say is left out.

use super::{About, Block, Part, Report, Section};
use crate::chart::{self, ChartKind, ChartSpec, Frame};
use crate::export::planned::Question;
use crate::export::{Shown, Table, drawn, said};
use crate::locale::Lang;
use crate::locale::words::example;
use crate::model::{Commitments, Dataset, IndicatorIx};
use crate::share::plan::Planned;
use crate::story::report::{
    Committing, FieldNotes, FieldReport, Heading, OneIndex, Pictured, Piece, Planning, UnitReport,
    assessed_field, assessed_title, caption, heading, notes, title_of_group, title_of_index,
    title_of_unit,
};

/// The least number of units of which a picture of all is drawn.
const FEW: usize = 3;

/// The most indices of a unit that have pictures of their own.
const PICTURED: usize = 4;

/// The most rows of a picture of rows.
const ROWS: usize = 30;

/// What the reader intends, beside what the data says.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Intent {
    /// What is planned for the highlighted unit.
    pub plan: Planned,
    /// What units committed themselves to.
    pub commitments: Commitments,
}

/// The report of the highlighted unit over all its indices in the period that is shown. `None`: no
/// unit is highlighted, or it has no figure in the period.
pub fn report_of_unit(shown: &Shown, intent: &Intent, lang: Lang) -> Option<Report> {
    let ds = shown.data();
    let unit = shown.us()?;
    let of = UnitReport::new(ds, unit, shown.period, shown.versus, lang);
    let only = match &of.indices[..] {
        [] => return None,
        [one] => Some(one.card.indicator),
        [..] => None,
    };
    let vs = of.overview.vs;
    let [title, subtitle] = title_of_unit(ds, unit, only, [Some(shown.period), vs], lang);
    let pictured = &of.indices[..of.indices.len().min(PICTURED)];
    let each = |kinds: &dyn Fn(&OneIndex) -> Vec<ChartKind>| -> Vec<Block> {
        let views = pictured.iter().map(|one| (one, view(shown, one, vs)));
        views
            .flat_map(|(one, view)| {
                kinds(one).into_iter().filter_map(move |kind| picture(&view, kind, lang))
            })
            .collect()
    };
    let among = each(&|one| match full(one) {
        true => vec![ChartKind::Strip, ChartKind::Bump],
        false => Vec::new(),
    });
    let own = of.indices.first().filter(|_| only.is_none() && vs.is_some());
    let own = own.and_then(|one| picture(&view(shown, one, vs), ChartKind::Multiples, lang));
    let why = each(&|one| match (&one.why, full(one)) {
        (Some(why), _) if why.contributions.is_ok() => vec![ChartKind::Waterfall],
        (Some(why), false) if why.change.rose_but_fell() => vec![ChartKind::Dots],
        _ => Vec::new(),
    });
    let strong = each(&|one| match one.strengths.is_ok() {
        true => vec![ChartKind::Profile],
        false => Vec::new(),
    });
    let noted = FieldNotes {
        indicators: of.indices.iter().map(|one| one.card.indicator).collect(),
        unit: Some(unit),
        group: None,
        periods: std::iter::once(shown.period).chain(vs).collect(),
    };
    let mut targets = of.targets();
    for found in Question::by_rule(shown, intent.plan.clone()).into_iter().map(Question::answered) {
        let asked = &found.question;
        let planning = Planning {
            ds,
            unit,
            indicator: asked.indicator,
            period: asked.period,
            what: found.what.as_ref().and_then(|what| what.as_ref().ok()),
            plan: found.plan.as_ref().and_then(|plan| plan.as_ref().ok()),
            sure: found.sure.first().and_then(|sure| sure.as_ref().ok()),
            fault: found.fault(),
        };
        targets.extend(planning.told(lang));
    }
    let about = of.indices.first().map_or(shown.indicator, |one| one.card.indicator);
    let committing =
        Committing { unit: Some(unit), index: None, group: None, period: shown.period, about };
    targets.extend(committing.to_come(ds, &intent.commitments, lang));
    let mut kept = committing.kept(ds, &intent.commitments, lang);
    kept.extend(committing.lost(ds, &intent.commitments, lang));
    let mut made = Sections::new(ds, lang);
    made.add(Part::Headline, Heading::Headline, of.headline(), Vec::new());
    made.add(Part::Results, Heading::Results, of.results(), Vec::new());
    made.add(
        Part::Compared,
        Heading::Compared,
        of.compared(),
        own.into_iter().chain(among).collect(),
    );
    made.add(Part::Kept, Heading::Kept, kept, Vec::new());
    made.add(Part::Why, Heading::Why, of.why(), why);
    let indices: Vec<IndicatorIx> = of.indices.iter().map(|one| one.card.indicator).collect();
    let assessed = assessed_title(ds, &indices, shown.period);
    made.add(Part::Assessment, assessed, of.assessment(), Vec::new());
    made.add(Part::Strengths, Heading::Strengths, of.strengths(), strong);
    made.add(Part::Limits, Heading::Limits, of.limits(), Vec::new());
    made.add(Part::Targets, Heading::Targets, targets, Vec::new());
    made.add(Part::Notes, Heading::Notes, notes(ds, &noted, lang), Vec::new());
    let all = of.indices.iter().map(|one| one.card.indicator);
    Some(made.report([title, subtitle], written_of(shown, all)))
}

/// What a report is written of.
fn written_of(shown: &Shown, indices: impl Iterator<Item = IndicatorIx>) -> About {
    let id = |at: IndicatorIx| shown.data().indicators()[at].id.clone();
    About { period: shown.period.to_string(), indices: indices.map(id).collect() }
}

/// The report of the index or component that is shown, over all its units, whatever group they are
/// limited to. Ranks are those of the publisher's rule.
pub fn report_of_index(shown: &Shown, intent: &Intent, lang: Lang) -> Report {
    let view = Shown { group: None, ..plain(shown) };
    let of = field(&view, lang);
    let titles = title_of_index(view.data(), view.indicator, view.period, view.versus, lang);
    let scored = of.members.iter().filter(|member| member.score.is_some()).count() >= FEW;
    let kinds = |kind: ChartKind| picture(&view, kind, lang).filter(|_| scored);
    let by_group = ChartSpec { by_group: true, ..drawn::spec(&view, ChartKind::Strip) };
    let grouped = of.compared().iter().any(|piece| matches!(piece, Piece::Table(_)));
    let by_group = captioned(&view, by_group, lang).filter(|_| scored && grouped);
    // Where each group is ranked by itself, their scores lie apart.
    let results = kinds(ChartKind::Strip).filter(|_| !of.apart()).into_iter().collect();
    let scatter = kinds(ChartKind::Scatter).filter(|_| !of.broken());
    let compared = scatter.into_iter().chain(by_group).collect();
    let about = written_of(&view, std::iter::once(view.indicator));
    of_field(&view, &of, intent, [results, compared], lang).report(titles, about)
}

/// The report of the group that is shown, in the index that is shown. `None`: no group is chosen, or
/// none of its units has a figure in the period.
pub fn report_of_group(shown: &Shown, intent: &Intent, lang: Lang) -> Option<Report> {
    let view = plain(shown);
    let group = view.group?;
    let of = field(&view, lang);
    if of.members.is_empty() {
        return None;
    }
    let periods = [Some(view.period), view.versus];
    let titles = title_of_group(view.data(), group, view.indicator, periods, lang);
    let scored = of.members.iter().filter(|member| member.score.is_some()).count() >= FEW;
    let kinds = |kind: ChartKind| picture(&view, kind, lang).filter(|_| scored);
    let results = kinds(ChartKind::RankedBars).into_iter().collect();
    let compared = kinds(ChartKind::Slope).into_iter().collect();
    let about = written_of(&view, std::iter::once(view.indicator));
    Some(of_field(&view, &of, intent, [results, compared], lang).report(titles, about))
}

/// What is shown, by the publisher's rule.
fn plain(shown: &Shown) -> Shown {
    Shown { ties: None, common_set: false, ..shown.clone() }
}

fn field(view: &Shown, lang: Lang) -> FieldReport<'_> {
    let vs = view.versus.unwrap_or(view.period);
    FieldReport::new(view.data(), view.indicator, [view.period, vs], view.group, lang)
}

fn of_field(
    view: &Shown,
    of: &FieldReport<'_>,
    intent: &Intent,
    [results, compared]: [Vec<Block>; 2],
    lang: Lang,
) -> Sections {
    let (ds, at) = (view.data(), view.indicator);
    let committing = Committing {
        unit: None,
        index: Some(at),
        group: view.group,
        period: view.period,
        about: at,
    };
    let all = &intent.commitments;
    let mut kept = committing.kept(ds, all, lang);
    let mut targets = of.targets();
    targets.extend(committing.to_come(ds, all, lang));
    kept.extend(committing.lost(ds, all, lang));
    let assessed = assessed_field(ds, at, view.period, view.group, lang);
    let about = FieldNotes {
        indicators: vec![view.indicator],
        unit: None,
        group: view.group,
        periods: std::iter::once(view.period).chain(view.versus).collect(),
    };
    let mut made = Sections::new(ds, lang);
    made.add(Part::Headline, Heading::Headline, of.headline(), Vec::new());
    made.add(Part::Results, Heading::Ranking, of.results(), results);
    made.add(Part::Compared, Heading::Changes, of.compared(), compared);
    made.add(Part::Kept, Heading::Kept, kept, Vec::new());
    made.add(Part::Why, Heading::Why, of.why(), Vec::new());
    let title = assessed_title(ds, &[at], view.period);
    made.add(Part::Assessment, title, assessed, Vec::new());
    made.add(Part::Strengths, Heading::Components, of.components(), Vec::new());
    made.add(Part::Limits, Heading::Limits, of.limits(), Vec::new());
    made.add(Part::Targets, Heading::Targets, targets, Vec::new());
    made.add(Part::Notes, Heading::Notes, notes(ds, &about, lang), Vec::new());
    made
}

/// Whether the data holds all the units that were ranked with it, so that they can be drawn.
fn full(one: &OneIndex) -> bool {
    one.place.gaps.as_ref().is_ok_and(|gaps| gaps.of >= FEW)
}

/// One index of a unit as a page would show it.
fn view(shown: &Shown, one: &OneIndex, vs: Option<crate::model::Period>) -> Shown {
    let at: IndicatorIx = one.card.indicator;
    let data = shown.data();
    let periods = data.periods(at);
    let us = shown.us();
    Shown {
        indicator: at,
        index: data.index_of(at),
        versus: vs.filter(|vs| periods.contains(vs)),
        periods,
        group: one.options.group,
        units: us.into_iter().collect(),
        ..plain(shown)
    }
}

/// A picture with what it shows, if there is one to draw.
fn picture(view: &Shown, kind: ChartKind, lang: Lang) -> Option<Block> {
    let over_time = view.periods.len() >= FEW;
    if kind == ChartKind::Bump && !over_time || drawn::missing(view, kind).is_some() {
        return None;
    }
    captioned(view, drawn::spec(view, kind), lang)
}

fn captioned(view: &Shown, spec: ChartSpec, lang: Lang) -> Option<Block> {
    let spec = ChartSpec { most_rows: Some(ROWS), ..spec };
    let frame = Frame::on_screen(720.0, 480.0, 1.0, lang);
    chart::place(view.data(), &spec, &frame).ok()?;
    let told = match (spec.kind, spec.us) {
        (ChartKind::Strip, _) if spec.by_group => Some(Pictured::SpreadByGroup),
        (ChartKind::Strip, _) => Some(Pictured::Spread),
        (ChartKind::Dots, Some(us)) => Some(Pictured::Place(us)),
        (ChartKind::Multiples, Some(us)) => Some(Pictured::Indices(us, view.versus)),
        _ => None,
    };
    let caption = match told {
        Some(told) => caption(view.data(), told, view.indicator, view.period, lang),
        None => {
            let [finding, subtitle] = said::said_of(view, &spec, lang);
            if subtitle.is_empty() { finding } else { subtitle }
        }
    };
    Some(Block::Chart { spec: Box::new(spec), caption })
}

struct Sections {
    lang: Lang,
    /// That figures are made up; empty where they are real.
    mark: &'static str,
    sections: Vec<Section>,
}

impl Sections {
    fn new(ds: &Dataset, lang: Lang) -> Sections {
        let mark = example::of_dataset(ds, lang).unwrap_or_default();
        Sections { lang, mark, sections: Vec::new() }
    }

    /// A caption behind the mark: a table or a picture may be copied alone.
    fn marked(&self, caption: String) -> String {
        match self.mark.is_empty() || caption.starts_with(self.mark) {
            true => caption,
            false => format!("{}. {caption}", self.mark),
        }
    }

    fn report(self, [title, subtitle]: [String; 2], about: About) -> Report {
        let mark = self.mark.to_owned();
        Report { title, subtitle, mark, about, letterhead: None, sections: self.sections }
    }

    /// Sentences first, then pictures, then tables; nothing where there is neither.
    fn add(&mut self, part: Part, title: Heading, pieces: Vec<Piece>, pictures: Vec<Block>) {
        let (mut blocks, mut tables) = (Vec::new(), Vec::new());
        for piece in pieces {
            match piece {
                Piece::Paragraph(text) => blocks.push(Block::Paragraph(text)),
                Piece::List(items) => blocks.push(Block::List(items)),
                Piece::Table(rows) => {
                    let table = Table { head: rows.head, rows: rows.rows };
                    tables.push(Block::Table { caption: self.marked(rows.caption), table });
                }
            }
        }
        blocks.extend(pictures.into_iter().map(|picture| match picture {
            Block::Chart { spec, caption } => Block::Chart { spec, caption: self.marked(caption) },
            other => other,
        }));
        blocks.extend(tables);
        if !blocks.is_empty() {
            let heading = heading(title, self.lang).to_owned();
            self.sections.push(Section { part, heading, blocks });
        }
    }
}
