"""How the world gets in: requests, frames, stream records and the clock, decoded, checked and handed to the flow."""
