namespace Tandem.Store.Tests.Contract;

using System.Text.Json;
using Tandem.Access.Contract;
using Tandem.Access.Principals;
using Tandem.Access.Secrets;

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

    private static KeyRow Key(string name) =>
        new(SecretHash.Of(name), Tenant, "native", name, "", [], 0, Role.Operator, ScopeTable.Of(Role.Operator), true, 1, 2, 0);

    private static TokenRow Token(string secret, long ends) => new(SecretHash.Of(secret), Tenant, 7, "stamp", default, 1, ends);

    private static string Text(IReadOnlyList<KeyRow> rows) => JsonSerializer.Serialize(rows);
}
