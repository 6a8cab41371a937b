//! What is written and what is read, at its limits.

use super::*;
use proptest::prelude::*;

fn weighed(id: &str, weight: &str) -> OwnPart {
    OwnPart { weight: Decimal::parse(weight).unwrap(), ..OwnPart::new(id) }
}

#[test]
fn what_is_written() {
    let mut index = OwnIndex::default();
    assert_eq!(encode(&index), "");
    index.parts = vec![weighed("pci.entry", "2.0"), OwnPart::new("pci.land")];
    assert_eq!(encode(&index), "pci.entry*2,pci.land");
    (index.mean, index.missing) = (MeanOf::Geometric, Fill::Median);
    assert_eq!(encode(&index), "pci.entry*2,pci.land;mean=geometric;missing=median");
    index.parts[1].better = Some(Better::Low);
    assert_eq!(encode(&index), "pci.entry*2,pci.land*1*low;mean=geometric;missing=median");
    index.parts = vec![weighed("a,b;c*d%=", "0"), OwnPart::new(" x ")];
    index.name = Some(" Xanh; sạch ".to_owned());
    (index.scale, index.outliers) = (Scale::MinMaxFromOne, Outliers::Treat);
    (index.mean, index.missing, index.least) = (MeanOf::Harmonic, Fill::GroupMean, Some(70));
    assert_eq!(
        encode(&index),
        "a%2Cb%3Bc%2Ad%25=*0,%20x%20;name=Xanh%3B sạch;scale=min-max-1;mean=harmonic\
         ;missing=group-mean;outliers=treat;least=70"
    );
}

#[test]
fn what_cannot_be_understood_is_told_and_left_at_its_default() {
    let value = |key: &str, value: &str| LinkProblem::Value {
        key: key.to_owned(),
        value: value.to_owned(),
    };
    let text =
        " a*2 , b*-1,a,*3,c*x, d*1*most ;mean=median;least=101;;colour=red;scale=z; scale=ranks";
    let (index, problems) = decode(text);
    let parts = ["a", "b", "c", "d"].map(OwnPart::new);
    let [_, b, c, d] = parts;
    assert_eq!(index.parts, [weighed("a", "2"), b, c, d]);
    assert_eq!((index.mean, index.scale), (MeanOf::Arithmetic, Scale::ZScores));
    assert_eq!(index.least, None);
    let expected = [
        value("b", "-1"),
        LinkProblem::Repeated("a".to_owned()),
        value("recipe", "*3"),
        value("c", "x"),
        value("d", "most"),
        value("mean", "median"),
        value("least", "101"),
        LinkProblem::Key("colour".to_owned()),
        LinkProblem::Repeated("scale".to_owned()),
    ];
    assert_eq!(problems, expected);
}

#[test]
fn never_more_than_is_read() {
    let parts: Vec<OwnPart> = (0..120).map(|at| OwnPart::new(format!("i{at}"))).collect();
    let (index, problems) = decode(&encode(&OwnIndex { parts, ..OwnIndex::default() }));
    assert_eq!((index.parts.len(), problems), (MOST_PARTS, Vec::new()));
    let text: Vec<String> = (0..101).map(|at| format!("i{at}")).collect();
    let (index, problems) = decode(&text.join(","));
    assert_eq!(index.parts.len(), MOST_PARTS);
    assert_eq!(problems, [LinkProblem::TooMany { key: KEY.to_owned(), most: MOST_PARTS }]);

    let long = |at: usize| OwnPart::new(format!("{at}{}", "x".repeat(400)));
    let parts: Vec<OwnPart> = (0..20).map(long).collect();
    let index = OwnIndex { parts, mean: MeanOf::Harmonic, ..OwnIndex::default() };
    let text = encode(&index);
    let (read, problems) = decode(&text);
    assert_eq!((text.len() <= LONGEST, read.mean, problems), (true, index.mean, Vec::new()));
    assert_eq!(read.parts, index.parts[..10]);
    let (read, problems) = decode(&format!("{}{}", "y".repeat(400), ",x".repeat(4000)));
    assert_eq!(read.parts.len(), 2, "x is repeated");
    assert!(problems.contains(&LinkProblem::TooLong { length: 8400, most: LONGEST }));
}

