//! Each step against figures from elsewhere.

use super::super::*;
use super::*;
use crate::model::Direction;

/// Normalised figures of one column.
fn normalised(way: Normalisation, column: Column) -> String {
    let recipe = Recipe { normalisation: way, ..Recipe::default() };
    written(&composite(&index(vec![column]), &recipe).unwrap().normalised[0])
}

/// x = [3, 1, nan, 4, 1, 5.5] in numpy: `(x - min) / (max - min) * (u - l) + l`;
/// `(x - x.mean()) / x.std(ddof=1)`; `scipy.stats.rankdata(x, 'min')` and less one;
/// `(rank - 1) / (n - 1)` in percent; `1 - (r - x) / (r - min)` in percent; `x / max` in percent.
#[test]
fn scales() {
    let (zero, hundred) = (Decimal::ZERO, Decimal::HUNDRED);
    let x = || Column {
        reference: Some(decimal("4")),
        maximum: Some(decimal("6")),
        ..column("3 1 - 4 1 5.5")
    };
    let down =
        || Column { direction: Direction::LowerIsBetter, reference: Some(decimal("2")), ..x() };
    let table = [
        (
            Normalisation::MinMax { low: zero, high: hundred },
            "44.4444444444 0 - 66.6666666667 0 100",
            "55.5555555556 100 - 33.3333333333 100 0",
        ),
        (
            Normalisation::MinMax { low: decimal("1"), high: decimal("7") },
            "3.6666666667 1 - 5 1 7",
            "4.3333333333 7 - 3 7 1",
        ),
        (
            Normalisation::ZScore { mean: zero, deviation: decimal("1") },
            "0.0512989176 -0.9746794345 - 0.5642880936 -0.9746794345 1.3337718577",
            "-0.0512989176 0.9746794345 - -0.5642880936 0.9746794345 -1.3337718577",
        ),
        (
            Normalisation::ZScore { mean: hundred, deviation: decimal("15") },
            "100.7694837641 85.3798084828 - 108.4643214047 85.3798084828 120.0065778657",
            "99.2305162359 114.6201915172 - 91.5356785953 114.6201915172 79.9934221343",
        ),
        (Normalisation::Rank, "3 1 - 4 1 5", "3 4 - 2 4 1"),
        (Normalisation::Borda, "2 0 - 3 0 4", "2 3 - 1 3 0"),
        (Normalisation::PercentileRank, "50 0 - 75 0 100", "50 75 - 25 75 0"),
        (
            Normalisation::Reference { capped: false },
            "66.6666666667 0 - 100 0 150",
            "71.4285714286 128.5714285714 - 42.8571428571 128.5714285714 0",
        ),
        (
            Normalisation::Reference { capped: true },
            "66.6666666667 0 - 100 0 100",
            "71.4285714286 100 - 42.8571428571 100 0",
        ),
        (
            Normalisation::Share,
            "50 16.6666666667 - 66.6666666667 16.6666666667 91.6666666667",
            "50 83.3333333333 - 33.3333333333 83.3333333333 8.3333333333",
        ),
    ];
    for (way, up, turned) in table {
        assert_eq!(normalised(way, x()), up, "{way:?}");
        assert_eq!(normalised(way, down()), turned, "{way:?}, turned");
    }
}

/// `numpy.mean` and `numpy.median` of the others, of all and of groups 0 (1, 2, 6), 1 (10, 20).
#[test]
fn gaps() {
    let groups = vec![Some(0), Some(0), Some(0), Some(0), Some(1), Some(1), Some(1), None, Some(2)];
    let table = [
        (Imputation::None, "1 2 - 6 10 20 - - -"),
        (Imputation::Mean, "1 2 7.8 6 10 20 7.8 7.8 7.8"),
        (Imputation::Median, "1 2 6 6 10 20 6 6 6"),
        (Imputation::GroupMean, "1 2 3 6 10 20 15 - -"),
        (Imputation::GroupMedian, "1 2 2 6 10 20 15 - -"),
    ];
    for (imputation, expected) in table {
        // The second column keeps units with nothing but gaps from being left out.
        let mut input = index(vec![column("1 2 - 6 10 20 - - -"), column("1 2 3 4 5 6 7 8 9")]);
        input.groups = groups.clone();
        let made = composite(&input, &Recipe { imputation, ..Recipe::default() }).unwrap();
        assert_eq!(written(&made.figures[0]), expected, "{imputation:?}");
        let filled = expected.split(' ').zip("1 2 - 6 10 20 - - -".split(' '));
        assert_eq!(made.imputed.len(), filled.filter(|(now, then)| now != then).count());
        for said in &made.imputed {
            assert_eq!((said.column, made.figures[0][said.unit]), (0, Some(said.figure)));
        }
    }
}

