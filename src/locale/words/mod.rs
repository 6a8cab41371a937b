//! Tables of words: one row a word, Vietnamese first, English second. To add a word, add a row to
//! the table of its area; nothing else is needed.

pub mod analysis; // the page of analysis
mod chart;
pub mod compared; // two editions; across a change of units
pub mod elsewhere; // figures from another address
pub mod embedding; // a view in another page
pub mod example; // that made-up figures are not real
mod import;
pub mod issued; // around a report which an office issues
mod model;
mod noun;
pub mod offline; // the page without a network
pub mod opening; // sentences of the open-files panel
pub mod page; // sentences of the pages
mod pages; // what comes after the first sight
mod paper; // what numbers tables and figures on paper
pub mod picture; // the page of charts, and pictures on their way out
pub mod publishing; // for all to open
mod reading;
pub mod reported; // the page of reports
pub mod shared; // sharing
mod sheet;
pub mod sheets; // sentences in spreadsheets
mod story;
mod ui;

pub use analysis::Analysis;
pub use chart::Chart;
pub use compared::Compared;
pub use elsewhere::Elsewhere;
pub use embedding::Embedding;
pub use import::{column_role, doubt, format};
pub use model::{common_noun, kind_name, missing, origin, tie_method, units_noun};
pub use noun::Noun;
pub use offline::Offline;
pub use pages::Pages;
pub use paper::Paper;
pub use picture::Picture;
pub use publishing::Publishing;
pub use reading::Reading;
pub use reported::Reported;
pub use shared::Shared;
pub use sheet::Sheet;
pub use story::Story;
pub use ui::Ui;

use super::Lang;

/// A table of words.
pub trait Words: Copy + Sized + 'static {
    /// Every word of the table, in its order.
    const ALL: &'static [Self];
    /// The word in a language.
    fn text(self, lang: Lang) -> &'static str;
}

/// A word in a language.
pub fn word<W: Words>(word: W, lang: Lang) -> &'static str {
    word.text(lang)
}

/// Makes a table of words: `pub enum Area { Key: "tiếng Việt", "English"; … }`.
macro_rules! words {
    ($(#[$note:meta])* pub enum $Table:ident { $($Key:ident: $vi:literal, $en:literal;)+ }) => {
        $(#[$note])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        pub enum $Table {
            $(#[doc = concat!("«", $vi, "», “", $en, "”")] $Key,)+
        }

        impl $crate::locale::words::Words for $Table {
            const ALL: &'static [$Table] = &[$($Table::$Key),+];
            fn text(self, lang: $crate::locale::Lang) -> &'static str {
                match self {
                    $($Table::$Key => lang.pick($vi, $en),)+
                }
            }
        }
    };
}
use words;

#[cfg(test)]
mod tests {
    use super::*;

    fn complete<W: Words + std::fmt::Debug>() {
        for word in W::ALL {
            for lang in Lang::ALL {
                let text = word.text(lang);
                assert!(!text.trim().is_empty(), "{word:?} has no text");
                assert_eq!(text, text.trim(), "{word:?} has a space at its end");
                assert!(!text.contains("  "), "{word:?} has two spaces");
                assert!(!text.contains("..."), "{word:?}: use …");
            }
            let english = word.text(Lang::En);
            let foreign = |c: char| "ăâđêôơưĂÂĐÊÔƠƯ".contains(c);
            let named = english.replace("Xếp Hạng", "").replace("Tiếng Việt", "");
            assert!(!named.contains(foreign), "{word:?} is not in English: {english}");
        }
    }

    #[test]
    fn every_table_is_complete() {
        complete::<Ui>();
        complete::<Chart>();
        complete::<Shared>();
        complete::<Sheet>();
        complete::<Story>();
        complete::<Compared>();
        complete::<Analysis>();
        complete::<Paper>();
        complete::<Offline>();
        complete::<Elsewhere>();
        complete::<Embedding>();
        complete::<Publishing>();
    }
}
