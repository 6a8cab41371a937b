//! Values as bytes, for handing them from one thread of the browser to another, where nothing else
//! passes. Not for files: the form changes with the program.
//!
//! Numbers are little endian and of fixed width; columns of them go as they lie. Bytes that were not
//! made here give nothing, and cost no more room than they take themselves.

mod dataset;
mod nouns;

use std::collections::BTreeMap;
use std::sync::Arc;

/// Where bytes come from.
pub trait Input {
    /// Fills all of `to` with the next bytes; `false` when there are not so many.
    fn fill(&mut self, to: &mut [u8]) -> bool;

    /// How many bytes are left.
    fn left(&self) -> usize;
}

impl Input for &[u8] {
    fn fill(&mut self, to: &mut [u8]) -> bool {
        let Some((now, later)) = self.split_at_checked(to.len()) else { return false };
        to.copy_from_slice(now);
        *self = later;
        true
    }

    fn left(&self) -> usize {
        self.len()
    }
}

/// A value that can be written as bytes and read again.
pub trait Bytes: Sized {
    /// The fewest bytes that a value takes.
    const LEAST: usize = 1;

    /// Writes it.
    fn put(&self, to: &mut Vec<u8>);

    /// Reads it; `None` when the bytes mean no such value.
    fn take(from: &mut dyn Input) -> Option<Self>;

    /// Writes several.
    fn put_all(all: &[Self], to: &mut Vec<u8>) {
        all.iter().for_each(|one| one.put(to));
    }

    /// Reads so many, which fit into what is left.
    fn take_all(count: usize, from: &mut dyn Input) -> Option<Vec<Self>> {
        // A value may need more room than its bytes: it is not all taken at once.
        let mut all = Vec::with_capacity(count.min(1 << 10));
        for _ in 0..count {
            all.push(Self::take(from)?);
        }
        Some(all)
    }

    /// It alone as bytes.
    fn to_bytes(&self) -> Vec<u8> {
        let mut bytes = Vec::new();
        self.put(&mut bytes);
        bytes
    }
}

/// The value that bytes mean; `None` when they mean none, or more than one.
pub fn from_bytes<T: Bytes>(mut bytes: &[u8]) -> Option<T> {
    let value = T::take(&mut bytes)?;
    bytes.is_empty().then_some(value)
}

/// Turns numbers of so many bytes each, as this machine holds them, into little endian ones, or back.
fn swap_to_little(bytes: &mut [u8], size: usize) {
    if cfg!(target_endian = "big") {
        bytes.chunks_mut(size).for_each(<[u8]>::reverse);
    }
}

/// Whole numbers, and columns of them.
macro_rules! numbers {
    ($($type:ty),*) => {
        $(impl Bytes for $type {
            const LEAST: usize = size_of::<$type>();

            fn put(&self, to: &mut Vec<u8>) {
                to.extend_from_slice(&self.to_le_bytes());
            }

            fn take(from: &mut dyn Input) -> Option<$type> {
                let mut bytes = [0; size_of::<$type>()];
                from.fill(&mut bytes).then(|| <$type>::from_le_bytes(bytes))
            }

            fn put_all(all: &[$type], to: &mut Vec<u8>) {
                let start = to.len();
                to.extend_from_slice(bytemuck::cast_slice(all));
                swap_to_little(&mut to[start..], size_of::<$type>());
            }

            fn take_all(count: usize, from: &mut dyn Input) -> Option<Vec<$type>> {
                let mut all: Vec<$type> = vec![0; count];
                let bytes: &mut [u8] = bytemuck::cast_slice_mut(&mut all);
                if !from.fill(bytes) {
                    return None;
                }
                swap_to_little(bytes, size_of::<$type>());
                Some(all)
            }
        })*
    };
}

numbers!(u8, u16, u32, i32, u64, i64, i128);

/// Counts and indices: in this program all below 2³².
impl Bytes for usize {
    const LEAST: usize = 4;

    fn put(&self, to: &mut Vec<u8>) {
        (*self as u32).put(to);
    }

    fn take(from: &mut dyn Input) -> Option<usize> {
        u32::take(from).map(|value| value as usize)
    }
}

impl Bytes for bool {
    fn put(&self, to: &mut Vec<u8>) {
        to.push(u8::from(*self));
    }

    fn take(from: &mut dyn Input) -> Option<bool> {
        match u8::take(from)? {
            0 => Some(false),
            1 => Some(true),
            _ => None,
        }
    }
}

impl Bytes for String {
    const LEAST: usize = 4;

    fn put(&self, to: &mut Vec<u8>) {
        self.len().put(to);
        to.extend_from_slice(self.as_bytes());
    }

    fn take(from: &mut dyn Input) -> Option<String> {
        String::from_utf8(Bytes::take(from)?).ok()
    }
}

impl<T: Bytes> Bytes for Vec<T> {
    const LEAST: usize = 4;

    fn put(&self, to: &mut Vec<u8>) {
        self.len().put(to);
        T::put_all(self, to);
    }

