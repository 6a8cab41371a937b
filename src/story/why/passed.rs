//! Who passed whom, who came and who went, who is level, and how it adds up.

use super::figures::{Figures, ways};
use super::{by_scores, overtaken_by_text, overtook_text};
use crate::analysis::{Change, Passed, Passing, Sides, Unsaid};
use crate::locale::{Lang, Noun, list};
use crate::model::UnitIx;
use crate::rank::Rank;
use crate::story::{Finding, phrase};

/// The most units that a sentence names; more are counted.
const NAMED: usize = 5;

/// The most units that are named of those that came or went, or are level.
const NAMED_OF_A_SIDE: usize = 3;

/// Whether so many units of a side are counted, not named.
pub(in crate::story) fn counted(side: &[UnitIx]) -> bool {
    side.len() > NAMED_OF_A_SIDE
}

fn units(list: &[Passed]) -> Vec<UnitIx> {
    list.iter().map(|passed| passed.unit).collect()
}

impl Figures<'_> {
    /// «Quảng Ninh vượt 1 đơn vị: Đồng Tháp.»
    pub fn of_overtook(&self, passing: &Passing, changes: &[Change]) -> Finding {
        let said = overtook_text(self.ds, self.why, self.lang).unwrap_or_default();
        let us = self.us();
        let rule = self.lang.pick(
            format!("Vượt: trước đứng trên {us}, nay đứng dưới. Hạng = 1 + số đơn vị đứng trên."),
            format!("Overtaken: above {us} before, below now. Rank = 1 + units above."),
        );
        self.of_passed(said, rule, passing, &units(&passing.overtook), changes)
    }

    /// «2 đơn vị vượt Quảng Ninh: Hà Nội và Huế.»
    pub fn of_overtaken_by(&self, passing: &Passing, changes: &[Change]) -> Finding {
        let said = overtaken_by_text(self.ds, self.why, self.lang).unwrap_or_default();
        let us = self.us();
        let rule = self.lang.pick(
            format!(
                "Bị vượt: trước đứng dưới {us}, nay đứng trên. Hạng = 1 + số đơn vị đứng trên."
            ),
            format!("Overtook: below {us} before, above now. Rank = 1 + units above."),
        );
        self.of_passed(said, rule, passing, &units(&passing.overtaken_by), changes)
    }

    fn of_passed(
        &self,
        said: String,
        rule: String,
        passing: &Passing,
        units: &[UnitIx],
        changes: &[Change],
    ) -> Finding {
        // That nobody passed is proved by all that happened.
        let (head, rows) = match units.is_empty() {
            true => self.balance(passing),
            false => self.units(units, changes),
        };
        let sentence = match phrase::units(self.ds, units, NAMED, self.lang) {
            Some(names) if !units.is_empty() => format!("{said}: {names}."),
            _ => format!("{}.", said.trim_end_matches('.')),
        };
        Finding { sentence, rule, head, rows }
    }

    /// Units that had no rank in the period compared with; nothing where all had one.
    pub fn of_entries(&self, passing: &Passing, changes: &[Change]) -> Option<Finding> {
        let [vs, when] = self.periods();
        let (count, sides) = self.sides(&passing.entries, ["", ""])?;
        let sentence = self.lang.pick(
            format!("{count} có hạng {when} nhưng không có hạng {vs}: {sides}."),
            format!("{count} with a rank in {when} had none in {vs}: {sides}."),
        );
        let rule = self.pick(
            "Đơn vị mới có hạng và đứng trên làm lùi một bậc; đồng hạng hoặc đứng dưới thì không.",
            "A unit new to the ranks costs a place if it is above, none if it is level or below.",
        );
        Some(self.listed(sentence, rule, &passing.entries, changes))
    }

    /// Units that have no rank any more.
    pub fn of_exits(&self, passing: &Passing, changes: &[Change]) -> Option<Finding> {
        let [vs, when] = self.periods();
        let (count, sides) = self.sides(&passing.exits, ["trước ", " before"])?;
        let sentence = self.lang.pick(
            format!("{count} có hạng {vs} nhưng không có hạng {when}: {sides}."),
            format!("{count} with a rank in {vs} had none in {when}: {sides}."),
        );
        let rule = self.pick(
            "Đơn vị trước đứng trên mà nay không có hạng làm lên một bậc; đồng hạng hoặc đứng dưới thì không.",
            "A unit without a rank now gives a place if it was above, none if it was level or below.",
        );
        Some(self.listed(sentence, rule, &passing.exits, changes))
    }

    fn listed(&self, sentence: String, rule: String, of: &Sides, changes: &[Change]) -> Finding {
        let all: Vec<UnitIx> = of.all().collect();
        let (head, rows) = self.units(&all, changes);
        Finding { sentence, rule, head, rows }
    }

    /// How many they are, and on which sides of us: «Hà Tây đứng trên Quảng Ninh, 17 đơn vị đứng
    /// dưới». `None` where there are none.
    fn sides(&self, sides: &Sides, [vi_before, en_before]: [&str; 2]) -> Option<(String, String)> {
        let words = [
            (&sides.above, "đứng trên", "above"),
            (&sides.level, "đồng hạng với", "level with"),
            (&sides.below, "đứng dưới", "below"),
        ];
        let us = self.us();
        let mut clauses: Vec<String> = Vec::new();
        for (list, vi, en) in words.into_iter().filter(|(list, ..)| !list.is_empty()) {
            let who = self.named(list);
            // The first clause says whose sides they are.
            clauses.push(match (clauses.is_empty(), self.lang) {
                (true, Lang::Vi) => format!("{who} {vi_before}{vi} {us}"),
                (true, Lang::En) => format!("{who} {en} {us}{en_before}"),
                (false, Lang::Vi) => format!("{who} {vi_before}{}", vi.trim_end_matches(" với")),
                (false, Lang::En) => format!("{who} {}{en_before}", en.trim_end_matches(" with")),
            });
        }
        let n = sides.all().count();
        (n > 0).then(|| (Noun::Unit.count(n as i64, self.lang), clauses.join(", ")))
    }

    fn named(&self, units: &[UnitIx]) -> String {
        phrase::units(self.ds, units, NAMED_OF_A_SIDE, self.lang)
            .unwrap_or_else(|| Noun::Unit.count(units.len() as i64, self.lang))
    }

    /// Who was and who is level with us; nothing where nobody was or is.
    pub fn of_level(&self, passing: &Passing, changes: &[Change]) -> Option<Finding> {
        let lang = self.lang;
        let told = |list: &[UnitIx], vi: &str, en: &str| {
            (!list.is_empty()).then(|| format!("{} ({})", self.named(list), lang.pick(vi, en)))
        };
        let [ahead, behind, stayed, drew, caught] = [
            &passing.pulled_ahead,
            &passing.left_behind,
            &passing.stayed_level,
            &passing.drew_level_with,
            &passing.caught_up,
        ]
        .map(|list| units(list));
        let (gone, came) = (&passing.exits.level, &passing.entries.level);
        let before = [
            told(&ahead, "nay ở trên", "above now"),
            told(&stayed, "nay vẫn vậy", "still level"),
            told(&behind, "nay ở dưới", "below now"),
            told(gone, "nay không có hạng", "no rank now"),
        ];
        let after = [
            told(&drew, "trước ở trên", "above before"),
            told(&stayed, "trước cũng vậy", "level before"),
            told(&caught, "trước ở dưới", "below before"),
            told(came, "trước không có hạng", "no rank before"),
        ];
        let [vs, when] = self.periods();
        let clause = |period: &str, told: [Option<String>; 4]| {
            let told: Vec<String> = told.into_iter().flatten().collect();
            match (told.is_empty(), lang) {
                (true, Lang::Vi) => format!("{period} không có đơn vị nào"),
                (true, Lang::En) => format!("no unit in {period}"),
                (false, Lang::Vi) => format!("{period} có {}", list(&told, lang)),
                (false, Lang::En) => format!("{} in {period}", list(&told, lang)),
            }
        };
        // Where the publisher ranks equal scores one after the other, they share no rank.
        let ours = &self.why.change;
        let same = |units: &[UnitIx], rank: fn(&Change) -> Option<Rank>| {
            units.iter().all(|unit| changes.get(*unit).and_then(rank) == rank(ours))
        };
        let from = |change: &Change| change.rank_from.map(|given| given.value);
        let to = |change: &Change| change.rank_to.map(|given| given.value);
        let shown_level = [&ahead, &stayed, &behind, gone].iter().all(|list| same(list, from))
            && [&drew, &stayed, &caught, came].iter().all(|list| same(list, to));
        let mut all = [ahead, drew, stayed, caught, behind].concat();
        all.extend(gone.iter().chain(came));
        if all.is_empty() {
            return None;
        }
        let us = self.us();
        let (before, after) = (clause(&vs, before), clause(&when, after));
        let (head, rows) = self.units(&all, changes);
        Some(Finding {
            sentence: match lang {
                Lang::Vi if shown_level => format!("Đồng hạng với {us}: {before}; {after}."),
                Lang::Vi => format!("Bằng điểm với {us}: {before}; {after}."),
                Lang::En => format!("Level with {us}: {before}; {after}."),
            },
            rule: self.pick(
                "Đồng hạng: điểm bằng nhau; nếu chỉ có hạng thì hạng bằng nhau. Đơn vị đồng hạng mà lên trên làm lùi một bậc, đơn vị ở trên mà thành đồng hạng làm lên một bậc.",
                "Level: of equal score, or of equal rank where there are ranks only. A level unit that goes above costs a place; one above that becomes level gives one.",
            ),
            head,
            rows,
        })
    }

    /// How the places add up, where more than passing counts.
    pub fn of_balance(&self, passing: &Passing) -> Option<Finding> {
        let lang = self.lang;
        let count = |n: usize| Noun::Unit.count(n as i64, lang);
        let [overtook, drew, gone, overtaken, ahead, came] = ways(passing).map(|way| way.units);
        if drew + gone + ahead + came == 0 {
            return None;
        }
        let clause = |n: usize, vi: String, en: String| (n > 0).then(|| lang.pick(vi, en));
        let (of_drew, of_gone, of_ahead, of_came) =
            (count(drew), count(gone), count(ahead), count(came));
        let (by, whom) = (count(overtaken), count(overtook));
        let clauses = [
            clause(overtook, format!("vượt {whom}"), format!("overtook {whom}")),
            clause(
                drew,
                format!("lên đồng hạng với {of_drew} trước ở trên"),
                format!("drew level with {of_drew} above before"),
            ),
            clause(
                gone,
                format!("{of_gone} trước ở trên không có hạng nữa"),
                format!("{of_gone} above before left the ranks"),
            ),
            clause(overtaken, format!("bị {by} vượt"), format!("was overtaken by {by}")),
            clause(
                ahead,
                format!("{of_ahead} trước đồng hạng lên trên"),
                format!("{of_ahead} level before went above"),
            ),
            clause(
                came,
                format!("{of_came} mới có hạng đứng trên"),
                format!("{of_came} new to the ranks above"),
            ),
        ];
        let clauses: Vec<String> = clauses.into_iter().flatten().collect();
        let places = Noun::Place.count(i64::from(passing.places.abs()), lang);
        let whole = match (lang, passing.places.signum()) {
            (Lang::Vi, 0) => "giữ nguyên hạng".to_owned(),
            (Lang::En, 0) => "the same rank".to_owned(),
            (Lang::Vi, 1) => format!("lên {places}"),
            (Lang::En, 1) => format!("up {places}"),
            (Lang::Vi, _) => format!("xuống {places}"),
            (Lang::En, _) => format!("down {places}"),
        };
        let (head, rows) = self.balance(passing);
        let by = match (by_scores(self.why, passing.places), self.why.effects) {
            (false, _) => "",
            // Dense ranks without scores: they count no units.
            (true, Err(Unsaid::RanksOnly)) => {
                lang.pick(" theo số đơn vị đứng trên", " by the units above")
            }
            (true, _) => lang.pick(" theo điểm", " by the scores"),
        };
        Some(Finding {
            sentence: lang.pick(
                format!("Cộng lại{by}: {}, nên {whole}.", clauses.join(", ")),
                format!("Together{by}: {}; so {whole}.", clauses.join(", ")),
            ),
            rule: self.pick(
                "Hạng = 1 + số đơn vị đứng trên. Mỗi đơn vị thôi đứng trên là lên một bậc, mỗi đơn vị mới đứng trên là xuống một bậc.",
                "Rank = 1 + units above. Each unit that is above no more is a place gained, each that newly is above a place lost.",
            ),
            head,
            rows,
        })
    }
}
