//! The order in which elements stand inside others. Word and PowerPoint refuse, or repair, a file in which it is
//! another one; LibreOffice reads it all the same, so that only a list tells.
//!
//! The lists are those of ECMA-376, 5th edition: part 1 for what both schemas share, part 4 (transitional
//! migration) for its variants, in the files `wml.xsd`, `dml-main.xsd`, `dml-wordprocessingDrawing.xsd` and
//! `pml.xsd` that come with it. Where a type is a `choice` without an order, its members stand in one entry.

use super::opened::{Node, Parts, tree};

/// Fills, of which one is chosen (`EG_FillProperties`).
const FILL: &str = "a:noFill|a:solidFill|a:gradFill|a:blipFill|a:pattFill|a:grpFill";

/// `CT_PPrBase`, then what `CT_PPr` adds.
const W_PPR: &str = "w:pStyle w:keepNext w:keepLines w:pageBreakBefore w:framePr w:widowControl w:numPr \
    w:suppressLineNumbers w:pBdr w:shd w:tabs w:suppressAutoHyphens w:kinsoku w:wordWrap w:overflowPunct \
    w:topLinePunct w:autoSpaceDE w:autoSpaceDN w:bidi w:adjustRightInd w:snapToGrid w:spacing w:ind \
    w:contextualSpacing w:mirrorIndents w:suppressOverlap w:jc w:textDirection w:textAlignment \
    w:textboxTightWrap w:outlineLvl w:divId w:cnfStyle w:rPr w:sectPr w:pPrChange";

/// `EG_RPrBase`: a choice by the schema, which Word writes and its validator wants in this order.
const W_RPR: &str = "w:rStyle w:rFonts w:b w:bCs w:i w:iCs w:caps w:smallCaps w:strike w:dstrike w:outline \
    w:shadow w:emboss w:imprint w:noProof w:snapToGrid w:vanish w:webHidden w:color w:spacing w:w w:kern \
    w:position w:sz w:szCs w:highlight w:u w:effect w:bdr w:shd w:fitText w:vertAlign w:rtl w:cs w:em w:lang \
    w:eastAsianLayout w:specVanish w:oMath w:rPrChange";

/// `CT_TextParagraphProperties`, which list styles have for each level as well.
const A_PPR: &str = "a:lnSpc a:spcBef a:spcAft a:buClrTx|a:buClr a:buSzTx|a:buSzPct|a:buSzPts \
    a:buFontTx|a:buFont a:buNone|a:buAutoNum|a:buChar|a:buBlip a:tabLst a:defRPr a:extLst";

