//! What serde reports, as a [`Problem`].

use std::fmt;

use crate::import::diagnostic::Problem;
use crate::import::json::node::Node;

/// A problem on its way up; its place is known as soon as the value is that it arose in.
#[derive(Clone, Debug)]
pub struct Error {
    at: Option<usize>,
    problem: Option<Box<Problem>>,
}

impl Error {
    pub(super) fn at(at: usize, problem: Problem) -> Error {
        Error { at: Some(at), problem: Some(Box::new(problem)) }
    }

    /// One that the sink holds already.
    pub(super) fn told() -> Error {
        Error { at: None, problem: None }
    }

    /// The same, at this value unless it has a place.
    pub(super) fn or_at(self, node: &Node<'_>) -> Error {
        Error { at: self.at.or(Some(node.at)), ..self }
    }

    /// The place and the problem; `None` for one that was told already.
    pub(super) fn into_problem(self, node: &Node<'_>) -> Option<(usize, Problem)> {
        self.problem.map(|problem| (self.at.unwrap_or(node.at), *problem))
    }
}

impl serde::de::Error for Error {
    /// Only reached when a wire type asks for what no JSON value gives; a mistake in the type, not
    /// in the file.
    fn custom<T: fmt::Display>(_: T) -> Error {
        Error { at: None, problem: Some(Box::new(Problem::NothingRecognised)) }
    }

    fn missing_field(member: &'static str) -> Error {
        Error { at: None, problem: Some(Box::new(Problem::MissingMember { member })) }
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:?}", self.problem)
    }
}

impl std::error::Error for Error {}
