//! Texts: what comes next is foretold from what came before, bit by bit, by several views of it that are
//! weighed against each other (context mixing). All of them know the words of the field beforehand
//! (`primed.txt`): names of provinces, of indices and their components, phrases of sources and notes.

use std::sync::OnceLock;

use super::coder::{Bit, Coder};
use super::letters;

/// What a text is: what begins one begins others of its kind.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// A key.
    Id = 1,
    /// A unit's name, and other spellings.
    Unit,
    /// A name of an indicator.
    Indicator,
    /// A title, a publisher, the name of a source, a group, a method, a band.
    Title,
    /// A note, a remark.
    Note,
    /// An address on the web, the name of a file.
    Address,
    /// A date, a code, another word.
    Word,
    /// The same in English.
    English,
}

/// Words of the field: a line for each text, behind a letter for its kind.
const PRIMED: &str = include_str!("primed.txt");

/// Views of what came before.
const VIEWS: usize = 7;
/// They, what followed the same before, and a constant.
const INPUTS: usize = VIEWS + 2;
/// Places for what is learnt, as a power of two.
const PLACES: u32 = 19;
/// So long must be the same before it is taken to go on the same.
const SAME: usize = 4;
/// Sets of weights: by the longest view that knows anything, and how much was the same.
const SETS: usize = (VIEWS + 1) * 4;

/// What was learnt under one view at one place.
#[derive(Clone, Copy, Default)]
struct Place {
    bit: Bit,
    check: u8,
}

/// What is known of texts.
#[derive(Clone)]
pub struct Texts {
    places: Vec<Place>,
    weights: Vec<[i32; INPUTS]>,
    /// Whether what followed the same before follows again, by how much is the same.
    again: [[Bit; 2]; 32],
    /// All texts so far.
    before: Vec<u8>,
    /// Where the last letters stood before, by their hash.
    last: Vec<u32>,
    /// Where the same goes on, and how much is the same.
    same: (usize, usize),
    speed: i32,
}

/// ln(p / (1 − p)) and back, in parts of 256 and of 65,536.
struct Scale {
    stretched: Vec<i16>,
}

const SQUASHED: [i32; 33] = [
    22, 36, 60, 98, 162, 267, 439, 720, 1179, 1921, 3108, 4971, 7812, 11955, 17625, 24743, 32768,
    40793, 47911, 53581, 57724, 60565, 62428, 63615, 64357, 64816, 65097, 65269, 65374, 65438,
    65476, 65500, 65514,
];

fn squash(stretched: i32) -> i32 {
    let at = stretched.clamp(-2047, 2047) + 2048;
    let (low, part) = ((at >> 7) as usize, at & 127);
    (SQUASHED[low] * (128 - part) + SQUASHED[low + 1] * part) >> 7
}

impl Scale {
    fn get() -> &'static Scale {
        static SCALE: OnceLock<Scale> = OnceLock::new();
        SCALE.get_or_init(|| {
            let mut stretched = vec![2047; 4096];
            let mut from = 0;
            for value in -2047..=2047 {
                let to = (squash(value) >> 4) as usize;
                stretched[from..=to.max(from)].fill(value as i16);
                from = from.max(to + 1);
            }
            Scale { stretched }
        })
    }

    fn stretch(&self, one: u32) -> i32 {
        i32::from(self.stretched[(one >> 4).min(4095) as usize])
    }
}

/// What is learnt beforehand: made once.
fn primed() -> &'static Texts {
    static MADE: OnceLock<Texts> = OnceLock::new();
    MADE.get_or_init(|| {
        let mut texts = Texts::empty();
        // Nothing of what it writes is kept.
        let mut coder = Coder::writing(u64::MAX);
        for line in PRIMED.lines() {
            let (mark, text) = line.split_at_checked(2).unwrap_or_default();
            let kind = match mark {
                "i " => Kind::Id,
                "u " => Kind::Unit,
                "n " => Kind::Indicator,
                "t " => Kind::Title,
                "o " => Kind::Note,
                "a " => Kind::Address,
                "w " => Kind::Word,
                _ => Kind::English,
            };
            texts.code(&mut coder, kind, text);
        }
        texts.speed = 9;
        texts
    })
}