/// What stands in an element, in this order.
fn order(name: &str) -> Option<String> {
    let own = match name {
        // WordprocessingML.
        "w:document" => "w:background w:body",
        "w:pPr" => W_PPR,
        "w:rPr" => W_RPR,
        // CT_TblPrBase, CT_TblPr.
        "w:tblPr" => {
            "w:tblStyle w:tblpPr w:tblOverlap w:bidiVisual w:tblStyleRowBandSize w:tblStyleColBandSize \
             w:tblW w:jc w:tblCellSpacing w:tblInd w:tblBorders w:shd w:tblLayout w:tblCellMar w:tblLook \
             w:tblCaption w:tblDescription w:tblPrChange"
        }
        // CT_TrPrBase is a choice.
        "w:trPr" => {
            "w:cnfStyle|w:divId|w:gridBefore|w:gridAfter|w:wBefore|w:wAfter|w:cantSplit|w:trHeight|\
             w:tblHeader|w:tblCellSpacing|w:jc|w:hidden w:ins w:del w:trPrChange"
        }
        // CT_TcPrBase, CT_TcPrInner, CT_TcPr.
        "w:tcPr" => {
            "w:cnfStyle w:tcW w:gridSpan w:hMerge w:vMerge w:tcBorders w:shd w:noWrap w:tcMar \
             w:textDirection w:tcFitText w:vAlign w:hideMark w:headers w:cellIns|w:cellDel|w:cellMerge \
             w:tcPrChange"
        }
        "w:tbl" => "w:tblPr w:tblGrid w:tr",
        "w:tr" => "w:tblPrEx w:trPr w:tc",
        "w:tc" => "w:tcPr w:p|w:tbl",
        "w:tblBorders" => "w:top w:left|w:start w:bottom w:right|w:end w:insideH w:insideV",
        "w:tcBorders" => {
            "w:top w:left|w:start w:bottom w:right|w:end w:insideH w:insideV w:tl2br w:tr2bl"
        }
        "w:pBdr" => "w:top w:left w:bottom w:right w:between w:bar",
        "w:tblCellMar" | "w:tcMar" => "w:top w:left|w:start w:bottom w:right|w:end",
        "w:numPr" => "w:ilvl w:numId w:numberingChange w:ins",
        // EG_HdrFtrReferences, EG_SectPrContents.
        "w:sectPr" => {
            "w:headerReference|w:footerReference w:footnotePr w:endnotePr w:type w:pgSz w:pgMar w:paperSrc \
             w:pgBorders w:lnNumType w:pgNumType w:cols w:formProt w:vAlign w:noEndnote w:titlePg \
             w:textDirection w:bidi w:rtlGutter w:docGrid w:printerSettings w:sectPrChange"
        }
        "w:styles" => "w:docDefaults w:latentStyles w:style",
        "w:docDefaults" => "w:rPrDefault w:pPrDefault",
        "w:style" => {
            "w:name w:aliases w:basedOn w:next w:link w:autoRedefine w:hidden w:uiPriority w:semiHidden \
             w:unhideWhenUsed w:qFormat w:locked w:personal w:personalCompose w:personalReply w:rsid w:pPr \
             w:rPr w:tblPr w:trPr w:tcPr w:tblStylePr"
        }
        "w:tblStylePr" => "w:pPr w:rPr w:tblPr w:trPr w:tcPr",
        "w:numbering" => "w:numPicBullet w:abstractNum w:num w:numIdMacAtCleanup",
        "w:abstractNum" => "w:nsid w:multiLevelType w:tmpl w:name w:styleLink w:numStyleLink w:lvl",
        "w:lvl" => {
            "w:start w:numFmt w:lvlRestart w:pStyle w:isLgl w:suff w:lvlText w:lvlPicBulletId w:legacy \
             w:lvlJc w:pPr w:rPr"
        }
        "w:num" => "w:abstractNumId w:lvlOverride",
        // Of CT_Settings what comes near to what is written here.
        "w:settings" => {
            "w:writeProtection w:view w:zoom w:removePersonalInformation w:mirrorMargins w:stylePaneSortMethod \
             w:documentType w:revisionView w:trackRevisions w:documentProtection w:autoFormatOverride \
             w:defaultTabStop w:autoHyphenation w:consecutiveHyphenLimit w:hyphenationZone \
             w:evenAndOddHeaders w:characterSpacingControl w:updateFields w:footnotePr w:endnotePr w:compat \
             w:docVars w:rsids w:themeFontLang w:clrSchemeMapping w:decimalSymbol w:listSeparator"
        }
        // DrawingML in a text.
        "wp:inline" => "wp:extent wp:effectExtent wp:docPr wp:cNvGraphicFramePr a:graphic",
        "pic:pic" => "pic:nvPicPr pic:blipFill pic:spPr",
        "pic:nvPicPr" => "pic:cNvPr pic:cNvPicPr",
        "pic:blipFill" | "p:blipFill" | "a:blipFill" => "a:blip a:srcRect a:tile|a:stretch",
        "a:xfrm" | "p:xfrm" => "a:off a:ext a:chOff a:chExt",
        // CT_ShapeProperties.
        "pic:spPr" | "p:spPr" => {
            "a:xfrm a:custGeom|a:prstGeom FILL a:ln a:effectLst|a:effectDag a:scene3d a:sp3d a:extLst"
        }
        "a:ln" | "a:lnL" | "a:lnR" | "a:lnT" | "a:lnB" => {
            "FILL a:prstDash|a:custDash a:round|a:bevel|a:miter a:headEnd a:tailEnd a:extLst"
        }
        // Text of shapes.
        "p:txBody" | "a:txBody" => "a:bodyPr a:lstStyle a:p",
        "a:bodyPr" => {
            "a:prstTxWarp a:noAutofit|a:normAutofit|a:spAutoFit a:scene3d a:sp3d|a:flatTx a:extLst"
        }
        "a:p" => "a:pPr a:r|a:br|a:fld a:endParaRPr",
        "a:r" => "a:rPr a:t",
        "a:fld" => "a:rPr a:pPr a:t",
        "a:pPr" | "a:lvl1pPr" | "a:lvl2pPr" | "a:lvl3pPr" | "a:lvl4pPr" | "a:lvl5pPr"
        | "a:defPPr" => A_PPR,
        "a:rPr" | "a:defRPr" | "a:endParaRPr" => {
            "a:ln FILL a:effectLst|a:effectDag a:highlight a:uLnTx|a:uLn a:uFillTx|a:uFill a:latin a:ea a:cs \
             a:sym a:hlinkClick a:hlinkMouseOver a:rtl a:extLst"
        }
        "a:tbl" => "a:tblPr a:tblGrid a:tr",
        "a:tblPr" => "FILL a:effectLst|a:effectDag a:tableStyle|a:tableStyleId a:extLst",
        "a:tr" => "a:tc a:extLst",
        "a:tc" => "a:txBody a:tcPr a:extLst",
        "a:tcPr" => {
            "a:lnL a:lnR a:lnT a:lnB a:lnTlToBr a:lnBlToTr a:cell3D FILL a:headers a:extLst"
        }
        // PresentationML.
        "p:cSld" => "p:bg p:spTree p:custDataLst p:controls p:extLst",
        "p:sld" => "p:cSld p:clrMapOvr p:transition p:timing p:extLst",
        "p:sldLayout" => "p:cSld p:clrMapOvr p:transition p:timing p:hf p:extLst",
        "p:sldMaster" => {
            "p:cSld p:clrMap p:sldLayoutIdLst p:transition p:timing p:hf p:txStyles p:extLst"
        }
        "p:txStyles" => "p:titleStyle p:bodyStyle p:otherStyle",
        "p:presentation" => {
            "p:sldMasterIdLst p:notesMasterIdLst p:handoutMasterIdLst p:sldIdLst p:sldSz p:notesSz p:smartTags \
             p:embeddedFontLst p:custShowLst p:photoAlbum p:custDataLst p:kinsoku p:defaultTextStyle \
             p:modifyVerifier p:extLst"
        }
        "p:spTree" => {
            "p:nvGrpSpPr p:grpSpPr p:sp|p:grpSp|p:graphicFrame|p:cxnSp|p:pic|p:contentPart p:extLst"
        }
        "p:sp" => "p:nvSpPr p:spPr p:style p:txBody p:extLst",
        "p:pic" => "p:nvPicPr p:blipFill p:spPr p:style p:extLst",
        "p:graphicFrame" => "p:nvGraphicFramePr p:xfrm a:graphic p:extLst",
        "p:nvSpPr" => "p:cNvPr p:cNvSpPr p:nvPr",
        "p:nvPicPr" => "p:cNvPr p:cNvPicPr p:nvPr",
        "p:nvGraphicFramePr" => "p:cNvPr p:cNvGraphicFramePr p:nvPr",
        "p:nvGrpSpPr" => "p:cNvPr p:cNvGrpSpPr p:nvPr",
        _ => return None,
    };
    Some(own.replace("FILL", FILL))
}

