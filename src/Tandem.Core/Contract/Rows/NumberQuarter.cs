namespace Tandem.Core.Contract.Rows;

/// <summary>What calls out under one of the tenant's numbers came to in a quarter of an hour, by the records of calls that are over.</summary>
/// <param name="Quarter">See <see cref="AgentQuarter"/>: counted from 1970 in UTC, by when the call began.</param>
/// <param name="Answered">By whom was called.</param>
/// <param name="Refused">By his phone or a carrier: neither busy nor unanswered.</param>
/// <param name="Short">Answered, and over within <see cref="ShortMillis"/>.</param>
public sealed record NumberQuarter(string Number, int Quarter, int Calls, int Answered, int Refused, int Short)
{
    /// <summary>Carriers take numbers for machines whose calls are over so soon.</summary>
    public const int ShortMillis = 6_000;

    public const long LengthMicros = AgentQuarter.LengthMicros;
}
