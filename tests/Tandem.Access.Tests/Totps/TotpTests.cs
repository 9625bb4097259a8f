namespace Tandem.Access.Tests.Totps;

using System.Text;
using OtpNet;
using Tandem.Access.Limits;
using Tandem.Access.Logins;
using Tandem.Access.Principals;
using Tandem.Access.Tests.Host;
using Tandem.Access.Totps;
using Tandem.Core.Contract.Events.Kinds;
using Tandem.Core.Contract.Rows;

/// <summary>The second factor, by a clock that stands still.</summary>
public sealed class TotpTests : IDisposable
{
    private static readonly TimeSpan Step = TimeSpan.FromSeconds(30);
    private readonly Doorway doorway = new();
    private readonly UserRow user;

    public TotpTests() => user = doorway.Put(Doorway.User(7, "pw"));

    public void Dispose() => doorway.Dispose();

    /// <summary>RFC 6238 appendix B, the last six of the eight digits.</summary>
    [Theory]
    [InlineData(59, "287082")]
    [InlineData(1_111_111_109, "081804")]
    [InlineData(20_000_000_000, "353130")]
    public async Task Codes_are_those_of_the_standard(long at, string code)
    {
        string secret = Base32Encoding.ToString(Encoding.ASCII.GetBytes("12345678901234567890"));
        await doorway.Store.CommitAsync(new Access.Contract.PutTotp(new(1, 7, secret, 0)));
        doorway.Clock.Advance(DateTimeOffset.FromUnixTimeSeconds(at) - doorway.Clock.GetUtcNow());
        TotpTable table = new(doorway.Store, doorway.Limits, doorway.Clock);

        Assert.Equal(TotpUse.Code, await table.UseAsync(1, 7, code));
    }

    [Fact]
    public async Task It_counts_once_it_is_confirmed_and_not_before()
    {
        string secret = doorway.Totps.Begin(1, 7)!;
        Assert.IsType<LoginResult.LetIn>(await doorway.LogInAsync(user, "pw"));
        Assert.Equal(TotpConfirmation.WrongCode, await doorway.Totps.ConfirmAsync(1, 7, Wrong(secret)));
        Assert.False(doorway.Totps.IsOn(1, 7));

        Assert.Equal(TotpConfirmation.Done, await doorway.Totps.ConfirmAsync(1, 7, Code(secret)));

        Assert.IsType<LoginResult.CodeRequired>(await doorway.LogInAsync(user, "pw"));
        Assert.Null(doorway.Totps.Begin(1, 7));
        Assert.Equal(TotpConfirmation.NotBegun, await doorway.Totps.ConfirmAsync(1, 8, Code(secret)));
    }

    [Fact]
    public async Task A_secret_waits_ten_minutes_to_be_confirmed_and_a_later_one_takes_its_place()
    {
        string first = doorway.Totps.Begin(1, 7)!;
        string second = doorway.Totps.Begin(1, 7)!;
        Assert.Equal(TotpConfirmation.WrongCode, await doorway.Totps.ConfirmAsync(1, 7, Code(first)));
        doorway.Clock.Advance(doorway.Limits.TotpSetup);
        Assert.Equal(TotpConfirmation.NotBegun, await doorway.Totps.ConfirmAsync(1, 7, Code(second)));
    }

    [Fact]
    public async Task A_code_and_those_before_it_count_once_also_after_a_restart()
    {
        string secret = await OnAsync();
        Assert.IsType<LoginResult.WrongCode>(await doorway.LogInAsync(user, "pw", code: Code(secret)));
        doorway.Clock.Advance(Step);
        string earlier = Code(secret);
        doorway.Clock.Advance(Step);
        string code = Code(secret);
        Assert.IsType<LoginResult.LetIn>(await doorway.LogInAsync(user, "pw", code: $"{code[..3]} {code[3..]}"));

        using Doorway again = doorway.Again();
        Assert.IsType<LoginResult.WrongCode>(await again.LogInAsync(user, "pw", code: code));
        Assert.IsType<LoginResult.WrongCode>(await again.LogInAsync(user, "pw", code: earlier));
        Assert.IsType<LoginResult.CodeRequired>(await again.LogInAsync(user, "pw"));
    }

    [Theory]
    [InlineData(-2, false)]
    [InlineData(-1, true)]
    [InlineData(1, true)]
    [InlineData(2, false)]
    public async Task A_clock_may_differ_by_one_step(int steps, bool taken)
    {
        string secret = await OnAsync();
        doorway.Clock.Advance(Step * 4);
        Assert.Equal(taken, await doorway.LogInAsync(user, "pw", code: Code(secret, steps)) is LoginResult.LetIn);
    }

    [Fact]
    public async Task A_wrong_password_is_answered_alike_with_a_code_and_without_and_uses_none_up()
    {
        string secret = await OnAsync();
        doorway.Clock.Advance(Step);
        Assert.IsType<LoginResult.Wrong>(await doorway.LogInAsync(user, "PW", code: Code(secret)));
        Assert.IsType<LoginResult.Wrong>(await doorway.LogInAsync(user, "PW", code: Wrong(secret)));
        Assert.IsType<LoginResult.Wrong>(await doorway.LogInAsync(user, "PW"));
        Assert.IsType<LoginResult.LetIn>(await doorway.LogInAsync(user, "pw", code: Code(secret)));
    }

