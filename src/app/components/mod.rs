//! The parts that pages are made of. A component and its style share a name.

pub mod chart_figure;
pub mod controls;
pub mod dialog; // over the page
pub mod embed_dialog; // the view in a frame of another page
pub mod foot;
pub mod header;
pub mod icon;
pub mod link_bar; // what is said of a link
pub mod menu;
pub mod menus; // what stands in the menus
pub mod news;
pub mod origin;
pub mod overlay; // over the page, for a while
pub mod painting; // a picture on its paper
pub mod picture_dialog; // the picture on its way out
pub mod publish_dialog; // for all to open
pub mod published_sets; // what is published beside the page, as a list
pub mod qr_code; // a link for cameras
pub mod select;
pub mod share_dialog; // the link on its way out
pub mod share_ways; // and what else can be handed on
pub mod timeline;
pub mod to_come; // in place of a part of the program
pub mod toast;
pub mod told; // findings, with what proves them
pub mod tone; // the colour and the shape of what rose or fell
pub mod unit_options; // the units that can be highlighted
pub mod unit_picker;
