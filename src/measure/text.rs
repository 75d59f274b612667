//! Counts over a run of text, for any script.

/// Counts over a run of text.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Counts {
    /// Words; two characters of a script without spaces count as one.
    pub words: usize,
    /// Commas.
    pub commas: usize,
    /// Sentence ends.
    pub sentences: usize,
    /// Whether the text ends as a sentence does.
    pub ends_sentence: bool,
    /// Hash of the letters and digits in lower case.
    pub hash: u64,
}

/// Counts over `text`.
#[must_use]
pub fn count(text: &str) -> Counts {
    let mut counts = Counts::default();
    let mut words = Words::default();
    let mut hash = 0;
    let mut add =
        |letter: char| hash = (u64::rotate_left(hash, 5) ^ u64::from(letter)).wrapping_mul(MIX);
    let mut letters = text.chars().peekable();
    while let Some(letter) = letters.next() {
        words.add(letter);
        if letter.is_ascii_alphanumeric() {
            add(letter.to_ascii_lowercase());
        } else if letter == ' ' {
            continue;
        } else if letter.is_alphanumeric() {
            letter.to_lowercase().for_each(&mut add);
        } else if is_comma(letter) {
            counts.commas += 1;
        } else if is_sentence_end(letter)
            && (is_wide(letter)
                || letters
                    .peek()
                    .is_none_or(|next| next.is_whitespace() || is_closing(*next)))
        {
            counts.sentences += 1;
        }
    }
    counts.words = words.count();
    counts.hash = hash;
    counts.ends_sentence = text
        .trim_end_matches(|letter: char| is_closing(letter) || letter.is_whitespace())
        .ends_with(is_sentence_end);
    counts
}

/// The multiplier of `FxHash`, which mixes well enough to tell texts apart
/// (<https://github.com/rust-lang/rustc-hash>).
const MIX: u64 = 0x517C_C1B7_2722_0A95;

/// Counts words, letter by letter; two characters of a script without spaces count as one.
#[derive(Debug, Clone, Copy, Default)]
pub struct Words {
    words: usize,
    unspaced: usize,
    inside: bool,
}

impl Words {
    /// Adds a letter of the text.
    #[inline]
    pub fn add(&mut self, letter: char) {
        if letter.is_ascii() {
            let is_letter = letter.is_ascii_alphanumeric();
            self.words += usize::from(is_letter && !self.inside);
            self.inside = is_letter || (self.inside && matches!(letter, '\'' | '-' | '.' | ','));
        } else if is_unspaced(letter) {
            self.unspaced += 1;
            self.inside = false;
        } else if letter.is_alphanumeric() {
            self.words += usize::from(!self.inside);
            self.inside = true;
        } else if letter != '’' {
            self.inside = false;
        }
    }

    /// Words so far.
    #[must_use]
    pub fn count(self) -> usize {
        self.words + self.unspaced.div_ceil(2)
    }
}

/// Number of words in `text`, as [`Words`] counts them.
#[must_use]
pub fn words(text: &str) -> usize {
    let mut words = Words::default();
    text.chars().for_each(|letter| words.add(letter));
    words.count()
}

/// Appends a text with its white space collapsed: one space between words, none at the ends.
pub fn push_collapsed(output: &mut String, text: &str) {
    let text = text.trim();
    // Most texts are as they should be, but for their ends.
    if is_collapsed(text) {
        output.push_str(text);
        return;
    }
    for (place, word) in text.split_whitespace().enumerate() {
        if place > 0 {
            output.push(' ');
        }
        output.push_str(word);
    }
}

/// A text with its white space collapsed, as by [`push_collapsed`].
#[must_use]
pub fn collapsed(text: &str) -> String {
    let mut output = String::new();
    push_collapsed(&mut output, text);
    output
}

/// Whether all white space inside a text is single spaces.
fn is_collapsed(text: &str) -> bool {
    let is_double = |pair: &[u8]| pair == b"  ";
    let is_uneven = |letter: char| letter.is_whitespace() && letter != ' ';
    let has_uneven = if text.is_ascii() {
        text.bytes().any(|byte| byte < b' ')
    } else {
        text.chars().any(is_uneven)
    };
    !has_uneven && !text.as_bytes().windows(2).any(is_double)
}

/// Letters of scripts that are written without spaces between words: Han, kana, Thai, Lao, Khmer, Burmese.
#[must_use]
pub fn is_unspaced(letter: char) -> bool {
    matches!(letter,
        '\u{0E00}'..='\u{0EFF}' | '\u{1000}'..='\u{109F}' | '\u{1780}'..='\u{17FF}'
        | '\u{3041}'..='\u{30FF}' | '\u{3400}'..='\u{4DBF}' | '\u{4E00}'..='\u{9FFF}'
        | '\u{F900}'..='\u{FAFF}' | '\u{20000}'..='\u{323AF}')
}

fn is_comma(letter: char) -> bool {
    matches!(letter, ',' | '،' | '、' | '，' | ';' | '；' | '؛')
}

fn is_sentence_end(letter: char) -> bool {
    matches!(
        letter,
        '.' | '!' | '?' | '…' | '。' | '！' | '？' | '؟' | '۔' | '।' | '։'
    )
}

fn is_wide(letter: char) -> bool {
    matches!(letter, '。' | '！' | '？')
}

fn is_closing(letter: char) -> bool {
    matches!(
        letter,
        '"' | '\'' | '”' | '’' | '»' | '“' | '‹' | '›' | ')' | ']' | '」' | '』' | '）' | '*'
    )
}

#[cfg(test)]
mod tests;
