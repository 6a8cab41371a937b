//! What speaks for two different names meaning one unit: enough to ask, never enough to merge.

use super::form::Form;

/// Why a name may mean a unit, the strongest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Reason {
    /// The name fits several units alike.
    SeveralUnits,
    /// The same key in both files, and names that have nothing in common.
    OtherName,
    /// The same letters with other diacritics: «Đắc» and «Đác».
    Diacritics,
    /// The same name of another kind: «Xã» and «Phường».
    OtherKind,
    /// An abbreviation of its words: «TT-Huế», «BR-VT».
    Abbreviation,
    /// A letter or two differ: «Bắc Cạn» and «Bắc Kạn».
    Similar,
    /// One name stands in the other: «Huế» and «Thừa Thiên Huế».
    Contained,
}

/// Longest name, in letters, that is compared letter by letter.
pub const LONGEST: usize = 64;

/// Most words of a name of which it is looked whether one name stands in another.
pub const MOST_WORDS: usize = 16;

/// Words without the spaces between them, and what can be told of them at a glance.
#[derive(Clone, Debug, Default)]
pub struct Words {
    /// All letters.
    pub letters: Vec<u8>,
    /// Where each word ends among them.
    ends: Vec<usize>,
    /// Which letters there are.
    pub some: u32,
    /// Which letters the words begin with.
    pub initials: u32,
}

/// A letter as one of 32 bits. Two letters may share one, so that bits only ever exclude.
pub fn bit(letter: u8) -> u32 {
    1 << (letter & 31)
}

impl Words {
    /// Takes folded words apart.
    pub fn of<'w>(words: impl Iterator<Item = &'w str>) -> Words {
        let mut made = Words::default();
        for word in words.map(str::as_bytes).filter(|word| !word.is_empty()) {
            made.letters.extend_from_slice(word);
            made.ends.push(made.letters.len());
            made.initials |= bit(word[0]);
        }
        made.some = made.letters.iter().fold(0, |some, letter| some | bit(*letter));
        made
    }

    /// Number of words.
    pub fn len(&self) -> usize {
        self.ends.len()
    }

    /// The words.
    pub fn each(&self) -> impl DoubleEndedIterator<Item = &[u8]> {
        (0..self.ends.len()).map(|at| {
            let start = at.checked_sub(1).map_or(0, |before| self.ends[before]);
            &self.letters[start..self.ends[at]]
        })
    }

    /// Whether nothing at a glance speaks against `short` being made of the beginnings of these.
    pub fn may_be_shortened_to(&self, short: &Words) -> bool {
        let length = short.letters.len();
        self.initials & !short.some == 0
            && short.some & !self.some == 0
            && (2..=LONGEST).contains(&length)
            && (self.len()..self.letters.len()).contains(&length)
    }
}

/// A name as it is compared: its own words, and the ways in which it may be written out.
#[derive(Clone, Debug)]
pub struct Shape {
    /// Its own words, without the one for its kind.
    pub own: Words,
    /// With the word for its kind before it («Thành phố …») and, of a city, behind it in English;
    /// none where no such word stands in it. «TPHCM» and «HCMC» are made of these.
    pub whole: Vec<Words>,
}

impl Shape {
    /// The shape of a name.
    pub fn of(form: &Form) -> Shape {
        let mut whole = Vec::new();
        if form.says_kind() {
            whole.push(Words::of(form.all_words().split(' ')));
        }
        if form.says_city() {
            whole.push(Words::of(form.words().split(' ').chain(["city"])));
        }
        Shape { own: Words::of(form.words().split(' ')), whole }
    }

    /// Whether this is a short way of writing that one.
    pub fn abbreviates(&self, long: &Shape) -> bool {
        let whole = long.whole.iter().filter(|_| self.whole.is_empty());
        std::iter::once(&long.own).chain(whole).any(|words| is_abbreviation(&self.own, words))
    }
}

/// The strongest reason for which two names of other letters may mean one unit.
pub fn of(a: &Shape, b: &Shape) -> Option<Reason> {
    if a.abbreviates(b) || b.abbreviates(a) {
        Some(Reason::Abbreviation)
    } else if is_similar(&a.own, &b.own) {
        Some(Reason::Similar)
    } else if contains(&a.own, &b.own) || contains(&b.own, &a.own) {
        Some(Reason::Contained)
    } else {
        None
    }
}

/// The first letter of a word and, where several make one sound, those: «Th», «Qu», «Ngh», «Gi».
fn initial_sound(word: &[u8]) -> usize {
    let vowel = |letter: &u8| b"aeiouy".contains(letter);
    let consonants = word.iter().take_while(|letter| !vowel(letter)).count();
    let more = match word {
        [b'q', b'u', ..] => 1,
        [b'g', b'i', next, ..] if vowel(next) => 1,
        _ => 0,
    };
    (consonants + more).clamp(1, word.len().max(1))
}

