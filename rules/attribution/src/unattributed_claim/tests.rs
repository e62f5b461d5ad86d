//! The option, and what the rule says; what it finds is specified in `tests/spec/attribution`.

use super::*;

fn options(name: &str, value: OptionValue) -> OptionTable {
    OptionTable::from([(name.to_owned(), value)])
}

#[test]
fn the_reach_of_citations_is_an_option() {
    let rule = UnattributedClaim::default();
    assert_eq!(rule.citation, Reach::Paragraph);
    for value in ["sentence", "paragraph"] {
        assert!(
            rule.configure(&options("citation", OptionValue::Text(value.to_owned())))
                .is_ok()
        );
    }
    let error = rule
        .configure(&options("citation", OptionValue::Bool(true)))
        .err()
        .map(|error| error.message);
    assert_eq!(error.as_deref(), Some("`citation` is \"sentence\" or \"paragraph\""));
    assert!(
        rule.configure(&options("citations", OptionValue::Text("sentence".to_owned())))
            .is_err()
    );
}

#[test]
fn a_citation_in_the_paragraph_vouches_only_if_it_may() {
    let claim = ClaimRow {
        flags: ClaimRow::NEEDS_SOURCE | ClaimRow::CITED_NEARBY,
        attribution: NONE,
        quote: NONE,
        ..ClaimRow::default()
    };
    let strict = UnattributedClaim {
        citation: Reach::Sentence,
        ..UnattributedClaim::default()
    };
    assert!(strict.asks_for_source(&claim));
    assert!(!UnattributedClaim::default().asks_for_source(&claim));
    let cited = ClaimRow {
        flags: claim.flags | ClaimRow::CITED,
        ..claim
    };
    assert!(!strict.asks_for_source(&cited));
}

#[test]
fn quoted_and_attributed_claims_ask_for_nothing() {
    let claim = ClaimRow {
        flags: ClaimRow::NEEDS_SOURCE,
        attribution: NONE,
        quote: NONE,
        ..ClaimRow::default()
    };
    let rule = UnattributedClaim::default();
    assert!(rule.asks_for_source(&claim));
    assert!(!rule.asks_for_source(&ClaimRow { quote: 0, ..claim }));
    assert!(!rule.asks_for_source(&ClaimRow {
        attribution: 0,
        ..claim
    }));
}

#[test]
fn the_kinds_of_claims_are_an_option() {
    let list = |names: &[&str]| OptionValue::List(names.iter().map(ToString::to_string).collect());
    assert_eq!(
        Kinds::named(&["statistic".to_owned()]).map(|kinds| kinds.holds(ClaimClass::Statistic)),
        Some(true)
    );
    assert_eq!(
        Kinds::named(&["statistic".to_owned()]).map(|kinds| kinds.holds(ClaimClass::Causal)),
        Some(false)
    );
    assert!(!Kinds::ALL.holds(ClaimClass::Record));
    let rule = UnattributedClaim::default();
    assert!(rule.configure(&options("kinds", list(&["causal", "attitude"]))).is_ok());
    for wrong in [
        list(&["record"]),
        list(&["cause"]),
        OptionValue::Text("causal".to_owned()),
    ] {
        assert!(rule.configure(&options("kinds", wrong)).is_err());
    }
}

#[test]
fn every_preset_of_a_profile_is_understood() {
    for default in UnattributedClaim::META.defaults {
        let set = options(default.option, default.value.value());
        assert!(UnattributedClaim::default().configure(&set).is_ok(), "{default:?}");
    }
}
