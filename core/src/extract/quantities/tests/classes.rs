//! How well the two hardest classes are read: upper bounds ("fewer than 40") and ranges ("10 to 15"), with figures in
//! other company that must not be taken for either.
//!
//! Sentences are our own. A figure counts as found when sign, value and unit are right.

use super::read;

const UPPER: &[(&str, &str)] = &[
    ("Fewer than 40 boats left the harbour.", "<40"),
    ("Fewer than a dozen pupils passed the test.", "<12"),
    (
        "The clinic treats fewer than ninety patients a day.",
        "<90 count per day",
    ),
    ("Less than 4% of ballots were spoilt.", "<4 percent"),
    ("The walk takes less than two hours.", "<2 hour"),
    ("They found less than 3 kg of copper.", "<3 kilogram"),
    ("The repair cost less than $500.", "<500 USD"),
    ("Less than half the crew came home.", "<0.5"),
    ("Less than a third of the seats were taken.", "<0.333333333333"),
    ("A litre of milk costs less than €1.20.", "<1.2 EUR"),
    ("The well gives less than 500 barrels a day.", "<500 barrel per day"),
    ("Not more than 30 guests may enter.", "<=30"),
    ("No more than 30 guests may enter.", "<=30"),
    ("No more than three bags fit in the boot.", "<=3"),
    ("The tower is no higher than 50 metres.", "<=50 metre"),
    ("The trial lasted no longer than six weeks.", "<=6 week"),
    ("The bridge bears no more than 12 tonnes.", "<=12 tonne"),
    ("The pass is not more than 900 metres high.", "<=900 metre"),
    ("The fine is not over £200.", "<=200 GBP"),
    ("Under 20 percent paid in cash.", "<20 percent"),
    ("Just under 20 per cent paid in cash.", "<20 percent"),
    ("Just under a million homes lost power.", "<1000000"),
    ("The ticket costs under 15 euros.", "<15 EUR"),
    ("Well under 100 birds were counted.", "<100"),
    ("Children under 12 years old travel free.", "<12 year of age"),
    ("The lake has shrunk to under 40 hectares.", "<40 hectare"),
    ("The temperature stayed below 5 degrees Celsius.", "<5 degree celsius"),
    ("Unemployment fell below 6%.", "<6 percent"),
    (
        "Output stayed below 1.2 million barrels a day.",
        "<1200000 barrel per day",
    ),
    ("Prices slipped below $80 a barrel.", "<80 USD per barrel"),
    ("The river stands below two metres.", "<2 metre"),
    ("Up to 400 people will work there.", "<=400"),
    ("Up to half a million visitors are expected.", "<=500000"),
    ("The storm brought gusts of up to 120 km/h.", "<=120 kilometre per hour"),
    ("Fines of up to £5,000 are possible.", "<=5000 GBP"),
    ("The battery lasts up to ten hours.", "<=10 hour"),
    ("As many as 400 people attended.", "<=400"),
    ("As many as twenty villages were flooded.", "<=20"),
    ("Repairs may cost as much as $3 million.", "<=3000000 USD"),
    ("Waves as high as 9 metres hit the pier.", "<=9 metre"),
    ("The cave is at most 40 metres deep.", "<=40 metre"),
    ("At most 15 boats may race.", "<=15"),
    ("At most one in ten voters knows him.", "<=0.1"),
    ("A maximum of 60 people may enter.", "<=60"),
    ("The lift carries a maximum of 450 kilograms.", "<=450 kilogram"),
    ("The price is 30 euros or less.", "<=30 EUR"),
    ("Groups of ten or fewer pay nothing.", "<=10"),
    ("Families with incomes of $40,000 or less qualify.", "<=40000 USD"),
    ("Parcels of 2 kg or less go by bike.", "<=2 kilogram"),
    ("Anyone aged 16 or under gets in free.", "<=16 year of age"),
    ("Plots of sub-300 sq m sold fast.", "<300 square metre"),
    ("The error is < 0.5 mm.", "<0.5 millimetre"),
    ("The dose was ≤ 20 mg.", "<=20 milligram"),
    ("The village has just short of 900 houses.", "<900"),
    ("The bill came to just shy of $2,000.", "<2000 USD"),
    ("The firm employs smaller than 50 workers.", "<50"),
    ("It is cheaper than 40 euros.", "<40 EUR"),
    ("The shop sells shirts for less than 20 dollars.", "<20 USD"),
    ("The boat sank in less than eight minutes.", "<8 minute"),
    ("A rate lower than 2.5 percent is unlikely.", "<2.5 percent"),
    ("The fish was shorter than 30 cm.", "<30 centimetre"),
    ("The runner finished in less than 10 seconds.", "<10 second"),
    ("Salt makes up less than one percent of the dough.", "<1 percent"),
    ("The score must be less than or equal to 80.", "<=80"),
    ("The toll is less than 700 or equal to it.", "<=700"),
    ("The mast must not be taller than 25 metres.", "<=25 metre"),
    ("The town did not collect more than 60 tonnes.", "<=60 tonne"),
    ("Fewer than 1 in 20 pupils walks to school.", "<0.05"),
    ("They spent no more than a quarter of the grant.", "<=0.25"),
    ("The farm never sold more than 400 eggs.", "<=400"),
];

