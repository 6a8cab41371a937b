//! The cheapest way to a sum in whole steps: a knapsack that is to be filled, with bounds.
//!
//! Exact by branch and bound. Parts of the same weight and cost are one class, in which those with the most
//! room come first: an exchange of two of them costs nothing. A class is filled from the most to the least;
//! what is left is bounded from below by filling the next classes by the cost of a unit of the sum, the last
//! of them in fractions, which no whole mix can beat (Martello, Toth 1990, *Knapsack Problems*, chapter 3).
//! Looking ends after so many steps; then the best that was found is given, and that it is not proven.

use crate::model::order;

/// Something that can be taken a whole number of times.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Item {
    /// What one of it brings; above zero. Neither this nor the cost or what is needed is above [`LARGEST`].
    pub weight: i64,
    /// What one of it costs; 0 and above.
    pub cost: i64,
    /// How often it can be taken at most; 0 and above.
    pub most: i64,
}

/// The largest number: products of three stay within 128 bits.
pub(super) const LARGEST: i64 = 1 << 40;

/// A mix.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Found {
    /// How often each item is taken.
    pub counts: Vec<i64>,
    /// Whether it was proven that none is cheaper.
    pub proven: bool,
}

/// So many steps are looked at before the best so far is taken: tens of milliseconds.
const STEPS: u32 = 300_000;

/// Of more classes no mix is looked for but the first one: the way down is one call for each of them.
const MOST_CLASSES: usize = 200;

/// Of so many places for items it is known what the best of them can bring; of more only what all can.
const MOST_SLOTS: usize = 64;

/// The cheapest mix that brings `need` with at most `slots` items, of equally cheap ones that with the fewest
/// items. `None` where there is none.
pub(super) fn cheapest(items: &[Item], need: i64, slots: usize) -> Option<Found> {
    if need <= 0 {
        return Some(Found { counts: vec![0; items.len()], proven: true });
    }
    let items = &bounded(items, need);
    let classes = classes(items);
    let mut search = Search::new(&classes, slots);
    search.best = first(items, &classes, need, slots)?;
    search.fewest = fewest(items, need)?;
    let small = classes.len() <= MOST_CLASSES;
    if small {
        search.dive(0, i128::from(need), 0, 0);
    }
    let mut counts = vec![0; items.len()];
    for (class, taken) in classes.iter().zip(&search.best.taken) {
        class.share_out(*taken, &mut counts);
    }
    Some(Found { counts, proven: small && search.left > 0 })
}

/// The items with no more room than what is needed can use.
fn bounded(items: &[Item], need: i64) -> Vec<Item> {
    let useful = |item: &Item| (need - 1).div_euclid(item.weight) + 1;
    items.iter().map(|item| Item { most: item.most.min(useful(item)), ..*item }).collect()
}

/// The least number of items that bring `need`. `None` where all of them do not.
pub(super) fn fewest(items: &[Item], need: i64) -> Option<usize> {
    let mut might: Vec<i128> = items.iter().map(Item::might).collect();
    order::sort_by(&mut might, |a, b| b.cmp(a));
    let mut left = i128::from(need);
    let mut used = 0;
    while left > 0 {
        left -= might.get(used).copied().filter(|might| *might > 0)?;
        used += 1;
    }
    Some(used)
}

impl Item {
    /// What it brings at most.
    pub fn might(&self) -> i128 {
        i128::from(self.weight) * i128::from(self.most)
    }
}

/// Items of one weight and cost.
struct Class {
    weight: i128,
    cost: i128,
    /// The items, those with the most room first, and how often they can be taken up to and with each.
    items: Vec<(usize, i128)>,
}

impl Class {
    /// How often the first so many items can be taken.
    fn room(&self, items: usize) -> i128 {
        let last = items.min(self.items.len()).checked_sub(1);
        last.map_or(0, |last| self.items[last].1)
    }

    /// How many items it takes to take so many.
    fn items_for(&self, taken: i128) -> usize {
        if taken == 0 { 0 } else { self.items.partition_point(|(_, room)| *room < taken) + 1 }
    }

    /// Writes down how often each item is taken.
    fn share_out(&self, taken: i128, counts: &mut [i64]) {
        let mut before = 0;
        for (at, room) in &self.items {
            counts[*at] = i64::try_from((*room).min(taken) - before).unwrap_or(0).max(0);
            before = (*room).min(taken);
        }
    }
}

/// The classes, those first that cost least for what they bring; of equal ones those that bring most.
fn classes(items: &[Item]) -> Vec<Class> {
    let mut order: Vec<usize> = (0..items.len()).filter(|at| items[*at].most > 0).collect();
    order::sort_by(&mut order, |a, b| {
        let (a, b) = (&items[*a], &items[*b]);
        let by_cost = i128::from(a.cost) * i128::from(b.weight);
        let by_cost = by_cost.cmp(&(i128::from(b.cost) * i128::from(a.weight)));
        by_cost.then(b.weight.cmp(&a.weight)).then(b.most.cmp(&a.most))
    });
    let mut found: Vec<Class> = Vec::new();
    for at in order {
        let item = &items[at];
        let (weight, cost) = (i128::from(item.weight), i128::from(item.cost));
        let same = found.last_mut().filter(|class| (class.weight, class.cost) == (weight, cost));
        match same {
            Some(class) => {
                let room = class.room(class.items.len()) + i128::from(item.most);
                class.items.push((at, room));
            }
            None => {
                let items = vec![(at, i128::from(item.most))];
                found.push(Class { weight, cost, items });
            }
        }
    }
    found
}

