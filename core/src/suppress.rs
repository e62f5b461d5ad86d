//! Ignore comments: which findings they silence, and which of them silenced nothing.
