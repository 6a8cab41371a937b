//! Lists in the texts that a person can read and edit in a link: `pci.entry*9.5,pci.land*6`.

use super::LinkProblem;
use super::percent;
use crate::model::Decimal;

/// The most entries that are written or read.
pub const MOST: usize = 60;

/// The most digits of a number.
const DIGITS: i128 = 1_000_000_000_000_000;

/// A text in which no sign parts anything, and whose ends stay when spaces are taken off. The link
/// escapes all the rest.
pub fn escaped(text: &str) -> String {
    let inner = text.trim();
    let kept = |c: char| match c {
        '%' => "%25".to_owned(),
        ',' => "%2C".to_owned(),
        ';' => "%3B".to_owned(),
        '*' => "%2A".to_owned(),
        c => c.to_string(),
    };
    let bare = |space: &str| percent::encode(space);
    let start = text.len() - text.trim_start().len();
    let end = (start + inner.len()).min(text.len());
    bare(&text[..start]) + &inner.chars().map(kept).collect::<String>() + &bare(&text[end..])
}

/// Ids with numbers, as text; no more than [`MOST`].
pub fn written(list: &[(String, Decimal)]) -> String {
    let one = |(id, number): &(String, Decimal)| format!("{}*{}", escaped(id), number.normal());
    list.iter().filter(|(id, _)| !id.is_empty()).take(MOST).map(one).collect::<Vec<_>>().join(",")
}

/// Ids alone, as text; no more than [`MOST`].
pub fn written_ids(list: &[String]) -> String {
    let ids = list.iter().filter(|id| !id.is_empty()).take(MOST);
    ids.map(|id| escaped(id)).collect::<Vec<_>>().join(",")
}

/// What a list says; problems are reported under the key of the list. An id stands once: the first counts.
pub fn read(text: &str, key: &str, problems: &mut Vec<LinkProblem>) -> Vec<(String, Decimal)> {
    let mut found: Vec<(String, Decimal)> = Vec::new();
    for part in entries(text, key, problems) {
        let (id, number) = part.split_once('*').unwrap_or((part, ""));
        let id = percent::decode(id.trim());
        let number = Decimal::parse(percent::decode(number).trim()).ok();
        let number = number.filter(|number| number.mantissa().abs() < DIGITS);
        match number.filter(|_| !id.is_empty()) {
            Some(_) if found.iter().any(|(other, _)| *other == id) => {
                problems.push(LinkProblem::Repeated(id));
            }
            Some(number) => found.push((id, number.normal())),
            None => problems
                .push(LinkProblem::Value { key: key.to_owned(), value: percent::decode(part) }),
        }
    }
    found
}

/// What a list of ids says.
pub fn read_ids(text: &str, key: &str, problems: &mut Vec<LinkProblem>) -> Vec<String> {
    let mut found: Vec<String> = Vec::new();
    for part in entries(text, key, problems) {
        let id = percent::decode(part);
        match found.contains(&id) {
            true => problems.push(LinkProblem::Repeated(id)),
            false => found.push(id),
        }
    }
    found
}

fn entries<'a>(text: &'a str, key: &str, problems: &mut Vec<LinkProblem>) -> Vec<&'a str> {
    let parts = || text.split(',').map(str::trim).filter(|part| !part.is_empty());
    if parts().nth(MOST).is_some() {
        problems.push(LinkProblem::TooMany { key: key.to_owned(), most: MOST });
    }
    parts().take(MOST).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_written_is_read_back() {
        let list = vec![
            ("pci.entry".to_owned(), Decimal::new(95, 1)),
            ("a,b;c*d".to_owned(), Decimal::new(-2, 0)),
        ];
        let text = written(&list);
        assert_eq!(text, "pci.entry*9.5,a%2Cb%3Bc%2Ad*-2");
        let mut problems = Vec::new();
        assert_eq!(read(&text, "to", &mut problems), list);
        let ids = ["x y".to_owned(), "a,b".to_owned()];
        assert_eq!(read_ids(&written_ids(&ids), "lock", &mut problems), ids);
        assert!(problems.is_empty());
    }

    #[test]
    fn what_cannot_be_understood_is_told() {
        let mut problems = Vec::new();
        let found = read("a*1,b,*3,a*2,c*x,d*1e99", "to", &mut problems);
        assert_eq!(found, [("a".to_owned(), Decimal::from(1))]);
        assert_eq!(problems.len(), 5);
        let many = vec!["a"; MOST + 5].join(",");
        problems.clear();
        assert_eq!(read_ids(&many, "lock", &mut problems).len(), 1);
        assert!(matches!(problems[0], LinkProblem::TooMany { .. }));
    }
}
