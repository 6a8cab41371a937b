//! What all parts of the form share: plain values, each written and read by the same call, and what was
//! learnt of them so far.

use super::coder::{Bit, Coder};
use super::limits::Limits;
use super::number::{Number, Signed};
use super::text::{Kind, Texts};
use crate::model::{Decimal, Label, MAX_SCALE, Period, PeriodPart};

/// What is learnt of values, by where they stand. The numbers are part of the form.
pub struct Packer {
    /// Where bits go, or come from.
    pub coder: Coder,
    texts: Texts,
    flags: Vec<Bit>,
    numbers: Vec<Number>,
    signed: Vec<Signed>,
    /// Texts that come again, by where.
    known: Vec<Vec<String>>,
    /// What is left of what it may hold.
    pub limits: Limits,
    /// The official code of the unit before.
    pub last_code: String,
    /// Who said the figure before, and where it came from.
    pub last_publication: u32,
    pub last_state: usize,
    /// Of how many units the rank before was.
    pub last_of: u32,
    /// Whether the column before had a member.
    pub last_any: [bool; super::extras::MEMBERS],
}

/// The digits of decimals stay below this, and their places at this.
const MOST_MANTISSA: u128 = 10_u128.pow(37);
const MOST_SCALE: u8 = 2 * MAX_SCALE;

/// Places for what is learnt.
const PLACES: usize = 256;

impl Packer {
    /// One that goes the coder's way, within limits.
    pub fn new(coder: Coder, limits: Limits) -> Packer {
        Packer {
            coder,
            texts: Texts::default(),
            flags: vec![Bit::default(); PLACES * 16],
            numbers: vec![Number::default(); PLACES],
            signed: vec![Signed::default(); PLACES],
            known: vec![Vec::new(); PLACES],
            limits,
            last_code: String::new(),
            last_publication: 0,
            last_state: 0,
            last_of: 0,
            last_any: [false; super::extras::MEMBERS],
        }
    }

    /// Whether it failed: no loop needs to go on.
    pub fn failed(&self) -> bool {
        self.coder.failed()
    }

    /// A flag at a place, in one of 16 circumstances.
    pub fn flag_in(&mut self, place: usize, circumstance: usize, flag: bool) -> bool {
        self.coder.learnt(&mut self.flags[place * 16 + circumstance], flag)
    }

    /// A flag.
    pub fn flag(&mut self, place: usize, flag: bool) -> bool {
        self.flag_in(place, 0, flag)
    }

    /// One of at most 16 choices.
    pub fn choice(&mut self, place: usize, choice: usize) -> usize {
        let mut path = 1;
        for at in (0..4).rev() {
            let bit = self.flag_in(place, path, (choice >> at) & 1 == 1);
            path = 2 * path + usize::from(bit);
        }
        path - 16
    }

    /// A number.
    pub fn number(&mut self, place: usize, number: u64) -> u64 {
        self.numbers[place].code(&mut self.coder, number)
    }

    /// A number above or below zero.
    pub fn signed(&mut self, place: usize, number: i64) -> i64 {
        self.signed[place].code(&mut self.coder, number)
    }

    /// An index into so many; a greater one fails.
    pub fn index(&mut self, place: usize, index: usize, of: usize) -> usize {
        let index = self.number(place, index as u64) as usize;
        if index < of {
            return index;
        }
        self.coder.fail();
        0
    }

    /// How many there are: no more than `most`, and no more than the limits leave.
    pub fn count(&mut self, place: usize, count: usize, most: usize) -> usize {
        let count = self.number(place, count as u64);
        match usize::try_from(count) {
            Ok(count) if count <= most && self.limits.take_items(count) => count,
            _ => {
                self.coder.fail();
                0
            }
        }
    }

    /// A text.
    pub fn text(&mut self, kind: Kind, text: &str) -> String {
        let text = self.texts.code(&mut self.coder, kind, text);
        if !self.limits.take_text(text.len()) {
            self.coder.fail();
        }
        text
    }

    /// A text that may have stood at this place before.
    pub fn again(&mut self, place: usize, kind: Kind, text: &str) -> String {
        let last = self.known[place].len();
        let found = self.known[place].iter().position(|known| known == text);
        if last > 0 && self.flag_in(place, 1, found == Some(last - 1)) {
            let text = self.known[place][last - 1].clone();
            if !self.limits.take_repeated(text.len()) {
                self.coder.fail();
                return String::new();
            }
            return text;
        }
        if last > 1 && self.flag_in(place, 2, found.is_some()) {
            let at = self.index(place, found.unwrap_or_default(), last);
            if !self.limits.take_text(self.known[place].get(at).map_or(0, String::len)) {
                self.coder.fail();
            }
            // What came last comes first again.
            let text = self.known[place].remove(at);
            self.known[place].push(text.clone());
            return text;
        }
        let text = self.text(kind, text);
        if self.known[place].len() < 256 {
            self.known[place].push(text.clone());
        }
        text
    }

