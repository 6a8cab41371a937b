//! Random numbers that a seed gives again, on every machine.

/// SplitMix64 (Steele, Lea, Flood 2014, *Fast splittable pseudorandom number generators*): one addition
/// and three mixing steps a number, every number once in its round of 2^64.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Random(u64);

impl Random {
    /// The numbers of a seed.
    pub fn new(seed: u64) -> Random {
        Random(seed)
    }

    /// The next number, all 64 bits of it.
    pub fn bits(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        mixed ^ (mixed >> 31)
    }

    /// The next whole number below `many`, which is above zero; each as likely as any other, to one in
    /// 2^64 / `many`.
    pub fn below(&mut self, many: usize) -> usize {
        ((u128::from(self.bits()) * many as u128) >> 64) as usize
    }

    /// The next number, evenly from 0 up to but not 1.
    pub fn share(&mut self) -> f64 {
        (self.bits() >> 11) as f64 / (1u64 << 53) as f64
    }

    /// The next number, evenly from −1 up to but not 1.
    pub fn around(&mut self) -> f64 {
        2.0 * self.share() - 1.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The first numbers of seed 1234567 that the authors' own program prints.
    #[test]
    fn as_published() {
        let mut random = Random::new(1_234_567);
        let first: Vec<u64> = (0..3).map(|_| random.bits()).collect();
        assert_eq!(
            first,
            [6_457_827_717_110_365_317, 3_203_168_211_198_807_973, 9_817_491_932_198_370_423]
        );
    }

    #[test]
    fn evenly() {
        let mut random = Random::new(7);
        let shares: Vec<f64> = (0..10_000).map(|_| random.share()).collect();
        assert!(shares.iter().all(|share| (0.0..1.0).contains(share)));
        let mut counts = [0; 7];
        (0..7000).for_each(|_| counts[random.below(7)] += 1);
        assert!(counts.iter().all(|count| (900..1100).contains(count)), "{counts:?}");
        for tenth in 0..10 {
            let low = f64::from(tenth) / 10.0;
            let count = shares.iter().filter(|share| (low..low + 0.1).contains(*share)).count();
            assert!((900..1100).contains(&count), "{tenth}: {count}");
        }
    }
}
