//! What the parts of the reader share: the draft in work, the problems, and how numbers, names,
//! keys and periods are read.

use std::collections::HashMap;

use super::bands::ReadBands;
use crate::import::diagnostic::{Expected, JsonKind, Noun, Place, Problem};
use crate::import::draft::{Draft, Problems};
use crate::import::json::{At, Failure, HINTED, Name, Node, Num, PeriodText, Sink};
use crate::import::nearest::nearest;
use crate::model::order;
use crate::model::{Decimal, Label, Origin, Period};

/// A file being read.
pub(in crate::import) struct Reading<'n> {
    pub(in crate::import) root: &'n Node<'n>,
    pub(in crate::import) sink: &'n Sink,
    pub(in crate::import) draft: Draft,
    pub(super) unit_names: super::units::Names,
    pub(super) indicator_ids: HashMap<String, usize>,
    /// The figures by themselves and the tables that were read so far.
    pub(super) observations: u32,
    pub(super) tables: u32,
    /// What reads bands, where that is at hand.
    pub(super) bands: Option<ReadBands>,
    /// Whether there is something that is not read here.
    pub(super) is_beyond: bool,
    bytes: &'n [u8],
}

impl<'n> Reading<'n> {
    pub(in crate::import) fn new(
        draft: Draft,
        bytes: &'n [u8],
        root: &'n Node<'n>,
        sink: &'n Sink,
    ) -> Reading<'n> {
        Reading {
            root,
            sink,
            draft,
            unit_names: super::units::Names::default(),
            indicator_ids: HashMap::new(),
            observations: 0,
            tables: 0,
            bands: None,
            is_beyond: false,
            bytes,
        }
    }

    /// Notes a problem at a byte offset.
    pub(in crate::import) fn tell(&self, at: usize, problem: Problem) {
        self.sink.borrow_mut().push((at, problem));
    }

    /// The place of a byte offset, with its path.
    pub(super) fn place(&self, at: usize) -> Place {
        let path = self.root.path_at(at);
        self.draft.locator.place(&self.draft.publication.file, at, path, self.bytes)
    }

    /// The draft, with all problems in the order of the file.
    pub(in crate::import) fn finish(mut self, doubts: &[Failure]) -> Draft {
        let mut problems = Problems::default();
        let file = self.draft.publication.file.clone();
        for doubt in doubts {
            problems.add((*doubt.problem).clone(), || {
                self.draft.locator.place(&file, doubt.at, doubt.path.clone(), self.bytes)
            });
        }
        let mut told = self.sink.take();
        order::sort_by_key(&mut told, |(at, _)| *at);
        for (at, problem) in told {
            problems.add(problem, || self.place(at));
        }
        self.draft.diagnostics = problems.finish(&file);
        self.draft
    }

    /// A number, exactly; one that is too long is rounded or left out, and told.
    pub(in crate::import) fn decimal(&self, number: &Option<At<Num<'_>>>) -> Option<Decimal> {
        let number = number.as_ref()?;
        self.number(number.offset, number.value?.0)
    }

    /// As [`Reading::decimal`], for a number as it stands at an offset.
    pub(super) fn number(&self, at: usize, text: &str) -> Option<Decimal> {
        match Decimal::parse_rounding(text) {
            Ok((value, false)) => Some(value),
            Ok((held, true)) => {
                self.tell(at, Problem::NumberRounded { text: text.to_owned(), held });
                Some(held)
            }
            Err(_) => {
                self.tell(at, Problem::NumberTooLong { text: text.to_owned() });
                None
            }
        }
    }

    /// A whole number in a range.
    pub(super) fn whole(
        &self,
        number: &Option<At<Num<'_>>>,
        expected: Expected,
        range: std::ops::RangeInclusive<i64>,
    ) -> Option<i64> {
        let number = number.as_ref()?;
        let text = number.value?.0;
        let whole = Decimal::parse(text).ok().map(Decimal::normal).filter(|d| d.scale() == 0);
        let whole = whole.and_then(|d| i64::try_from(d.mantissa()).ok());
        let whole = whole.filter(|whole| range.contains(whole));
        if whole.is_none() {
            let text = text.to_owned();
            self.tell(number.offset, Problem::WrongNumber { expected, text });
        }
        whole
    }

    /// A rank or a count, from 1.
    pub(in crate::import) fn count(&self, number: &Option<At<Num<'_>>>) -> Option<u32> {
        let count = self.whole(number, Expected::Count, 1..=i64::from(u32::MAX))?;
        u32::try_from(count).ok()
    }

    /// A maximum; one of zero or below is told and left out.
    pub(super) fn maximum(&self, number: &Option<At<Num<'_>>>) -> Option<Decimal> {
        let maximum = self.decimal(number)?;
        if maximum.sign() > 0 {
            return Some(maximum);
        }
        if let Some(number) = number {
            self.tell(number.offset, Problem::BadMaximum { maximum });
        }
        None
    }

    /// A period; one that is none is told.
    pub(in crate::import) fn period(&self, text: &At<PeriodText<'_>>) -> Option<Period> {
        let written = text.value?.0;
        let period = Period::parse(written);
        if period.is_none() {
            self.tell(text.offset, Problem::BadPeriod { text: written.to_owned() });
        }
        period
    }

    /// A date; one that is none is told and left out.
    pub(in crate::import) fn date(&self, text: &Option<At<&str>>) -> Option<String> {
        let text = text.as_ref()?;
        let written = text.value?;
        if is_date(written) {
            return Some(written.to_owned());
        }
        self.tell(text.offset, Problem::BadDate { text: written.to_owned() });
        None
    }

    /// A key, told when it has characters that a key may not have.
    pub(in crate::import) fn id(&self, at: usize, id: &str) -> String {
        let good = |b: u8| b.is_ascii_alphanumeric() || matches!(b, b'.' | b'_' | b'-');
        if id.is_empty() || !id.bytes().all(good) {
            self.tell(at, Problem::BadId { id: id.to_owned() });
        }
        id.to_owned()
    }

    /// The name of something at an offset, told when it is empty.
    pub(in crate::import) fn label(&self, at: usize, name: Name<'_>) -> Label {
        if name.vi.trim().is_empty() {
            self.tell(at, Problem::EmptyName);
        }
        label(name)
    }

    /// Notes that nothing has the key `id`.
    pub(super) fn unknown<'k>(
        &self,
        at: usize,
        what: Noun,
        id: &str,
        known: impl IntoIterator<Item = &'k str>,
    ) {
        let few = self.sink.borrow().len() < HINTED;
        let nearest = few.then(|| nearest(id, known)).flatten().map(str::to_owned);
        self.tell(at, Problem::Unknown { what, id: id.to_owned(), nearest });
    }

    /// Finds the thing with a key in a list; an unknown one is told.
    pub(super) fn find<T>(
        &self,
        what: Noun,
        id: &Option<At<&str>>,
        list: &[T],
        key: impl Fn(&T) -> &str,
    ) -> Option<usize> {
        let at = id.as_ref()?;
        let id = at.value?;
        let found = list.iter().position(|item| key(item) == id);
        if found.is_none() {
            self.unknown(at.offset, what, id, list.iter().map(key));
        }
        found
    }

    /// The items of a list in the file; anything else there is told.
    pub(in crate::import) fn items(&self, node: Option<&'n Node<'n>>) -> &'n [Node<'n>] {
        let Some(node) = node.filter(|node| node.kind() != JsonKind::Null) else { return &[] };
        node.items().unwrap_or_else(|| {
            self.wrong(node, Expected::List);
            &[]
        })
    }

    /// Notes that something else should stand here.
    pub(in crate::import) fn wrong(&self, node: &Node<'_>, expected: Expected) {
        self.tell(node.at, Problem::WrongKind { expected, found: node.kind() });
    }
}

