namespace Tandem.Access.Limits;

/// <summary>Too much was asked.</summary>
/// <param name="Rule">The limit's name, for the answer.</param>
/// <param name="RetryAfter">When it makes sense to ask again.</param>
public readonly record struct Throttled(string Rule, TimeSpan RetryAfter)
{
    /// <summary>The same in whole seconds, at least one, as HTTP's Retry-After has it.</summary>
    public int Seconds => Math.Max(1, (int)Math.Ceiling(RetryAfter.TotalSeconds));
}
