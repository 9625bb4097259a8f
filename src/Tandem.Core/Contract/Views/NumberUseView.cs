namespace Tandem.Core.Contract.Views;

/// <summary>What one of the tenant's numbers does now.</summary>
/// <param name="Calls">Calls out that show it, those that ring among them.</param>
/// <param name="RestsUntilMicros">It was refused too often in a row, and shows itself no more until then, in Unix microseconds; 0 for never.</param>
public sealed record NumberUseView(string Number, int Calls, long RestsUntilMicros);
