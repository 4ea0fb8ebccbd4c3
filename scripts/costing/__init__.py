"""What Switchboard costs on AWS: measuring, prices, arithmetic."""
