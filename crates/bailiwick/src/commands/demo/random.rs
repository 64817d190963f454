//! Chance: one kind that is the same in every demo, for data, and one that never is, for passwords.

use anyhow::{Result, anyhow};
use secrecy::SecretString;

/// `SplitMix64`: the same seed, the same demo.
pub struct Dice(u64);

impl Dice {
    pub const fn new(seed: u64) -> Self {
        Self(seed)
    }

    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    /// From `low` to `high`, both possible.
    pub fn between(&mut self, low: i64, high: i64) -> i64 {
        let span = high.abs_diff(low) + 1;
        low + i64::try_from(self.next() % span).unwrap_or_default()
    }

    pub fn pick<'a, T>(&mut self, from: &'a [T]) -> &'a T {
        let last = i64::try_from(from.len()).unwrap_or(1) - 1;
        &from[usize::try_from(self.between(0, last)).unwrap_or_default()]
    }

    /// True that many times in a hundred.
    pub fn percent(&mut self, chance: i64) -> bool {
        self.between(1, 100) <= chance
    }
}

/// Without those that are taken for one another.
const LETTERS: &[u8; 32] = b"abcdefghijkmnpqrstuvwxyz23456789";

/// Sixteen letters that nobody guesses, 80 bits, in groups so that they can be typed.
pub fn password() -> Result<SecretString> {
    let mut bytes = [0_u8; 16];
    getrandom::fill(&mut bytes).map_err(|error| anyhow!("the operating system gives no random bytes: {error}"))?;
    let letters: Vec<char> = bytes
        .iter()
        .map(|byte| char::from(LETTERS[usize::from(byte % 32)]))
        .collect();
    let groups: Vec<String> = letters.chunks(4).map(|group| group.iter().collect()).collect();
    Ok(groups.join("-").into())
}

#[cfg(test)]
mod tests {
    use secrecy::ExposeSecret;

    use super::*;

    #[test]
    fn dice_fall_alike_for_the_same_seed_and_within_bounds() {
        let throw = || {
            let mut dice = Dice::new(7);
            (0..100).map(|_| dice.between(-3, 3)).collect::<Vec<_>>()
        };
        assert_eq!(throw(), throw());
        assert!((-3..=3).all(|face| throw().contains(&face)));
    }

    #[test]
    fn passwords_differ_and_can_be_typed() {
        let (one, other) = (password().unwrap(), password().unwrap());
        assert_ne!(one.expose_secret(), other.expose_secret());
        assert_eq!(one.expose_secret().len(), 19);
    }
}
