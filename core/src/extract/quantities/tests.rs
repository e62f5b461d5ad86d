//! What sentences say, in a short form: `>2 hour`, `~300`, `10..15 percent`, bounds before the figure, unit behind it.

mod classes;

use crate::extract::{BlockRows, block};
use crate::prose::BlockKind;
use crate::rows::{Bound, Dimension, QuantityRow, Role};

/// The figures of a sentence in the short form.
fn read(text: &str) -> String {
    let rows = block(text, BlockKind::Paragraph);
    let figures: Vec<_> = rows
        .quantities
        .iter()
        .filter(|row| row.dimension() != Dimension::Ordinal)
        .map(|row| short(row, &rows))
        .collect();
    figures.join("; ")
}

fn short(row: &QuantityRow, rows: &BlockRows) -> String {
    let sign = match row.bound() {
        Bound::About => "~",
        Bound::AtLeast => ">=",
        Bound::MoreThan => ">",
        Bound::AtMost => "<=",
        Bound::LessThan => "<",
        _ => "",
    };
    let value = if row.bound() == Bound::Range {
        format!("{}..{}", row.low, row.high)
    } else {
        row.low.to_string()
    };
    let age = if row.dimension() == Dimension::Age {
        " of age"
    } else {
        ""
    };
    let unit = rows
        .pool
        .find(row.unit)
        .map_or(String::new(), |unit| format!(" {unit}"));
    format!("{sign}{value}{unit}{age}")
}

