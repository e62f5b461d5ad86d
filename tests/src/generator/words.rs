//! The words that generated stories are made of. Every person and company is invented.

/// Given names.
pub const GIVEN_NAMES: [&str; 24] = [
    "Alma", "Bruno", "Clara", "Dmitri", "Elena", "Farid", "Grace", "Hugo", "Ines", "Jakob", "Keiko", "Lars", "Maya",
    "Nadia", "Oscar", "Priya", "Quentin", "Rosa", "Samuel", "Tomasz", "Ursula", "Victor", "Wanda", "Yusuf",
];

/// Surnames.
pub const FAMILY_NAMES: [&str; 28] = [
    "Abernathy",
    "Brandt",
    "Castellan",
    "Dunmore",
    "Eklund",
    "Farrow",
    "Grimaldi",
    "Hathaway",
    "Ishikawa",
    "Jablonski",
    "Kessler",
    "Lindqvist",
    "Marchetti",
    "Novak",
    "O'Hanlon",
    "Petrov",
    "Quigley",
    "Rasmussen",
    "Santoro",
    "Thackeray",
    "Underhill",
    "Vasquez",
    "Whitlock",
    "Xavier",
    "Yamada",
    "Zeller",
    "van Houten",
    "de Souza",
];

/// Offices and trades.
pub const ROLES: [&str; 14] = [
    "chief executive",
    "finance director",
    "spokeswoman",
    "head of research",
    "harbour master",
    "chief engineer",
    "chairman",
    "deputy mayor",
    "union secretary",
    "editor",
    "station manager",
    "surgeon",
    "head teacher",
    "analyst",
];

/// First words of companies.
pub const COMPANIES: [&str; 18] = [
    "Northgate",
    "Silverlake",
    "Brightwater",
    "Aldermoor",
    "Kestrel",
    "Harrowfield",
    "Tidewell",
    "Oakhurst",
    "Meridian",
    "Castlebar",
    "Ferrowhite",
    "Lindenau",
    "Quarry Lane",
    "Redstone",
    "Summerhill",
    "Vantage",
    "Westbrook",
    "Yarrow",
];

/// Last words of companies.
pub const COMPANY_ENDINGS: [&str; 9] = [
    "Ltd",
    "Group",
    "Holdings",
    "Bank",
    "Railways",
    "Foods",
    "Energy",
    "University",
    "Shipping",
];

/// Cities.
pub const CITIES: [&str; 16] = [
    "Leeds",
    "Rotterdam",
    "Porto",
    "Chicago",
    "Gdansk",
    "Nairobi",
    "Osaka",
    "Bergen",
    "Toronto",
    "Lyon",
    "Adelaide",
    "Bremen",
    "Cork",
    "Denver",
    "Tallinn",
    "Valencia",
];

/// What is counted.
pub const ITEMS: [&str; 18] = [
    "containers",
    "bicycles",
    "season tickets",
    "letters of complaint",
    "solar panels",
    "patients",
    "school meals",
    "vaccine doses",
    "trucks",
    "library books",
    "lifeboats",
    "apple trees",
    "new homes",
    "hearing aids",
    "buses",
    "street lamps",
    "parcels",
    "water meters",
];

/// Verbs of saying.
pub const SAYING: [&str; 8] = [
    "said",
    "argued",
    "told reporters",
    "insisted",
    "wrote",
    "explained",
    "warned",
    "conceded",
];

/// What people say.
pub const OPINIONS: [&str; 12] = [
    "nobody expected the work to end so soon",
    "the figures speak for themselves",
    "we are not done yet",
    "the roof has to be mended before winter",
    "it was never about the money",
    "the old plan still stands",
    "there was no other way",
    "the neighbours should have been asked",
    "the machines run day and night",
    "we have learned from the last time",
    "it depends on the weather",
    "the numbers will be checked twice",
];

/// Who is asked and who counts.
pub const PLACES_OF_WORK: [&str; 10] = [
    "the Ministry of Transport",
    "the city council",
    "the port authority",
    "the National Statistics Office",
    "the teachers' union",
    "the county hospital",
    "the Rail Passengers' Association",
    "the fire brigade",
    "the Institute of Marine Research",
    "the district court",
];

/// What happened before.
pub const SCENES: [&str; 12] = [
    "a week of heavy rain",
    "the closure of the old bridge",
    "a long strike",
    "the spring floods",
    "a debate that lasted until midnight",
    "an unusually warm winter",
    "the opening of the new terminal",
    "a dispute over overtime",
    "the mayor's resignation",
    "two years of repairs",
    "a public hearing",
    "the harvest",
];

/// Months.
pub const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

/// Weekdays.
pub const WEEKDAYS: [&str; 7] = [
    "Monday",
    "Tuesday",
    "Wednesday",
    "Thursday",
    "Friday",
    "Saturday",
    "Sunday",
];
