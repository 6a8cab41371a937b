//! Words of the page: buttons, labels, menus.

super::words! {
    /// Words of the page.
    pub enum Ui {
        AppName: "Xếp Hạng", "Xếp Hạng";
        // Pages
        PageOverview: "Đơn vị", "Unit";
        PageRanking: "Xếp hạng", "Ranking";
        PageChange: "Thay đổi", "Change";
        // Actions
        OpenFiles: "Mở tệp", "Open files";
        Share: "Chia sẻ", "Share";
        Export: "Xuất", "Export";
        Copy: "Chép", "Copy";
        Copied: "Đã chép", "Copied";
        Close: "Đóng", "Close";
        Cancel: "Huỷ", "Cancel";
        Language: "Ngôn ngữ", "Language";
        Theme: "Giao diện", "Theme";
        ThemeLight: "Sáng", "Light";
        ThemeDark: "Tối", "Dark";
        ThemeAuto: "Theo máy", "As the system";
        // Choices
        IndexAndComponent: "Chỉ số và thành phần", "Index and component";
        TotalScore: "Điểm tổng hợp", "Total score";
        Year: "Năm", "Year";
        ComparedWith: "So với", "Compared with";
        Group: "Nhóm", "Group";
        WholeCountry: "Cả nước", "Whole country";
        AllUnits: "Tất cả đơn vị", "All units";
        HighlightedUnits: "Đơn vị nổi bật", "Highlighted units";
        FindName: "Tìm tên…", "Find a name…";
        CommonSet: "Chỉ đơn vị có ở cả hai năm", "Only units present in both years";
        TieMethod: "Cách xếp đồng hạng", "Ties";
        // Views of the ranking
        ViewBars: "Điểm", "Scores";
        ViewComponents: "Thành phần", "Components";
        ViewTable: "Bảng số", "Table";
        // Columns
        Rank: "Hạng", "Rank";
        UnitColumn: "Đơn vị", "Unit";
        Score: "Điểm", "Score";
        ScoreChange: "Tăng, giảm", "Change";
        GapToUs: "Chênh lệch", "Gap";
        PublishedRank: "Hạng công bố", "Published rank";
        ComputedRank: "Hạng tính toán", "Computed rank";
        // Where a value comes from
        Published: "công bố", "published";
        Computed: "tính toán", "computed";
        Derived: "suy ra", "derived";
        RecomputedAgrees: "tính lại: khớp", "recomputed: agrees";
        RecomputedDiffers: "tính lại: khác", "recomputed: differs";
        RoundedForDisplay: "Chỉ làm tròn khi hiển thị", "Rounded for display only";
        SourceLabel: "Nguồn", "Source";
        Licence: "Giấy phép", "Licence";
    }
}