    fn take(from: &mut dyn Input) -> Option<Vec<T>> {
        let count = usize::take(from)?;
        let fits = count.checked_mul(T::LEAST).is_some_and(|bytes| bytes <= from.left());
        if fits { T::take_all(count, from) } else { None }
    }
}

impl<T: Bytes> Bytes for Option<T> {
    fn put(&self, to: &mut Vec<u8>) {
        self.is_some().put(to);
        if let Some(value) = self {
            value.put(to);
        }
    }

    fn take(from: &mut dyn Input) -> Option<Option<T>> {
        if bool::take(from)? { T::take(from).map(Some) } else { Some(None) }
    }
}

impl<T: Bytes> Bytes for Box<T> {
    fn put(&self, to: &mut Vec<u8>) {
        (**self).put(to);
    }

    fn take(from: &mut dyn Input) -> Option<Box<T>> {
        T::take(from).map(Box::new)
    }
}

impl<T: Bytes> Bytes for Arc<T> {
    fn put(&self, to: &mut Vec<u8>) {
        (**self).put(to);
    }

    fn take(from: &mut dyn Input) -> Option<Arc<T>> {
        T::take(from).map(Arc::new)
    }
}

impl<A: Bytes, B: Bytes> Bytes for (A, B) {
    const LEAST: usize = A::LEAST + B::LEAST;

    fn put(&self, to: &mut Vec<u8>) {
        self.0.put(to);
        self.1.put(to);
    }

    fn take(from: &mut dyn Input) -> Option<(A, B)> {
        Some((A::take(from)?, B::take(from)?))
    }
}

impl<T: Bytes, E: Bytes> Bytes for Result<T, E> {
    fn put(&self, to: &mut Vec<u8>) {
        self.is_ok().put(to);
        match self {
            Ok(value) => value.put(to),
            Err(error) => error.put(to),
        }
    }

    fn take(from: &mut dyn Input) -> Option<Result<T, E>> {
        Some(if bool::take(from)? { Ok(T::take(from)?) } else { Err(E::take(from)?) })
    }
}

impl<K: Bytes + Ord + Clone, V: Bytes + Clone> Bytes for BTreeMap<K, V> {
    const LEAST: usize = 4;

    fn put(&self, to: &mut Vec<u8>) {
        self.len().put(to);
        for (key, value) in self {
            key.put(to);
            value.put(to);
        }
    }

    fn take(from: &mut dyn Input) -> Option<BTreeMap<K, V>> {
        Some(Vec::<(K, V)>::take(from)?.into_iter().collect())
    }
}

/// A struct is its members one after the other.
macro_rules! bytes_struct {
    ($type:ident { $($member:ident),* $(,)? }) => {
        impl $crate::model::bytes::Bytes for $type {
            fn put(&self, to: &mut Vec<u8>) {
                $($crate::model::bytes::Bytes::put(&self.$member, to);)*
            }

            fn take(from: &mut dyn $crate::model::bytes::Input) -> Option<$type> {
                Some($type { $($member: $crate::model::bytes::Bytes::take(from)?),* })
            }
        }
    };
}

/// An enum is the number of its variant, then its members.
macro_rules! bytes_enum {
    ($type:ident {
        $($tag:literal = $variant:ident $({ $($member:ident),* $(,)? })? $(( $($item:ident),* ))?),*
        $(,)?
    }) => {
        impl $crate::model::bytes::Bytes for $type {
            fn put(&self, to: &mut Vec<u8>) {
                match self {
                    $($type::$variant $({ $($member),* })? $(( $($item),* ))? => {
                        to.push($tag);
                        $($($crate::model::bytes::Bytes::put($member, to);)*)?
                        $($($crate::model::bytes::Bytes::put($item, to);)*)?
                    })*
                }
            }

            fn take(from: &mut dyn $crate::model::bytes::Input) -> Option<$type> {
                match <u8 as $crate::model::bytes::Bytes>::take(from)? {
                    $($tag => {
                        $($(let $item = $crate::model::bytes::Bytes::take(from)?;)*)?
                        Some($type::$variant
                            $({ $($member: $crate::model::bytes::Bytes::take(from)?),* })?
                            $(( $($item),* ))?)
                    })*
                    _ => None,
                }
            }
        }
    };
}

pub(crate) use {bytes_enum, bytes_struct};

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_length_beyond_the_bytes_takes_no_room() {
        let mut bytes = Vec::new();
        u32::MAX.put(&mut bytes);
        bytes.extend([0; 64]);
        assert_eq!(from_bytes::<Vec<i64>>(&bytes), None);
        assert_eq!(from_bytes::<String>(&bytes), None);
        assert_eq!(from_bytes::<Vec<String>>(&bytes), None);
    }

    #[test]
    fn columns_longer_than_a_block() {
        let column: Vec<i64> = (0..100_000).map(|at| at * -7_000_000_019).collect();
        assert_eq!(from_bytes::<Vec<i64>>(&column.to_bytes()), Some(column));
        let odd = vec![Some(String::from("Huế")), None];
        assert_eq!(from_bytes::<Vec<Option<String>>>(&odd.to_bytes()), Some(odd));
    }
}
