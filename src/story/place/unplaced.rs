//! Why something cannot be said of a place, and what would help.

use crate::analysis::Unplaced;
use crate::locale::Lang;

/// Why something cannot be said of a unit's place, and what would help.
pub fn unplaced(reason: Unplaced, lang: Lang) -> &'static str {
    let (vi, en) = match reason {
        Unplaced::NoFigure => (
            "Chưa nói được: đơn vị không có điểm trong kỳ này.",
            "This cannot be said: the unit has no score in this period.",
        ),
        Unplaced::RanksOnly => (
            "Chưa nói được khoảng cách: chỉ công bố hạng, không có điểm.",
            "Distances cannot be said: only ranks are published, no scores.",
        ),
        Unplaced::Aggregate => (
            "Đây là số trung bình hoặc của cả vùng, không được xếp hạng.",
            "This is a mean or a region, which is not ranked.",
        ),
        Unplaced::NotChosen => (
            "Đơn vị không nằm trong số các đơn vị đang chọn.",
            "The unit is not among those chosen.",
        ),
        Unplaced::TooFewUnits => (
            "Chưa nói được: số liệu không có đủ các đơn vị được xếp hạng. Hãy mở tệp có đủ các đơn vị.",
            "This cannot be said: the data does not hold all the units ranked. Open a file that does.",
        ),
        Unplaced::NoGroup => (
            "Số liệu không cho biết đơn vị thuộc nhóm nào.",
            "The data does not say which group the unit is in.",
        ),
        Unplaced::NoPeers => {
            ("Không có đơn vị nào khác để so sánh.", "There is no other unit to compare with.")
        }
        Unplaced::NoParts => (
            "Chỉ số này không có thành phần trong kỳ này.",
            "This indicator has no components in this period.",
        ),
        Unplaced::MissingPart => (
            "Chưa nói được: thiếu điểm của một thành phần.",
            "This cannot be said: a component has no score.",
        ),
        Unplaced::NoWeights => (
            "Không biết trọng số của các thành phần, nên không chia được khoảng cách.",
            "The weights of the components are not known, so the distance cannot be shared out.",
        ),
        Unplaced::OtherScale => (
            "Hai đơn vị áp dụng các tiêu chí khác nhau và tổng điểm được quy về thang chung, nên không chia được khoảng cách.",
            "Different criteria apply to the two units and totals were brought back to the common scale, so the distance cannot be shared out.",
        ),
        Unplaced::NoMaximum => (
            "Chưa nói được: không biết mức điểm tối đa.",
            "This cannot be said: a maximum is not known.",
        ),
        Unplaced::Leads => (
            "Đơn vị đang dẫn đầu: không có đơn vị nào ở trên.",
            "The unit leads: nobody is above it.",
        ),
        Unplaced::SeveralLevel => (
            "Có nhiều đơn vị cùng điểm ở trên, nên không chia được một khoảng cách.",
            "Several units are level above, so there is no single distance to share out.",
        ),
        Unplaced::NothingBefore => {
            ("Không có hạng của kỳ trước để so sánh.", "There is no earlier rank to compare with.")
        }
        Unplaced::UnknownCount => (
            "Chưa nói được: không biết một trong hai kỳ xếp hạng bao nhiêu đơn vị.",
            "This cannot be said: how many units were ranked is not known in one of the periods.",
        ),
        Unplaced::DenseRanks => (
            "Hạng đánh liền (không bỏ số sau khi đồng hạng) không cho biết có bao nhiêu đơn vị ở trên.",
            "Dense ranks do not say how many units are above.",
        ),
        Unplaced::NoBands => {
            ("Cơ quan công bố không chia nhóm điểm.", "The publisher gives no bands.")
        }
        Unplaced::MixedBands => (
            "Chưa nói được: có nhóm chia theo điểm, có nhóm chia theo tỷ lệ.",
            "This cannot be said: some bands are of the score, some of the percentage.",
        ),
    };
    lang.pick(vi, en)
}
