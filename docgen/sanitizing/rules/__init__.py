"""What docgen looks for by itself: one module for each family of secrets and personal data."""
