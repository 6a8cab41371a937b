//! Where a unit stands, as findings: each sentence with the figures that prove it.

use super::{
    distance_text, gaps_text, group_gaps_text, named, reach_text, relative_text, strengths_text,
    unplaced,
};
use crate::analysis::{
    Against, Distance, EdgeBy, Gap, Gaps, PartPlace, PeerRule, Place, Strengths, Target, Unplaced,
};
use crate::locale::{Lang, NO_BREAK_SPACE, number};
use crate::model::{Dataset, Decimal, Direction, Given, IndicatorIx, Origin};
use crate::rank::Rank;
use crate::story::Finding;
use crate::story::phrase::{self, AtLeast};

/// All that is found of a unit's place; what is not known is said with its reason. `strengths`: beside the
/// peers that the reader chose.
pub fn place_findings(
    ds: &Dataset,
    place: &Place,
    strengths: &Result<Strengths, Unplaced>,
    lang: Lang,
) -> Vec<Finding> {
    let of = Figures { ds, place, lang };
    let mut found = Vec::new();
    match (&place.gaps, gaps_text(ds, place, lang)) {
        (Ok(gaps), Ok(sentence)) => {
            let group = group_gaps_text(ds, place, lang).ok();
            let sentence =
                [Some(sentence), group].into_iter().flatten().collect::<Vec<_>>().join(" ");
            found.push(of.of_gaps(sentence, gaps));
            if let Ok(Some(sentence)) = reach_text(ds, place, lang) {
                found.push(of.of_reach(sentence, gaps));
            }
        }
        (Err(reason), _) => found.push(unknown(*reason, lang)),
        (_, Err(reason)) => found.push(unknown(reason, lang)),
    }
    match strengths {
        Ok(strengths) => found.push(of.of_strengths(strengths)),
        Err(Unplaced::NoParts) => {}
        // The same reason is not said twice.
        Err(reason) => {
            let finding = unknown(*reason, lang);
            if !found.contains(&finding) {
                found.push(finding);
            }
        }
    }
    for distance in [&place.to_next, &place.to_leader].into_iter().flatten() {
        let finding = of.of_distance(distance);
        // The next one above may be the leader.
        if !found.contains(&finding) {
            found.push(finding);
        }
    }
    if let Ok(parts) = &place.parts {
        found.extend(of.of_parts(parts));
    }
    if let Ok(relative) = &place.relative
        && let Some(sentence) = relative_text(relative, lang)
    {
        found.push(of.of_relative(sentence, relative));
    }
    if let Ok(banding) = &place.banding {
        found.push(of.of_bands(banding));
    }
    found
}

/// What better places take, with the scores. `None` where none is asked for, or where it is not known.
pub fn reach_finding(ds: &Dataset, place: &Place, lang: Lang) -> Option<Finding> {
    let gaps = place.gaps.as_ref().ok()?;
    let sentence = reach_text(ds, place, lang).ok()??;
    Some(Figures { ds, place, lang }.of_reach(sentence, gaps))
}

/// A distance to another unit, component by component.
pub fn distance_finding(ds: &Dataset, place: &Place, far: &Distance, lang: Lang) -> Finding {
    Figures { ds, place, lang }.of_distance(far)
}

/// The rank in each component, beside leader and median. `None` where it is not known.
pub fn parts_finding(ds: &Dataset, place: &Place, lang: Lang) -> Option<Finding> {
    Figures { ds, place, lang }.of_parts(place.parts.as_ref().ok()?)
}

fn unknown(reason: Unplaced, lang: Lang) -> Finding {
    Finding { sentence: unplaced(reason, lang).to_owned(), ..Finding::default() }
}

/// Writes the figures of a place.
pub(super) struct Figures<'a> {
    pub ds: &'a Dataset,
    pub place: &'a Place,
    pub lang: Lang,
}

