//! Short lists by value: the elements lie in an array, those from `len` on are all the same.

/// What a list of `$Item`s with the fields `len` and `list` shows of itself.
macro_rules! list {
    ($Name:ident of $Item:ident) => {
        impl $Name {
            /// Returns the elements as a slice, in order.
            #[must_use]
            pub fn as_slice(&self) -> &[$Item] {
                self.list.get(..self.len.into()).unwrap_or_default()
            }

            /// Iterates over the elements in order.
            pub fn iter(&self) -> core::slice::Iter<'_, $Item> {
                self.as_slice().iter()
            }

            /// Returns how many there are.
            #[must_use]
            pub fn len(&self) -> usize {
                self.len.into()
            }

            /// Says whether there is none.
            #[must_use]
            pub const fn is_empty(&self) -> bool {
                self.len == 0
            }

            fn add(&mut self, item: $Item) {
                self.list.get_mut(usize::from(self.len)).into_iter().for_each(|place| *place = item);
                self.len = self.len.saturating_add(1);
            }
        }

        impl AsRef<[$Item]> for $Name {
            fn as_ref(&self) -> &[$Item] {
                self.as_slice()
            }
        }

        impl IntoIterator for $Name {
            type Item = $Item;
            type IntoIter = core::iter::Take<core::array::IntoIter<$Item, { $Name::MAX }>>;

            fn into_iter(self) -> Self::IntoIter {
                self.list.into_iter().take(self.len.into())
            }
        }

        impl<'a> IntoIterator for &'a $Name {
            type Item = &'a $Item;
            type IntoIter = core::slice::Iter<'a, $Item>;

            fn into_iter(self) -> Self::IntoIter {
                self.iter()
            }
        }

        impl core::fmt::Debug for $Name {
            fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
                f.debug_list().entries(self).finish()
            }
        }
    };
}

pub(super) use list;
