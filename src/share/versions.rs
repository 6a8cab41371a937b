//! Which version of published files a link was made with: `pci.f1f18762`, the id and the first digits of
//! the file's hash. Who opens it later is told where a file is another by then.

use super::{Later, ViewState};

/// The key in the link.
const KEY: &str = "v";

/// Notes the versions of the published files in view: id and version.
pub fn note_versions<'a>(view: &mut ViewState, known: impl Iterator<Item = (&'a str, &'a str)>) {
    let one = |(id, version): (&str, &str)| format!("{id}.{version}");
    let all: Vec<String> = known.filter(|(_, version)| !version.is_empty()).map(one).collect();
    view.later.set(KEY, all.join(","));
}

/// Forgets them.
pub fn forget_versions(view: &mut ViewState) {
    view.later.set(KEY, String::new());
}

/// The ids of the published files in view that are not those that the link was made with.
pub fn changed_since<'a>(
    view: &ViewState,
    known: impl Iterator<Item = (&'a str, &'a str)>,
) -> Vec<String> {
    let noted = Later::get(&view.later, KEY).unwrap_or_default();
    let noted: Vec<(&str, &str)> =
        noted.split(',').filter_map(|one| one.trim().rsplit_once('.')).collect();
    let changed = known.filter(|(id, version)| {
        view.publications.iter().any(|open| open == id)
            && noted.iter().any(|(of, was)| of == id && was != version)
    });
    changed.map(|(id, _)| id.to_owned()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::share::{decode, encode};

    #[test]
    fn a_file_that_changed_is_noticed() {
        let mut view = decode("#v1/pci?d=pci,papi&y=2016").0;
        note_versions(&mut view, [("pci", "f1f18762"), ("a.b", "0123"), ("papi", "")].into_iter());
        let link = encode(&view);
        assert_eq!(link, "#v1/pci?d=pci,papi&y=2016&v=pci.f1f18762%2Ca.b.0123");
        let (view, problems) = decode(&link);
        assert!(problems.is_empty());
        let same = [("pci", "f1f18762"), ("papi", "99")];
        assert!(changed_since(&view, same.into_iter()).is_empty());
        // What is not in view does not matter.
        let other = [("pci", "ffff0000"), ("a.b", "9999")];
        assert_eq!(changed_since(&view, other.into_iter()), ["pci"]);
        assert!(changed_since(&decode("#v1/pci?d=pci&v=x").0, other.into_iter()).is_empty());
    }
}
