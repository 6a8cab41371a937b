//! What the reader makes of a report: sections off or in another order, sentences in other words,
//! paragraphs added. Kept apart from the report, so that it survives the next look at the data.

use super::{About, Block, Part, Report, Section};
use crate::locale::Lang;
use crate::locale::words::example;
use crate::model::order;
use crate::story::report::{Heading, heading};
use crate::story::{Text, relinked};

/// The edits of a report, in both languages: words are the language's own, the rest is common.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Edits {
    /// Parts that are switched off.
    pub off: Vec<Part>,
    /// Parts in the reader's order; those that are not named follow what usually stands before them.
    pub order: Vec<Part>,
    /// Passages in other words.
    pub replaced: Vec<Replaced>,
    /// Paragraphs added, in their order.
    pub added: Vec<Added>,
    /// Headings in other words, one for a part and language.
    pub headings: Vec<Added>,
}

/// A passage in other words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Replaced {
    /// The part that it stands in.
    pub part: Part,
    /// The language.
    pub lang: Lang,
    /// The key of the original words ([`key_of`]).
    pub key: u64,
    /// The key of the original words without their figures: by it a sentence is known again whose
    /// figures are others now.
    pub shape: u64,
    /// The words of the reader; none where the passage is left out.
    pub text: String,
}

/// Words of the reader's own for a part: a paragraph at its end, or its heading.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Added {
    /// The part.
    pub part: Part,
    /// The language.
    pub lang: Lang,
    /// The words.
    pub text: String,
    /// What they were written about; `None`: they hold for any period and index.
    pub home: Option<Home>,
}

impl Added {
    /// Whether they hold for a report.
    fn holds_for(&self, about: &About) -> bool {
        self.home
            .as_ref()
            .is_none_or(|home| home.period == about.period && about.indices.contains(&home.index))
    }
}

/// What a paragraph of the reader's own was written about: next year it is looked at again.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Home {
    /// The period.
    pub period: String,
    /// The id of an index.
    pub index: String,
}

impl Home {
    /// What is written in a report now.
    pub fn of(about: &About) -> Option<Home> {
        let index = about.indices.first()?.clone();
        Some(Home { period: about.period.clone(), index })
    }
}

/// A passage that can be put in other words: a paragraph, an item of a list, a caption.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Passage {
    /// The part.
    pub part: Part,
    /// The block, by its place in the section.
    pub block: usize,
    /// The item, where the block is a list.
    pub item: Option<usize>,
    /// The words.
    pub text: String,
}

/// Words of the reader whose original is not there any more: to be offered as based on older figures.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Older {
    /// The edit.
    pub edit: Edit,
    /// The passage that says the same in other figures; `None` where there is none.
    pub passage: Option<Passage>,
}

/// An edit by its place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Edit {
    /// In [`Edits::replaced`].
    Replaced(usize),
    /// In [`Edits::added`].
    Added(usize),
}

/// A report as its reader has it.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Edited {
    /// The report.
    pub report: Report,
    /// What was not put in, as its original changed.
    pub older: Vec<Older>,
}

/// What words are known by: FNV-1a of 64 bits over their letters.
pub fn key_of(text: &str) -> u64 {
    text.bytes().fold(0xcbf2_9ce4_8422_2325, |hash, byte| {
        (hash ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3)
    })
}

/// The same without figures.
fn shape_of(text: &str) -> u64 {
    let figure = |letter: &char| letter.is_ascii_digit() || matches!(letter, '.' | ',');
    key_of(&text.chars().filter(|letter| !figure(letter)).collect::<String>())
}

/// All passages of a report that can be put in other words.
pub fn passages(report: &Report) -> Vec<Passage> {
    let mut found = Vec::new();
    for section in &report.sections {
        for (block, it) in section.blocks.iter().enumerate() {
            let mut add = |item: Option<usize>, text: String| {
                found.push(Passage { part: section.part, block, item, text });
            };
            match it {
                Block::Paragraph(text) => add(None, text.letters()),
                Block::List(items) => {
                    items.iter().enumerate().for_each(|(at, item)| add(Some(at), item.letters()));
                }
                Block::Table { caption, .. } | Block::Chart { caption, .. } => {
                    add(None, caption.clone());
                }
            }
        }
    }
    found
}

impl Edits {
    /// Whether nothing is edited.
    pub fn is_empty(&self) -> bool {
        *self == Edits::default()
    }

    /// All parts in the reader's order, those included that the report had not when it was made.
    pub fn order_of(&self) -> Vec<Part> {
        let mut all = self.order.clone();
        for (at, part) in Part::ALL.into_iter().enumerate() {
            if !all.contains(&part) {
                // Behind all that usually stand before it.
                let behind = all.iter().rposition(|other| Part::ALL[..at].contains(other));
                all.insert(behind.map_or(0, |place| place + 1), part);
            }
        }
        all
    }

