//! A binary arithmetic coder, and the numbers by which it learns what is likely.
//!
//! It writes and reads by the same calls: what is written is also given back, what is read is taken from
//! the bytes instead of what was given. So the form of the data stands in one place for both ways. All is
//! whole numbers: the same data gives the same bytes everywhere.

/// One in the scale of probabilities.
const ONE: u32 = 1 << 16;

/// After so many bits a probability still follows what comes.
const SLOWEST: u8 = 120;

/// How likely a bit is a one, learnt from those before it.
#[derive(Clone, Copy, Debug)]
pub struct Bit {
    /// In parts of 65,536.
    one: u16,
    /// How many were seen.
    seen: u8,
}

impl Default for Bit {
    fn default() -> Bit {
        Bit { one: 1 << 15, seen: 0 }
    }
}

impl Bit {
    /// In parts of 65,536.
    pub fn one(self) -> u32 {
        u32::from(self.one)
    }

    /// How many bits were seen; no more than about a hundred are counted.
    pub fn seen(self) -> u8 {
        self.seen
    }

    /// Learns from a bit: quickly at first.
    pub fn learn(&mut self, bit: bool) {
        let (one, seen) = (i32::from(self.one), i32::from(self.seen));
        let to = if bit { ONE as i32 - 1 } else { 0 };
        let next = one + (to - one) * 2 / (2 * seen + 3);
        self.one = next.clamp(24, ONE as i32 - 24) as u16;
        self.seen = (self.seen + 1).min(SLOWEST);
    }
}

/// Which way it goes.
enum Way {
    Writing(Vec<u8>),
    Reading { bytes: Vec<u8>, at: usize, value: u32 },
}

/// Writes bits into bytes, or reads them.
pub struct Coder {
    way: Way,
    low: u32,
    high: u32,
    /// So much work may still be done.
    work: u64,
    failed: bool,
}

impl Coder {
    /// One that writes, with a bound to its work: a bit is 1, one of a text about 8.
    pub fn writing(work: u64) -> Coder {
        Coder { way: Way::Writing(Vec::new()), low: 0, high: u32::MAX, work, failed: false }
    }

    /// One that reads. Behind the end there are zeros.
    pub fn reading(bytes: &[u8], work: u64) -> Coder {
        let first = (0..4).fold(0, |value, at| {
            (value << 8) | u32::from(bytes.get(at).copied().unwrap_or_default())
        });
        let way = Way::Reading { bytes: bytes.to_vec(), at: 4, value: first };
        Coder { way, low: 0, high: u32::MAX, work, failed: false }
    }

    /// Whether it reads.
    pub fn is_reading(&self) -> bool {
        matches!(self.way, Way::Reading { .. })
    }

    /// Whether something was wrong: all that is read from then on means nothing.
    pub fn failed(&self) -> bool {
        self.failed
    }

    /// Notes that something is wrong.
    pub fn fail(&mut self) {
        self.failed = true;
    }

    /// So much work may still be done.
    pub fn work_left(&self) -> u64 {
        self.work
    }

    /// Counts work beside that of bits.
    pub fn toil(&mut self, work: u64) {
        self.failed |= self.work < work;
        self.work = self.work.saturating_sub(work);
    }

    /// A bit that is a one with a probability of `one` in 65,536. Once it failed, a zero.
    pub fn bit(&mut self, one: u32, bit: bool) -> bool {
        self.toil(1);
        if self.failed {
            return false;
        }
        let range = u64::from(self.high - self.low);
        let one = u64::from(one.clamp(1, ONE - 1));
        let middle = self.low + ((range * one) >> 16) as u32;
        let bit = match &self.way {
            Way::Writing(_) => bit,
            Way::Reading { value, .. } => *value <= middle,
        };
        if bit {
            self.high = middle;
        } else {
            self.low = middle + 1;
        }
        while (self.low ^ self.high) >> 24 == 0 {
            match &mut self.way {
                Way::Writing(bytes) => bytes.push((self.high >> 24) as u8),
                Way::Reading { bytes, at, value } => {
                    let next = bytes.get(*at).copied().unwrap_or_default();
                    *value = (*value << 8) | u32::from(next);
                    *at += 1;
                }
            }
            self.low <<= 8;
            self.high = (self.high << 8) | 255;
        }
        bit
    }

    /// A bit of which something is known, which is learnt from it.
    pub fn learnt(&mut self, model: &mut Bit, bit: bool) -> bool {
        let bit = self.bit(model.one(), bit);
        model.learn(bit);
        bit
    }

    /// The bytes that were written: as few as say it, zeros at the end left out.
    pub fn bytes(self) -> Vec<u8> {
        let Way::Writing(mut bytes) = self.way else { return Vec::new() };
        let enough = |count: u32| {
            let kept = if count == 0 { 0 } else { u32::MAX << (32 - 8 * count) };
            let value = self.high & kept;
            (value >= self.low).then_some((value, count as usize))
        };
        let (value, count) = (0..4).find_map(enough).unwrap_or((self.high, 4));
        bytes.extend(&value.to_be_bytes()[..count]);
        while bytes.last() == Some(&0) {
            bytes.pop();
        }
        bytes
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn what_is_written_is_read(bits in prop::collection::vec((any::<bool>(), 0u32..70_000), 0..500)) {
            let mut coder = Coder::writing(1000);
            let mut model = Bit::default();
            for (bit, one) in &bits {
                coder.bit(*one, *bit);
                coder.learnt(&mut model, *bit);
            }
            let bytes = coder.bytes();
            let mut coder = Coder::reading(&bytes, 1000);
            let mut model = Bit::default();
            for (bit, one) in bits {
                prop_assert_eq!(coder.bit(one, false), bit);
                prop_assert_eq!(coder.learnt(&mut model, false), bit);
            }
            prop_assert!(!coder.failed());
        }
    }

    #[test]
    fn what_is_sure_takes_next_to_nothing_and_work_is_bounded() {
        let mut coder = Coder::writing(4000);
        let mut model = Bit::default();
        (0..4000).for_each(|_| {
            coder.learnt(&mut model, true);
        });
        assert!(!coder.failed());
        coder.bit(1, true);
        assert!(coder.failed());
        assert!(coder.bytes().len() < 16);
    }
}
