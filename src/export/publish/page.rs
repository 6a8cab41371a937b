//! A publication's own page: what social media read of it, and the way into the app. No script: it only
//! leads on.

use crate::chart::paint::escaped;
use crate::locale::Lang;
use crate::locale::words::{Ui, word};
use crate::model::Label;

/// What stands on it.
#[derive(Clone, Copy, Debug)]
pub struct Card<'a> {
    /// Key of the publication.
    pub id: &'a str,
    /// Its title. With one in English the page speaks English too.
    pub title: &'a Label,
    /// One sentence.
    pub description: &'a Label,
    /// The view that it leads to, with `#`.
    pub fragment: &'a str,
    /// Whether `preview.png` stands beside it.
    pub picture: bool,
    /// The address of the whole site, where it is known: social media ask for whole addresses.
    pub address: Option<&'a str>,
}

/// The page's text: Vietnamese, and behind it English where the publication has an English title.
pub fn page(card: &Card<'_>) -> String {
    let base = card.address.map(|address| address.trim_end_matches('/'));
    let own = base.map(|base| format!("{base}/p/{}/", card.id));
    let whole = |file: &str| format!("{}{file}", own.as_deref().unwrap_or("./"));
    let meta = |name: &str, value: &str| {
        format!("    <meta property=\"{name}\" content=\"{}\">\n", escaped(value))
    };
    let (title, said) = (&card.title.vi, &card.description.vi);
    let english = card.title.en.as_deref().map(|title| {
        let said = card.description.en.as_deref().unwrap_or_default();
        (title, said, format!("{}&lang={}", card.fragment, Lang::En.code()))
    });
    // Social media show one title and some lines under it.
    let line = english.as_ref().map(|(title, said, _)| match said.is_empty() {
        true => (*title).to_owned(),
        false => format!("{title}: {said}"),
    });
    let lines = [said.as_str(), line.as_deref().unwrap_or_default()];
    let lines = lines.into_iter().filter(|line| !line.is_empty()).collect::<Vec<_>>().join(" · ");
    let mut head = meta("og:type", "website");
    head += &meta("og:site_name", word(Ui::AppName, Lang::Vi));
    head += &meta("og:locale", "vi_VN");
    if english.is_some() {
        head += &meta("og:locale:alternate", "en_US");
    }
    head += &meta("og:title", title);
    head += &meta("og:description", &lines);
    if let Some(own) = &own {
        head += &meta("og:url", own);
        head += &format!("    <link rel=\"canonical\" href=\"{}\">\n", escaped(own));
    }
    if card.picture {
        head += &meta("og:image", &whole("preview.png"));
        head += &meta("og:image:type", "image/png");
        head += &meta("og:image:alt", said);
        head += "    <meta name=\"twitter:card\" content=\"summary_large_image\">\n";
    }
    let way = |fragment: &str| escaped(&format!("../../{fragment}"));
    let second = english.map(|(title, said, fragment)| {
        let (way, title, said) = (way(&fragment), escaped(title), escaped(said));
        format!(
            "    <div lang=\"en\">\n      \
               <h2><a href=\"{way}\">{title}</a></h2>\n      \
               <p>{said}</p>\n    \
             </div>\n"
        )
    });
    let (second, way) = (second.unwrap_or_default(), way(card.fragment));
    let (title, said, lines) = (escaped(title), escaped(said), escaped(&lines));
    format!(
        "<!doctype html>\n\
         <html lang=\"vi\">\n  \
           <head>\n    \
             <meta charset=\"utf-8\">\n    \
             <meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; base-uri 'none'; form-action 'none'\">\n    \
             <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n    \
             <meta http-equiv=\"refresh\" content=\"0; url={way}\">\n    \
             <title>{title}</title>\n    \
             <meta name=\"description\" content=\"{lines}\">\n\
         {head}  \
           </head>\n  \
           <body>\n    \
             <h1><a href=\"{way}\">{title}</a></h1>\n    \
             <p>{said}</p>\n\
         {second}  \
           </body>\n\
         </html>\n"
    )
}
