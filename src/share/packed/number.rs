//! Whole numbers, whose size is learnt.

use super::coder::{Bit, Coder};

/// Numbers of one sort.
#[derive(Clone, Debug)]
pub struct Number {
    /// By length in bits: whether it is longer.
    longer: [Bit; 64],
    /// By length: the digits below the first one, of which three are learnt.
    digits: Vec<[Bit; 8]>,
}

impl Default for Number {
    fn default() -> Number {
        Number { longer: [Bit::default(); 64], digits: vec![[Bit::default(); 8]; 65] }
    }
}

impl Number {
    /// A number below 2⁶⁴ − 1.
    pub fn code(&mut self, coder: &mut Coder, number: u64) -> u64 {
        let number = number.saturating_add(1);
        let length = (63 - number.leading_zeros()) as usize; // digits below the first one
        let mut read = 0;
        while read < 63 && coder.learnt(&mut self.longer[read], read < length) {
            read += 1;
        }
        let mut value: u64 = 1;
        let mut place = 1; // in the tree of the learnt ones
        for at in (0..read).rev() {
            let bit = (number >> at) & 1 == 1;
            let bit = if read - at <= 3 {
                let bit = coder.learnt(&mut self.digits[read][place], bit);
                place = 2 * place + usize::from(bit);
                bit
            } else {
                coder.bit(1 << 15, bit)
            };
            value = value << 1 | u64::from(bit);
        }
        value - 1
    }
}

/// Numbers above and below zero.
#[derive(Clone, Debug, Default)]
pub struct Signed {
    zero: Bit,
    below: Bit,
    size: Number,
}

impl Signed {
    /// A number whose size is below 2⁶³.
    pub fn code(&mut self, coder: &mut Coder, number: i64) -> i64 {
        if coder.learnt(&mut self.zero, number == 0) {
            return 0;
        }
        let below = coder.learnt(&mut self.below, number < 0);
        let size = self.size.code(coder, number.unsigned_abs().saturating_sub(1));
        let size = i64::try_from(size).unwrap_or(i64::MAX).min(i64::MAX - 1) + 1;
        if below { -size } else { size }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn what_is_written_is_read(numbers in prop::collection::vec((any::<u64>(), 0u32..64), 0..50)) {
            let numbers: Vec<u64> = numbers.iter().map(|(n, by)| (n >> by).min(u64::MAX - 1)).collect();
            let signed = |n: u64| (n as i64).clamp(1 - i64::MAX, i64::MAX);
            let mut coder = Coder::writing(1 << 20);
            let (mut plain, mut both) = (Number::default(), Signed::default());
            for number in &numbers {
                plain.code(&mut coder, *number);
                both.code(&mut coder, signed(*number));
            }
            let bytes = coder.bytes();
            let mut coder = Coder::reading(&bytes, 1 << 20);
            let (mut plain, mut both) = (Number::default(), Signed::default());
            for number in numbers {
                prop_assert_eq!(plain.code(&mut coder, 0), number);
                prop_assert_eq!(both.code(&mut coder, 0), signed(number));
            }
        }
    }
}