    /// The words in place of a passage, if there are others.
    pub fn words_of(&self, passage: &Passage, lang: Lang) -> Option<&str> {
        let key = key_of(&passage.text);
        let same = |one: &&Replaced| (one.part, one.lang, one.key) == (passage.part, lang, key);
        self.replaced.iter().find(same).map(|one| one.text.as_str())
    }

    /// Puts a passage in other words; in its own words again where they are the same.
    pub fn replace(&mut self, passage: &Passage, lang: Lang, text: &str) {
        let key = key_of(&passage.text);
        self.replaced.retain(|one| (one.part, one.lang, one.key) != (passage.part, lang, key));
        if text != passage.text {
            let shape = shape_of(&passage.text);
            let text = text.to_owned();
            self.replaced.push(Replaced { part: passage.part, lang, key, shape, text });
            // No more are kept than are read: the oldest go.
            let over = self.replaced.len().saturating_sub(super::edits_text::MOST);
            self.replaced.drain(..over);
        }
    }

    /// The reader's own heading of a part, if there is one.
    pub fn heading_of(&self, part: Part, lang: Lang) -> Option<&str> {
        let own = self.headings.iter().find(|own| (own.part, own.lang) == (part, lang));
        own.map(|own| own.text.as_str())
    }

    /// Gives a section another heading; its own again where the words are the same, or there are none.
    pub fn retitle(&mut self, section: &Section, lang: Lang, text: &str) {
        self.headings.retain(|own| (own.part, own.lang) != (section.part, lang));
        if !text.is_empty() && text != section.heading {
            let (part, text) = (section.part, text.to_owned());
            self.headings.push(Added { part, lang, text, home: None });
        }
    }

    /// The reader's own paragraphs that hold for a report.
    fn paragraphs<'e, 'r>(
        &'e self,
        report: &'r Report,
        lang: Lang,
    ) -> impl Iterator<Item = &'e Added> + use<'e, 'r> {
        self.added.iter().filter(move |own| own.lang == lang && own.holds_for(&report.about))
    }

    /// The reader's own paragraph at the end of a part.
    pub fn added_to(&self, part: Part, report: &Report, lang: Lang) -> Option<&str> {
        let own = self.paragraphs(report, lang).find(|own| own.part == part);
        own.map(|own| own.text.as_str())
    }

    /// Writes a paragraph at the end of a part; none where the text is empty.
    pub fn add_to(&mut self, part: Part, report: &Report, lang: Lang, text: &str) {
        let about = &report.about;
        self.added.retain(|own| (own.part, own.lang) != (part, lang) || !own.holds_for(about));
        if !text.is_empty() {
            let (text, home) = (text.to_owned(), Home::of(about));
            self.added.push(Added { part, lang, text, home });
        }
    }

    /// The sections of a report, and those for which the reader wrote a paragraph that it does not have by
    /// itself (any more): these are empty.
    pub fn sections_of(&self, report: &Report, lang: Lang) -> Vec<Section> {
        let mut sections = report.sections.clone();
        for Added { part, .. } in self.paragraphs(report, lang) {
            if !sections.iter().any(|section| section.part == *part) {
                let heading = heading(usual(*part), lang).to_owned();
                sections.push(Section { part: *part, heading, blocks: Vec::new() });
            }
        }
        sections
    }

    /// The report as the reader has it. Numbers that the reader kept still know what they state.
    pub fn applied(&self, report: &Report, lang: Lang) -> Edited {
        let here = passages(report);
        let mut older = Vec::new();
        let mut words: Vec<(&Passage, &str)> = Vec::new();
        for (edit, one) in self.replaced.iter().enumerate().filter(|(_, one)| one.lang == lang) {
            let among = || here.iter().filter(|passage| passage.part == one.part);
            match among().find(|passage| key_of(&passage.text) == one.key) {
                Some(passage) => words.push((passage, &one.text)),
                None => {
                    let passage = among().find(|passage| shape_of(&passage.text) == one.shape);
                    let edit = Edit::Replaced(edit);
                    older.push(Older { edit, passage: passage.cloned() });
                }
            }
        }
        let all = self.sections_of(report, lang);
        let mut sections: Vec<Section> = all.iter().map(|section| put(section, &words)).collect();
        let elsewhere = |own: &Added| own.lang == lang && !own.holds_for(&report.about);
        let others = self.added.iter().enumerate().filter(|(_, own)| elsewhere(own));
        older.extend(others.map(|(at, _)| Older { edit: Edit::Added(at), passage: None }));
        for added in self.paragraphs(report, lang) {
            let block = Block::Paragraph(Text::plain(added.text.clone()));
            let mut of = sections.iter_mut().filter(|section| section.part == added.part);
            of.by_ref().take(1).for_each(|section| section.blocks.push(block.clone()));
        }
        for section in &mut sections {
            if let Some(own) = self.heading_of(section.part, lang) {
                section.heading = own.to_owned();
            }
        }
        sections.retain(|section| !self.off.contains(&section.part) && !section.blocks.is_empty());
        let all = self.order_of();
        let place = |part: Part| all.iter().position(|other| *other == part);
        order::sort_by_key(&mut sections, |section| place(section.part));
        let report = Report { sections, ..report.clone() };
        Edited { report, older }
    }
}