#[test]
fn weights_are_cut_to_what_is_held() {
    for (weight, written) in [
        ("0.1234567894", "a*0.123456789"),
        ("-2", "a*0"),
        ("1.000", "a"),
        ("12000000", "a*1000000"),
    ] {
        let parts = vec![weighed("a", weight)];
        assert_eq!(encode(&OwnIndex { parts, ..OwnIndex::default() }), written);
    }
}

#[test]
fn what_can_be_a_weight() {
    let of = |text: &str| is_weight(Decimal::parse(text).unwrap());
    assert!(["0", "0.5", "2.0", "0.123456789", "1000000"].into_iter().all(of));
    assert!(!["-1", "1000001", "0.1234567891"].into_iter().any(of));
}

fn choice<C: Code + std::fmt::Debug>() -> impl Strategy<Value = C> {
    (0..C::CODES.len()).prop_map(|at| C::CODES[at].0)
}

fn any_index() -> impl Strategy<Value = OwnIndex> {
    let part = ("\\PC{1,12}|[ ,;*%=\u{a0}a]{1,5}", 0i64..1_000_000_000_000, 0u8..=9)
        .prop_map(|(id, weight, scale)| (id, Decimal::new(weight.into(), scale)))
        .prop_filter("too heavy", |(_, weight)| *weight <= GREATEST_WEIGHT)
        .prop_flat_map(|(indicator, weight)| {
            prop::option::of(choice::<Better>()).prop_map(move |better| OwnPart {
                indicator: indicator.clone(),
                weight,
                better,
            })
        });
    let parts = prop::collection::vec(part, 0..=MOST_PARTS).prop_map(|mut parts| {
        let mut seen = Vec::new();
        parts.retain(|part| {
            !seen.contains(&part.indicator) && {
                seen.push(part.indicator.clone());
                true
            }
        });
        parts
    });
    let name = prop::option::of("\\PC{1,30}")
        .prop_map(|name| name.map(|name| name.trim().to_owned()).filter(|name| !name.is_empty()));
    let steps = (choice(), choice(), choice(), choice(), prop::option::of(0u32..=100));
    (name, parts, steps).prop_map(|(name, parts, (scale, mean, missing, outliers, least))| {
        OwnIndex { name, parts, scale, mean, missing, outliers, least }
    })
}

proptest! {
    #[test]
    fn written_is_read_back(index in any_index()) {
        let text = encode(&index);
        let (read, problems) = decode(&text);
        prop_assert_eq!(&problems, &[]);
        prop_assert_eq!(&read, &index);
        prop_assert_eq!(encode(&read), text);
    }

    #[test]
    fn anything_is_read_without_harm(text in "\\PC{0,80}|[a-c,;*%=0-9.\\- ]{0,60}|(name|scale|mean|least|;|=|z|,){0,30}") {
        let (read, _) = decode(&text);
        let written = encode(&read);
        let (again, problems) = decode(&written);
        prop_assert_eq!(&problems, &[]);
        prop_assert_eq!(again, read);
    }

    /// As long as may be and longer: what is written is read as it was written.
    #[test]
    fn what_is_written_stays_and_is_bounded(
        pieces in prop::collection::vec(
            "\\PC{0,6}|%{1,60}|,|;|\\*|name=|least=7|[%,;*=0-9a-f ]{0,40}|\u{a0}{1,3}", 0..60,
        ),
        times in 1usize..12,
    ) {
        let (read, problems) = decode(&pieces.concat().repeat(times));
        prop_assert!(read.parts.len() <= MOST_PARTS && problems.len() <= LONGEST);
        let written = encode(&read);
        prop_assert!(written.len() <= LONGEST);
        let (again, problems) = decode(&written);
        prop_assert_eq!(&problems, &[]);
        prop_assert_eq!(encode(&again), written);
    }
}