impl Figures<'_> {
    fn score(&self, given: Given<Decimal>) -> String {
        self.marked(self.figure(self.place.indicator, given.value), given.origin)
    }

    /// A score as tables have it: the name of its column says what it is counted in.
    pub fn figure(&self, of: IndicatorIx, value: Decimal) -> String {
        let measure = self.ds.indicators()[of].measure;
        number::figure(value, self.ds.decimals(of), measure, self.lang)
    }

    pub fn marked(&self, text: String, origin: Origin) -> String {
        match origin {
            Origin::Derived => format!("{text} ({})", self.lang.pick("suy ra", "derived")),
            Origin::Published | Origin::Computed => text,
        }
    }

    fn signed(&self, value: Decimal) -> String {
        let places = self.ds.decimals(self.place.indicator);
        let places = number::places_to_tell_from_zero(value, places);
        number::signed(value.round(places), places, self.lang)
    }

    pub fn rank(&self, rank: Rank) -> String {
        number::plain(rank.decimal(), self.lang)
    }

    pub fn pick(&self, vi: &str, en: &str) -> String {
        self.lang.pick(vi, en).to_owned()
    }

    fn of_gaps(&self, sentence: String, gaps: &Gaps) -> Finding {
        let none = || "–".to_owned();
        let us = phrase::unit(self.ds, self.place.unit, self.lang);
        let ours = vec![us, self.rank(gaps.rank), self.score(gaps.score), none()];
        let against = |name: String, against: &Against| {
            let who = named(self.ds, &against.units, self.lang);
            let rank = against.rank.map(|rank| self.marked(self.rank(rank.value), rank.origin));
            let gap = &against.gap;
            vec![
                format!("{name}: {who}"),
                rank.unwrap_or_else(none),
                self.score(gap.score),
                self.signed(gap.lead),
            ]
        };
        let middle = |name: String, gap: &Gap| {
            vec![name, none(), self.score(gap.score), self.signed(gap.lead)]
        };
        let mut rows = vec![ours];
        rows.extend(
            gaps.above.iter().map(|above| against(self.pick("Liền trên", "Next above"), above)),
        );
        rows.extend(
            gaps.below.iter().map(|below| against(self.pick("Liền dưới", "Next below"), below)),
        );
        rows.push(against(self.pick("Dẫn đầu", "Leader"), &gaps.leader));
        rows.push(middle(self.pick("Trung vị của tất cả", "Median of all"), &gaps.median));
        if let Ok(group) = &gaps.group {
            let name = self.lang.label(&self.ds.groups()[group.group].name);
            let median = self.lang.pick(format!("Trung vị {name}"), format!("Median of {name}"));
            let best = self.lang.pick(format!("Tốt nhất {name}"), format!("Best of {name}"));
            rows.push(middle(median, &group.median));
            rows.push(against(best, &group.best));
        }
        Finding {
            sentence,
            rule: self.pick(
                "Khoảng cách = điểm của mình trừ điểm bên kia; dấu cộng là mình tốt hơn.",
                "Distance = own score less the other; plus means that the unit is better.",
            ),
            head: vec![
                self.pick("So với", "Against"),
                self.pick("Hạng", "Rank"),
                self.pick("Điểm", "Score"),
                self.pick("Khoảng cách", "Distance"),
            ],
            rows,
        }
    }

    fn of_reach(&self, sentence: String, gaps: &Gaps) -> Finding {
        let of = self.place.indicator;
        let places = self.ds.decimals(of);
        let higher = self.ds.indicators()[of].direction == Direction::HigherIsBetter;
        let rows = gaps.reach.iter().map(|reach| {
            let target = match reach.target {
                Target::Up(places) => {
                    let places = number::whole(i64::from(places), self.lang);
                    self.lang.pick(format!("Lên {places} bậc"), format!("Up {places}"))
                }
                Target::TopTen => self.pick("Vào 10 đơn vị đầu", "Top ten"),
                Target::TopHalf => self.pick("Vào nửa trên", "Upper half"),
            };
            // Neither is shown as less than it takes.
            let gain = AtLeast::points(self.ds, of, reach.gain, reach.more, self.lang);
            let shown = match higher {
                true => number::rounded_up(reach.needed, places),
                false => -number::rounded_up(-reach.needed, places),
            };
            let needed = self.score(Given::computed(shown));
            let needed = match (reach.more && shown == reach.needed, higher) {
                (false, _) => needed,
                (true, true) => self.lang.pick(format!("hơn {needed}"), format!("over {needed}")),
                (true, false) => {
                    self.lang.pick(format!("dưới {needed}"), format!("under {needed}"))
                }
            };
            // Its column says that it is what the score must fall by.
            let sign = if reach.gain.is_zero() || !higher { "" } else { "+" };
            vec![target, self.rank(reach.rank), needed, format!("{sign}{}", gain.figure)]
        });
        Finding {
            sentence,
            rule: self.pick(
                "Điểm cần có để đứng ở hạng ấy khi mọi đơn vị khác giữ nguyên điểm; số lẻ được làm tròn sao cho không thiếu.",
                "The score that this rank takes while all others keep theirs; decimals are rounded so that they suffice.",
            ),
            head: vec![
                self.pick("Mục tiêu", "Target"),
                self.pick("Hạng", "Rank"),
                self.pick("Điểm cần", "Score needed"),
                match higher {
                    true => self.pick("Cần thêm", "Gain"),
                    false => self.pick("Cần giảm", "Fall"),
                },
            ],
            rows: rows.collect(),
        }
    }

    fn of_strengths(&self, found: &Strengths) -> Finding {
        let lang = self.lang;
        let figure = |value: Decimal| match found.by {
            EdgeBy::Percent => number::percent(value, 1, lang),
            EdgeBy::Quartiles => number::number(value, 2, lang),
        };
        let rows = found.parts.iter().map(|part| {
            let (rank, of) = (part.rank as i64, part.of as i64);
            vec![
                phrase::short(self.ds, part.part, lang),
                self.marked(figure(part.value.value), part.value.origin),
                figure(part.median),
                number::signed(part.lead, if found.by == EdgeBy::Percent { 1 } else { 2 }, lang),
                format!("{}/{}", number::whole(rank, lang), number::whole(of, lang)),
            ]
        });
        let rule = match found.by {
            EdgeBy::Percent => self.pick(
                "Mỗi thành phần so theo phần trăm mức tối đa với trung vị của các đơn vị được so.",
                "Each component is compared by its percentage of the maximum with the median of the peers.",
            ),
            EdgeBy::Quartiles => self.pick(
                "Có thành phần không rõ mức tối đa, nên mạnh, yếu xếp theo khoảng cách tứ phân vị.",
                "Some maximum is not known, so strong and weak go by quartile distances.",
            ),
        };
        let peers: Vec<String> =
            found.peers.iter().take(12).map(|peer| phrase::unit(self.ds, *peer, lang)).collect();
        let rest = found.peers.len().saturating_sub(peers.len());
        let rest = if rest > 0 { format!(" + {rest}") } else { String::new() };
        let peers = lang.pick(
            format!(" So với: {}{rest}.", peers.join(", ")),
            format!(" Peers: {}{rest}.", peers.join(", ")),
        );
        Finding {
            sentence: strengths_text(self.ds, found, lang),
            rule: format!("{rule}{peers}"),
            head: vec![
                self.pick("Thành phần", "Component"),
                phrase::unit(self.ds, self.place.unit, lang),
                match found.rule {
                    PeerRule::All | PeerRule::Group => {
                        self.pick("Trung vị các đơn vị khác", "Median of the others")
                    }
                    _ => self.pick("Trung vị các đơn vị ấy", "Median of these"),
                },
                self.pick("Hơn, kém", "Lead"),
                self.pick("Hạng", "Rank"),
            ],
            rows: rows.collect(),
        }
    }

    fn of_distance(&self, distance: &Distance) -> Finding {
        let lang = self.lang;
        let places = self.ds.decimals(self.place.indicator);
        let part_score =
            |part, given: Given<Decimal>| self.marked(self.figure(part, given.value), given.origin);
        let mut rows: Vec<Vec<String>> = distance
            .parts
            .iter()
            .map(|part| {
                vec![
                    phrase::short(self.ds, part.part, lang),
                    part_score(part.part, part.ours),
                    part_score(part.part, part.theirs),
                    number::plain(part.weight.normal(), lang),
                    number::signed(part.lead.round(places + 1), places + 1, lang),
                ]
            })
            .collect();
        if !distance.rest.round(places + 1).is_zero() {
            let rest = number::signed(distance.rest.round(places + 1), places + 1, lang);
            let none = || "–".to_owned();
            rows.push(vec![
                self.pick("Ngoài các thành phần", "Beside the components"),
                none(),
                none(),
                none(),
                rest,
            ]);
        }
        Finding {
            sentence: distance_text(self.ds, self.place.indicator, distance, lang),
            rule: self.pick(
                "Mỗi thành phần góp trọng số × (điểm mình − điểm bên kia); cộng lại, kể cả phần ngoài các thành phần nếu có, đúng bằng khoảng cách.",
                "Each component adds weight × (own − theirs); together, with what is beside them if anything is, they are the distance exactly.",
            ),
            head: vec![
                self.pick("Thành phần", "Component"),
                phrase::unit(self.ds, self.place.unit, lang),
                phrase::unit(self.ds, distance.to, lang),
                self.pick("Trọng số", "Weight"),
                self.pick("Góp vào", "Adds"),
            ],
            rows,
        }
    }

    /// Part by part: rank, leader, median. The sentence names the best and the worst rank.
    fn of_parts(&self, parts: &[PartPlace]) -> Option<Finding> {
        let lang = self.lang;
        let known = || parts.iter().filter_map(|part| Some((part.part, part.gaps.as_ref().ok()?)));
        let best = known().min_by_key(|(_, gaps)| gaps.rank)?;
        let worst = known().max_by_key(|(_, gaps)| gaps.rank)?;
        let said = |(part, gaps): (usize, &crate::analysis::PartGaps)| {
            let name = phrase::inside(self.ds, part, lang);
            format!("{name} ({})", phrase::rank_of(gaps.rank, Some(gaps.of), lang))
        };
        let alike = known().all(|(_, gaps)| gaps.rank == best.1.rank);
        let of = known().all(|(_, gaps)| gaps.of == best.1.of).then_some(best.1.of);
        let sentence = match alike && known().count() > 1 {
            true => {
                let rank = phrase::rank_of(best.1.rank, of, lang);
                // Of a part without a score nothing is said.
                match known().count() == parts.len() {
                    true => lang.pick(
                        format!("Mọi thành phần cùng {rank}."),
                        format!("Every component is {rank}."),
                    ),
                    false => lang.pick(
                        format!("Mọi thành phần có điểm cùng {rank}."),
                        format!("Every component with a score is {rank}."),
                    ),
                }
            }
            false if known().count() == 1 => lang.pick(
                format!("Hạng thành phần: {}.", said(best)),
                format!("Rank of the component: {}.", said(best)),
            ),
            false => lang.pick(
                format!("Hạng thành phần cao nhất: {}; thấp nhất: {}.", said(best), said(worst)),
                format!("Best rank of a component: {}; worst: {}.", said(best), said(worst)),
            ),
        };
        let rows = known().map(|(part, gaps)| {
            let leaders = named(self.ds, &gaps.leaders, lang);
            let score = |value: Decimal| self.figure(part, value);
            vec![
                phrase::short(self.ds, part, lang),
                self.marked(score(gaps.score.value), gaps.score.origin),
                phrase::rank_of(gaps.rank, Some(gaps.of), lang)
                    .replace(&format!("{}{NO_BREAK_SPACE}", lang.pick("hạng", "rank")), ""),
                score(gaps.median.score.value),
                score(gaps.leader.score.value),
                leaders,
            ]
        });
        Some(Finding {
            sentence,
            rule: self.pick(
                "Hạng của từng thành phần là tính toán, trong số các đơn vị được xếp hạng chung.",
                "Ranks of components are computed, among the units that are ranked in the whole.",
            ),
            head: vec![
                self.pick("Thành phần", "Component"),
                self.pick("Điểm", "Score"),
                self.pick("Hạng", "Rank"),
                self.pick("Trung vị của tất cả", "Median of all"),
                self.pick("Tốt nhất", "Best"),
                self.pick("Dẫn đầu", "Leader"),
            ],
            rows: rows.collect(),
        })
    }
}