const READINGS: &[(&str, &str)] = &[
    // Digits and their grouping.
    ("The ferry carried 1,200 passengers.", "1200"),
    ("The archive holds 1\u{202f}200 letters.", "1200"),
    ("The valley has 1'200 beehives.", "1200"),
    ("The scheme reached 12,34,567 farmers.", "1234567"),
    ("The reservoir lost 0.75 metres.", "0.75 metre"),
    ("Rain of .5 inches fell.", "0.5 inch"),
    ("The recipe needs 1/2 cup of milk.", "0.5 cup"),
    ("The plank is 10 1/2 feet long.", "10.5 foot"),
    ("Add 2½ teaspoons of salt.", "2.5 teaspoon"),
    ("The dose was 1.3e6 units.", "1300000"),
    ("Light covers 3×10⁸ metres per second.", "300000000 metre per second"),
    ("The valley has 1 200 beehives.", "1200"),
    ("The scheme reached 1,00,000 farmers.", "100000"),
    ("The house cost 1.234,56 euros.", "1234.56 EUR"),
    ("The hive had 1.234.567 bees, the old one 2.500.", "1234567; 2500"),
    ("The hive had 2.500 litres.", "2.5 litre"),
    ("The soup costs 5,50 €, a rise of 3,5 %.", "5.5 EUR; 3.5 percent"),
    ("The well is １２３ metres deep.", "123 metre"),
    ("The cup holds ⅔.", "0.666666666667"),
    ("They ran a 4x100m relay.", ""),
    ("The speck weighs 6.02 x 10^-3 grams.", "0.00602 gram"),
    // Words.
    ("The jury heard twenty-five witnesses.", "25"),
    ("The hall seats one hundred and three guests.", "103"),
    ("The fund gave two hundred thousand meals.", "200000"),
    ("The baker sold a dozen loaves.", "12"),
    ("The baker sold three dozen loaves.", "36"),
    ("The farm keeps half a dozen goats.", "6"),
    ("The city planted half a million trees.", "500000"),
    ("The trip took two and a half hours.", "2.5 hour"),
    ("The trial lasted a year and a half.", "1.5 year"),
    ("The talks lasted two years and a half.", "2.5 year"),
    ("They waited half an hour.", "0.5 hour"),
    ("The panel has eleven members.", "11"),
    ("Seven sailors were rescued.", "7"),
    ("A million visitors came.", "1000000"),
    ("The nurse treated forty-two patients.", "42"),
    ("The hall seats 7 hundred and 45 guests.", "745"),
    ("The clerk counted a hundred and two dozen.", "124"),
    ("The index stood at ninety point forty-six.", "90.46"),
    ("The debt is three billion and a half million.", "3000500000"),
    ("The debt is six million and one half.", "6500000"),
    ("The deficit fell to zero.", "0"),
    ("The risk is next to zero.", "~0"),
    // Scale words and suffixes.
    ("The bridge cost $1.2bn.", "1200000000 USD"),
    ("The bridge cost $1.2 billion.", "1200000000 USD"),
    ("The museum raised £50m.", "50000000 GBP"),
    ("The app has 5m users.", "5000000"),
    ("The club has 10k followers.", "10000"),
    ("The state spent 35 lakh rupees.", "3500000 INR"),
    ("The dam cost Rs 6 crore.", "60000000 INR"),
    ("Debt reached €2tn.", "2000000000000 EUR"),
    ("Crews cleared 12.3m tonnes of rubble.", "12300000 tonne"),
    // Money.
    ("Tickets cost $15 each.", "15 USD"),
    ("Tickets cost US$15.", "15 USD"),
    ("Tickets cost A$15.", "15 AUD"),
    ("Tickets cost C$15.", "15 CAD"),
    ("Tickets cost HK$15.", "15 HKD"),
    ("Tickets cost £15.", "15 GBP"),
    ("Tickets cost 15 euros.", "15 EUR"),
    ("Tickets cost 15 €.", "15 EUR"),
    ("Tickets cost ₹150.", "150 INR"),
    ("Tickets cost ¥1,500.", "1500 JPY"),
    ("Tickets cost EUR 15.", "15 EUR"),
    ("Tickets cost 15 USD.", "15 USD"),
    ("Tickets cost 200 Swedish kronor.", "200 SEK"),
    ("Tickets cost 50 cents.", "50 cent"),
    ("Tickets cost 99p.", "99 penny"),
    ("Tickets cost 3 dollars and 50 cents.", "3.5 USD"),
    ("Tickets cost 12 dollars 40.", "12.4 USD"),
    ("Tickets cost 15 dollars and 20 people came.", "15 USD; 20"),
    ("Tickets cost kr 15.", "15 crown"),
    ("Tickets cost Rs. 150.", "150 INR"),
    ("The loss was $5 M.", "5000000 USD"),
    ("The loss was 40 USD million.", "40000000 USD"),
    ("The yard built ships for 30 MEUR.", "30000000 EUR"),
    ("A $5 bill lay there.", "5 USD"),
    ("The firm buys 500 barrels of crude oil a day.", "500 barrel per day"),
    ("The four- and six-cylinder models sold well.", "4; 6"),
    ("The fine was five million pounds.", "5000000 GBP"),
    ("The fee was 40 pounds sterling.", "40 GBP"),
    ("The parcel weighs 40 pounds.", "40 pound-mass"),
    ("Net income was 12 mln dlrs.", "12000000 USD"),
    ("The shortfall was -$50.8bn.", "-50800000000 USD"),
    // Percent.
    ("Turnout was 61%.", "61 percent"),
    ("Turnout was 61 percent.", "61 percent"),
    ("Turnout was 61 per cent.", "61 percent"),
    ("Turnout was 61 pct.", "61 percent"),
    ("Turnout rose by 4 percentage points.", "4 percentage point"),
    ("The rate fell by 25 basis points.", "25 basis point"),
    // Ranges.
    ("The repair will take 1.5-2 million hours.", "1500000..2000000 hour"),
    ("The storm brought between 10 and 15 inches.", "10..15 inch"),
    ("Wages vary from 10 to 15 percent.", "10..15 percent"),
    ("Shares rose from 10% to 15%.", "10..15 percent"),
    ("The course takes 40 to 50 hours.", "40..50 hour"),
    ("The grant pays $3 to $5 million.", "3000000..5000000 USD"),
    ("Homes sell for $200 to $4 million.", "200..4000000 USD"),
    ("The visit lasts three or four days.", "3..4 day"),
    ("The lamp draws 5-10W.", "5..10 watt"),
    ("The choir has 10-15 singers.", "10..15"),
    ("The range is 1000–5000 litres.", "1000..5000 litre"),
    ("It needs more than 40 and less than 50 volts.", "40..50 volt"),
    ("Prices fell by 1 to 1.5 degrees.", "1..1.5 degree"),
    ("Debt rose by $4 million to $9 million.", "4000000 USD; 9000000 USD"),
    // Fractions.
    ("Two-thirds of the harvest was lost.", "0.666666666667"),
    ("A third of the voters stayed home.", "0.333333333333"),
    ("One in five pupils cycles.", "0.2"),
    ("Two out of three homes have a garden.", "0.666666666667"),
    ("Three quarters of the pupils passed.", "0.75"),
    ("Half of the pupils passed.", "0.5"),
    ("Almost half the crew fell ill.", "~0.5"),
    ("Output fell by a third.", "0.333333333333"),
    ("Output fell by half.", "0.5"),
    ("The share is twenty-seven tenths.", "2.7"),
    ("The share is two hundred and forty fifths.", "48"),
    ("The share is two hundred forty-fifths.", "4.444444444444"),
    ("The share is four thirty-firsts.", "0.129032258065"),
    ("The share is seven and thirty-one hundredths.", "7.31"),
    ("The share is two over seven.", "0.285714285714"),
    ("The beam lasts a billionth of a second.", "0.000000001 second"),
    (
        "Between a third and a half of the crew fell ill.",
        "0.333333333333..0.5",
    ),
    ("Twenty first graders sang.", "20"),
    ("A thirty-second spot was shown.", "30 second"),
    ("It took twenty seconds.", "20 second"),
    // Signs.
    ("It was -5 degrees Celsius at dawn.", "-5 degree celsius"),
    ("It was minus 5 degrees Celsius at dawn.", "-5 degree celsius"),
    ("The team gained minus-5 yards.", "-5 yard"),
    ("Sales changed by +0.2%.", "0.2 percent"),
    ("Sales are up 4%.", "4 percent"),
    ("Shares are down 12 points.", "12"),
    ("It was minus 5C at dawn.", "-5 degree celsius"),
    ("The cold fell to - 14 degrees Celsius.", "-14 degree celsius"),
    ("It was 20 degrees below zero.", "-20 degree"),
    ("The poll has an error of plus or minus 3 points.", "3"),
    ("The poll has an error of ±3 points.", "3"),
    // Units.
    ("The pipe is 20 km long.", "20 kilometre"),
    ("The pipe is 20km long.", "20 kilometre"),
    ("The pipe is 20 kilometers long.", "20 kilometre"),
    ("The tower is 35 ft high.", "35 foot"),
    ("The fire burnt 300 square miles.", "300 square mile"),
    ("The flat has 70 sq m.", "70 square metre"),
    ("The flat has 70 m².", "70 square metre"),
    ("The farm has 12 hectares.", "12 hectare"),
    ("The tank holds 40 litres.", "40 litre"),
    ("The tank holds 40 liters.", "40 litre"),
    ("The wind blew at 60 mph.", "60 mile per hour"),
    ("The wind blew at 60mph.", "60 mile per hour"),
    ("The train runs at 300 km/h.", "300 kilometre per hour"),
    ("The train runs at 300 kilometres an hour.", "300 kilometre per hour"),
    ("The plant makes 5 kW.", "5 kilowatt"),
    ("The house used 350 kWh.", "350 kilowatt-hour"),
    ("The phone has 64GB of storage.", "64 gigabyte"),
    ("The engine gives 938 horsepower.", "938 horsepower"),
    ("The oven reaches 500 degrees Celsius.", "500 degree celsius"),
    ("Water boils at 212 °F.", "212 degree fahrenheit"),
    ("The syringe holds 50 ml.", "50 millilitre"),
    ("The sample held 15 ppb of lead.", "15 part per billion"),
    ("The signal is at 440 Hz.", "440 hertz"),
    ("The sugar level was 110 mg/dL.", "110 milligram per decilitre"),
    ("The engine gives 300 pound-feet.", "300 foot pound"),
    (
        "The region has 300 people per square mile.",
        "300 count per square mile",
    ),
    (
        "The town has 12.5 deaths per 100,000 people.",
        "12.5 count per 100,000 people",
    ),
    ("The load is 5 long tons.", "5 long ton"),
    ("The load is 5 short tons.", "5 ton"),
    ("The load is 5 metric tons.", "5 tonne"),
    ("The can holds 5 imperial gallons.", "5 imperial gallon"),
    ("The can holds 5 US gallons.", "5 gallon"),
    ("The field gives 900 bpd.", "900 barrel per day"),
    ("The field gives 900 barrels per day.", "900 barrel per day"),
    ("The car uses 5 l/100km.", "5 litre per 100 kilometres"),
    ("She is six foot three.", "6.25 foot"),
    ("She is 6ft 3in tall.", "6.25 foot"),
    ("The flight takes 2 hours and 30 minutes.", "2.5 hour"),
    // Joined by a hyphen.
    ("Kyiv agreed to a 30-day pause.", "30 day"),
    ("She walked a 12-mile path.", "12 mile"),
    ("The five-year plan failed.", "5 year"),
    ("An 11-member panel met.", "11"),
    ("A six-cylinder engine hummed.", "6"),
    // Rates.
    ("Oil trades at $80 a barrel.", "80 USD per barrel"),
    ("The job pays $20 an hour.", "20 USD per hour"),
    ("Rent is $80 per square metre.", "80 USD per square metre"),
    ("Fees rose to £24 a year.", "24 GBP per year"),
    ("Shares cost $98 a share.", "98 USD per share"),
    ("The well yields 500 barrels a day.", "500 barrel per day"),
    ("They work 40 hours a week.", "40 hour per week"),
    // Ages.
    ("A 10-year-old boy won.", "10 year of age"),
    ("She is 29 years old.", "29 year of age"),
    ("The kitten is six weeks old.", "6 week of age"),
    ("Maria Lopez, 44, runs the bakery.", "44 year of age"),
    ("The driver, aged 61, was unhurt.", "61 year of age"),
    ("He turned 70, friends said.", "70 year of age"),
    ("Children start at 5 years of age.", "5 year of age"),
    // Bounds.
    ("The call lasted over two hours.", ">2 hour"),
    ("They will hand over 23 prisoners.", "23"),
    ("The call lasted more than two hours.", ">2 hour"),
    ("The call lasted at least 90 minutes.", ">=90 minute"),
    ("No fewer than 40 boats sank.", ">=40"),
    ("No more than 40 boats sank.", "<=40"),
    ("Fewer than 40 boats sank.", "<40"),
    ("Less than 4% of ballots were spoilt.", "<4 percent"),
    ("Up to 400 people will work there.", "<=400"),
    ("As many as 400 people attended.", "<=400"),
    ("Under 4% of ballots were spoilt.", "<4 percent"),
    ("About 300 residents left.", "~300"),
    ("Around 300 residents left.", "~300"),
    ("Some 300 residents left.", "~300"),
    ("Roughly 300 residents left.", "~300"),
    ("Nearly 300 residents left.", "~300"),
    ("An estimated 300 residents left.", "~300"),
    ("Close to 300 residents left.", "~300"),
    ("The fund holds in excess of $30 million.", ">30000000 USD"),
    ("The price is 30 euros or more.", ">=30 EUR"),
    ("The price is 30 euros or less.", "<=30 EUR"),
    ("It takes ten minutes or so.", "~10 minute"),
    ("The fund has 500+ members.", ">=500"),
    ("Plots of sub-300 sq m sold fast.", "<300 square metre"),
    ("Just under 20 percent paid in cash.", "<20 percent"),
    (
        "The path is more than 60 miles (100 km) long.",
        ">60 mile; >100 kilometre",
    ),
    ("Fewer than a thousand pandas live there.", "<1000"),
    ("More than a dozen boats sank.", ">12"),
    ("Over a third of the crop failed.", ">0.333333333333"),
    ("More than half the crop failed.", ">0.5"),
    ("About 500 seats or more are free.", ">=500"),
    ("One in 40 children is born early.", "0.025"),
    ("They did not collect more than 60 tonnes.", "<=60 tonne"),
    ("The toll is more than 700 or equal to it.", ">=700"),
    ("The arrow => 30 stands alone.", "30"),
    ("The pressure was 120 over 80.", "120; 80"),
    // Vague counts.
    ("Dozens of homes burnt down.", "12..120"),
    ("Thousands of fans cheered.", "1000..10000"),
    ("Tens of thousands of fans cheered.", "10000..100000"),
    ("Several homes burnt down.", "3..10"),
    ("A couple of homes burnt down.", "2..3"),
    ("Several hundred homes burnt down.", "300..1000"),
    ("Several hundred thousand homes burnt down.", "300000..1000000"),
    ("A few hundred thousand homes burnt down.", "200000..1000000"),
    ("The group <KLM> 3,000 strong left.", "3000"),
    ("A few dozen homes burnt down.", "24..120"),
    ("A few thousand fans cheered.", "2000..10000"),
    ("Some 14B people lived there.", "~14000000000"),
    ("The fund has 500-plus members.", ">=500"),
    ("Close to half the crew fell ill.", "~0.5"),
    ("Tell us of children between ages 10 and 12.", "10..12 year of age"),
    ("They feed 5.5m-6m people.", "5500000..6000000"),
    ("The park has 3 sq. miles.", "3 square mile"),
    ("The park has 3 square km.", "3 square kilometre"),
    // Several in one sentence.
    (
        "Net profit rose 60% to $3.9 million from $2.4 million.",
        "60 percent; 3900000 USD; 2400000 USD",
    ),
    ("The index gained 0.7 percent to 6,327.80.", "0.7 percent; 6327.8"),
    ("They swapped 175 prisoners each and 23 wounded soldiers.", "175; 23"),
    ("It moved 8 miles (13 kilometers) of rock.", "8 mile; 13 kilometre"),
    (
        "Revenue was $100 million, or £80 million.",
        "100000000 USD; 80000000 GBP",
    ),
];

