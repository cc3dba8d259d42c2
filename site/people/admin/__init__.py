"""What staff see of people: lists to read, one button to confirm, words of consent to edit."""
