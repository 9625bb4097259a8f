namespace Tandem.Access.Tests.Idempotency;

using Tandem.Access.Contract;
using Tandem.Access.Idempotency;
using Tandem.Access.Limits;
using Tandem.Access.Secrets;
using Tandem.Access.Times;
using Tandem.TestKit.Access;

public class IdempotencyTableTests
{
    private static readonly SecretHash Request = SecretHash.Of("a request");
    private static readonly KeptAnswer Answer = new(202, "application/json", "/v1/calls/1", "", [1, 2, 3]);

    private readonly MemoryAccessStore store = new();
    private readonly ManualClock clock = new();

    [Fact]
    public async Task The_same_again_is_running_then_answered_alike_and_another_is_refused()
    {
        IdempotencyTable table = Table();
        SecretHash id = await BegunAsync(table);

        Assert.IsType<IdempotencyVerdict.Running>(await AskAsync(table));
        Assert.IsType<IdempotencyVerdict.OtherRequest>(await table.BeginAsync(1, "user 1", "key", SecretHash.Of("another")));
        await table.AnsweredAsync(id, Answer);

        Assert.Equal(Answer, Assert.IsType<IdempotencyVerdict.Again>(await AskAsync(table)).Answer);
        Assert.IsType<IdempotencyVerdict.OtherRequest>(await table.BeginAsync(1, "user 1", "key", SecretHash.Of("another")));
    }

    [Theory]
    [InlineData(2, "user 1", "key")]
    [InlineData(1, "user 2", "key")]
    [InlineData(1, "user 1", "yek")]
    public async Task Others_keys_are_others(int tenant, string asker, string key)
    {
        IdempotencyTable table = Table();
        await BegunAsync(table);

        Assert.IsType<IdempotencyVerdict.Begin>(await table.BeginAsync(tenant, asker, key, Request));
    }

    [Fact]
    public async Task Answers_outlive_the_process_and_what_it_died_over_is_never_begun_again()
    {
        IdempotencyTable before = Table();
        await before.AnsweredAsync(await BegunAsync(before), Answer);
        await before.BeginAsync(1, "user 1", "died over", Request);

        IdempotencyTable after = Table();

        Assert.Equal(Answer, Assert.IsType<IdempotencyVerdict.Again>(await AskAsync(after)).Answer);
        Assert.IsType<IdempotencyVerdict.Unknown>(await after.BeginAsync(1, "user 1", "died over", Request));
        Assert.IsType<IdempotencyVerdict.OtherRequest>(await after.BeginAsync(1, "user 1", "died over", SecretHash.Of("another")));
    }

    [Fact]
    public async Task Nothing_is_done_that_could_not_be_kept()
    {
        IdempotencyTable table = Table();
        store.Fails = true;
        Assert.IsType<IdempotencyVerdict.NotKept>(await AskAsync(table));

        store.Fails = false;
        Assert.IsType<IdempotencyVerdict.Begin>(await AskAsync(table));
    }

    [Fact]
    public async Task What_did_nothing_may_be_asked_again()
    {
        IdempotencyTable table = Table();
        await table.ForgetAsync(await BegunAsync(table));

        Assert.IsType<IdempotencyVerdict.Begin>(await AskAsync(table));
        Assert.IsType<IdempotencyVerdict.Unknown>(await AskAsync(Table()));
    }

    [Fact]
    public async Task A_day_later_the_key_is_free()
    {
        IdempotencyTable table = Table();
        await table.AnsweredAsync(await BegunAsync(table), Answer);
        clock.Advance(TimeSpan.FromHours(24) - TimeSpan.FromSeconds(1));
        Assert.IsType<IdempotencyVerdict.Again>(await AskAsync(table));

        clock.Advance(TimeSpan.FromSeconds(1));

        Assert.Empty(store.Idempotent(Micros.Of(clock.GetUtcNow())));
        Assert.IsType<IdempotencyVerdict.Begin>(await AskAsync(table));
        Assert.Equal(1, table.Count);
    }

    [Fact]
    public async Task There_is_a_bound_for_a_tenant_and_for_all()
    {
        IdempotencyTable table = Table(new AccessLimits { IdempotencyKeysPerTenant = 1, IdempotencyKeys = 2 });
        await BegunAsync(table);

        IdempotencyVerdict one = await table.BeginAsync(1, "user 1", "more", Request);
        await table.BeginAsync(2, "user 1", "key", Request);
        IdempotencyVerdict all = await table.BeginAsync(3, "user 1", "key", Request);

        Assert.Equal("idempotency-keys", Assert.IsType<IdempotencyVerdict.Full>(one).Throttled.Rule);
        Assert.Equal("idempotency-keys-all", Assert.IsType<IdempotencyVerdict.Full>(all).Throttled.Rule);
        Assert.IsType<IdempotencyVerdict.Running>(await AskAsync(table));
    }

    [Fact]
    public async Task Of_a_long_answer_only_that_it_was_given_is_kept()
    {
        IdempotencyTable table = Table(new AccessLimits { IdempotentAnswer = 2 });
        await table.AnsweredAsync(await BegunAsync(table), Answer);

        Assert.IsType<IdempotencyVerdict.Unknown>(await AskAsync(table));
    }

    private IdempotencyTable Table(AccessLimits? limits = null) => new(store, limits ?? new AccessLimits(), clock);

    private static Task<IdempotencyVerdict> AskAsync(IdempotencyTable table) => table.BeginAsync(1, "user 1", "key", Request);

    private static async Task<SecretHash> BegunAsync(IdempotencyTable table) =>
        Assert.IsType<IdempotencyVerdict.Begin>(await AskAsync(table)).Id;
}