/// What stands before all else in an element that otherwise takes things in any order, or behind all else.
const FIRST: [(&str, &str); 2] = [("w:p", "w:pPr"), ("w:r", "w:rPr")];
const LAST: [(&str, &str); 1] = [("w:body", "w:sectPr")];

/// Every element of every part has its children in the order of the schema; how many were looked at, by name.
pub fn assert_ordered(parts: &Parts) -> std::collections::BTreeMap<String, usize> {
    let mut seen = std::collections::BTreeMap::new();
    let mut wrong = Vec::new();
    for name in parts.keys().filter(|name| name.ends_with(".xml")) {
        look(&tree(parts, name), name, &mut seen, &mut wrong);
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    seen
}

fn look(
    node: &Node,
    part: &str,
    seen: &mut std::collections::BTreeMap<String, usize>,
    wrong: &mut Vec<String>,
) {
    if let Some(order) = order(&node.name) {
        *seen.entry(node.name.clone()).or_default() += 1;
        let places: Vec<Vec<&str>> =
            order.split_whitespace().map(|place| place.split('|').collect()).collect();
        let mut last = 0;
        for child in &node.children {
            let at = places.iter().position(|place| place.contains(&child.name.as_str()));
            match at {
                None => wrong.push(format!("{part}: {} has no {}", node.name, child.name)),
                Some(at) if at < last => {
                    let before = places[last].join("|");
                    wrong.push(format!("{part}: {} has {} behind {before}", node.name, child.name));
                }
                Some(at) => last = at,
            }
        }
    }
    for (name, first) in FIRST {
        let at = node.children.iter().position(|child| child.name == first);
        if node.name == name && at.is_some_and(|at| at > 0) {
            wrong.push(format!("{part}: {first} is not the first of {name}"));
        }
    }
    for (name, last) in LAST {
        let at = node.children.iter().rposition(|child| child.name == last);
        if node.name == name && at != node.children.len().checked_sub(1) {
            wrong.push(format!("{part}: {last} is not the last of {name}"));
        }
    }
    node.children.iter().for_each(|child| look(child, part, seen, wrong));
}

/// That the check finds what it is for.
#[test]
fn another_order_is_found() {
    let found = |xml: &str| {
        let parts = Parts::from([("a.xml".to_owned(), xml.as_bytes().to_vec())]);
        let (mut seen, mut wrong) = (std::collections::BTreeMap::new(), Vec::new());
        look(&tree(&parts, "a.xml"), "a.xml", &mut seen, &mut wrong);
        wrong
    };
    assert_eq!(found("<w:pPr><w:pStyle/><w:keepNext/><w:jc/></w:pPr>"), Vec::<String>::new());
    for xml in [
        "<w:pPr><w:jc/><w:keepNext/></w:pPr>",
        "<w:rPr><w:sz/><w:b/></w:rPr>",
        "<w:tcPr><w:vAlign/><w:tcW/></w:tcPr>",
        "<w:sectPr><w:pgSz/><w:headerReference/></w:sectPr>",
        "<w:p><w:r/><w:pPr/></w:p>",
        "<w:body><w:sectPr/><w:p/></w:body>",
        "<a:rPr><a:latin/><a:solidFill/></a:rPr>",
        "<a:tcPr><a:noFill/><a:lnL/></a:tcPr>",
        "<p:cSld><p:spTree/><p:bg/></p:cSld>",
        "<p:cSld><p:sp/></p:cSld>",
    ] {
        assert_eq!(found(xml).len(), 1, "{xml}");
    }
}