/// The values that could be read of a list, with their offsets.
pub(super) fn each<T: Copy>(list: &Option<At<Vec<At<T>>>>) -> impl Iterator<Item = (usize, T)> {
    let items = list.iter().filter_map(|list| list.value.as_ref()).flatten();
    items.filter_map(|item| item.value.map(|value| (item.offset, value)))
}

/// The structs that could be read of a list, with their offsets.
pub(super) fn each_ref<T>(list: &Option<At<Vec<At<T>>>>) -> impl Iterator<Item = (usize, &T)> {
    let items = list.iter().filter_map(|list| list.value.as_ref()).flatten();
    items.filter_map(|item| item.value.as_ref().map(|value| (item.offset, value)))
}

/// The text that could be read.
pub(in crate::import) fn text(text: &Option<At<&str>>) -> Option<String> {
    text.as_ref().and_then(|text| text.value).map(str::to_owned)
}

/// A name as the model has it.
pub(super) fn label(name: Name<'_>) -> Label {
    Label { vi: name.vi.to_owned(), en: name.en.map(str::to_owned) }
}

/// `YYYY`, `YYYY-MM` or `YYYY-MM-DD`.
fn is_date(text: &str) -> bool {
    let parts: Vec<&str> = text.split('-').collect();
    let number = |part: &str, length: usize, most: u32| {
        let digits = part.len() == length && part.bytes().all(|b| b.is_ascii_digit());
        digits && part.parse().is_ok_and(|n: u32| (1..=most).contains(&n))
    };
    let lengths = [(4, 9999), (2, 12), (2, 31)];
    parts.len() <= 3 && parts.iter().zip(lengths).all(|(part, (len, most))| number(part, len, most))
}

/// Where a value comes from, by the lists of what is derived and what is computed.
pub(super) fn origin<W: Copy + PartialEq>(
    what: W,
    derived: &Option<At<Vec<At<W>>>>,
    computed: &Option<At<Vec<At<W>>>>,
) -> Origin {
    let says = |list| each(list).any(|(_, word)| word == what);
    match (says(derived), says(computed)) {
        (true, _) => Origin::Derived,
        (false, true) => Origin::Computed,
        (false, false) => Origin::Published,
    }
}
