namespace Tandem.Store.Tests;

using Tandem.Access.Contract;
using Tandem.Access.Principals;
using Tandem.Access.Secrets;

/// <summary>Keys and tokens through the store's loop, beside everything else it writes.</summary>
public sealed class AccessTests
{
    private static readonly KeyRow Key = new(
        SecretHash.Of("secret"),
        1,
        "native",
        "a key",
        "",
        [],
        0,
        Role.Administrator,
        Scopes.ReadRecords,
        false,
        1,
        0,
        0
    );

    [Fact]
    public async Task What_was_kept_is_there_after_a_restart()
    {
        using StoreRig rig = new(StoreRig.NewFolder());
        TokenRow token = new(SecretHash.Of("token"), 1, 7, "stamp", default, 1, long.MaxValue);

        Assert.True(await rig.Store.CommitAsync(new PutKeys([Key])));
        Assert.True(await rig.Store.CommitAsync(new PutToken(token, [])));
        rig.Restart();

        Assert.Equal(Key.Id, Assert.Single(rig.Store.Keys()).Id);
        Assert.Equal([token], rig.Store.Tokens(0));
    }

    [Fact]
    public async Task While_nothing_can_be_written_it_says_so_and_goes_on_after()
    {
        using StoreRig rig = new(StoreRig.NewFolder());
        rig.Store.Pause();

        Assert.False(await rig.Store.CommitAsync(new PutKeys([Key])));

        rig.Store.Resume();
        Assert.True(await rig.Store.CommitAsync(new PutKeys([Key])));
    }

    private sealed record Unheard : AccessChange;

    [Fact]
    public async Task A_change_that_no_table_takes_costs_nobody_else_anything()
    {
        using StoreRig rig = new(StoreRig.NewFolder());

        Task<bool> wrong = rig.Store.CommitAsync(new Unheard());
        Task<bool> right = rig.Store.CommitAsync(new PutKeys([Key]));

        Assert.Equal((false, true), (await wrong, await right));
    }
}
