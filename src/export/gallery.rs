//! An example of each type of chart out of published data, as links: what the page of the gallery shows
//! and what its snapshots are made of.

use crate::share::{ViewState, decode};

/// A view of published data. The data set is named in the link.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Example {
    /// What tells it from others of its type, in names of files; unique.
    pub name: &'static str,
    /// The link's fragment.
    pub link: &'static str,
}

impl Example {
    /// What the link asks for.
    pub fn view(&self) -> ViewState {
        decode(self.link).0
    }
}

macro_rules! examples {
    ($($name:literal: $link:literal;)+) => {
        /// Every example, in the order in which they are shown.
        pub const EXAMPLES: &[Example] = &[$(Example {
            name: $name,
            link: concat!("#v1/", $link),
        }),+];
    };
}

examples! {
    "bars": "pci?d=pci&page=charts&y=2016&vs=2015&u=quang-ninh,da-nang,dong-thap,binh-duong&kind=bars";
    "bars-stacked": "papi?d=papi&page=charts&y=2015&vs=2014&u=quang-ninh,bac-giang&kind=bars&stacked=1";
    "heat": "pci?d=pci&page=charts&y=2016&vs=2015&u=quang-ninh,da-nang,dong-thap,binh-duong&kind=heat";
    "heat-percent": "papi?d=papi&page=charts&y=2020&u=quang-ninh,bac-giang&kind=heat&colour=percent";
    "heat-years": "pci.entry?d=pci&page=charts&y=2016&vs=2015&u=quang-ninh,da-nang&kind=heat";
    "tiles": "pci?d=pci&page=charts&y=2016&vs=2015&u=quang-ninh,da-nang,dong-thap&kind=tiles";
    "strip": "pci?d=pci&page=charts&y=2016&vs=2015&u=quang-ninh,da-nang,dong-thap,binh-duong&kind=strip";
    "strip-groups": "pci?d=pci&page=charts&y=2016&vs=2015&u=quang-ninh,da-nang&kind=strip&groups=1";
    "bump": "pci?d=pci&page=charts&y=2016&vs=2015&u=quang-ninh,da-nang,dong-thap,binh-duong&kind=bump";
    "trend": "pci?d=pci&page=charts&y=2016&vs=2015&u=quang-ninh,da-nang,dong-thap,binh-duong&kind=trend";
    "trend-papi": "papi?d=papi&page=charts&y=2020&vs=2019&u=quang-ninh,bac-giang&kind=trend";
    "slope": "pci?d=pci&page=charts&y=2016&vs=2015&u=quang-ninh,da-nang,dong-thap,binh-duong&kind=slope";
    "dumbbell": "pci?d=pci&page=charts&y=2016&vs=2015&u=quang-ninh,da-nang,dong-thap,binh-duong&kind=dumbbell";
    "waterfall": "pci?d=pci&page=charts&y=2016&vs=2015&u=quang-ninh&kind=waterfall";
    "profile": "pci?d=pci&page=charts&y=2016&vs=2015&u=quang-ninh&kind=profile";
    "radar": "pci?d=pci&page=charts&y=2016&vs=2015&u=quang-ninh&kind=radar";
    "multiples": "pci?d=pci&page=charts&y=2016&vs=2015&u=quang-ninh&kind=multiples";
    "multiples-indices": "par?d=binh-lieu&page=charts&y=2022&vs=2021&u=binh-lieu&kind=multiples";
    "multiples-groups": "pci?d=pci&page=charts&y=2016&vs=2015&u=quang-ninh&kind=multiples&groups=1";
    "scatter": "pci?d=pci&page=charts&y=2016&vs=2015&u=quang-ninh,da-nang,dong-thap,binh-duong&kind=scatter";
    "scatter-two": "pci.entry?d=pci&page=charts&y=2016&vs=2015&u=quang-ninh,da-nang&kind=scatter&other=pci.land";
    "dots": "egov?d=binh-lieu&page=charts&y=2022&vs=2021&u=binh-lieu&kind=dots";
}
