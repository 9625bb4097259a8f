namespace Tandem.Native.Resources;

using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Tandem.Access;
using Tandem.Access.Contract;
using Tandem.Access.Limits;
using Tandem.Access.Logins;
using Tandem.Access.Principals;
using Tandem.Access.Tenants;
using Tandem.Core.Contract.Events.Kinds;
using Tandem.Core.Contract.Rows;
using Tandem.Native.Answers;
using Tandem.Native.Models;
using Tandem.Native.Operations;
using Tandem.Native.Problems;
using Tandem.Native.Requests;

/// <summary><c>/v1/tokens</c>: what people get in with for a day.</summary>
internal static class Tokens
{
    public static readonly IReadOnlyList<Operation> Operations =
    [
        new("POST", "/tokens", Scopes.None, CreateAsync) { ForAnyone = true },
        new("GET", "/tokens", Scopes.None, List),
        new("DELETE", "/tokens/current", Scopes.None, EndOwnAsync),
        new("DELETE", "/tokens/{id}", Scopes.None, EndAsync),
    ];

    /// <summary>Gives a token for login and password. Whether login or password was wrong is not told.</summary>
    internal static async Task<Results<Made<MadeToken>, Refusal>> CreateAsync(NewToken body, Anyone asker)
    {
        (TenantEntry tenant, string login) = asker.Door.Tenants.OfLogin(body.Login, asker.Http.Request.Host.Host);
        UserRow? user = tenant.Door.Views.Users.All().FirstOrDefault(row => row.Login == login);
        LoginResult result = await asker.Door.Login.ByPasswordAsync(asker.From, tenant.Id, login, user, body.Password, body.Code ?? "");
        switch (result)
        {
            case LoginResult.LetIn letIn:
                await FrontDoor.UpgradeAsync(tenant.Door, letIn);
                TokenModel token = TokenModel.Of(letIn.Token.Row);
                return new Made<MadeToken>($"/tokens/{token.Id}", new MadeToken(token, letIn.Token.Secret));
            default:
                return NotLetIn.Of(result);
        }
    }

    /// <summary>Tokens that work, oldest first: one's own, and everybody's for those who manage keys.</summary>
    internal static Found<TokenList> List(Asker asker)
    {
        IReadOnlyList<TokenRow> rows = asker.Principal.May(Scopes.ManageKeys)
            ? asker.Door.Tokens.Of(asker.Tenant.Id)
            : asker.Door.Tokens.Of(asker.Tenant.Id, asker.Principal.UserId);
        return new Found<TokenList>(new TokenList([.. rows.Select(TokenModel.Of)]));
    }

    /// <summary>Signs out: ends the token this request came with. A key is no token and works on.</summary>
    internal static Task<Results<Done, Refusal>> EndOwnAsync(Asker asker) =>
        asker.Principal.Credential is { Kind: CredentialKind.Token, Id: string id }
            ? EndAsync(id, asker)
            : Task.FromResult<Results<Done, Refusal>>(new Refusal(ProblemTable.Conflict, "the request came with a key, not with a token"));

    /// <summary>Ends a token: one's own, or anybody's for those who manage keys.</summary>
    internal static async Task<Results<Done, Refusal>> EndAsync(string id, Asker asker)
    {
        TokenRow? row = asker.Door.Tokens.Of(asker.Tenant.Id).FirstOrDefault(token => token.Id == id);
        bool may = row?.UserId == asker.Principal.UserId || asker.Principal.May(Scopes.ManageKeys);
        if (row is null || !may)
        {
            return Refusal.NotFound($"no token {id}");
        }
        bool isKept = await asker.Door.Tokens.EndAsync([row.Hash]);
        string why = row.UserId == asker.Principal.UserId ? AuditSignedOut.BySelf : AuditSignedOut.ByOther;
        await asker.LogAsync(new AuditSignedOut(row.UserId, row.Id, why));
        return isKept
            ? Done.Instance
            : new Refusal(ProblemTable.NotSaved, "ended for now, but the database cannot be written: try again") { RetryAfterSeconds = 1 };
    }
}