/// Means of 10, 40, 90 with weights 1, 2, 3: `numpy.average`, `exp(Σw ln x/Σw)`, `Σw/Σ(w/x)` in
/// Python; and of the two first, where the third is missing.
#[test]
fn means() {
    let table = [
        (Mean::Arithmetic, "60 30"),
        (Mean::Geometric, "47.622031559 25.1984209979"),
        (Mean::Harmonic, "32.7272727273 20"),
    ];
    for (mean, expected) in table {
        let parts = vec![points("10 10", "1"), points("40 40", "2"), points("90 -", "3")];
        let made =
            composite(&index(parts), &Recipe { means: vec![mean], ..as_they_are() }).unwrap();
        assert_eq!(scores(&made, 0), expected, "{mean:?}");
        assert_eq!(made.nodes[0].incomplete, [(1, 2)]);
    }
}

#[test]
fn a_mean_for_each_level() {
    // The index over a sub-index of both columns, and a third column.
    let sub = |figures| Column { parent: 1, ..points(figures, "1") };
    let mut input = index(vec![sub("10 90"), sub("40 10"), points("80 40", "3")]);
    input.nodes.push(Node { parent: Some(0), weight: decimal("1") });
    let means = vec![Mean::Geometric, Mean::Arithmetic];
    let made = composite(&input, &Recipe { means, ..as_they_are() }).unwrap();
    assert_eq!(scores(&made, 1), "20 30");
    assert_eq!(scores(&made, 0), "65 37.5");
    let shares: Vec<_> = made.nodes[0].shares.iter().map(|(_, share)| share.to_string()).collect();
    assert_eq!(shares, ["0.7500000000", "0.2500000000"]);
    assert_eq!(made.nodes[0].shares[1].0, Part::Node(1));
}

#[test]
fn parts_that_are_missing() {
    let parts =
        || vec![points("10 10 - -", "1"), points("40 - 40 -", "0"), points("90 - - -", "0")];
    let made = composite(&index(parts()), &as_they_are()).unwrap();
    let zero = decimal("10");
    let expected = [Ok(zero), Ok(zero), Err(NoScore::Weightless), Err(NoScore::NoFigure)];
    assert_eq!(made.nodes[0].scores, expected);
    let ranks: Vec<_> = made.nodes[0].ranks.iter().map(|rank| rank.map(|r| r.halves())).collect();
    assert_eq!(ranks, [Some(2), Some(2), None, None]);
    assert_eq!(made.screened, [(3, NoScore::NoFigure)]);

    let least_parts = Some(decimal("0.5"));
    let made = composite(&index(parts()), &Recipe { least_parts, ..as_they_are() }).unwrap();
    assert_eq!(made.nodes[0].scores[1], Err(NoScore::TooFew { has: 1, of: 3 }));

    // Who is screened out is no end of a scale either.
    let two = || vec![column("1 2 3 9"), column("1 2 3 -")];
    let screening = Some(decimal("0.51"));
    let made = composite(&index(two()), &Recipe { screening, ..Recipe::default() }).unwrap();
    assert_eq!(written(&made.normalised[0]), "0 50 100 -");
    assert_eq!(made.nodes[0].scores[3], Err(NoScore::Screened { has: 1, of: 2 }));
    let screening = Some(decimal("0.5"));
    let made = composite(&index(two()), &Recipe { screening, ..Recipe::default() }).unwrap();
    assert_eq!(written(&made.normalised[0]), "0 12.5 25 100");
}

#[test]
fn figures_that_are_divided() {
    let mut input =
        index(vec![Column { denominator: Some(0), ..column("1 2 3 4 -") }, column("1 2 3 4 5")]);
    input.denominators = vec![column("4 3 0 - 0").figures];
    let made = composite(&input, &Recipe::default()).unwrap();
    assert_eq!(written(&made.figures[0]), "0.25 0.666666666666667 - - -");
    let said: Vec<_> = made.undivided.iter().map(|lost| (lost.unit, lost.by_zero)).collect();
    assert_eq!(said, [(2, true), (3, false)]);
}

