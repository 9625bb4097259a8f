namespace Tandem.TestKit.Access;

/// <summary>Time that moves when told to.</summary>
public sealed class ManualClock : TimeProvider
{
    private DateTimeOffset now = new(2024, 7, 15, 7, 30, 39, TimeSpan.Zero);

    public override DateTimeOffset GetUtcNow() => now;

    public void Advance(TimeSpan by) => now += by;
}
