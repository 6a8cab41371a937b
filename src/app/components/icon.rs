//! Small pictures drawn with strokes of the text's colour. They say nothing to a screen reader: the
//! words stand beside them or in the button's name.

use crate::app::browser::element::{El, svg};

/// The pictures.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Icon {
    /// A folder.
    Open,
    /// A link of a chain.
    Share,
    /// An arrow into a tray.
    Export,
    /// A moon.
    Moon,
    /// A sun.
    Sun,
    /// An arrow head downwards.
    Down,
    /// A cross.
    Close,
    /// A magnifying glass.
    Find,
    /// Three lines.
    Menu,
    /// A triangle with a mark of exclamation.
    Warning,
    /// A tick.
    Done,
    /// A sheet.
    File,
    /// Two sheets.
    Copy,
    /// A padlock.
    Lock,
    /// A table.
    Table,
    /// A picture.
    Picture,
    /// A screen on its stand.
    Screen,
}

impl Icon {
    fn strokes(self) -> &'static str {
        match self {
            Icon::Open => r#"<path d="M1.5 12.5v-9h4l1.5 2h6.5v2M1.5 12.5l2-5h12l-2 5z"/>"#,
            Icon::Share => {
                r#"<path d="M6.5 9.5 9.5 6.5M7 4.5l1.8-1.8a2.6 2.6 0 0 1 3.7 0l.8.8a2.6 2.6 0 0 1 0 3.7L11.5 9M9 11.5l-1.8 1.8a2.6 2.6 0 0 1-3.7 0l-.8-.8a2.6 2.6 0 0 1 0-3.7L4.5 7"/>"#
            }
            Icon::Export => r#"<path d="M8 1.5v8M5 6.7l3 3 3-3M2.5 11v3h11v-3"/>"#,
            Icon::Moon => r#"<path d="M13.5 9.8A6 6 0 0 1 6.2 2.5a6 6 0 1 0 7.3 7.3z"/>"#,
            Icon::Sun => {
                r#"<circle cx="8" cy="8" r="3"/><path d="M8 1v1.5M8 13.5V15M1 8h1.5M13.5 8H15M3 3l1 1M12 12l1 1M3 13l1-1M12 4l1-1"/>"#
            }
            Icon::Down => r#"<path d="m3 6 5 5 5-5"/>"#,
            Icon::Close => r#"<path d="m4 4 8 8M12 4l-8 8"/>"#,
            Icon::Find => r#"<circle cx="7" cy="7" r="4.5"/><path d="m10.5 10.5 4 4"/>"#,
            Icon::Menu => r#"<path d="M2 4h12M2 8h12M2 12h12"/>"#,
            Icon::Warning => r#"<path d="M8 2 1.5 14h13zM8 6.5v3.5M8 12v.1"/>"#,
            Icon::Done => r#"<path d="m3 8.5 3.5 3.5L13 4.5"/>"#,
            Icon::File => r#"<path d="M3.5 1.5h6l3 3v10h-9zM9.5 1.5v3h3"/>"#,
            Icon::Copy => r#"<path d="M5.5 5.5h8v8h-8zM3.5 10.5h-1v-8h8v1"/>"#,
            Icon::Lock => {
                r#"<rect x="3" y="7" width="10" height="7"/><path d="M5 7V5a3 3 0 0 1 6 0v2"/>"#
            }
            Icon::Table => r#"<path d="M1.5 3h13v10h-13zM1.5 6.5h13M6 3v10"/>"#,
            Icon::Screen => r#"<path d="M1.5 2.5h13v8h-13zM8 10.5v3M5 13.5h6"/>"#,
            Icon::Picture => r#"<path d="M2 14V8h3v6M6.5 14V3h3v11M11 14V6h3v8"/>"#,
        }
    }
}

/// One of the pictures.
pub fn pictogram(icon: Icon) -> El {
    svg("icon", "0 0 16 16", icon.strokes())
}

/// The product's mark: three bars, the first of them in the accent.
pub fn logo() -> El {
    let bars = r#"<path d="M1 3h18v3.5H1z" fill="var(--accent)"/><path d="M1 8.5h12V12H1zM1 14h7v3.5H1z" fill="var(--bar-watch)"/>"#;
    svg("", "0 0 20 20", bars)
}

impl El {
    /// One of the pictures, inside.
    pub fn icon(self, icon: Icon) -> El {
        self.add(pictogram(icon))
    }
}
