//! Why ranks and scores changed, index by index; what is assumed and not known is said once.

use super::stating::{Stating, ended};
use super::{OneIndex, Piece, Rows, UnitReport, paragraph, sentences};
use std::cmp::Ordering;

use crate::analysis::{Change, Passing, Sides, Unsaid, Why};
use crate::locale::{Lang, NO_BREAK_SPACE, Noun, date, list, number, uncapitalised};
use crate::model::Decimal;
use crate::rank::Rank;
use crate::story::linked::{Known, linked};
use crate::story::text::said;
use crate::story::{self, Counted, RankingFinding, Text, What, paradox, phrase, why as told};

/// The section.
pub(super) fn why(of: &UnitReport<'_>) -> Vec<Piece> {
    let mut said = Vec::new();
    let mut tables = Vec::new();
    for one in &of.indices {
        let Some(why) = &one.why else { continue };
        said.extend(of_one(of, one, why));
        if let Some(found) = story::contributions_finding(of.ds, why, of.lang) {
            let caption = crate::locale::pictures::contributions_over(
                &phrase::short(of.ds, why.indicator, of.lang),
                &date::span(why.change.from, why.change.to, of.lang),
                of.lang,
            );
            tables.push(Piece::Table(Rows { caption, head: found.head, rows: found.rows }));
        }
    }
    let first = sentences(said);
    let nothing = first.is_none() && tables.is_empty();
    let unknown = paragraph(assumed(of).into_iter().chain(unknown(of, nothing)));
    first.into_iter().chain(unknown).chain(tables).collect()
}

/// What is known of one index; nothing where nothing is.
fn of_one(of: &UnitReport<'_>, one: &OneIndex, why: &Why) -> Option<Text> {
    let (ds, lang) = (of.ds, of.lang);
    let stating = of.stating(one);
    let mut known = of_change(&stating, &why.change);
    known.extend(of_counts(&stating, why));
    let mut said: Vec<Text> = Vec::new();
    // Where the index is named already.
    let mut named = false;
    if let Some(odd) = paradox::odd(ds, why, lang) {
        // Of one index alone the headline has told it.
        if of.several() {
            named = true;
            said.push(ended(linked(&odd.title, &known)));
        }
        said.push(linked(&odd.text, &known));
    } else if let Ok(passing) = &why.passing {
        let found = story::why_findings(ds, why, &[], lang);
        let [up, down] = [passing.overtook.len(), passing.overtaken_by.len()];
        let told = [(up, found.overtook), (down, found.overtaken_by)];
        let some = up + down > 0;
        // That nobody passed is worth a word where the rank moved all the same.
        let moved = why.change.places.is_some_and(|places| places.value != 0);
        for (_, finding) in told.into_iter().filter(|(n, _)| *n > 0 || !some && moved) {
            said.extend(finding.map(|finding| linked(&finding.sentence, &known)));
        }
    } else if let Some(proved) = told::bounds_proved(ds, why, lang) {
        let proved =
            if of.several() { uncapitalised(&proved).replacen(": ", ", ", 1) } else { proved };
        said.push(ended(linked(&proved, &known)));
    }
    said.extend(balance(&stating, why));
    said.extend(effects(&stating, why));
    if let (Ok(parts), Some(finding)) =
        (&why.contributions, story::contributions_finding(ds, why, lang))
    {
        let measure = ds.indicators()[why.indicator].measure;
        let written = |value: Decimal| {
            let places = number::places_to_tell_from_zero(value, ds.decimals(why.indicator));
            let unit = number::change_unit(value, places, measure, lang);
            (number::signed(value, places, lang), format!("{NO_BREAK_SPACE}{unit}"))
        };
        let mut known: Vec<Known> = parts
            .parts
            .iter()
            .map(|part| {
                let (figure, after) = written(part.total());
                let name = phrase::inside(ds, part.part, lang);
                stating
                    .of(part.part)
                    .known([&format!("{name} ("), &figure, &after], What::Contribution)
            })
            .collect();
        if parts.unexplained {
            let (figure, after) = written(parts.rest);
            let before = lang.pick("giải thích được ", "explain ");
            known.push(stating.known([before, &figure, &after], What::Unexplained));
        }
        said.push(linked(&finding.sentence, &known));
    }
    if said.is_empty() {
        return None;
    }
    let text = Text::joined(&said, " ");
    Some(if named { text } else { of.about(one, text) })
}