#[test]
fn figures_read_as_people_read_them() {
    let wrong: Vec<_> = READINGS
        .iter()
        .map(|(text, expected)| (text, expected, read(text)))
        .filter(|(_, expected, found)| *expected != found)
        .map(|(text, expected, found)| format!("{text}\n    expected {expected}\n    found    {found}"))
        .collect();
    assert!(READINGS.len() >= 150, "only {} sentences", READINGS.len());
    assert!(
        wrong.is_empty(),
        "{} of {}:\n{}",
        wrong.len(),
        READINGS.len(),
        wrong.join("\n")
    );
}

const NO_FIGURE: &[&str] = &[
    "The harbour reopened in 2019.",
    "The 1988 film won praise.",
    "The treaty of 1648 ended the war.",
    "It happened between 2014 and 2017.",
    "The 2014-15 season was poor.",
    "Music of the 1990s is back.",
    "They met on March 18.",
    "They met on 18 March 2025.",
    "They met on 2025-03-18.",
    "The deadline is 04/05/2019.",
    "The train leaves at 10:45.",
    "The train leaves at 6 p.m.",
    "The shop opens at 9am.",
    "It was the 21st time.",
    "She finished third.",
    "The second half began.",
    "See section 12 for details.",
    "Row 21 is at the back.",
    "Listing 12-15 shows the whole gauge.",
    "Board at gate 14.",
    "Flight 370 vanished.",
    "Turn to page 45.",
    "Chapter 7 explains it.",
    "Take exit 35 off the motorway.",
    "Highway 101 was closed.",
    "He lives in apartment 12.",
    "Call 555-1234 for help.",
    "Call +1-222-333-4444 for help.",
    "Version 2.4.1 is out.",
    "The router is at 192.168.1.2 today.",
    "An A380 landed.",
    "The iPhone 11 sold well.",
    "The G7 met in Italy.",
    "COVID-19 spread quickly.",
    "They won 3-1 at home.",
    "The match ended 2-2.",
    "It was 6-4, 6-3 in the end.",
    "Costs fell, the study found [12].",
    "The shop is open 24/7.",
    "The 9/11 memorial reopened.",
    "The Big 12 met on Sunday.",
    "The S&P 500 slipped.",
    "A Fortune 100 company moved.",
    "The FTSE 100 slipped.",
    "No one knew the answer.",
    "The one that matters is small.",
    "Which one is it?",
    "One can never tell.",
    "This one is broken.",
    "They love one another.",
    "A mix of styles pleased them.",
    "A half-hearted reply came.",
    "Third-party sellers complained.",
    "A two-way street was closed.",
    "The order is #4512.",
    "Room 5 is free.",
    "Item no. 5 was dropped.",
    "Formula One returns.",
    "The Boeing 737 was grounded.",
    "Write to PO Box.",
    "The MP3 player broke.",
    "The F-16 took off.",
    "Mr Smith was there in the first quarter of 2018.",
    "Article 50 was triggered.",
    "Windows 10 was released.",
    "Call 020 7946 0018 for help.",
    "Her address is 10115 Berlin.",
    "The Under-21 team lost.",
    "He teaches grades 7 to 9.",
    "She had seat 14B.",
    "Call (212) 555-0147 for help.",
    "Paragraph 4(2) applies.",
    "The ratio is 1 to 4.",
    "They met at half past six.",
    "See line 5.",
    "The firm published its 2004 results.",
    "The router is at 192.168.100.200 today.",
    "Net zero is the aim.",
    "It was the twenty-fifth time.",
    "A joint effort of the several states.",
    "In 2019 a mix came.",
    "They lost several.",
    "1. The first point of the list.",
    "The twenty-first century began.",
];

