//! Bounds of what a piece may hold: so much for itself, and so much for each of its bytes. A piece that
//! means harm costs no more than these.

/// So many bytes are allowed for without a reason.
const FREE_BYTES: usize = 512;
/// Figures, what is said beside them, units, names: for each byte.
const ITEMS: usize = 8;
/// The most of them, whatever the size.
const MOST_ITEMS: usize = 400_000;
/// Bytes of text for each byte.
const TEXT: usize = 32;
/// Bytes of texts that stand again where they stood, whatever the size: they cost a piece next to nothing.
const MOST_REPEATED: usize = 32 << 20;
/// Work for each byte, in bits.
const WORK: u64 = 500;

/// The most figures, whatever the size.
pub const MOST_ROWS: usize = 200_000;

/// The most levels of parts in parts.
pub const MOST_DEEP: usize = 32;

/// What is left.
#[derive(Clone, Copy, Debug, Default)]
pub struct Limits {
    items: usize,
    text: usize,
    /// What was taken so far.
    taken: (usize, usize),
    repeated: usize,
}

impl Limits {
    /// Those of a piece of so many bytes.
    pub fn of_bytes(bytes: usize) -> Limits {
        let bytes = bytes.saturating_add(FREE_BYTES);
        let (items, text) = (bytes.saturating_mul(ITEMS), bytes.saturating_mul(TEXT));
        Limits { items: items.min(MOST_ITEMS), text, taken: (0, 0), repeated: 0 }
    }

    /// Those while it is not known how long the piece will be.
    pub fn at_most() -> Limits {
        Limits::of_bytes(super::frame::MOST)
    }

    /// The work that a piece of so many bytes may cost.
    pub fn work(bytes: usize) -> u64 {
        WORK * (bytes as u64).saturating_add(FREE_BYTES as u64)
    }

    /// Takes so many items; `false` when there are not so many left.
    pub fn take_items(&mut self, count: usize) -> bool {
        self.taken.0 = self.taken.0.saturating_add(count);
        self.taken.0 <= self.items
    }

    /// Takes so many bytes of text.
    pub fn take_text(&mut self, bytes: usize) -> bool {
        self.taken.1 = self.taken.1.saturating_add(bytes);
        self.taken.1 <= self.text
    }

    /// Takes so many bytes of a text once more.
    pub fn take_repeated(&mut self, bytes: usize) -> bool {
        self.repeated = self.repeated.saturating_add(bytes);
        self.repeated <= MOST_REPEATED
    }

    /// So many bytes a piece must have for what was taken, and for the work it cost.
    pub fn bytes_for(self, work: u64) -> usize {
        let most = (self.taken.0.div_ceil(ITEMS)).max(self.taken.1.div_ceil(TEXT));
        most.max(work.div_ceil(WORK) as usize).saturating_sub(FREE_BYTES)
    }
}
