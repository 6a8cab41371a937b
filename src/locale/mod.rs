//! The reader's language: words, numbers, dates, order, search. Words live here and nowhere else.