    [Fact]
    public async Task Wrong_codes_are_slowed_down_and_a_right_password_forgives_none()
    {
        string secret = await OnAsync();
        doorway.Clock.Advance(Step);
        for (int guess = 0; guess < doorway.Limits.FreeGuesses; guess++)
        {
            Assert.IsType<LoginResult.WrongCode>(await doorway.LogInAsync(user, "pw", code: Wrong(secret)));
            Assert.IsType<LoginResult.CodeRequired>(await doorway.LogInAsync(user, "pw"));
        }
        LoginResult.Refused refused = Assert.IsType<LoginResult.Refused>(await doorway.LogInAsync(user, "pw", code: Code(secret)));
        Assert.Equal(GuessThrottle.AccountRule, refused.Throttled.Rule);
        Assert.IsType<LoginResult.LetIn>(await doorway.LogInAsync(user, "pw", source: "192.0.2.2", code: Code(secret)));
        Assert.Contains("wrong_code", doorway.Told.Select(told => (told.Happened as AuditSignInRefused)?.Why));
    }

    [Fact]
    public async Task What_cannot_be_kept_is_not_on_and_what_cannot_be_taken_away_stays_on()
    {
        string secret = doorway.Totps.Begin(1, 7)!;
        doorway.Store.Fails = true;
        Assert.Equal(TotpConfirmation.NotSaved, await doorway.Totps.ConfirmAsync(1, 7, Code(secret)));
        Assert.False(doorway.Totps.IsOn(1, 7));
        doorway.Store.Fails = false;
        await OnAsync();
        doorway.Store.Fails = true;
        Assert.False(await doorway.Totps.RemoveAsync(1, 7));
        Assert.True(doorway.Totps.IsOn(1, 7));
        doorway.Store.Fails = false;
        Assert.True(await doorway.Totps.RemoveAsync(1, 7));
        Assert.IsType<LoginResult.LetIn>(await doorway.LogInAsync(user, "pw"));
        Assert.Null(await doorway.Totps.RemoveAsync(1, 7));
    }

    [Fact]
    public async Task Those_of_a_tenant_that_is_gone_are_forgotten()
    {
        await OnAsync();
        doorway.Totps.Forget(2);
        Assert.True(doorway.Totps.IsOn(1, 7));
        doorway.Totps.Forget(1);
        Assert.False(doorway.Totps.IsOn(1, 7));
    }

    [Fact]
    public async Task A_recovery_code_counts_once_also_after_a_restart_and_what_cannot_be_kept_is_as_before()
    {
        string secret = doorway.Totps.Begin(1, 7)!;
        (IReadOnlyList<string> codes, string kept) = RecoveryCodes.Fresh();
        await doorway.Totps.ConfirmAsync(1, 7, Code(secret), kept);
        Assert.All(codes, code => Assert.DoesNotContain(code.Replace("-", "", StringComparison.Ordinal), kept, StringComparison.Ordinal));
        Assert.IsType<LoginResult.LetIn>(await doorway.LogInAsync(user, "pw", code: codes[0]));
        Assert.Equal(9, doorway.Told.Select(told => told.Happened).OfType<AuditRecoveryCodeUsed>().Single().Left);
        using Doorway again = doorway.Again();
        Assert.IsType<LoginResult.WrongCode>(await again.LogInAsync(user, "pw", code: codes[0]));
        Assert.IsType<LoginResult.LetIn>(await again.LogInAsync(user, "pw", code: codes[9]));
        Assert.Equal(8, again.Totps.RecoveryCodesOf(1, 7));
        doorway.Store.Fails = true;
        Assert.False(await again.Totps.RenewAsync(1, 7, RecoveryCodes.Fresh().Kept));
        doorway.Store.Fails = false;
        Assert.IsType<LoginResult.LetIn>(await again.LogInAsync(user, "pw", code: codes[1]));
        Assert.Null(await again.Totps.RenewAsync(1, 8, ""));
        Assert.Equal(TotpUse.Wrong, await again.Totps.UseAsync(1, 7, ""));
    }

    [Fact]
    public async Task Of_whom_it_is_demanded_he_may_set_it_up_and_nothing_else()
    {
        doorway.Demanded.Add(7);
        LoginResult.LetIn letIn = Assert.IsType<LoginResult.LetIn>(await doorway.LogInAsync(user, "pw"));
        Principal owing = doorway.Principals.Find(Doorway.Face, letIn.Token.Secret)!;
        Assert.True(owing.OwesTotp);
        Assert.Equal(Scopes.None, owing.Scopes);
        using Doorway again = doorway.Again();
        again.Put(user);
        Assert.True(again.Principals.Find(Doorway.Face, letIn.Token.Secret)!.OwesTotp);
        await OnAsync();
        Assert.False(doorway.Principals.Find(Doorway.Face, letIn.Token.Secret)!.OwesTotp);
    }

    private async Task<string> OnAsync()
    {
        string secret = doorway.Totps.Begin(1, 7)!;
        Assert.Equal(TotpConfirmation.Done, await doorway.Totps.ConfirmAsync(1, 7, Code(secret)));
        return secret;
    }

    private string Code(string secret, int steps = 0) =>
        new Totp(Base32Encoding.ToBytes(secret)).ComputeTotp((doorway.Clock.GetUtcNow() + Step * steps).UtcDateTime);

    /// <summary>No code of a step that is taken now.</summary>
    private string Wrong(string secret)
    {
        string[] right = [.. Enumerable.Range(-1, 3).Select(step => Code(secret, step))];
        return Enumerable.Range(0, 4).Select(n => $"{n:000000}").First(code => !right.Contains(code));
    }
}