const RANGES: &[(&str, &str)] = &[
    ("The repair will take 1.5-2 million hours.", "1500000..2000000 hour"),
    ("The repair will take 1.5–2 million hours.", "1500000..2000000 hour"),
    ("The storm brought between 10 and 15 inches of rain.", "10..15 inch"),
    ("Between two and three hundred homes burnt.", "2..300"),
    ("Between 30% and 40% of the crop was lost.", "30..40 percent"),
    ("Between $3 million and $5 million was spent.", "3000000..5000000 USD"),
    ("The firm wants between $3 and $5 million.", "3000000..5000000 USD"),
    ("Wages vary from 10 to 15 percent.", "10..15 percent"),
    ("Fees range from £20 to £45.", "20..45 GBP"),
    ("Depths ranged from 2.5 to 4 metres.", "2.5..4 metre"),
    ("The classes hold from twelve to fifteen pupils.", "12..15"),
    ("The course takes 40 to 50 hours.", "40..50 hour"),
    ("The course takes 10 to 15 per cent longer.", "10..15 percent"),
    ("The grant pays $3 to $5 million.", "3000000..5000000 USD"),
    ("The grant pays $3m-$5m.", "3000000..5000000 USD"),
    ("The grant pays $3-5 million.", "3000000..5000000 USD"),
    ("The grant pays €3bn–€5bn.", "3000000000..5000000000 EUR"),
    ("The grant pays 3 to 5 million euros.", "3000000..5000000 EUR"),
    ("Homes sell for $200 to $4 million.", "200..4000000 USD"),
    ("The visit lasts three or four days.", "3..4 day"),
    ("Two or three lamps failed.", "2..3"),
    ("The lamp draws 5-10W.", "5..10 watt"),
    ("The choir has 10-15 singers.", "10..15"),
    ("The choir has 10–15 singers.", "10..15"),
    ("The tank takes 1000–5000 litres.", "1000..5000 litre"),
    ("The tank takes 1,000-5,000 litres.", "1000..5000 litre"),
    ("It needs more than 40 and less than 50 volts.", "40..50 volt"),
    ("It needs at least 40 but no more than 50 volts.", "40..50 volt"),
    ("It needs at least 40, but less than 50 volts.", "40..50 volt"),
    ("Turn the key 2 to 3 times.", "2..3"),
    ("Boil the eggs for 6-7 minutes.", "6..7 minute"),
    ("Boil the eggs for six to seven minutes.", "6..7 minute"),
    ("The journey takes five-to-six hours.", "5..6 hour"),
    ("A 30- to 40-day stay is usual.", "30..40 day"),
    ("A three-to-five-year term is usual.", "3..5 year"),
    ("A 5-10 percent rise is likely.", "5..10 percent"),
    ("A 5%-10% rise is likely.", "5..10 percent"),
    ("A 5% to 10% rise is likely.", "5..10 percent"),
    ("It froze at -10 to -5 degrees Celsius.", "-10..-5 degree celsius"),
    ("It will be 18 to 21C at noon.", "18..21 degree celsius"),
    ("It will be 18-21 °C at noon.", "18..21 degree celsius"),
    ("The fish grow to 20-30cm.", "20..30 centimetre"),
    ("The fish grow to 20 cm to 30 cm.", "20..30 centimetre"),
    ("The plots measure 1/2 to 3/4 acre.", "0.5..0.75 acre"),
    ("The plots measure ½–¾ acre.", "0.5..0.75 acre"),
    ("The dose is 5 ± 2 mg.", "3..7 milligram"),
    ("The dose is 5 mg plus or minus 2 mg.", "3..7 milligram"),
    ("The dose is 5 mg, give or take.", "5 milligram"),
    ("The beam is 5 +/- 0.5 metres long.", "4.5..5.5 metre"),
    ("Children aged 5 to 12 may apply.", "5..12 year of age"),
    ("Children between 5 and 12 years old may apply.", "5..12 year of age"),
    ("Five to ten thousand people marched.", "5000..10000"),
    ("Ten to fifteen thousand people marched.", "10000..15000"),
    ("20,000 to 30,000 people marched.", "20000..30000"),
    ("20-30,000 people marched.", "20000..30000"),
    ("Some 20 to 30 people marched.", "20..30"),
    ("About 20 to 30 people marched.", "20..30"),
    ("Water use is 100 to 120 litres a day.", "100..120 litre per day"),
    ("Oil cost $70 to $80 a barrel.", "70..80 USD per barrel"),
    ("Oil cost between $70 and $80 a barrel.", "70..80 USD per barrel"),
    ("The trains run at 250 to 300 km/h.", "250..300 kilometre per hour"),
    ("The bank gave 20 to 25 lakh rupees.", "2000000..2500000 INR"),
    ("Anywhere from 10 to 20 rooms are free.", "10..20"),
    ("The vote drew somewhere between 55 and 60 percent.", "55..60 percent"),
    ("A half to two-thirds of the herd died.", "0.5..0.666666666667"),
    ("One to two percent of the bolts broke.", "1..2 percent"),
    ("The interval runs from 0.5 through 0.9.", "0.5..0.9"),
    ("The hall seats 300~400 people.", "300..400"),
    ("It costs 10p to 20p.", "10..20 penny"),
    ("The pond is two to three feet deep.", "2..3 foot"),
];

