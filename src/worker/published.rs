//! What is put on a host, as one archive.

use crate::export::publish::{About, TooLarge, Unfit, folder, zipped};
use crate::locale::Lang;
use crate::model::Dataset;
use crate::model::bytes::bytes_struct;

/// The archive, or why there is none.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Published {
    /// The archive; empty where there is none.
    pub zip: Vec<u8>,
    /// Why there is none.
    pub unfit: Option<Unfit>,
}

bytes_struct!(Published { zip, unfit });

impl Published {
    /// Makes it.
    pub fn of(data: &Dataset, about: &About, catalogue: &[u8], lang: Lang) -> Published {
        let made = folder(data, about, catalogue, lang);
        match made.and_then(|files| zipped(&files).map_err(|TooLarge| Unfit::TooLarge)) {
            Ok(zip) => Published { zip, unfit: None },
            Err(unfit) => Published { zip: Vec::new(), unfit: Some(unfit) },
        }
    }
}
