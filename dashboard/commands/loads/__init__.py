"""Commands that load rows and take loads back."""