fn treated(figures: &str, treatment: Treatment) -> (Treated, String) {
    let recipe = Recipe { treatment: Some(treatment), ..Recipe::default() };
    let mut made = composite(&index(vec![column(figures)]), &recipe).unwrap();
    (made.treated.remove(0), written(&made.figures[0]))
}

/// COINr's example of `Treat`: 1…10, 30, 100. Skewness and kurtosis as SciPy has them.
#[test]
fn outliers_are_drawn_in() {
    let (found, figures) = treated("1 2 3 4 5 6 7 8 9 10 30 100", Treatment::default());
    assert_eq!(figures, "1 2 3 4 5 6 7 8 9 10 30 30");
    let drawn = |unit, from: &str, to: &str| DrawnIn { unit, from: decimal(from), to: decimal(to) };
    assert_eq!(found.way, Way::Winsorised(vec![drawn(11, "100", "30")]));
    let text = |shape: Option<Shape>| shape.map(|s| format!("{} {}", s.skew, s.kurtosis)).unwrap();
    assert_eq!(text(found.before), "3.0632410342 9.7413908346");
    assert_eq!(text(found.after), "1.7120380601 1.8157805377");
    assert!(found.passes);

    // Where the long tail is low; nothing to do; nothing to be known.
    let (found, figures) = treated("-100 -30 1 2 3 4 5 6 7 8 9 10", Treatment::default());
    assert_eq!(figures, "-30 -30 1 2 3 4 5 6 7 8 9 10");
    assert!(found.passes);
    for figures in ["1 2 3 4 5 6", "1 2 1000", "- 1 2 - -"] {
        let (found, same) = treated(figures, Treatment::default());
        assert_eq!((found.way, same.as_str()), (Way::Untouched, figures));
    }
    // Skewness of exactly 2 is let pass, whatever arithmetic makes of it.
    let (found, _) = treated("0 0 0 1", Treatment::default());
    assert_eq!((found.way, found.passes), (Way::Untouched, true));
}

/// `log(x - min(x) + 0.01 * (max(x) - min(x)))` in Python.
#[test]
fn where_drawing_in_does_not_suffice() {
    let figures = "0 3 6 10 15 18 21 25 30 36 45 60 90 120 900 1000";
    let one = Treatment { points: 1, ..Treatment::default() };
    let (found, logarithms) = treated(figures, one);
    assert_eq!(found.way, Way::Logarithm);
    assert_eq!(
        logarithms,
        "2.30258509299405 2.56494935746154 2.77258872223978 2.99573227355399 3.2188758248682 3.3322045101752 3.43398720448515 3.55534806148941 3.68887945411394 3.8286413964891 4.00733318523247 4.24849524204936 4.60517018598809 4.86753445045558 6.8134445995109 6.91770560983531"
    );
    assert!(found.passes);
    // Without logarithms it stays where drawing in ends, and says so.
    let (found, drawn) = treated(figures, Treatment { logarithm: false, ..one });
    assert_eq!(drawn, "0 3 6 10 15 18 21 25 30 36 45 60 90 120 900 900");
    assert!(!found.passes && matches!(found.way, Way::Winsorised(ref points) if points.len() == 1));
    let (found, same) = treated(figures, Treatment { logarithm: false, points: 0, ..one });
    assert_eq!((found.way, same.as_str(), found.passes), (Way::Untouched, figures, false));
}

#[test]
fn what_comes_first() {
    // The mean with the outlier, or without it.
    let input = || {
        index(vec![
            column("1 2 3 4 5 6 7 8 9 10 30 100 -"),
            points("1 2 3 4 5 6 7 8 9 10 30 100 7", "1"),
        ])
    };
    let recipe = |order| Recipe {
        imputation: Imputation::Mean,
        treatment: Some(Treatment::default()),
        order,
        ..Recipe::default()
    };
    let last = |order| {
        let made = composite(&input(), &recipe(order)).unwrap();
        (made.imputed[0].figure.to_string(), made.figures[0][12].unwrap().to_string())
    };
    assert_eq!(
        last(Order::TreatFirst),
        ("9.58333333333333".to_owned(), "9.58333333333333".to_owned())
    );
    let (imputed, counts) = last(Order::ImputeFirst);
    assert_eq!(imputed, "15.4166666666667");
    assert_eq!(counts, "15.4166666666667");
}