impl Default for Texts {
    /// With the words of the field.
    fn default() -> Texts {
        primed().clone()
    }
}

impl Texts {
    fn empty() -> Texts {
        Texts {
            places: vec![Place::default(); 1 << PLACES],
            weights: vec![[1 << 14; INPUTS]; SETS],
            again: [[Bit::default(); 2]; 32],
            before: Vec::new(),
            last: vec![0; 1 << 14],
            same: (0, 0),
            speed: 14,
        }
    }

    /// A text; a failed one is empty.
    pub fn code(&mut self, coder: &mut Coder, kind: Kind, text: &str) -> String {
        let given = letters::to_bytes(text);
        let mut read = Vec::new();
        let mut inside = 0; // bytes to come of a letter that has no byte of its own
        let mut begins = false;
        loop {
            let byte = self.byte(coder, kind, given.get(read.len()).copied().unwrap_or_default());
            if coder.failed() {
                return String::new();
            }
            read.push(byte);
            if begins {
                inside = letters::width(byte) - 1;
                begins = false;
            } else if inside > 0 {
                inside -= 1;
            } else if byte == letters::END {
                break;
            } else {
                begins = byte == letters::OTHER;
            }
        }
        letters::from_bytes(&read).unwrap_or_else(|| {
            coder.fail();
            String::new()
        })
    }

    /// What the next byte is seen after, in each view.
    fn views(&self, kind: Kind) -> [u32; VIEWS] {
        let back = |count: usize| self.before.len().checked_sub(count).map(|at| self.before[at]);
        let mut views = [0; VIEWS];
        views[0] = mixed(kind as u32, 0);
        let mut hash = 0;
        for count in 1..=6 {
            let byte = u32::from(back(count).unwrap_or_default());
            hash = mixed(hash, byte + 1);
            let view = match count {
                1 => 1,
                2 => 2,
                3 => 3,
                4 => 4,
                6 => 5,
                _ => continue,
            };
            views[view] =
                mixed(hash, view as u32 * 0x1001 + if count == 1 { kind as u32 } else { 0 });
        }
        // The word so far and the one before it.
        let mut word = 0;
        let mut gaps = 0;
        for count in 1..24 {
            let byte = back(count).unwrap_or_default();
            if byte == letters::END || (byte == b' ' && gaps == 1) {
                break;
            }
            gaps += usize::from(byte == b' ');
            word = mixed(word, u32::from(byte) + 1);
        }
        views[6] = mixed(word, 0x7007);
        views
    }

    fn byte(&mut self, coder: &mut Coder, kind: Kind, given: u8) -> u8 {
        let scale = Scale::get();
        let views = self.views(kind);
        let foretold = (self.same.1 > 0).then(|| self.before.get(self.same.0).copied()).flatten();
        let mut so_far: u32 = 1;
        for at in (0..8).rev() {
            let given = (given >> at) & 1 == 1;
            let mut inputs = [0; INPUTS];
            let mut places = [0; VIEWS];
            let mut longest = 0;
            for (view, hash) in views.iter().enumerate() {
                let place = self.place(mixed(*hash, so_far));
                let bit = self.places[place].bit;
                if bit.seen() > 0 {
                    longest = view + 1;
                    inputs[view] = scale.stretch(bit.one());
                }
                places[view] = place;
            }
            // While the byte so far is what followed before.
            let expected = foretold.filter(|byte| (u32::from(*byte) | 256) >> (at + 1) == so_far);
            let length = self.same.1.min(31);
            let mut strong = 0;
            if let Some(byte) = expected {
                let one = (byte >> at) & 1 == 1;
                let again = self.again[length][usize::from(at == 7)];
                let sure = scale.stretch(again.one());
                inputs[VIEWS] = if one { sure } else { -sure };
                strong = 1 + usize::from(length > 7) + usize::from(length > 15);
            }
            inputs[VIEWS + 1] = 256;
            let set = longest * 4 + strong;
            let weights = &self.weights[set];
            let sum = inputs
                .iter()
                .zip(weights)
                .map(|(input, weight)| i64::from(*input) * i64::from(*weight));
            let stretched = (sum.sum::<i64>() >> 16).clamp(-2047, 2047) as i32;
            let said = squash(stretched);

            coder.toil(8);
            let bit = coder.bit(said as u32, given);
            if coder.failed() {
                return 0;
            }

            let error = (if bit { 65_535 } else { 0 }) - said;
            let step = error * self.speed / 16;
            for (weight, input) in self.weights[set].iter_mut().zip(inputs) {
                *weight += (input * step + (1 << 15)) >> 16;
            }
            for place in places {
                self.places[place].bit.learn(bit);
            }
            if let Some(byte) = expected {
                let held = ((byte >> at) & 1 == 1) == bit;
                self.again[length][usize::from(at == 7)].learn(held);
            }
            so_far = so_far << 1 | u32::from(bit);
        }
        let byte = (so_far & 255) as u8;
        self.follow(byte);
        byte
    }