    /// What may be there or not.
    pub fn maybe<T>(
        &mut self,
        place: usize,
        given: Option<&T>,
        blank: &T,
        code: impl FnOnce(&mut Packer, &T) -> T,
    ) -> Option<T> {
        let there = self.flag_in(place, 15, given.is_some());
        there.then(|| code(self, given.unwrap_or(blank)))
    }

    /// A list.
    pub fn list<T>(
        &mut self,
        place: usize,
        (given, most): (&[T], usize),
        blank: &T,
        mut code: impl FnMut(&mut Packer, &T) -> T,
    ) -> Vec<T> {
        let count = self.count(place, given.len(), most);
        let mut all = Vec::new();
        for at in 0..count {
            if self.failed() {
                break;
            }
            all.push(code(self, given.get(at).unwrap_or(blank)));
        }
        all
    }

    /// A name: the English one may be the Vietnamese one without its marks.
    pub fn label(&mut self, place: usize, kind: Kind, label: &Label) -> Label {
        let vi = self.text(kind, &label.vi);
        let plain = super::letters::plain(&vi);
        let which = match &label.en {
            None => 0,
            Some(en) if *en == plain => 1,
            Some(_) => 2,
        };
        let en = match self.choice(place, which) {
            0 => None,
            1 => Some(plain),
            _ => Some(self.text(Kind::English, label.en.as_deref().unwrap_or_default())),
        };
        Label { vi, en }
    }

    /// A decimal with all its places; `like` is how many it probably has.
    pub fn decimal(&mut self, place: usize, like: u8, decimal: Decimal) -> Decimal {
        let scale = if self.flag_in(place, 14, decimal.scale() == like) {
            like
        } else {
            self.number(place, u64::from(decimal.scale())).min(255) as u8
        };
        let small = i64::try_from(decimal.mantissa()).ok().filter(|small| small.abs() < 1 << 62);
        if self.flag_in(place, 13, small.is_some()) {
            let mantissa = self.signed(place, small.unwrap_or_default());
            return self.held(i128::from(mantissa), scale);
        }
        let below = self.flag_in(place, 12, decimal.mantissa() < 0);
        let size = decimal.mantissa().unsigned_abs();
        let size = [96, 64, 32, 0].iter().fold(0, |all: u128, by| {
            let part = self.number(place, (size >> by) as u64 & 0xFFFF_FFFF);
            all << 32 | u128::from(part as u32)
        });
        let size = (size & (u128::MAX >> 1)) as i128;
        self.held(if below { -size } else { size }, scale)
    }

    /// A decimal, which fails where no sum or product of figures has so many digits.
    pub fn held(&mut self, mantissa: i128, scale: u8) -> Decimal {
        if mantissa.unsigned_abs() >= MOST_MANTISSA || scale > MOST_SCALE {
            self.coder.fail();
            return Decimal::ZERO;
        }
        Decimal::new(mantissa, scale)
    }

    /// A period.
    pub fn period(&mut self, place: usize, period: Period) -> Period {
        let (which, first, second) = match period.part {
            PeriodPart::Year => (0, 0, 0),
            PeriodPart::Half(half) => (1, half, 0),
            PeriodPart::Quarter(quarter) => (2, quarter, 0),
            PeriodPart::Month(month) => (3, month, 0),
            PeriodPart::Day { month, day } => (4, month, day),
        };
        let year = 2020 + self.signed(place, i64::from(period.year) - 2020).clamp(-9_999, 9_999);
        let which = self.choice(place, which);
        let mut part =
            |most: u8, given: u8| self.index(place + 1, given.into(), usize::from(most) + 1);
        let (year, part) = (
            year as i32,
            match which {
                0 => PeriodPart::Year,
                1 => PeriodPart::Half(part(2, first) as u8),
                2 => PeriodPart::Quarter(part(4, first) as u8),
                3 => PeriodPart::Month(part(12, first) as u8),
                _ => PeriodPart::Day { month: part(12, first) as u8, day: part(31, second) as u8 },
            },
        );
        self.on_calendar(Period { year, part })
    }

    /// A period, which fails where no calendar has it.
    pub fn on_calendar(&mut self, period: Period) -> Period {
        if Period::parse(&period.to_string()) != Some(period) {
            self.coder.fail();
        }
        period
    }
}
