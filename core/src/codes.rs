//! Enums that are stored in rows as one byte.
//!
//! Rows are read across the plug-in border, so they hold numbers, never enums; a code that this version does not
//! know reads as the last variant.

/// Declares an enum with a stable one-byte code and a kebab-case name for each variant.
///
/// The last variant is what unknown codes read as.
macro_rules! codes {
    (
        $(#[$outer:meta])*
        pub enum $name:ident { $( $(#[$inner:meta])* $variant:ident = $code:literal => $text:literal, )+ }
    ) => {
        $(#[$outer])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        #[repr(u8)]
        pub enum $name { $( $(#[$inner])* $variant = $code, )+ }

        impl $name {
            /// Every variant, in the order of declaration.
            pub const ALL: &'static [Self] = &[ $( Self::$variant, )+ ];

            /// The variant of a stored code; unknown codes read as the last variant.
            pub const fn from_code(code: u8) -> Self {
                match code {
                    $( $code => Self::$variant, )+
                    _ => Self::ALL[Self::ALL.len() - 1],
                }
            }

            /// The stored code.
            pub const fn code(self) -> u8 { self as u8 }

            /// The name that output and configuration use.
            pub const fn name(self) -> &'static str {
                match self { $( Self::$variant => $text, )+ }
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result { out.write_str(self.name()) }
        }
    };
}

pub(crate) use codes;
