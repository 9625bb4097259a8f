namespace Tandem.Native.Resources;

using Microsoft.AspNetCore.Http.HttpResults;
using Tandem.Access.Principals;
using Tandem.Core.Contract.Rows;
using Tandem.Native.Answers;
using Tandem.Native.Models;
using Tandem.Native.Operations;
using Tandem.Native.Problems;
using Tandem.Native.Requests;

/// <summary><c>/v1/me</c>.</summary>
internal static class Me
{
    public static readonly IReadOnlyList<Operation> Operations =
    [
        new("GET", "/me", Scopes.None, Get),
        new("GET", "/me/phone", Scopes.ControlCalls, GetPhone),
    ];

    /// <summary>Whom this key or token stands for, and what it may do.</summary>
    internal static Found<MeModel> Get(Asker asker) => new(MeModel.Of(asker.Principal, asker.Tenant));

    /// <summary>What a phone in one's own page registers with; for people who are signed in, not for keys.</summary>
    internal static Results<Found<PhoneModel>, Refusal> GetPhone(Asker asker)
    {
        if (asker.Principal is not { UserId: > 0, Credential.Kind: CredentialKind.Token })
        {
            return new Refusal(ProblemTable.Conflict, "the request came with a key: sign in as the user whose phone it is");
        }
        string number = asker.Views.Users[asker.Principal.UserId]?.Extension ?? "";
        ExtensionRow? row = number.Length == 0 ? null : asker.Views.Extension(number);
        return row is null ? Refusal.NotFound("you have no extension") : new Found<PhoneModel>(PhoneModel.Of(row, asker.Tenant.Domain));
    }
}
