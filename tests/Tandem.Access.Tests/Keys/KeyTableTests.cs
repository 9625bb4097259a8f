namespace Tandem.Access.Tests.Keys;

using Tandem.Access.Contract;
using Tandem.Access.Keys;
using Tandem.Access.Limits;
using Tandem.Access.Principals;
using Tandem.Access.Secrets;
using Tandem.Access.Tests.Host;
using Tandem.Access.Times;

public sealed class KeyTableTests : IDisposable
{
    private readonly Doorway doorway = new();

    public void Dispose() => doorway.Dispose();

    [Fact]
    public async Task A_key_stands_for_its_role_and_no_more_scopes_than_it_was_given()
    {
        await doorway.Keys.AddAsync(doorway.Key("reads", scopes: Scopes.ReadRecords | Scopes.ManageTenants));

        Principal found = doorway.Find("reads")!;

        Assert.Equal(Role.Administrator, found.Role);
        Assert.Equal(Scopes.ReadRecords, found.Scopes);
        Assert.True(found.May(Scopes.ReadRecords));
        Assert.False(found.May(Scopes.WriteConfiguration));
        Assert.False(found.May(Scopes.ReadRecords | Scopes.ReadAudit));
    }

    [Theory]
    [InlineData("")]
    [InlineData("wrong")]
    [InlineData("THE KEY")]
    [InlineData("the key ")]
    public async Task What_is_no_key_lets_nobody_in(string secret)
    {
        await doorway.Keys.AddAsync(doorway.Key("the key"));

        Assert.Null(doorway.Find(secret));
        Assert.Null(doorway.Find(new string('x', 100_000)));
        Assert.Null(doorway.Principals.Find("another face", "the key"));
    }

    [Fact]
    public async Task A_key_that_acts_as_a_user_ends_with_him()
    {
        doorway.Put(Doorway.User(7, ""));
        await doorway.Keys.AddAsync(doorway.Key("his", Role.Agent, userId: 7));
        Assert.NotNull(doorway.Find("his"));

        doorway.Delete(7);

        Assert.Null(doorway.Find("his"));
    }

    [Fact]
    public async Task Nobody_of_a_tenant_that_is_closed_gets_in()
    {
        await doorway.Keys.AddAsync(doorway.Key("nobody's"));
        await doorway.Keys.AddAsync(doorway.Key("other tenant's", tenant: 2));
        string token = (await doorway.TokenAsync(doorway.Put(Doorway.User(7, "pw")), "pw")).Secret;

        doorway.Closed.Add(1);

        Assert.Null(doorway.Find("nobody's"));
        Assert.Null(doorway.Find(token));
        Assert.NotNull(doorway.Find("other tenant's"));
    }

    [Fact]
    public async Task A_revoked_key_is_void_for_ever_and_still_listed()
    {
        KeyRow key = doorway.Key("the key");
        await doorway.Keys.AddAsync(key);

        Assert.Equal(KeyOutcome.NotFound, await doorway.Keys.RevokeAsync(2, key.Id));
        Assert.Equal(KeyOutcome.Done, await doorway.Keys.RevokeAsync(1, key.Id));
        Assert.Equal(KeyOutcome.NotFound, await doorway.Keys.RevokeAsync(1, key.Id));

        Assert.Null(doorway.Find("the key"));
        using Doorway again = doorway.Again();
        Assert.Null(again.Find("the key"));
        Assert.True(again.Keys.Of(1).Single().RevokedMicros > 0);
    }

    [Fact]
    public async Task A_rotated_key_works_until_its_grace_is_over()
    {
        KeyRow key = doorway.Key("old");
        await doorway.Keys.AddAsync(key);
        long end = Micros.Of(doorway.Clock.GetUtcNow() + TimeSpan.FromHours(1));

        Assert.Equal(KeyOutcome.Done, await doorway.Keys.RotateAsync(1, key.Id, (SecretHash.Of("new"), []), end));

        Assert.NotNull(doorway.Find("old"));
        Assert.Equal(doorway.Find("old")!.Scopes, doorway.Find("new")!.Scopes);
        doorway.Clock.Advance(TimeSpan.FromHours(1));
        Assert.Null(doorway.Find("old"));
        Assert.NotNull(doorway.Find("new"));
        Assert.Equal(KeyOutcome.NotFound, await doorway.Keys.RotateAsync(1, key.Id, (SecretHash.Of("x"), []), 0));
    }

    [Fact]
    public async Task Without_grace_the_old_one_ends_at_once()
    {
        KeyRow key = doorway.Key("old");
        await doorway.Keys.AddAsync(key);

        await doorway.Keys.RotateAsync(1, key.Id, (SecretHash.Of("new"), []), 0);

        Assert.Null(doorway.Find("old"));
    }

    [Fact]
    public async Task A_tenant_has_a_bounded_number_and_revoked_ones_do_not_count()
    {
        using Doorway few = new(new AccessLimits { KeysPerTenant = 2 });
        KeyRow first = few.Key("1");
        Assert.Equal(KeyOutcome.Done, await few.Keys.AddAsync(first));
        Assert.Equal(KeyOutcome.Done, await few.Keys.AddAsync(few.Key("2")));
        Assert.Equal(KeyOutcome.TooMany, await few.Keys.AddAsync(few.Key("3")));
        Assert.Equal(KeyOutcome.Done, await few.Keys.AddAsync(few.Key("other tenant's", tenant: 2)));

        await few.Keys.RevokeAsync(1, first.Id);

        Assert.Equal(KeyOutcome.Done, await few.Keys.AddAsync(few.Key("3")));
    }

    [Fact]
    public async Task What_could_not_be_kept_does_not_work()
    {
        KeyRow key = doorway.Key("kept");
        await doorway.Keys.AddAsync(key);
        doorway.Store.Fails = true;

        Assert.Equal(KeyOutcome.NotKept, await doorway.Keys.AddAsync(doorway.Key("lost")));
        Assert.Equal(KeyOutcome.NotKept, await doorway.Keys.RevokeAsync(1, key.Id));

        Assert.Null(doorway.Find("lost"));
        Assert.NotNull(doorway.Find("kept"));
    }

    [Fact]
    public async Task The_credentials_file_brings_keys_in_and_takes_them_out_but_never_back()
    {
        KeyRow first = doorway.Key("first") with { FromFile = true };
        KeyRow second = doorway.Key("second") with { FromFile = true };
        KeyRow made = doorway.Key("made by the API");
        await doorway.Keys.AddAsync(made);
        await doorway.Keys.AdoptAsync(1, [first, second]);
        Assert.NotNull(doorway.Find("first"));

        await doorway.Keys.RevokeAsync(1, first.Id);
        await doorway.Keys.AdoptAsync(1, [first]);

        Assert.Null(doorway.Find("first"));
        Assert.Null(doorway.Find("second"));
        Assert.NotNull(doorway.Find("made by the API"));
    }

    [Fact]
    public async Task A_face_that_is_signed_for_finds_the_key_by_what_is_sent_openly()
    {
        KeyRow key = doorway.Key("the secret") with { PublicId = "sid-1", Sealed = [1, 2, 3] };
        await doorway.Keys.AddAsync(key);

        Assert.Equal(key, doorway.Keys.Named(Doorway.Face, "sid-1"));
        Assert.Null(doorway.Keys.Named(Doorway.Face, "sid-2"));
        await doorway.Keys.RevokeAsync(1, key.Id);
        Assert.Null(doorway.Keys.Named(Doorway.Face, "sid-1"));
    }
}