/// A section in the reader's words; what is left without words goes.
fn put(section: &Section, words: &[(&Passage, &str)]) -> Section {
    let other = |block: usize, item: Option<usize>| {
        let found = words.iter().find(|(passage, _)| {
            (passage.part, passage.block, passage.item) == (section.part, block, item)
        });
        found.map(|(_, text)| *text)
    };
    let text = |original: &Text, block: usize, item: Option<usize>| match other(block, item) {
        Some(words) => relinked(words, original),
        None => original.clone(),
    };
    let mut blocks = Vec::new();
    for (at, block) in section.blocks.iter().enumerate() {
        match block {
            Block::Paragraph(original) => {
                let said = text(original, at, None);
                if !said.is_empty() || original.is_empty() {
                    blocks.push(Block::Paragraph(said));
                }
            }
            Block::List(items) => {
                let said =
                    items.iter().enumerate().map(|(item, one)| (one, text(one, at, Some(item))));
                let said = said.filter(|(one, said)| !said.is_empty() || one.is_empty());
                let said: Vec<Text> = said.map(|(_, said)| said).collect();
                if !said.is_empty() || items.is_empty() {
                    blocks.push(Block::List(said));
                }
            }
            // A table or a picture may be copied alone: the mark of made-up figures stays with it.
            Block::Table { caption, table } => blocks.push(Block::Table {
                caption: other(at, None)
                    .map_or_else(|| caption.clone(), |own| example::carried(own, caption)),
                table: table.clone(),
            }),
            Block::Chart { caption, spec } => blocks.push(Block::Chart {
                caption: other(at, None)
                    .map_or_else(|| caption.clone(), |own| example::carried(own, caption)),
                spec: spec.clone(),
            }),
        }
    }
    Section { blocks, ..section.clone() }
}

/// The heading of a part that the report does not have by itself.
fn usual(part: Part) -> Heading {
    match part {
        Part::Headline => Heading::Headline,
        Part::Results => Heading::Results,
        Part::Compared => Heading::Compared,
        Part::Kept => Heading::Kept,
        Part::Why => Heading::Why,
        Part::Assessment => Heading::Assessment,
        Part::Strengths => Heading::Strengths,
        Part::Limits => Heading::Limits,
        Part::Targets => Heading::Targets,
        Part::Notes => Heading::Notes,
    }
}

#[cfg(test)]
mod tests {
    use super::super::edits_text::{MOST, edits_as_text, edits_from_text};
    use super::*;

    #[test]
    fn a_section_that_is_new_stands_where_it_usually_does() {
        let last = Part::ALL[Part::ALL.len() - 1];
        let order = vec![last, Part::ALL[2], Part::ALL[0]];
        let all = Edits { order: order.clone(), ..Edits::default() }.order_of();
        assert_eq!(all.len(), Part::ALL.len());
        let kept: Vec<Part> = all.iter().copied().filter(|part| order.contains(part)).collect();
        assert_eq!(kept, order);
        let place = |part: Part| all.iter().position(|other| *other == part).unwrap();
        assert_eq!(place(Part::ALL[1]), place(Part::ALL[0]) + 1);
        assert_eq!(Edits::default().order_of(), Part::ALL);
    }

    #[test]
    fn no_more_is_kept_than_is_read_again_and_the_oldest_goes() {
        let mut edits = Edits::default();
        for at in 0..MOST + 3 {
            let text = format!("câu {}", "a".repeat(at));
            let passage = Passage { part: Part::ALL[0], block: at, item: None, text };
            edits.replace(&passage, Lang::Vi, &format!("lời {at}"));
        }
        assert_eq!((edits.replaced.len(), edits.replaced[0].text.as_str()), (MOST, "lời 3"));
        assert_eq!(edits_from_text(&edits_as_text(&edits)), edits);
    }
}