/// How often each class is taken, what that costs, and how many items that uses.
#[derive(Clone, Default)]
struct Taken {
    taken: Vec<i128>,
    cost: i128,
    used: usize,
}

/// A mix to begin with: the items that bring most, filled from the cheapest on.
fn first(items: &[Item], classes: &[Class], need: i64, slots: usize) -> Option<Taken> {
    let mut order: Vec<usize> = (0..items.len()).filter(|at| items[*at].most > 0).collect();
    order::sort_by(&mut order, |a, b| items[*b].might().cmp(&items[*a].might()));
    order.truncate(slots);
    let mut left = i128::from(need);
    let mut found = Taken::default();
    for class in classes {
        let own = class.items.iter().filter(|(at, _)| order.contains(at));
        let room: i128 = own.map(|(at, _)| i128::from(items[*at].most)).sum();
        let taken = ceil(left, class.weight).clamp(0, room);
        left -= taken * class.weight;
        found.cost += taken * class.cost;
        found.used += class.items_for(taken);
        found.taken.push(taken);
    }
    (left <= 0).then_some(found)
}

struct Search<'c> {
    classes: &'c [Class],
    slots: usize,
    /// From each class on: what so many items bring at most; the last one, what all of them do.
    might: Vec<Vec<i128>>,
    /// How many items stand behind each class.
    behind: Vec<usize>,
    /// The least number of items that there can be.
    fewest: usize,
    /// How often the classes above are taken.
    taken: Vec<i128>,
    best: Taken,
    /// Steps that are left.
    left: u32,
}

impl<'c> Search<'c> {
    fn new(classes: &'c [Class], slots: usize) -> Search<'c> {
        let mut might: Vec<Vec<i128>> = Vec::new();
        let mut all: Vec<i128> = Vec::new();
        let mut behind: Vec<usize> = Vec::new();
        for class in classes.iter().rev() {
            behind.push(all.len());
            let before = |at: usize| at.checked_sub(1).map_or(0, |at| class.items[at].1);
            let own = class.items.iter().enumerate();
            all.extend(own.map(|(at, (_, room))| (room - before(at)) * class.weight));
            order::sort_by(&mut all, |a, b| b.cmp(a));
            let mut sums = vec![0];
            let mut sum = 0;
            for (at, might) in all.iter().enumerate() {
                sum += might;
                if at < MOST_SLOTS {
                    sums.push(sum);
                }
            }
            sums.push(sum);
            might.push(sums);
        }
        might.reverse();
        might.push(vec![0]);
        behind.reverse();
        let taken = vec![0; classes.len()];
        Search {
            classes,
            slots,
            might,
            behind,
            fewest: 0,
            taken,
            best: Taken::default(),
            left: STEPS,
        }
    }

    /// What the classes from one on bring at most with so many items.
    fn might(&self, class: usize, slots: usize) -> i128 {
        let sums = &self.might[class];
        sums.get(slots).or(sums.last()).copied().unwrap_or(0)
    }

    /// The least that it costs to bring what is left with the classes from one on, if fractions were
    /// allowed; rounded up, as costs are whole.
    fn bound(&self, class: usize, mut left: i128) -> i128 {
        let mut cost = 0;
        for class in &self.classes[class..] {
            if left <= 0 {
                break;
            }
            let room = class.room(class.items.len());
            let fits = room * class.weight;
            if fits >= left {
                return cost + ceil(left * class.cost, class.weight);
            }
            cost += room * class.cost;
            left -= fits;
        }
        cost
    }

    fn dive(&mut self, at: usize, need: i128, cost: i128, used: usize) {
        if need <= 0 {
            if (cost, used) < (self.best.cost, self.best.used) {
                let mut taken = self.taken.clone();
                taken[at..].fill(0);
                self.best = Taken { taken, cost, used };
            }
            return;
        }
        let Some(class) = self.classes.get(at) else { return };
        let free = self.slots - used;
        let most = ceil(need, class.weight).min(class.room(free));
        let mut taken = most;
        while taken >= 0 && self.left > 0 {
            self.left -= 1;
            let items = class.items_for(taken);
            let (rest, cost) = (need - taken * class.weight, cost + taken * class.cost);
            let (used, free) = (used + items, free - items);
            self.taken[at] = taken;
            taken -= 1;
            if rest > self.might(at + 1, free) {
                // To take less leaves more to the others; more of them help only where places are few.
                if free >= self.behind[at] {
                    break;
                }
                continue;
            }
            let least = cost + self.bound(at + 1, rest);
            if least > self.best.cost {
                // Further down the bound only rises, but for a last step that overshoots.
                if rest > 0 {
                    break;
                }
                continue;
            }
            let used_then = (used + usize::from(rest > 0)).max(self.fewest);
            if least == self.best.cost && used_then >= self.best.used {
                continue;
            }
            self.dive(at + 1, rest, cost, used);
        }
        self.taken[at] = 0;
    }
}

/// A quotient rounded up; the divisor is above zero.
fn ceil(over: i128, under: i128) -> i128 {
    over.div_euclid(under) + i128::from(over.rem_euclid(under) > 0)
}