#[test]
fn numbers_that_are_no_figures_stay_silent() {
    let wrong: Vec<_> = NO_FIGURE
        .iter()
        .map(|text| (text, read(text)))
        .filter(|(_, found)| !found.is_empty())
        .map(|(text, found)| format!("{text}: {found}"))
        .collect();
    assert!(NO_FIGURE.len() >= 60, "only {} texts", NO_FIGURE.len());
    assert!(
        wrong.is_empty(),
        "{} of {}:\n{}",
        wrong.len(),
        NO_FIGURE.len(),
        wrong.join("\n")
    );
}

#[test]
fn what_is_counted_stands_head_last_and_singular() {
    let cases = [
        ("They freed 23 severely wounded soldiers.", "severely wounded soldier"),
        ("The plant made 1,100 electric vehicles.", "electric vehicle"),
        ("One of the students left.", "student"),
        ("Dozens of homes burnt down.", "home"),
        ("Two women spoke.", "woman"),
        ("An 11-member panel met.", "member"),
        ("About 60 per cent of workers agreed.", "worker"),
        ("12 of the 40 ships sank.", "ship"),
        ("The 200- to 300-seat halls are full.", "seat"),
        (
            "They found 23 severely wounded Ukrainian soldiers.",
            "severely wounded ukrainian soldier",
        ),
    ];
    for (text, expected) in cases {
        let rows = block(text, BlockKind::Paragraph);
        let noun = rows.quantities.first().and_then(|row| rows.pool.find(row.noun));
        assert_eq!(noun, Some(expected), "{text}");
    }
}

