//! Words of tables that leave the page whole: heads of columns, names of sheets, what stands beside
//! figures. The heads are such as the reader of tables knows, so that a table opens again.

super::words! {
    /// Words of tables.
    pub enum Sheet {
        // Columns of figures
        Index: "Chỉ số", "Index";
        Component: "Thành phần", "Component";
        Period: "Kỳ", "Period";
        Unit: "Đơn vị", "Unit";
        UnitId: "Mã đơn vị", "Unit id";
        OfficialCode: "Mã chính thức", "Official code";
        Group: "Nhóm", "Group";
        Edition: "Danh mục đơn vị", "List of units";
        AggregateRow: "Dòng gộp", "Aggregate row";
        Yes: "có", "yes";
        Score: "Điểm", "Score";
        WhyNoScore: "Vì sao không có điểm", "Why there is no score";
        PublishedRank: "Hạng công bố", "Published rank";
        ComputedRank: "Hạng tính toán", "Computed rank";
        NumberRanked: "Số đơn vị", "Of";
        Maximum: "Điểm tối đa", "Maximum";
        Percent: "Tỷ lệ đạt", "Percent";
        ShareReached: "Đạt tỷ lệ", "Share reached";
        Change: "Tăng, giảm công bố", "Published change";
        PlacesGained: "Bậc lên, xuống", "Places gained";
        ChangeSince: "So với kỳ", "Change since";
        Class: "Xếp loại", "Class";
        SelfAssessed: "Tự chấm", "Self-assessed";
        Note: "Ghi chú", "Note";
        // Columns of sources
        Source: "Nguồn", "Source";
        Publication: "Ấn phẩm", "Publication";
        Publisher: "Nơi công bố", "Publisher";
        PublishedOn: "Ngày công bố", "Published on";
        Licence: "Giấy phép", "Licence";
        Address: "Đường dẫn", "Address";
        File: "Tệp", "File";
    }
}
