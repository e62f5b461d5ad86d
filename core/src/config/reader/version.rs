//! Versions that a configuration file asks for: `0.1`, or `>=0.1, <0.3`.

use std::cmp::Ordering;

/// Whether a version meets every part of a requirement; none where the requirement cannot be read. A bare version stands
/// for all that begin with it: 0.1 for 0.1.0 and 0.1.7.
pub fn meets(version: &str, requirement: &str) -> Option<bool> {
    let own = numbers(version)?;
    let mut all = true;
    for part in requirement.split(',').map(str::trim) {
        let digits = part.find(|character: char| character.is_ascii_digit())?;
        let (operator, wanted) = part.split_at_checked(digits)?;
        let wanted = numbers(wanted)?;
        let order = own
            .iter()
            .zip(wanted.iter().chain(std::iter::repeat(&0)))
            .fold(Ordering::Equal, |order, (a, b)| order.then(a.cmp(b)));
        all &= match operator.trim() {
            "" | "=" | "==" => own.starts_with(&wanted),
            ">=" => order.is_ge(),
            ">" => order.is_gt(),
            "<=" => order.is_le(),
            "<" => order.is_lt(),
            _ => return None,
        };
    }
    Some(all)
}

/// Three numbers at most, of a version without letters.
fn numbers(version: &str) -> Option<Vec<u32>> {
    let numbers: Option<Vec<u32>> = version.trim().split('.').map(|part| part.parse().ok()).collect();
    numbers.filter(|numbers| numbers.len() <= 3)
}

#[cfg(test)]
mod tests {
    use super::meets;

    #[test]
    fn every_part_must_hold() {
        for (requirement, met) in [
            ("0.2", Some(true)),
            ("0.2.4", Some(true)),
            ("0.2.5", Some(false)),
            (">=0.1, <0.3", Some(true)),
            (">= 0.2.4, < 0.2.4", Some(false)),
            (">0.2", Some(true)),
            ("<=0.2", Some(false)),
            ("==1", Some(false)),
            ("latest", None),
            ("^0.2", None),
            ("0.2.4.1", None),
            ("", None),
        ] {
            assert_eq!(meets("0.2.4", requirement), met, "{requirement}");
        }
    }
}
