//! The marks that tell where a value comes from: ● published, ○ computed, ◌ derived.

use crate::app::browser::element::El;
use crate::locale::Lang;
use crate::locale::words;
use crate::model::Origin;

fn shape(origin: Origin) -> &'static str {
    match origin {
        Origin::Published => r#"<circle class="full" cx="5" cy="5" r="4"/>"#,
        Origin::Computed => r#"<circle cx="5" cy="5" r="3.6"/>"#,
        Origin::Derived => r#"<circle class="dots" cx="5" cy="5" r="3.6"/>"#,
    }
}

/// The mark of one origin as mark-up, with its name for screen readers.
pub fn mark_markup(origin: Origin, lang: Lang) -> String {
    let name = words::origin(origin, lang);
    let shape = shape(origin);
    format!(r#"<svg class="mk" viewBox="0 0 10 10" role="img" aria-label="{name}">{shape}</svg>"#)
}

impl El {
    /// The mark of one origin, inside.
    pub fn mark(self, origin: Origin, lang: Lang) -> El {
        self.markup(&mark_markup(origin, lang))
    }
}
