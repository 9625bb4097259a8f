namespace Tandem.Access.Tests.Passwords;

using Tandem.Access.Limits;
using Tandem.Access.Passwords;

public class PasswordChecksTests
{
    private const int Cheap = 100;

    [Fact]
    public async Task It_verifies_makes_and_upgrades()
    {
        using PasswordChecks checks = new(new AccessLimits(), Cheap);
        string made = await checks.Make("a", "S3cret", out _)!;
        string old = PasswordHash.Make("S3cret", 10);

        Assert.Equal(new PasswordVerdict(true, null), await checks.Verify("a", made, "S3cret", out _)!);
        Assert.Equal(new PasswordVerdict(false, null), await checks.Verify("a", made, "other", out _)!);
        Assert.Equal(new PasswordVerdict(false, null), await checks.Verify("a", "", "", out _)!);
        PasswordVerdict upgraded = await checks.Verify("a", old, "S3cret", out _)!;
        Assert.StartsWith($"pbkdf2-sha256${Cheap}$", upgraded.Upgraded, StringComparison.Ordinal);
    }

    // One thread that is busy for long: what comes meanwhile waits, up to the limits, and is refused past them by name.
    [Fact]
    public async Task What_waits_is_bounded_by_source_and_in_all()
    {
        AccessLimits limits = new()
        {
            PasswordThreads = 1,
            PasswordsWaiting = 4,
            PasswordsPerSource = 3,
        };
        using PasswordChecks checks = new(limits, 3_000_000);
        List<Task> taken = [];

        List<string> flood = [.. Enumerable.Range(0, 10).Select(_ => Ask("192.0.2.1"))];
        List<string> others = [.. Enumerable.Range(0, 10).Select(i => Ask($"192.0.2.{10 + i}"))];

        Assert.Equal(["", "", "", .. Enumerable.Repeat("password-queue-source", 7)], flood);
        // The thread may have taken one out already, or not yet.
        Assert.InRange(others.Count(rule => rule.Length == 0), 1, 2);
        Assert.All(others.Where(rule => rule.Length > 0), rule => Assert.Equal("password-queue", rule));
        await Task.WhenAll(taken);

        Assert.Equal("", Ask("192.0.2.1"));

        string Ask(string source)
        {
            if (checks.Verify(source, "", "x", out string rule) is { } verdict)
            {
                taken.Add(verdict);
            }
            return rule;
        }
    }
}
