//! A unit among the others: distances, its place among more or fewer units, its band.

use super::stating::Stating;
use super::{OneIndex, Piece, UnitReport, sentences};
use crate::analysis::{Against, BandStep, Banding, Gaps, Relative, Target, Unplaced};
use crate::locale::{NO_BREAK_SPACE, Noun, capitalised, list, number, uncapitalised};
use crate::model::{Decimal, Given};
use crate::story::linked::{Known, linked};
use crate::story::phrase::{self, AtLeast};
use crate::story::place::band_distance;
use crate::story::text::said;
use crate::story::{self, Counted, Text, What};

/// Against the others, index by index; what is not known is said once for each reason.
pub(super) fn compared(of: &UnitReport<'_>) -> Vec<Piece> {
    let mut said: Vec<Text> = Vec::new();
    let mut unknown: Vec<(Unplaced, Vec<String>)> = Vec::new();
    for one in &of.indices {
        match of_one(of, one) {
            Ok(Some(text)) => said.push(of.about(one, text)),
            Ok(None) => {}
            Err(reason) => {
                let name = phrase::short(of.ds, one.card.indicator, of.lang);
                match unknown.iter_mut().find(|(other, _)| *other == reason) {
                    Some((_, names)) => names.push(name),
                    None => unknown.push((reason, vec![name])),
                }
            }
        }
    }
    let unknown = unknown.iter().map(|(reason, names)| not_known(of, *reason, names)).collect();
    [sentences(said), sentences(unknown)].into_iter().flatten().collect()
}

/// All that is known of a place; that of its bands where distances are not.
fn of_one(of: &UnitReport<'_>, one: &OneIndex) -> Result<Option<Text>, Unplaced> {
    let (ds, lang, place) = (of.ds, of.lang, &one.place);
    let stating = of.stating(one);
    let mut said = Vec::new();
    if let Ok(gaps) = &place.gaps {
        let known = of_gaps(&stating.versus(None), gaps);
        let text = story::gaps_text(ds, place, lang)?;
        let text = if of.several() { uncapitalised(&text) } else { text };
        said.push(linked(&text, &known));
        // Where the group is ranked by itself, these are the same distances.
        let group = story::group_gaps_text(ds, place, lang);
        if let Some(text) = group.ok().filter(|_| one.options.group.is_none()) {
            said.push(linked(&text, &of_group(&stating.versus(None), gaps)));
        }
    }
    if let Ok(relative) = &place.relative
        && let Some(text) = story::relative_text(relative, lang)
    {
        said.push(linked(&text, &of_relative(&stating, relative)));
    }
    if let Ok(banding) = &place.banding {
        let text = story::band_text(ds, place.indicator, banding, lang);
        let counts = story::band_counts_text(banding, lang);
        let text = [Some(text), counts].into_iter().flatten().collect::<Vec<_>>().join(" ");
        said.push(linked(&text, &of_bands(&stating.versus(None), banding)));
    }
    match (said.is_empty(), &place.gaps) {
        (true, Err(reason)) => Err(*reason),
        _ => Ok((!said.is_empty()).then(|| Text::joined(&said, " "))),
    }
}

/// Why the others are not compared with. Of a unit that the data holds alone it is said what its
/// ranks are.
fn not_known(of: &UnitReport<'_>, reason: Unplaced, names: &[String]) -> Text {
    let lang = of.lang;
    if reason == Unplaced::TooFewUnits && names.len() == of.indices.len() {
        return said!(
            lang,
            "Số liệu không có kết quả của các đơn vị khác: thứ hạng nêu trên là thứ hạng công bố, chưa so \
             được điểm của {0} với từng đơn vị, với đơn vị dẫn đầu và với mức trung vị.",
            "The data holds no results of the other units: the ranks are the published ones, and the scores \
             of {0} cannot be compared with those of each unit, of the leader, or with the median.",
            of.name()
        );
    }
    let said = story::unplaced(reason, lang);
    match names.len() == of.indices.len() && !of.several() {
        true => said.into(),
        false => said!(lang, "{0}: {1}", "{0}: {1}", list(names, lang), uncapitalised(said)),
    }
}

fn of_gaps(stating: &Stating<'_>, gaps: &Gaps) -> Vec<Known> {
    let mut known = Vec::new();
    known.push(stating.known_count(Noun::Unit, gaps.level.len(), What::Count(Counted::Level)));
    match &gaps.above {
        Some(above) => {
            known.extend(of_against(stating, above));
            known.extend(of_against(stating, &gaps.leader));
        }
        None => known.extend(gaps.below.iter().flat_map(|below| of_against(stating, below))),
    }
    known.push(distance(stating, gaps.median.lead, What::GapToMedian));
    known
}