/// Who came and who went, and how the places add up, where passing alone does not make them up.
fn balance(stating: &Stating<'_>, why: &Why) -> Vec<Text> {
    let Some((found, passing)) =
        told::balance(stating.ds, why, stating.lang).zip(why.passing.as_ref().ok())
    else {
        return Vec::new();
    };
    let count = |n: usize, what| stating.known_count(Noun::Unit, n, What::Count(what));
    // In the order in which the sentence has them; it names those of a side that are few.
    let sides = |sides: &Sides, what: fn(Option<Ordering>) -> Counted| {
        let all = count(sides.all().count(), what(None));
        let each = [
            (&sides.above, Ordering::Greater),
            (&sides.level, Ordering::Equal),
            (&sides.below, Ordering::Less),
        ];
        let each = each.into_iter().filter(|(units, _)| told::counted(units));
        std::iter::once(all)
            .chain(each.map(|(units, side)| count(units.len(), what(Some(side)))))
            .collect::<Vec<Known>>()
    };
    let entries =
        found.entries.map(|said| linked(&said, &sides(&passing.entries, Counted::Entered)));
    let exits = found.exits.map(|said| linked(&said, &sides(&passing.exits, Counted::Left)));
    let sum = linked(&found.sum, &of_balance(stating, why, passing));
    [entries, exits, Some(sum)].into_iter().flatten().collect()
}

/// The figures of the sum, in its order.
fn of_balance(stating: &Stating<'_>, why: &Why, passing: &Passing) -> Vec<Known> {
    let above = Some(Ordering::Greater);
    let ways = [
        (passing.overtook.len(), Counted::Overtook),
        (passing.drew_level_with.len(), Counted::DrewLevelWith),
        (passing.exits.above.len(), Counted::Left(above)),
        (passing.overtaken_by.len(), Counted::OvertakenBy),
        (passing.pulled_ahead.len(), Counted::PulledAhead),
        (passing.entries.above.len(), Counted::Entered(above)),
    ];
    let some = ways.into_iter().filter(|(n, _)| *n > 0);
    let count = |(n, what)| stating.known_count(Noun::Unit, n, What::Count(what));
    let mut known: Vec<Known> = some.map(count).collect();
    known.push(of_places(stating, why, passing.places));
    known
}

/// Places gained or lost, without their sign: those that are shown, or those that follow from the scores.
fn of_places(stating: &Stating<'_>, why: &Why, places: i32) -> Known {
    let shown = why.change.places.is_some_and(|shown| shown.value == places);
    let what = if shown { What::Places } else { What::PlacesByScores };
    stating.known_count(Noun::Place, places.unsigned_abs() as usize, what)
}

/// That the rank moved in some of several indices only as other units are ranked.
pub(super) fn other_units_ranked(of: &UnitReport<'_>) -> Option<Text> {
    let (ds, lang) = (of.ds, of.lang);
    let moved = |one: &&OneIndex| {
        let why = one.why.as_ref();
        why.is_some_and(|why| {
            let shown = why.change.places.map(|places| places.value);
            let passing = why.passing.as_ref().ok().filter(|of| shown == Some(of.places));
            passing.is_some_and(told::came_or_went)
        })
    };
    let names: Vec<String> = of
        .indices
        .iter()
        .filter(moved)
        .map(|one| phrase::short(ds, one.card.indicator, lang))
        .collect();
    (!names.is_empty()).then(|| {
        said!(
            lang,
            "Hạng {0} đổi chỉ vì có đơn vị mới có hạng hoặc không có hạng nữa: {1} không vượt đơn vị nào và không bị \
             đơn vị nào vượt.",
            "The rank in {0} moved only as units came into the ranks or left them: {1} overtook none and none \
             overtook it.",
            list(&names, lang),
            of.name()
        )
    })
}