    /// Takes up a byte, and looks where the last ones stood before.
    fn follow(&mut self, byte: u8) {
        let (at, length) = self.same;
        let goes_on = length > 0 && self.before.get(at) == Some(&byte);
        self.before.push(byte);
        self.same = if goes_on { (at + 1, length + 1) } else { (0, 0) };
        let count = self.before.len();
        if count < SAME {
            return;
        }
        let hash =
            self.before[count - SAME..].iter().fold(7, |hash, byte| mixed(hash, u32::from(*byte)));
        let slot = &mut self.last[(hash >> 18) as usize];
        let found = std::mem::replace(slot, count as u32) as usize;
        if self.same.1 == 0 && found > 0 {
            let back = self.before[..found].iter().rev().zip(self.before.iter().rev());
            let alike = back.take(32).take_while(|(one, other)| one == other).count();
            if alike >= SAME - 1 {
                self.same = (found, alike);
            }
        }
    }

    /// The place for what is seen under a hash: its own, or that of which least is known.
    fn place(&mut self, hash: u32) -> usize {
        let check = (hash & 255) as u8 | 1;
        let first = (hash >> (32 - PLACES)) as usize;
        let second = first ^ 1;
        for at in [first, second] {
            if self.places[at].check == check {
                return at;
            }
        }
        let seen = |at: usize| self.places[at].bit.seen();
        let at = if seen(first) <= seen(second) { first } else { second };
        self.places[at] = Place { bit: Bit::default(), check };
        at
    }
}

fn mixed(hash: u32, with: u32) -> u32 {
    let hash = (hash ^ with.wrapping_mul(0x9E37_79B1)).wrapping_mul(0x85EB_CA6B);
    hash ^ (hash >> 15)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn packed(all: &[(Kind, &str)]) -> usize {
        let mut coder = Coder::writing(1 << 30);
        let mut texts = Texts::default();
        for (kind, text) in all {
            assert_eq!(texts.code(&mut coder, *kind, text), *text);
        }
        let bytes = coder.bytes();
        let mut coder = Coder::reading(&bytes, 1 << 30);
        let mut texts = Texts::default();
        for (kind, text) in all {
            assert_eq!(texts.code(&mut coder, *kind, ""), *text);
        }
        bytes.len()
    }

    #[test]
    fn what_is_known_takes_little_and_what_is_not_is_held_all_the_same() {
        let provinces = ["An Giang", "Bà Rịa - Vũng Tàu", "Bắc Giang", "Bắc Kạn", "Bạc Liêu"];
        let provinces = provinces.map(|name| (Kind::Unit, name));
        assert!(packed(&provinces) < 20, "{}", packed(&provinces));
        let odd =
            [(Kind::Note, "市 \0 \u{301} 🙂 ế"), (Kind::Word, ""), (Kind::English, "\u{1}\n")];
        packed(&odd);
    }

    #[test]
    fn bytes_that_are_no_text_are_refused() {
        for seed in 0..50_u8 {
            let bytes: Vec<u8> =
                (0..200).map(|at: u32| (at * 37 + u32::from(seed) * 101) as u8).collect();
            let mut coder = Coder::reading(&bytes, 100_000);
            let mut texts = Texts::default();
            while !coder.failed() {
                texts.code(&mut coder, Kind::Note, "");
            }
        }
    }
}
