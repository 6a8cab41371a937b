//! A picture on its paper: in one piece, or, where it is tall, in bands that are painted when they
//! come near the window.

use std::rc::Rc;

use crate::app::browser::element::{El, el};
use crate::app::browser::watch::SightWatch;
use crate::app::browser::{dom, timing};
use crate::chart::hundredths::Hundredths;
use crate::chart::ink::Inks;
use crate::chart::paint;
use crate::chart::placed::Placed;

/// How high a band is, in layout pixels.
const BAND: f64 = 600.0;

/// A picture as it stands on its paper.
pub struct Painting {
    placed: Rc<Placed>,
    id: &'static str,
    /// The bands in order; none of a picture in one piece.
    bands: Vec<El>,
    /// Held as long as the picture stands.
    watch: Option<SightWatch>,
}

impl Painting {
    /// Paints a picture; `id` is unique on the page.
    pub fn new(paper: &El, placed: Rc<Placed>, id: &'static str) -> Painting {
        let count = (placed.height / BAND).ceil();
        if count < 4.0 {
            dom::set_markup(paper.raw(), &markup(&placed, id));
            return Painting { placed, id, bands: Vec::new(), watch: None };
        }
        let bands: Vec<El> = (0..count as usize)
            .map(|at| {
                let (top, bottom) = ends(&placed, at);
                let height = Hundredths::of((bottom - top) * placed.scale);
                let band = el("div").class("band").style("height", &format!("{height}px"));
                // The first one bears the name of the whole.
                if at == 0 { band } else { band.attr("aria-hidden", "true") }
            })
            .collect();
        dom::set_markup(paper.raw(), "");
        let _ = paper.clone().all(bands.iter().cloned());
        let (own, all) = (Rc::clone(&placed), bands.clone());
        let watch = SightWatch::new(move |near| {
            if let Some(at) = all.iter().position(|band| *band.raw() == near) {
                fill(&all[at], &own, at, id);
            }
        });
        if let Some(watch) = &watch {
            bands.iter().for_each(|band| watch.add(band.raw()));
        }
        let painting = Painting { placed, id, bands, watch };
        if painting.watch.is_none() {
            painting.complete();
        }
        painting
    }

    /// Paints what was not in sight yet, as paper needs it.
    pub fn complete(&self) {
        for (at, band) in self.bands.iter().enumerate() {
            fill(band, &self.placed, at, self.id);
        }
    }
}

fn ends(placed: &Placed, at: usize) -> (f64, f64) {
    let top = at as f64 * BAND;
    (top, (top + BAND).min(placed.height))
}

fn markup(placed: &Placed, id: &str) -> String {
    let work = || paint::svg(placed, Inks::Page, id);
    timing::measured("xephang:paint", "marks", work, |_| placed.mark_count())
}

fn fill(band: &El, placed: &Placed, at: usize, id: &str) {
    if band.raw().first_child().is_some() {
        return;
    }
    let (top, bottom) = ends(placed, at);
    let part = placed.band(top, bottom);
    let id = if at == 0 { id.to_owned() } else { format!("{id}-{at}") };
    dom::set_markup(band.raw(), &markup(&part, &id));
}
