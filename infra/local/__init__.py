"""The one-box runtime: API Gateway, Lambda, EventBridge and streams in one process tree."""
