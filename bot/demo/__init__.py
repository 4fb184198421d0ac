"""The whole story told with a local stand-in of Telegram: no token, no network."""
