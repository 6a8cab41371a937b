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
        LicenceAddress: "Đường dẫn giấy phép", "Address of the licence";
        Address: "Đường dẫn", "Address";
        File: "Tệp", "File";
        // Sheets
        FiguresSheet: "Số liệu", "Figures";
        SourcesSheet: "Nguồn", "Sources";
        NotesSheet: "Ghi chú", "Notes";
        // Notes
        Topic: "Mục", "Topic";
        ThisFile: "Tệp này", "This file";
        MadeFrom: "Lập bằng Xếp Hạng từ các ấn phẩm ghi ở trang Nguồn.", "Made with Xếp Hạng from the publications on the sheet Sources.";
        ItalicsMean: "Số in nghiêng không phải số nơi công bố đưa ra: suy ra từ số công bố khác, hoặc được tính.", "Numbers in italics are not the publisher’s own: they follow from other published figures, or are computed.";
        DecimalsShown: "Trang của từng chỉ số hiện số chữ số thập phân như nơi công bố; ô giữ nguyên giá trị, chỉ làm tròn khi hiển thị.", "The sheets of indices show as many decimals as the publisher; the cells hold the values in full, rounded for display only.";
        Ranks: "Hạng", "Ranks";
        RanksApart: "Hạng công bố là hạng nơi công bố đưa ra. Hạng tính toán được tính từ điểm, chỉ khi có điểm của đủ các đơn vị đã xếp hạng. Hai loại đứng ở hai cột riêng.", "Published ranks are the publisher’s. Computed ranks follow from the scores, where there are scores of all the units that were ranked. They stand in columns of their own.";
        NoScores: "Không có điểm", "No score";
        BlankMeans: "Ô trống nghĩa là không có số liệu, hoặc chỉ công bố hạng.", "An empty cell means that there is no data, or that only the rank is published.";
        Methods: "Cách tính", "Method";
        Aggregates: "Dòng gộp", "Aggregate rows";
        PublishersNotes: "Ghi chú của nơi công bố", "The publisher’s notes";
    }
}
