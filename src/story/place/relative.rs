//! The place among more units, or fewer, than before.

use std::cmp::Ordering;

use super::findings::Figures;
use crate::analysis::{Position, Relative};
use crate::locale::{Lang, Noun, date, number};
use crate::model::{Decimal, Measure};
use crate::story::{Finding, phrase};

/// Decimals of a share of units.
const PLACES: u8 = 1;

/// «Hạng 12/63 (tốt hơn 82,3% đơn vị khác) so với 10/58 năm 2015 (84,2%): hạng giảm 2 bậc, vị trí
/// tương đối giảm 2,0 điểm phần trăm.» `None` where as many units were ranked: then ranks
/// themselves compare.
pub fn relative_text(relative: &Relative, lang: Lang) -> Option<String> {
    if !relative.count_differs() {
        return None;
    }
    let Relative { before, after, .. } = relative;
    let share = |position: &Position| number::percent(position.percentile, PLACES, lang);
    let now = phrase::rank_of(after.rank.value, Some(after.of), lang);
    let then = phrase::rank_of(before.rank.value, Some(before.of), lang);
    let from = date::period(relative.from, lang);
    // A rank counts those above: whether those beside are level is known from the scores alone.
    let alone = [before, after].iter().all(|position| position.level == Some(0));
    let than = match (alone, lang) {
        (true, Lang::Vi) => "tốt hơn",
        (true, Lang::En) => "better than",
        (false, Lang::Vi) => "bằng hoặc hơn",
        (false, Lang::En) => "level with or better than",
    };
    let (share_now, share_then) = (share(after), share(before));
    let head = lang.pick(
        format!("{now} ({than} {share_now} đơn vị khác) so với {then} {from} ({share_then})"),
        format!("{now} ({than} {share_now} of the others) against {then} in {from} ({share_then})"),
    );
    let head = crate::locale::capitalised(&head);
    let (rank, position) = (rank(relative, lang), position(relative.gained(), lang));
    let differ = relative.rank_moved() != relative.position_moved();
    let but = match (differ, lang) {
        (true, Lang::Vi) => "nhưng ",
        (true, Lang::En) => "but ",
        (false, _) => "",
    };
    Some(format!("{head}: {rank}, {but}{position}."))
}

impl Figures<'_> {
    /// The place in both periods: rank, of how many, who is level, the share of the others.
    pub fn of_relative(&self, sentence: String, relative: &Relative) -> Finding {
        let lang = self.lang;
        let row = |period, position: &Position| {
            let level = position.level.map(|level| number::whole(level as i64, lang));
            vec![
                date::period(period, lang),
                self.rank(position.rank.value),
                number::whole(position.of as i64, lang),
                level.unwrap_or_else(|| "–".to_owned()),
                number::percent(position.percentile, PLACES, lang),
            ]
        };
        Finding {
            sentence,
            rule: self.pick(
                "Vị trí tương đối = 100 × (số đơn vị − hạng)/(số đơn vị − 1): phần trăm đơn vị khác không đứng trên.",
                "Relative place = 100 × (units − rank)/(units − 1): the share of other units that are not above.",
            ),
            head: vec![
                self.pick("Kỳ", "Period"),
                self.pick("Hạng", "Rank"),
                self.pick("Số đơn vị", "Units"),
                self.pick("Đơn vị bằng điểm", "Units level"),
                self.pick("Vị trí tương đối", "Relative place"),
            ],
            rows: vec![row(relative.from, &relative.before), row(relative.to, &relative.after)],
        }
    }
}

fn rank(relative: &Relative, lang: Lang) -> String {
    let [before, after] = [relative.before, relative.after].map(|position| position.rank.value);
    let halves = before.halves().abs_diff(after.halves());
    let size = match halves % 2 {
        0 => Noun::Place.count(i64::from(halves / 2), lang),
        _ => {
            let size = number::plain(Decimal::new(i128::from(halves) * 5, 1), lang);
            format!("{size}{}{}", crate::locale::NO_BREAK_SPACE, Noun::Place.form(2, lang))
        }
    };
    match relative.rank_moved() {
        Ordering::Equal => lang.pick("hạng không đổi".into(), "the rank stayed the same".into()),
        Ordering::Greater => {
            lang.pick(format!("hạng tăng {size}"), format!("the rank rose by {size}"))
        }
        Ordering::Less => {
            lang.pick(format!("hạng giảm {size}"), format!("the rank fell by {size}"))
        }
    }
}

fn position(gained: Decimal, lang: Lang) -> String {
    let places = number::places_to_tell_from_zero(gained, PLACES);
    let size = number::number(gained.abs(), places, lang);
    let unit = match lang {
        Lang::Vi => "điểm phần trăm".to_owned(),
        Lang::En => number::change_unit(gained, places, Measure::Percent, lang),
    };
    let size = format!("{size}{}{unit}", crate::locale::NO_BREAK_SPACE);
    match gained.sign() {
        0 => lang.pick(
            "vị trí tương đối không đổi".into(),
            "the place among the others stayed the same".into(),
        ),
        1 => lang.pick(
            format!("vị trí tương đối tăng {size}"),
            format!("the place among the others rose by {size}"),
        ),
        _ => lang.pick(
            format!("vị trí tương đối giảm {size}"),
            format!("the place among the others fell by {size}"),
        ),
    }
}
