use crate::markup::read;
use crate::prose::{Prose, SegmentKind};
use crate::source::{Format, Source};
use crate::span::ProseSpan;

fn prose(text: &str) -> Prose {
    read(&Source::new("talk.vtt", text, Format::Subtitles))
}

fn paragraphs(text: &str) -> Vec<String> {
    let found = prose(text);
    let blocks = found.blocks.iter();
    blocks.map(|block| block.span.text(&found.text).to_owned()).collect()
}

#[test]
fn a_sentence_broken_over_cues_is_one() {
    let srt = "\u{feff}1\r\n00:00:01,000 --> 00:00:03,000\r\n{\\an8}We never\r\nclosed the <i>old</i>\r\n\r\n\
               2\r\n00:00:03,200 --> 00:00:05,000 X1:40\r\nharbour &amp; its docks. It is open.\r\n";
    assert_eq!(
        paragraphs(srt),
        ["We never closed the old harbour & its docks. It is open."]
    );
    for other in [srt.replace("\r\n", "\n"), srt.replace("\r\n", "\r")] {
        assert_eq!(paragraphs(&other), paragraphs(srt));
    }
}

#[test]
fn what_is_no_cue_is_not_read() {
    let vtt = "WEBVTT - The talk\nKind: captions\nLanguage: en\n\nSTYLE\n::cue { color: red }\n\nREGION\nid:a\n\n\
               NOTE a comment\nof two lines\n\nintro\n00:01.000 --> 00:02.000 align:start\nWelcome.\n\n\
               NOTE factlint-ignore quotes: checked\n\n00:02.000 --> 00:03.000\nSit down.";
    let found = prose(vtt);
    assert_eq!(found.text, "Welcome. Sit down.");
    assert_eq!(found.metadata.language.as_deref(), Some("en"));
    assert_eq!(found.comments.len(), 1);
}

#[test]
fn voices_are_named_once() {
    let vtt = "WEBVTT\n\n00:01.000 --> 00:02.000\n<v.loud Ruth Calloway>We open\n\n00:02.000 --> 00:03.000\n\
               <v.loud Ruth Calloway>in May.</v>\n<v Bob>Good.\n\n00:03.000 --> 00:04.000\n[applause]";
    let found = prose(vtt);
    assert_eq!(found.text, "Ruth Calloway: We open in May.\nBob: Good.\n[applause]");
    let name = found.source_span(ProseSpan::new(0, 13));
    assert_eq!(&vtt[name.range()], "Ruth Calloway");
    let colon = found.segments.iter().find(|segment| segment.prose.start == 13).unwrap();
    assert_eq!(colon.kind, SegmentKind::Replaced);
}

#[test]
fn a_voice_that_goes_on_may_leave_its_tag_out() {
    let vtt = "WEBVTT\n\n00:01.000 --> 00:02.000\n<v Ann>We open\n\n00:02.000 --> 00:03.000\nin May.";
    assert_eq!(paragraphs(vtt), ["Ann: We open in May."]);
}

#[test]
fn labels_dashes_and_arrows_start_paragraphs() {
    let srt = "1\n00:01,000 --> 00:02,000\nCHAIR: I call\n\n2\n00:02,000 --> 00:03,000\nCHAIR: the meeting to order.\n\
               - Thank you.\n-Who was late?\n\n3\n00:03,000 --> 00:04,000\n>> I was. >> So was\nI \u{2013} of course.\n\
               \u{2014} Never.\nAnn Roe: Noted.";
    assert_eq!(
        paragraphs(srt),
        [
            "CHAIR: I call the meeting to order.",
            "Thank you.",
            "Who was late?",
            "I was.",
            "So was I \u{2013} of course.",
            "Never.",
            "Ann Roe: Noted.",
        ]
    );
}

#[test]
fn a_long_silence_starts_a_paragraph() {
    let at =
        |second: &str| format!("1\n00:00:01,000 --> 00:00:02,000\nOne\n\n2\n00:00:{second} --> 00:01:10,000\ntwo.");
    assert_eq!(paragraphs(&at("06,999")), ["One two."]);
    assert_eq!(paragraphs(&at("07,000")), ["One", "two."]);
}

#[test]
fn captions_that_roll_up_are_read_once() {
    let vtt = "WEBVTT\n\n00:00.000 --> 00:02.000\n \nso<00:00.500><c> today</c><c> we</c>\n\n\
               00:02.000 --> 00:02.010\nso today we\n \n\n00:02.010 --> 00:04.000\nso today we\nopen<c> the</c>\n\n\
               00:04.000 --> 00:06.000\nopen the\nharbour";
    assert_eq!(paragraphs(vtt), ["so today we open the harbour"]);
    let twice = "WEBVTT\n\n00:00.000 --> 00:01.000\nNo.\n\n00:01.000 --> 00:02.000\nNo.\n\n00:04.000 --> 00:05.000\n\
                 We do not.\n\n00:06.000 --> 00:07.000\nWe do not.";
    assert_eq!(paragraphs(twice), ["No. No. We do not. We do not."]);
}

#[test]
fn broken_files_are_read_as_far_as_they_go() {
    for (text, expected) in [
        ("", ""),
        ("WEBVTT", ""),
        ("Only words.", "Only words."),
        (
            "1\n00:01,000 --> \nLate\n2\n00:02,000 --> 00:03,000\nmore.",
            "Late more.",
        ),
        ("1\n00:01,000 --> 00:02,000\nA cue\n\nwith a gap.", "A cue with a gap."),
        (
            "1\n00:01,000 --> 00:02,000\nIn 1987\n1987\nwas hot.",
            "In 1987 1987 was hot.",
        ),
        ("a --> b <v", "a --> b <v"),
        ("1\n00:01,000 --> 00:02,000\n<b>x</b> <i>y</i> < z", "x y < z"),
    ] {
        assert_eq!(prose(text).text, expected, "{text:?}");
    }
}

#[test]
fn a_huge_line_of_open_brackets_takes_no_time() {
    for piece in [
        "<",
        "{",
        "<v ",
        ">>",
        "&gt;",
        "- ",
        "A: ",
        "\u{2014} \n",
        "<a\n",
        "1\n00:01 --> 00:02\n<v A>\n",
    ] {
        let text = piece.repeat(200_000);
        assert!(prose(&text).text.len() <= text.len() * 2);
    }
}