const NEITHER: &[(&str, &str)] = &[
    ("Rovers won 3-1 at home.", ""),
    ("Rovers won 3–1 at home.", ""),
    ("The match ended 2-2.", ""),
    ("It was 6-4, 6-3 in the end.", ""),
    ("The Lions lost 21-17 on Sunday.", ""),
    ("The Lions beat the Bears 104-98.", ""),
    ("The council voted 7-2 to close it.", ""),
    ("The bill passed by 52-48.", ""),
    ("They lead the series 3-2.", ""),
    ("See Section 427 of the act.", ""),
    ("See sections 4-6 of the act.", ""),
    ("Turn to pages 45-48.", ""),
    ("See chapters 2 to 4.", ""),
    ("Call 555-1234 for help.", ""),
    ("Call 020 7946 0018 for help.", ""),
    ("Call +1-222-333-4444 for help.", ""),
    ("Call 1-800-555-0199 for help.", ""),
    ("The 2014-15 season was poor.", ""),
    ("The 2014–2017 plan failed.", ""),
    ("It happened between 2014 and 2017.", ""),
    ("She served from 1998 to 2004.", ""),
    ("The shop opens 9-5.", ""),
    ("The shop opens from 9am to 5pm.", ""),
    ("The film runs from 10:15 to 12:30.", ""),
    ("They met on March 3-5.", ""),
    ("They met on 3-5 March.", ""),
    ("The F-16 took off.", ""),
    ("An A380 landed.", ""),
    ("The Boeing 737-800 was late.", ""),
    ("Version 2.4.1 is out.", ""),
    ("The router is at 192.168.1.2 today.", ""),
    ("COVID-19 spread quickly.", ""),
    ("Take exit 35 off the motorway.", ""),
    ("He lives at 49 Zorro Ranch Road.", ""),
    ("The order is #4512-88.", ""),
    ("ISBN 978-3-16 is missing.", ""),
    ("The odds were 50-1.", ""),
    ("The ratio was 3:1.", ""),
    ("The screen has a 16:9 shape.", ""),
    ("The shop is open 24/7.", ""),
    ("The 9/11 memorial reopened.", ""),
    ("Costs fell, the study found [12].", ""),
    ("Costs fell, the studies found [12-15].", ""),
    ("Psalm 23 was read.", ""),
    ("John 3:16 was read.", ""),
    ("The S&P 500 slipped.", ""),
    ("A Fortune 100 company moved.", ""),
    ("Article 50 was triggered.", ""),
    ("Flight 370 vanished.", ""),
    ("Her address is 10115 Berlin.", ""),
    ("They play a 4-4-2 this year.", ""),
    ("Under Section 12, they may appeal.", ""),
    ("Below is a list of 12 firms.", "12"),
    ("The cellar below 12 houses flooded.", "<12"),
    ("They handed over 23 prisoners.", "23"),
    ("More than 40 boats left.", ">40"),
    ("At least 40 boats left.", ">=40"),
    ("No fewer than 40 boats left.", ">=40"),
    ("No less than 40 tonnes fell.", ">=40 tonne"),
    ("Not less than 40 tonnes fell.", ">=40 tonne"),
    ("As few as 12 people came.", ">=12"),
    ("About 300 residents left.", "~300"),
    ("Nearly 300 residents left.", "~300"),
    ("It sold 12 more than last year.", "12"),
    ("It sold 12 fewer than last year.", "12"),
    ("The fee rose 5% to $10.", "5 percent; 10 USD"),
    ("They won two of 15 races.", "2; 15"),
    ("They sold 12 boats and 15 oars.", "12; 15"),
    ("They walked 5 miles to save 2 dollars.", "5 mile; 2 USD"),
    ("The Under-21 team lost.", ""),
    ("He teaches grades 7 to 9.", ""),
    ("The room is 4 by 5 metres.", "4; 5 metre"),
    ("A 3-2 decision stood.", ""),
];