#[test]
fn roles_and_flags_follow_the_words_around() {
    let first = |text: &str| block(text, BlockKind::Paragraph).quantities.first().copied().unwrap();
    assert_eq!(first("Sales rose by 5%.").role(), Role::Change);
    assert_eq!(first("Shares fell 190 points.").role(), Role::Change);
    assert_eq!(first("Sales rose to 5 million dollars.").role(), Role::Level);
    assert_eq!(first("They traded places, including 12 chairs.").role(), Role::Part);
    assert_eq!(first("Sales moved from 5 to 7 tonnes, rising.").bound(), Bound::Range);
    let each = first("They will exchange 175 prisoners each.");
    assert_eq!(
        (each.role(), each.flags & QuantityRow::EACH),
        (Role::Each, QuantityRow::EACH)
    );
    assert_eq!(first("12 of the 40 ships sank.").role(), Role::Part);
    for text in [
        "Dozens of homes burnt down.",
        "Several homes burnt down.",
        "A couple of homes burnt down.",
        "It became a billion-dollar company.",
        "The million-pound question is who pays.",
    ] {
        assert_ne!(first(text).flags & QuantityRow::VAGUE, 0, "{text}");
    }
    assert_eq!(
        first("They signed a 2 million-dollar deal.").flags & QuantityRow::VAGUE,
        0
    );
    assert_eq!(first("It weighs 1.2 million tonnes.").precision, 5);
    assert_eq!(first("It weighs 23 tonnes.").precision, 0);
}