/// Whose doing it was; nothing where nobody moved.
fn effects(stating: &Stating<'_>, why: &Why) -> Option<Text> {
    let (ds, lang) = (stating.ds, stating.lang);
    let effects = why.effects.as_ref().ok().filter(|found| found.own != 0 || found.others != 0)?;
    let head = story::effects_headline(ds, why, lang)?;
    let text = story::effects_text(ds, why, lang)?;
    let sum = effects.own + effects.others;
    let signed = |places: i32, what| {
        let figure = number::signed(i64::from(places).into(), 0, lang);
        let word = Noun::Place.form(i64::from(places), lang);
        stating.known(["", &figure, &format!("{NO_BREAK_SPACE}{word}")], what)
    };
    let alone = why.change.rank_from.and_then(|rank| {
        let rank = i64::from(rank.value.as_whole()?) - i64::from(effects.own);
        u32::try_from(rank).ok().filter(|rank| *rank > 0)
    });
    let mut known = vec![of_places(stating, why, sum)];
    known.push(signed(effects.own, What::OwnPlaces));
    known.push(signed(effects.others, What::OthersPlaces));
    known.extend(alone.map(|rank| stating.known_rank(Rank::whole(rank), What::RankAlone)));
    Some(linked(&format!("{head}. {text}"), &known))
}

/// What is assumed where ranks alone prove something, said once for all indices.
fn assumed(of: &UnitReport<'_>) -> Vec<Text> {
    let lang = of.lang;
    let told: Vec<&Why> = of
        .indices
        .iter()
        .filter_map(|one| one.why.as_ref())
        .filter(|why| {
            why.bounds
                .is_some_and(|found| found.overtaken_by_at_least + found.overtook_at_least > 0)
        })
        .collect();
    if told.is_empty() {
        return Vec::new();
    }
    let mut said = vec![said!(
        lang,
        "Số đơn vị đã vượt nêu trên suy từ thứ hạng, với giả định hai kỳ xếp cùng các đơn vị và không \
         đơn vị nào đồng hạng với {0}.",
        "How many overtook follows from the ranks, on the assumption that the same units were ranked \
         in both periods and that none was level with {0}.",
        of.name()
    )];
    said.push(said!(
        lang,
        "Số liệu không có kết quả của các đơn vị khác nên chưa nói được đơn vị nào đã vượt và vượt bao nhiêu.",
        "The data holds no results of the other units, so who overtook, and by how much, cannot be said."
    ));
    said
}

/// What cannot be said of the indices, a sentence for each reason. `nothing`: nothing else is said.
fn unknown(of: &UnitReport<'_>, nothing: bool) -> Vec<Text> {
    let (ds, lang) = (of.ds, of.lang);
    let whys = || of.indices.iter().filter_map(|one| one.why.as_ref());
    let names = |wanted: &dyn Fn(&Why) -> bool| -> Vec<String> {
        let found = whys().filter(|why| wanted(why));
        found.map(|why| phrase::short(ds, why.indicator, lang)).collect()
    };
    let mut said = Vec::new();
    let partless = names(&|why| why.contributions == Err(Unsaid::NoParts));
    if !nothing && !partless.is_empty() {
        let all = partless.len() == of.indices.len();
        let which = match (all, lang) {
            (true, Lang::Vi) if of.several() => "các chỉ số".to_owned(),
            (true, Lang::En) if of.several() => "the indices".to_owned(),
            _ => list(&partless, lang),
        };
        said.push(said!(
            lang,
            "Số liệu không có điểm thành phần của {0} nên chưa nói được thành phần nào kéo điểm lên, kéo điểm xuống.",
            "The data holds no components of {0}, so which of them pulled the score up or down cannot be said.",
            which
        ));
    }
    for reason in [
        Unsaid::RanksOnly,
        Unsaid::GroupsApart,
        Unsaid::Break,
        Unsaid::MissingPart,
        Unsaid::NoWeights,
        Unsaid::OtherScale,
    ] {
        let names = names(&|why| {
            why.contributions == Err(reason)
                || why.effects == Err(reason)
                || why.passing == Err(reason)
        });
        if !names.is_empty() {
            let names = list(&names, lang);
            said.push(said!(
                lang,
                "{0}: {1}",
                "{0}: {1}",
                names,
                uncapitalised(story::unsaid(reason, lang))
            ));
        }
    }
    said
}

