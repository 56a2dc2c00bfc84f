"""Figures for Plotly: typed results -> `go.Figure`, pure."""
