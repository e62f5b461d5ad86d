//! What the command line prints, and how it exits: the cases under `tests/cmd/`.

use std::path::Path;

use factlint_tests::binary;

#[test]
fn every_case_prints_what_it_says() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("cmd");
    trycmd::TestCases::new()
        .register_bin("factlint", binary::path().to_owned())
        .case(folder.join("*.md"))
        .case(folder.join("*.toml"))
        .run();
}
