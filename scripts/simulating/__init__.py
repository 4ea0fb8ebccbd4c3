"""A day simulated over the pure rules: what is drawn, what happens, what came of it."""