/// Figures of a change as sentences write them.
pub(super) fn of_change(stating: &Stating<'_>, change: &Change) -> Vec<Known> {
    let then = stating.at(change.from).versus(None);
    let mut known = Vec::new();
    known.extend(change.rank_to.map(|rank| stating.known_rank(rank.value, What::Rank)));
    known.extend(change.rank_from.map(|rank| then.known_rank(rank.value, What::Rank)));
    known.extend(change.of_to.map(|of| stating.known_of(of, What::Ranked)));
    known.extend(change.of_from.map(|of| then.known_of(of, What::Ranked)));
    known.extend(change.places.map(|places| {
        stating.known_count(Noun::Place, places.value.unsigned_abs() as usize, What::Places)
    }));
    known.extend(change.score_change.map(|size| stating.known_size(size, What::ScoreChange)));
    known.extend(change.score_to.map(|score| stating.known_score(score.value, What::Score)));
    known.extend(change.score_from.map(|score| then.known_score(score.value, What::Score)));
    known
}

/// Numbers of units that passed, as sentences write them.
fn of_counts(stating: &Stating<'_>, why: &Why) -> Vec<Known> {
    let counts = match (&why.passing, why.bounds) {
        (Ok(passing), _) => [
            (passing.overtook.len(), Counted::Overtook),
            (passing.overtaken_by.len(), Counted::OvertakenBy),
        ],
        (Err(_), Some(bounds)) => [
            (bounds.overtook_at_least, Counted::OvertookAtLeast),
            (bounds.overtaken_by_at_least, Counted::OvertakenByAtLeast),
        ],
        (Err(_), None) => return Vec::new(),
    };
    let some = counts.into_iter().filter(|(n, _)| *n > 0);
    some.map(|(n, what)| stating.known_count(Noun::Unit, n, What::Count(what))).collect()
}

/// Figures of the sentence over a ranking.
pub(super) fn of_ranking(
    of: &UnitReport<'_>,
    one: &OneIndex,
    found: &RankingFinding,
) -> Vec<Known> {
    let stating = of.stating(one);
    match found {
        RankingFinding::Moved { change, cause } => {
            let mut known = of_change(&stating, change);
            if let Some(cause) = cause {
                let gained = change.places.is_some_and(|places| places.value > 0);
                let passed = if gained { Counted::Overtook } else { Counted::OvertakenBy };
                known.push(stating.known_count(Noun::Unit, cause.units.len(), What::Count(passed)));
                let theirs = cause.units.first().zip(cause.change);
                known.extend(
                    theirs.map(|(unit, size)| {
                        stating.unit(*unit).known_size(size, What::ScoreChange)
                    }),
                );
            }
            known
        }
        RankingFinding::Ranked { rank, of, score, .. } => {
            let mut known = vec![stating.known_rank(*rank, What::Rank)];
            known.extend(of.map(|of| stating.known_of(of, What::Ranked)));
            known.extend(score.map(|score| stating.known_score(score.value, What::Score)));
            known
        }
        RankingFinding::Unranked { score, .. } => {
            score.map(|score| stating.known_score(score.value, What::Score)).into_iter().collect()
        }
        RankingFinding::Leaders { .. }
        | RankingFinding::Figures { .. }
        | RankingFinding::Nothing => Vec::new(),
    }
}
