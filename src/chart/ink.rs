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
    /// The weakest of five steps of one hue; text on the first three is [`Ink::Ink`].
    Heat1,
    /// The second step.
    Heat2,
    /// The middle step.
    Heat3,
    /// The fourth step; text on the last two is [`Ink::OnAccent`].
    Heat4,
    /// The strongest step.
    Heat5,
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
    pub const ALL: [Ink; 26] = [
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
        Ink::Heat1,
        Ink::Heat2,
        Ink::Heat3,
        Ink::Heat4,
        Ink::Heat5,
    ];

    /// The ink of the n-th rival, from 0.
    pub fn rival(n: usize) -> Ink {
        [Ink::Rival1, Ink::Rival2, Ink::Rival3][n % 3]
    }

    /// The ink of a step of heat, 0 (weak) to 4 (strong), and that of text on it.
    pub fn heat(step: usize) -> (Ink, Ink) {
        match step {
            0 => (Ink::Heat1, Ink::Ink),
            1 => (Ink::Heat2, Ink::Ink),
            2 => (Ink::Heat3, Ink::Ink),
            3 => (Ink::Heat4, Ink::OnAccent),
            _ => (Ink::Heat5, Ink::OnAccent),
        }
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
            Ink::Heat1 => ("var(--heat-1)", "#EDEFF2", "#20252C"),
            Ink::Heat2 => ("var(--heat-2)", "#CBD1D9", "#363D47"),
            Ink::Heat3 => ("var(--heat-3)", "#9EA8B5", "#505A67"),
            Ink::Heat4 => ("var(--heat-4)", "#5B6573", "#8C97A5"),
            Ink::Heat5 => ("var(--heat-5)", "#363E4A", "#C6CDD6"),
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

    /// Relative luminance as WCAG 2 has it.
    #[allow(clippy::disallowed_methods)] // a test's own arithmetic, not a picture's
    fn luminance(ink: Ink, inks: Inks) -> f64 {
        let hex = ink.css(inks).trim_start_matches('#');
        let part = |at: usize| {
            let value = f64::from(u8::from_str_radix(&hex[at..at + 2], 16).unwrap()) / 255.0;
            if value <= 0.03928 { value / 12.92 } else { ((value + 0.055) / 1.055).powf(2.4) }
        };
        0.2126 * part(0) + 0.7152 * part(2) + 0.0722 * part(4)
    }

    #[test]
    fn text_on_heat_is_readable_and_steps_differ_in_grey() {
        let contrast = |a: Ink, b: Ink, inks| {
            let (a, b) = (luminance(a, inks), luminance(b, inks));
            (a.max(b) + 0.05) / (a.min(b) + 0.05)
        };
        for inks in [Inks::Light, Inks::Dark] {
            for step in 0..5 {
                let (ground, text) = Ink::heat(step);
                assert!(contrast(ground, text, inks) >= 4.5, "step {step}, {inks:?}");
                let below = if step == 0 { Ink::Page } else { Ink::heat(step - 1).0 };
                let least = if step == 0 { 1.1 } else { 1.3 };
                assert!(contrast(ground, below, inks) >= least, "step {step}, {inks:?}");
            }
        }
    }
}
