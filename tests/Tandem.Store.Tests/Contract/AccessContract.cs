namespace Tandem.Store.Tests.Contract;

using System.Text.Json;
using Tandem.Access.Contract;
using Tandem.Access.Principals;
using Tandem.Access.Secrets;
using Tandem.Core.Contract.Commands;
using Tandem.Core.Contract.Rows;

/// <summary>Keys and tokens.</summary>
public abstract class AccessContract<T> : ContractTest<T>
    where T : DatabaseUnderTest, new()
{
    [Fact]
    public void A_key_takes_the_place_of_the_one_with_its_hash_and_a_revoked_one_stays()
    {
        KeyRow first = Key("first");
        KeyRow second = Key("second") with { Sealed = [1, 2, 3], PublicId = "sid", UserId = 7, Role = Role.Agent };
        Writer.Access.Write(new PutKeys([first, second]));
        Writer.Access.Write(new PutKeys([first with { RevokedMicros = 9 }]));
        Reopen();

        IReadOnlyList<KeyRow> kept = Writer.Access.Keys();

        Assert.Equal(Text([first with { RevokedMicros = 9 }, second]), Text([.. kept.OrderBy(key => key.Name)]));
        Assert.Equal(first.Id, kept.Single(key => key.Name == "first").Id);
    }

    [Fact]
    public void A_token_that_is_put_takes_along_those_that_made_room_and_those_that_ended_are_not_read()
    {
        TokenRow first = Token("first", 100);
        TokenRow second = Token("second", 200) with { Key = SecretHash.Of("a key") };
        TokenRow third = Token("third", 300);
        Writer.Access.Write(new PutToken(first, []));
        Writer.Access.Write(new PutToken(second, []));
        Writer.Access.Write(new PutToken(third, [first.Hash, SecretHash.Of("nobody's")]));
        Reopen();

        Assert.Equal([second, third], Writer.Access.Tokens(0));
        Assert.Equal([third], Writer.Access.Tokens(200));
        Writer.Access.Write(new RemoveTokens([third.Hash]));
        Assert.Equal([second], Writer.Access.Tokens(0));
    }

    [Fact]
    public void Tokens_that_ended_while_nobody_looked_go_with_the_next_that_is_given()
    {
        Writer.Access.Write(new PutToken(Token("old", 100), []));
        Writer.Access.Write(new PutToken(Token("new", 400) with { IssuedMicros = 100 }, []));

        Assert.Equal(SecretHash.Of("new"), Assert.Single(Writer.Access.Tokens(0)).Hash);
    }

    [Fact]
    public void A_second_factor_comes_back_opened_and_goes_with_its_user()
    {
        TotpRow first = new(Tenant, 7, "JBSWY3DPEHPK3PXP", 1, "hashes of codes");
        TotpRow second = first with { UserId = 8 };
        Writer.Access.Write(new PutTotp(first));
        Writer.Access.Write(new PutTotp(second));
        Writer.Access.Write(new PutTotp(first with { LastStep = 2 }));
        Reopen();

        Assert.Equal([first with { LastStep = 2 }, second], Writer.Access.Totps());
        Writer.Access.Write(new RemoveTotp(Tenant, 8));
        Writer.Configuration.Write(Tenant, new CommitOrder(0, [new RemoveUser(7)], new IdCounters(1, 0, 0, 0, 0, 0), []));
        Assert.Empty(Writer.Access.Totps());
    }

    [Fact]
    public void Of_an_idempotent_request_the_last_state_is_kept_until_it_ends()
    {
        IdempotentRow begun = new(SecretHash.Of("a"), Tenant, SecretHash.Of("request"), null, 1, 100);
        KeptAnswer answer = new(202, "application/json", "/v1/calls/1", "tag", [1, 2]);
        Writer.Access.Write(new PutIdempotent(begun));
        Writer.Access.Write(new PutIdempotent(begun with { Id = SecretHash.Of("b"), EndsMicros = 200 }));
        Writer.Access.Write(new PutIdempotent(begun with { Id = SecretHash.Of("c"), EndsMicros = 300, Answer = answer }));
        Writer.Access.Write(new RemoveIdempotent(SecretHash.Of("b")));
        Reopen();

        Assert.Equal([SecretHash.Of("a"), SecretHash.Of("c")], Writer.Access.Idempotent(0).Select(row => row.Id));
        KeptAnswer kept = Writer.Access.Idempotent(100).Single().Answer!;
        Assert.Equal((answer with { Body = kept.Body }, "1,2"), (kept, string.Join(',', kept.Body)));
        Writer.Access.Write(new PutIdempotent(begun with { Id = SecretHash.Of("d"), BegunMicros = 100, EndsMicros = 400 }));
        Assert.Equal([SecretHash.Of("c"), SecretHash.Of("d")], Writer.Access.Idempotent(0).Select(row => row.Id));
    }

    private static KeyRow Key(string name) =>
        new(SecretHash.Of(name), Tenant, "native", name, "", [], 0, Role.Operator, ScopeTable.Of(Role.Operator), true, 1, 2, 0);

    private static TokenRow Token(string secret, long ends) => new(SecretHash.Of(secret), Tenant, 7, "stamp", default, 1, ends);

    private static string Text(IReadOnlyList<KeyRow> rows) => JsonSerializer.Serialize(rows);
}