#[test]
fn a_currency_is_said_once_more_in_small_letters_or_as_a_code() {
    let unit = |text: &str| {
        let rows = block(text, BlockKind::Paragraph);
        let row = rows.quantities.first().copied().unwrap();
        rows.pool.find(row.unit).map(str::to_owned)
    };
    assert_eq!(unit("Fund Passes $10bn Mark in May").as_deref(), Some("USD"));
    assert_eq!(unit("They paid ¥100 yuan for it.").as_deref(), Some("CNY"));
    assert_eq!(unit("They paid $100 CAD for it.").as_deref(), Some("CAD"));
}

#[test]
fn changes_have_a_direction() {
    let (up, down) = (QuantityRow::UP, QuantityRow::DOWN);
    let cases = [
        ("Sales rose by 5%.", Role::Change, up),
        ("Sales are up 4%.", Role::Change, up),
        ("Sales fell by 5%.", Role::Change, down),
        ("Shares are down 12 points.", Role::Change, down),
        ("Sales rose to 50 tonnes.", Role::Level, up),
        ("Sales fell to 50 tonnes.", Role::Level, down),
        ("Sales doubled to 50 tonnes.", Role::Level, up),
        ("A 5% drop in sales followed.", Role::Change, down),
        ("The silo holds 50 tonnes.", Role::Level, 0),
        ("They drove to 50 farms.", Role::Level, 0),
    ];
    for (text, role, direction) in cases {
        let row = block(text, BlockKind::Paragraph).quantities.first().copied().unwrap();
        assert_eq!((row.role(), row.flags & (up | down)), (role, direction), "{text}");
    }
}

#[test]
#[expect(clippy::disallowed_methods, reason = "a test of time needs a clock")]
fn long_runs_of_digits_and_marks_take_linear_time() {
    for unit in [
        "1,",
        "1 ",
        "$",
        "-",
        "one ",
        "half a ",
        "1-",
        "5 to ",
        "(",
        "1/2 ",
        "3 hundred ",
        "1.234.",
        "one over ",
        "5 ± ",
        "1 200 ",
        "twenty fifths ",
        "0 0 ",
    ] {
        let text = unit.repeat(40_000);
        let start = std::time::Instant::now();
        let rows = block(&text, BlockKind::Paragraph);
        assert!(rows.quantities.len() <= 80_000);
        assert!(start.elapsed().as_secs() < 20, "{unit}");
    }
}
