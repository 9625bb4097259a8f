namespace Tandem.Access.Tests.Logins;

using Tandem.Access.Contract;
using Tandem.Access.Limits;
using Tandem.Access.Logins;
using Tandem.Access.Passwords;
using Tandem.Access.Principals;
using Tandem.Access.Tests.Host;
using Tandem.Access.Tokens;
using Tandem.Core.Contract.Rows;

public sealed class LoginTests : IDisposable
{
    private readonly Doorway doorway = new();

    public void Dispose() => doorway.Dispose();

    [Theory]
    [InlineData(UserRole.Agent, Role.Agent)]
    [InlineData(UserRole.Supervisor, Role.Supervisor)]
    [InlineData(UserRole.Administrator, Role.Administrator)]
    public async Task A_password_gives_a_token_that_stands_for_the_user(UserRole user, Role role)
    {
        UserRow row = doorway.Put(Doorway.User(7, "pw", user));

        IssuedToken token = await doorway.TokenAsync(row, "pw");
        Principal? found = doorway.Find(token.Secret);

        Assert.Equal(new Principal(1, 7, row.Login, role, ScopeTable.Of(role), new Credential(CredentialKind.Token, token.Row.Id)), found);
    }

    [Fact]
    public async Task Wrong_passwords_users_without_one_and_nobody_are_answered_alike()
    {
        UserRow row = doorway.Put(Doorway.User(7, "pw"));

        Assert.IsType<LoginResult.Wrong>(await doorway.LogInAsync(row, "PW"));
        Assert.IsType<LoginResult.Wrong>(await doorway.LogInAsync(Doorway.User(8, ""), ""));
        Assert.IsType<LoginResult.Wrong>(await doorway.LogInAsync(null, ""));
    }

    [Fact]
    public async Task A_token_ends_with_its_day_with_a_new_password_with_its_user_and_with_a_sign_out()
    {
        UserRow row = doorway.Put(Doorway.User(7, "pw"));
        string expired = (await doorway.TokenAsync(row, "pw")).Secret;
        doorway.Clock.Advance(TimeSpan.FromHours(23.9));
        Assert.NotNull(doorway.Find(expired));
        doorway.Clock.Advance(TimeSpan.FromHours(0.2));
        Assert.Null(doorway.Find(expired));

        string voided = (await doorway.TokenAsync(row, "pw")).Secret;
        doorway.Put(row with { Name = "renamed" });
        Assert.NotNull(doorway.Find(voided));
        UserRow changed = doorway.Put(row with { PasswordHash = PasswordHash.Make("pw", Doorway.Rounds) });
        Assert.Null(doorway.Find(voided));

        IssuedToken signedOut = await doorway.TokenAsync(changed, "pw");
        Assert.True(await doorway.Tokens.EndAsync([signedOut.Row.Hash]));
        Assert.Null(doorway.Find(signedOut.Secret));

        string deleted = (await doorway.TokenAsync(changed, "pw")).Secret;
        doorway.Delete(7);
        Assert.Null(doorway.Find(deleted));
    }

    [Fact]
    public async Task A_role_taken_away_is_taken_from_tokens_that_are_out()
    {
        UserRow row = doorway.Put(Doorway.User(7, "pw", UserRole.Supervisor));
        string token = (await doorway.TokenAsync(row, "pw")).Secret;
        Assert.Equal(Role.Supervisor, doorway.Find(token)?.Role);

        doorway.Put(row with { Role = UserRole.Agent });

        Assert.Equal(Role.Agent, doorway.Find(token)?.Role);
    }

    [Fact]
    public async Task Tokens_live_on_after_a_restart_and_those_that_ended_do_not_come_back()
    {
        UserRow row = doorway.Put(Doorway.User(7, "pw"));
        IssuedToken kept = await doorway.TokenAsync(row, "pw");
        IssuedToken ended = await doorway.TokenAsync(row, "pw");
        await doorway.Tokens.EndAsync([ended.Row.Hash]);

        using Doorway again = doorway.Again();

        Assert.NotNull(again.Find(kept.Secret));
        Assert.Null(again.Find(ended.Secret));
        Assert.Equal([kept.Row], again.Tokens.Of(1, 7));
        again.Clock.Advance(TimeSpan.FromHours(25));
        Assert.Null(again.Find(kept.Secret));
    }

    [Fact]
    public async Task A_hash_of_before_is_made_anew_and_leaves_tokens_alone()
    {
        UserRow row = doorway.Put(Doorway.User(7, "") with { PasswordHash = PasswordHash.Make("pw", 10) });

        LoginResult.LetIn result = Assert.IsType<LoginResult.LetIn>(await doorway.LogInAsync(row, "pw"));
        doorway.Put(row with { PasswordHash = result.UpgradedHash! });

        Assert.NotNull(doorway.Find(result.Token.Secret));
        Assert.Null(
            Assert.IsType<LoginResult.LetIn>(await doorway.LogInAsync(row with { PasswordHash = result.UpgradedHash! }, "pw")).UpgradedHash
        );
    }

    [Fact]
    public async Task Of_a_hundred_guesses_at_once_few_are_tried()
    {
        UserRow row = doorway.Put(Doorway.User(7, "pw"));

        LoginResult[] results = await Task.WhenAll(Enumerable.Range(0, 100).Select(i => doorway.LogInAsync(row, $"guess {i}")));

        Assert.Equal(doorway.Limits.FreeGuesses, results.Count(result => result is LoginResult.Wrong));
        Assert.All(results.OfType<LoginResult.Refused>(), refused => Assert.Equal("login-account", refused.Throttled.Rule));
        Assert.IsType<LoginResult.LetIn>(await doorway.LogInAsync(row, "pw", source: "192.0.2.2"));
    }

    [Fact]
    public async Task A_key_of_the_user_gives_a_token_that_ends_with_the_key()
    {
        UserRow row = doorway.Put(Doorway.User(7, ""));
        KeyRow key = doorway.Key("the key", Role.Agent, userId: 7);
        await doorway.Keys.AddAsync(key);

        LoginResult.LetIn result = Assert.IsType<LoginResult.LetIn>(await ByKey(row, "the key"));
        Assert.NotNull(doorway.Find(result.Token.Secret));
        await doorway.Keys.RevokeAsync(1, key.Id);

        Assert.Null(doorway.Find(result.Token.Secret));
        Assert.IsType<LoginResult.Wrong>(await ByKey(row, "the key"));
    }

    [Fact]
    public async Task A_token_is_no_key_and_gives_no_tokens()
    {
        UserRow row = doorway.Put(Doorway.User(7, "pw"));
        string token = (await doorway.TokenAsync(row, "pw")).Secret;

        Assert.IsType<LoginResult.Wrong>(await ByKey(row, token));
    }

    [Fact]
    public async Task A_key_of_another_user_or_tenant_gives_none()
    {
        UserRow row = doorway.Put(Doorway.User(7, ""));
        await doorway.Keys.AddAsync(doorway.Key("another's", Role.Agent, userId: 8));
        await doorway.Keys.AddAsync(doorway.Key("elsewhere", Role.Agent, userId: 7, tenant: 2));

        Assert.IsType<LoginResult.Wrong>(await ByKey(row, "another's"));
        Assert.IsType<LoginResult.Wrong>(await ByKey(row, "elsewhere"));
        Assert.IsType<LoginResult.Wrong>(await ByKey(null, "another's"));
    }

    private Task<LoginResult> ByKey(UserRow? user, string key) =>
        doorway.Login.ByKeyAsync(new Origin(Doorway.Face, Doorway.Source, Doorway.Source), 1, "somebody", user, key);
}
