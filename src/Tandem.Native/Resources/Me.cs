namespace Tandem.Native.Resources;

using Tandem.Access.Principals;
using Tandem.Native.Answers;
using Tandem.Native.Models;
using Tandem.Native.Operations;
using Tandem.Native.Requests;

/// <summary><c>/v1/me</c>.</summary>
internal static class Me
{
    public static readonly IReadOnlyList<Operation> Operations = [new("GET", "/me", Scopes.None, Get)];

    /// <summary>Whom this key or token stands for, and what it may do.</summary>
    internal static Found<MeModel> Get(Asker asker) => new(MeModel.Of(asker.Principal, asker.Tenant.Name));
}
