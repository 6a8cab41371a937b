//! Colours by the role that a mark plays; the values are those of the page's tokens.

/// The role of a mark's colour.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Ink {
    /// The ground.
    Page,
    /// A band on the ground.
    Surface,
    /// The ground of our row.
    UsRow,
    /// Text.
    Ink,
    /// Text that steps back.
    Ink2,
    /// Axis labels and sources.
    Ink3,
    /// Hairlines.
    Rule,
    /// Hairlines that carry meaning.
    RuleStrong,
    /// «Us».
    Accent,
    /// Text on [`Ink::Accent`].
    OnAccent,
    /// A gain; always with ▲ and a sign.
    Rise,
    /// A loss; always with ▼ and a sign.
    Fall,
    /// Bars of the others.
    Bar,
    /// Bars of watched units.
    BarWatch,
    /// Grid lines.
    Grid,
    /// Lines of the others.
    CtxLine,
    /// Words about the others.
    CtxText,
    /// First rival; always with its dash and label.
    Rival1,
    /// Second rival.
    Rival2,
    /// Third rival.
    Rival3,
    /// The rim that parts a mark from what lies below it.
    Halo,
}

/// How roles become colours.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Inks {
    /// CSS variables: the picture follows the page's theme.
    Page,
    /// The light theme's values, for a file that stands alone.
    Light,
    /// The dark theme's values, for a file that stands alone.
    Dark,
}

impl Ink {
    /// Every role.
    pub const ALL: [Ink; 21] = [
        Ink::Page,
        Ink::Surface,
        Ink::UsRow,
        Ink::Ink,
        Ink::Ink2,
        Ink::Ink3,
        Ink::Rule,
        Ink::RuleStrong,
        Ink::Accent,
        Ink::OnAccent,
        Ink::Rise,
        Ink::Fall,
        Ink::Bar,
        Ink::BarWatch,
        Ink::Grid,
        Ink::CtxLine,
        Ink::CtxText,
        Ink::Rival1,
        Ink::Rival2,
        Ink::Rival3,
        Ink::Halo,
    ];

    /// The ink of the n-th rival, from 0.
    pub fn rival(n: usize) -> Ink {
        [Ink::Rival1, Ink::Rival2, Ink::Rival3][n % 3]
    }

    /// The colour, as SVG and CSS write it.
    pub fn css(self, inks: Inks) -> &'static str {
        let (page, light, dark) = match self {
            Ink::Page => ("var(--page)", "#FFFFFF", "#14171C"),
            Ink::Surface => ("var(--surface)", "#F5F6F7", "#1D2127"),
            Ink::UsRow => ("var(--us-row)", "#E7EFFA", "#16294A"),
            Ink::Ink => ("var(--ink)", "#161A20", "#EDF0F4"),
            Ink::Ink2 => ("var(--ink-2)", "#454D59", "#BCC4CE"),
            Ink::Ink3 => ("var(--ink-3)", "#5E6672", "#98A2AE"),
            Ink::Rule => ("var(--rule)", "#DDE0E4", "#343A43"),
            Ink::RuleStrong => ("var(--rule-strong)", "#A9B0BA", "#59626E"),
            Ink::Accent => ("var(--accent)", "#0A4DA2", "#86B6FF"),
            Ink::OnAccent => ("var(--on-accent)", "#FFFFFF", "#0B1526"),
            Ink::Rise => ("var(--rise)", "#00705A", "#4CC7A4"),
            Ink::Fall => ("var(--fall)", "#AF4A0B", "#F0A163"),
            Ink::Bar => ("var(--bar)", "#BCC3CC", "#515A66"),
            Ink::BarWatch => ("var(--bar-watch)", "#6B7480", "#808A97"),
            Ink::Grid => ("var(--grid)", "#E6E8EB", "#272C34"),
            Ink::CtxLine => ("var(--ctx-line)", "#D0D5DB", "#3A414B"),
            Ink::CtxText => ("var(--ctx-text)", "#5E6672", "#98A2AE"),
            Ink::Rival1 => ("var(--rival-1)", "#5B4A1E", "#D9C27A"),
            Ink::Rival2 => ("var(--rival-2)", "#6B3E75", "#D3A3DD"),
            Ink::Rival3 => ("var(--rival-3)", "#4B545F", "#C3CAD3"),
            Ink::Halo => ("var(--halo)", "#FFFFFF", "#14171C"),
        };
        match inks {
            Inks::Page => page,
            Inks::Light => light,
            Inks::Dark => dark,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The tokens of the page are the only other place for a colour: the two must not drift apart.
    #[test]
    fn values_are_those_of_the_tokens() {
        let tokens = include_str!("../../style/tokens.css");
        let (light, dark) = tokens.split_once("[data-theme=\"dark\"] {").unwrap();
        let light = light.split_once('{').unwrap().1;
        for ink in Ink::ALL {
            let name = ink.css(Inks::Page).trim_start_matches("var(").trim_end_matches(')');
            for (text, inks) in [(light, Inks::Light), (dark, Inks::Dark)] {
                let entry = format!("{name}: {};", ink.css(inks));
                assert!(text.contains(&entry), "{entry} is not in tokens.css");
            }
        }
    }
}