/// A unit compared with: its rank, how far it is, and how many there are of it.
fn of_against(stating: &Stating<'_>, against: &Against) -> Vec<Known> {
    let Some(&unit) = against.units.first() else { return Vec::new() };
    let theirs = stating.unit(unit);
    let mut known = Vec::new();
    known.extend(against.rank.map(|rank| theirs.known_rank(rank.value, What::Rank)));
    let same = What::Count(Counted::SameScore);
    known.push(theirs.known_count(Noun::Unit, against.units.len(), same));
    known.push(distance(stating, against.gap.lead, What::Gap(unit)));
    known
}

fn of_group(stating: &Stating<'_>, gaps: &Gaps) -> Vec<Known> {
    let Ok(group) = &gaps.group else { return Vec::new() };
    let mut known = Vec::new();
    if let Some(&best) = group.best.units.first() {
        known.push(distance(stating, group.best.gap.lead, What::Gap(best)));
    }
    let inside = stating.group(Some(group.group));
    known.push(distance(&inside, group.median.lead, What::GapToMedian));
    known
}

fn distance(stating: &Stating<'_>, lead: Decimal, what: What) -> Known {
    stating.known_size(Given::computed(lead), what)
}

fn of_relative(stating: &Stating<'_>, relative: &Relative) -> Vec<Known> {
    let now = stating.versus(None);
    let then = now.at(relative.from);
    let lang = stating.lang;
    let mut known = Vec::new();
    for (at, position) in [(now, &relative.after), (then, &relative.before)] {
        let mut rank = at.known_rank(position.rank.value, What::Rank);
        // The sentence begins with the rank of now.
        if known.is_empty() {
            rank.before = capitalised(&rank.before);
        }
        known.push(rank);
        known.push(at.known_of(position.of, What::Ranked));
        let share = number::percent(position.percentile, 1, lang);
        known.push(at.known(["", &share, ""], What::Percentile));
    }
    let [before, after] = [relative.before, relative.after].map(|at| at.rank.value.halves());
    let places = before.abs_diff(after) as usize / 2;
    known.push(stating.known_count(Noun::Place, places, What::Places));
    let gained = relative.gained();
    let places = number::places_to_tell_from_zero(gained, 1);
    let size = number::number(gained.abs(), places, lang);
    known.push(stating.known(["", &size, &NO_BREAK_SPACE.to_string()], What::PercentileChange));
    known
}

pub(super) fn of_bands(stating: &Stating<'_>, banding: &Banding) -> Vec<Known> {
    let step = |step: BandStep, what| {
        let (ds, index) = (stating.ds, stating.indicator());
        let size = band_distance(ds, index, banding, &step, stating.lang).figure;
        stating.known(["", &size, &NO_BREAK_SPACE.to_string()], what)
    };
    let mut known = Vec::new();
    known.extend(banding.above.map(|above| step(above, What::ToBand)));
    known.extend(banding.below.map(|below| step(below, What::LeftInBand)));
    known.extend(of_band_counts(stating, banding));
    known
}

/// How many units are in each band.
pub(super) fn of_band_counts(stating: &Stating<'_>, banding: &Banding) -> Vec<Known> {
    let mut known = Vec::new();
    for (at, band) in banding.bands.iter().enumerate() {
        known.extend(band.units.map(|units| {
            let before = ": ";
            let figure = number::whole(units as i64, stating.lang);
            let noun = Noun::Unit.form(units as i64, stating.lang);
            let after = format!("{NO_BREAK_SPACE}{noun}");
            stating.known([before, &figure, &after], What::Count(Counted::InBand(at)))
        }));
    }
    if let Some(none) = banding.in_none.filter(|none| *none > 0) {
        known.push(stating.known_count(Noun::Unit, none, What::Count(Counted::InNoBand)));
    }
    known
}

/// What better places take, as a sentence with its figures. `None` where none is asked for.
pub(super) fn reach(of: &UnitReport<'_>, one: &OneIndex) -> Option<Text> {
    let (lang, place) = (of.lang, &one.place);
    let text = story::reach_text(of.ds, place, lang).ok()??;
    let gaps = place.gaps.as_ref().ok()?;
    let stating = of.stating(one).versus(None);
    let mut known = Vec::new();
    for reach in &gaps.reach {
        let gain = AtLeast::points(of.ds, place.indicator, reach.gain, reach.more, lang).figure;
        known.push(stating.known(["", &gain, ""], What::Gain(reach.rank)));
        let aim = What::Aim(reach.rank);
        let ten = lang.pick(["nhóm ", "10", " đơn vị đứng đầu"], ["", "", ""]);
        known.push(match reach.target {
            Target::TopTen => stating.known(ten, aim),
            Target::Up(_) | Target::TopHalf => stating.known_rank(reach.rank, aim),
        });
    }
    let text = if of.several() { uncapitalised(&text) } else { text };
    Some(linked(&text, &known))
}