/// Whether a text consists of all the words, in order, each whole or reduced to its first letter or
/// sound; at least two letters for at least two words, and at least one word reduced.
pub fn is_abbreviation(short: &Words, long: &Words) -> bool {
    if long.len() < 2 || !long.may_be_shortened_to(short) {
        return false;
    }
    let short = short.letters.as_slice();
    // Bit i: the first i letters can be made of the words so far; `LONGEST` bits suffice.
    let (mut reached, mut reduced) = (1_u128, 0_u128);
    for word in long.each() {
        let (mut next, mut next_reduced) = (0_u128, 0_u128);
        for start in (0..short.len()).filter(|start| reached >> start & 1 == 1) {
            for length in [1, initial_sound(word), word.len()] {
                if !short[start..].starts_with(&word[..length]) {
                    continue;
                }
                next |= 1 << (start + length);
                if length < word.len() || reduced >> start & 1 == 1 {
                    next_reduced |= 1 << (start + length);
                }
            }
        }
        (reached, reduced) = (next, next_reduced);
    }
    reduced >> short.len() & 1 == 1
}

/// In how many letters two names of such lengths may differ and still be similar. Short names
/// differ by a letter as a rule («Hà Nam», «Hà Nội»), so they are never similar.
pub fn allowed(a: usize, b: usize) -> usize {
    let allowed = match a.min(b) {
        5..=9 => 1,
        10..=LONGEST => 2,
        _ => 0,
    };
    if a.abs_diff(b) <= allowed { allowed } else { 0 }
}

/// Whether two texts differ in one letter (two from ten letters on), digits being the same.
pub fn is_similar(a: &Words, b: &Words) -> bool {
    let allowed = allowed(a.letters.len(), b.letters.len());
    // A letter changed is at most two bits; only names that pass are measured.
    allowed > 0
        && (a.some ^ b.some).count_ones() as usize <= 2 * allowed
        && digits_of(a).eq(digits_of(b))
        && distance(&a.letters, &b.letters) <= allowed
}

fn digits_of(words: &Words) -> impl Iterator<Item = &u8> {
    words.letters.iter().filter(|letter| letter.is_ascii_digit())
}

/// Levenshtein's distance.
fn distance(a: &[u8], b: &[u8]) -> usize {
    let mut row = [0_usize; LONGEST + 3];
    for (at, place) in row.iter_mut().enumerate() {
        *place = at;
    }
    for (i, x) in a.iter().enumerate() {
        let mut diagonal = row[0];
        row[0] = i + 1;
        for (j, y) in b.iter().enumerate() {
            let replaced = diagonal + usize::from(x != y);
            diagonal = row[j + 1];
            row[j + 1] = replaced.min(diagonal + 1).min(row[j] + 1);
        }
    }
    row[b.len()]
}

/// Whether the words of one name stand side by side in a longer one; three letters at least.
pub fn contains(long: &Words, short: &Words) -> bool {
    let (more, fewer) = (long.len(), short.len());
    if fewer == 0 || more <= fewer || more > MOST_WORDS || short.letters.len() < 3 {
        return false;
    }
    (0..=more - fewer).any(|skip| long.each().skip(skip).take(fewer).eq(short.each()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shape(name: &str) -> Shape {
        Shape::of(&Form::new(name))
    }

    #[test]
    fn abbreviations_are_of_all_words() {
        for (short, long, expected) in [
            ("BRVT", "Bà Rịa - Vũng Tàu", true),
            ("TT Huế", "Thừa Thiên Huế", true),
            ("TPHCM", "TP. Hồ Chí Minh", true),
            ("TPHCM", "Thành phố Hồ Chí Minh", true),
            ("HCMC", "TP. Hồ Chí Minh", true),
            ("HCM", "TP. Hồ Chí Minh", true),
            ("HN", "Hà Nội", true),
            ("Hà", "Hà Nội", false),
            ("HCMC", "Hồ Chí Minh", false),
            ("Hà Nội", "Hà Nội", false),
            ("Hà Nôi", "Hà Nội", false),
            ("BR", "Bà Rịa - Vũng Tàu", false),
            ("Q. Ninh", "Quảng Ninh", true),
            ("Qu. Ninh", "Quảng Ninh", true),
            ("Th. Hoá", "Thanh Hóa", true),
            ("Vân Đồn", "Viên An Đông", false),
            ("Hòa Phú", "Hội An Phường", false),
        ] {
            assert_eq!(shape(short).abbreviates(&shape(long)), expected, "{short} {long}");
        }
    }

    #[test]
    fn similar_is_a_letter_or_two_and_no_digit() {
        for (a, b, expected) in [
            ("Bắc Cạn", "Bắc Kạn", true),
            ("Hà Nam", "Hà Nội", false),
            ("Hà Nam", "Hà Năm", false),
            ("Quảng Nam", "Quảng Ninh", false),
            ("Hà Tây", "Hà Tĩnh", false),
            ("Khu phố 11", "Khu phố 12", false),
            ("Thừa Thiên Huế", "Thừa Thien Hue ", false),
            ("Bà Rịa Vũng Tàu", "Bà Rịa Vũng Tầuu", true),
        ] {
            let same = shape(a).own.letters == shape(b).own.letters;
            assert_eq!(!same && is_similar(&shape(a).own, &shape(b).own), expected, "{a} {b}");
        }
    }

    #[test]
    fn contained_is_whole_words() {
        for (long, short, expected) in [
            ("Thừa Thiên Huế", "Huế", true),
            ("Thừa Thiên Huế", "Thiên Huế", true),
            ("Thừa Thiên Huế", "Thừa Huế", false),
            ("Thừa Thiên Huế", "Thừa Thiên Huế", false),
            ("Bà Rịa - Vũng Tàu", "Bà", false),
            ("Huế", "", false),
        ] {
            assert_eq!(contains(&shape(long).own, &shape(short).own), expected, "{long} {short}");
        }
    }
}
