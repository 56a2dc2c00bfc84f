"""The slides with the rows behind them."""
