//! Words of findings that need no figures.

super::words! {
    /// Words of findings.
    pub enum Story {
        SentencesForReport: "Câu chữ cho báo cáo", "Sentences for a report";
        WhyRankChanged: "Vì sao đổi hạng?", "Why did the rank change?";
        NobodyOvertook: "Không đơn vị nào vượt", "No unit overtook";
        OpenAllUnits: "Mở tệp có đủ các đơn vị", "Open a file with all units";
    }
}
