//! Lists of element numbers, as a snapshot has them.

/// An ascending list of element numbers that is asked about elements in document order.
#[derive(Debug)]
pub struct Numbers<'s>(std::iter::Peekable<std::slice::Iter<'s, u32>>);

impl<'s> Numbers<'s> {
    /// A list that has not been asked yet.
    pub fn new(numbers: &'s [u32]) -> Numbers<'s> {
        Numbers(numbers.iter().peekable())
    }

    /// Whether an element is in the list. No element before it can be asked about after that.
    pub fn have(&mut self, number: u32) -> bool {
        while self.0.next_if(|known| **known < number).is_some() {}
        self.0.peek().is_some_and(|known| **known == number)
    }
}