/// What was expected, found, and both, in one class.
#[derive(Default)]
struct Tally {
    expected: usize,
    found: usize,
    right: usize,
}

impl Tally {
    fn add(&mut self, expected: &str, found: &str, is: impl Fn(&str) -> bool) {
        let figures = |text: &'_ str| -> Vec<String> {
            text.split("; ")
                .filter(|figure| is(figure))
                .map(str::to_owned)
                .collect()
        };
        let (expected, mut found) = (figures(expected), figures(found));
        self.expected += expected.len();
        self.found += found.len();
        for figure in expected {
            if let Some(at) = found.iter().position(|other| *other == figure) {
                found.remove(at);
                self.right += 1;
            }
        }
    }

    fn shares(&self) -> (f64, f64, f64) {
        let share = |of: usize| 100.0 * self.right as f64 / of.max(1) as f64;
        let (precision, recall) = (share(self.found), share(self.expected));
        (
            precision,
            recall,
            2.0 * precision * recall / (precision + recall).max(f64::MIN_POSITIVE),
        )
    }
}

#[test]
fn upper_bounds_and_ranges_are_told_apart() {
    assert!(UPPER.len() >= 60 && RANGES.len() >= 60 && NEITHER.len() >= 60);
    let (mut upper, mut ranges) = (Tally::default(), Tally::default());
    for (text, expected) in UPPER.iter().chain(RANGES).chain(NEITHER) {
        let found = read(text);
        if found != *expected {
            println!("{text}\n    expected {expected}\n    found    {found}");
        }
        upper.add(expected, &found, |figure| figure.starts_with('<'));
        ranges.add(expected, &found, |figure| figure.contains(".."));
    }
    for (name, tally) in [("less than", &upper), ("range", &ranges)] {
        let (precision, recall, f) = tally.shares();
        println!(
            "{name}: {} expected, precision {precision:.1}, recall {recall:.1}, F {f:.1}",
            tally.expected
        );
        assert!(f >= 85.0, "{name}: F {f:.1}");
    }
}
