//! Words inside pictures: axes, keys, alternative texts.

super::words! {
    /// Words inside pictures.
    pub enum Chart {
        Rank: "Hạng", "Rank";
        Score: "Điểm", "Score";
        Unit: "Đơn vị", "Unit";
        Total: "Tổng", "Total";
        Others: "đơn vị khác", "other units";
        LastYear: "năm trước", "year before";
        MethodChanged: "Đổi cách tính", "Method changed";
        RankOneOnTop: "Hạng, 1 ở trên", "Rank, 1 on top";
        Places: "Bậc", "Places";
        Change: "Tăng, giảm", "Change";
        Period: "Kỳ", "Period";
        Component: "Thành phần", "Component";
        NoData: "không có số liệu", "no data";
        NoFigures: "Không có số liệu để vẽ.", "There are no figures to draw.";
        NoOtherPeriod: "Chưa có kỳ khác để so sánh.", "There is no other period to compare with.";
        NoUnitChosen: "Hãy chọn một đơn vị.", "Choose a unit.";
        NoOutlines: "Hãy mở tệp ranh giới (GeoJSON) cùng số liệu để vẽ bản đồ.", "Open a file of boundaries (GeoJSON) beside the figures to draw a map.";
        NoPlaces: "Chưa biết các đơn vị ở đâu, hoặc quá nhiều đơn vị cho bản đồ ô. Hãy mở tệp ranh giới (GeoJSON).", "It is not known where the units lie, or they are too many for tiles. Open a file of boundaries (GeoJSON).";
        NoRank: "Chưa biết hạng của đơn vị.", "The unit's rank is not known.";
        NoParts: "Chỉ số này không có thành phần.", "This index has no components.";
        MissingPart: "Có thành phần thiếu điểm nên không tính được đóng góp.", "A component has no score, so contributions cannot be computed.";
        NoWeights: "Không biết trọng số của các thành phần.", "The weights of the components are not known.";
        OtherScale: "Tổng điểm hai kỳ được quy về thang chung từ các tiêu chí khác nhau nên không tính được đóng góp.", "The totals of the two periods were brought back to the common scale from different criteria, so contributions cannot be computed.";
        BreakBetween: "Cách tính đổi giữa hai kỳ nên điểm không so sánh được.", "The method changed between the two periods, so scores do not compare.";
        TooFewUnits: "Số liệu không có đủ các đơn vị được xếp hạng.", "The data does not hold all the units that were ranked.";
        RanksOnly: "Chỉ có hạng được công bố, không có điểm.", "Only ranks are published, no scores.";
    }
}
