"""Pictures (SVG)."""
