"""How the world gets in: requests, frames, records and the clock, checked and handed on."""
