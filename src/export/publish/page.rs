//! A publication's own page: what social media read of it, and the way into the app. No script: it only
//! leads on.

use crate::chart::paint::escaped;
use crate::locale::Lang;
use crate::locale::words::{Ui, word};

/// What stands on it.
#[derive(Clone, Copy, Debug)]
pub struct Card<'a> {
    /// Key of the publication.
    pub id: &'a str,
    /// Its title.
    pub title: &'a str,
    /// One sentence.
    pub description: &'a str,
    /// The view that it leads to, with `#`.
    pub fragment: &'a str,
    /// Whether `preview.png` stands beside it.
    pub picture: bool,
    /// The address of the whole site, where it is known: social media ask for whole addresses.
    pub address: Option<&'a str>,
}

/// The page's text.
pub fn page(card: &Card<'_>) -> String {
    let base = card.address.map(|address| address.trim_end_matches('/'));
    let own = base.map(|base| format!("{base}/p/{}/", card.id));
    let whole = |file: &str| format!("{}{file}", own.as_deref().unwrap_or("./"));
    let meta = |name: &str, value: &str| {
        format!("    <meta property=\"{name}\" content=\"{}\">\n", escaped(value))
    };
    let mut head = meta("og:type", "website");
    head += &meta("og:site_name", word(Ui::AppName, Lang::Vi));
    head += &meta("og:title", card.title);
    head += &meta("og:description", card.description);
    if let Some(own) = &own {
        head += &meta("og:url", own);
        head += &format!("    <link rel=\"canonical\" href=\"{}\">\n", escaped(own));
    }
    if card.picture {
        head += &meta("og:image", &whole("preview.png"));
        head += &meta("og:image:type", "image/png");
        head += &meta("og:image:alt", card.description);
        head += "    <meta name=\"twitter:card\" content=\"summary_large_image\">\n";
    }
    let (title, description) = (escaped(card.title), escaped(card.description));
    let way = escaped(&format!("../../{}", card.fragment));
    format!(
        "<!doctype html>\n\
         <html lang=\"vi\">\n  \
           <head>\n    \
             <meta charset=\"utf-8\">\n    \
             <meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; base-uri 'none'; form-action 'none'\">\n    \
             <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n    \
             <meta http-equiv=\"refresh\" content=\"0; url={way}\">\n    \
             <title>{title}</title>\n    \
             <meta name=\"description\" content=\"{description}\">\n\
         {head}  \
           </head>\n  \
           <body>\n    \
             <h1><a href=\"{way}\">{title}</a></h1>\n    \
             <p>{description}</p>\n  \
           </body>\n\
         </html>\n"
    )
}
