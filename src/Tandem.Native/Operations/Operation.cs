namespace Tandem.Native.Operations;

using Tandem.Access.Principals;

/// <summary>One operation of the API: a verb on a path, what it takes to be allowed it, and the method that does it.</summary>
/// <param name="Method">The verb; what can be read answers HEAD too.</param>
/// <param name="Path">Below <c>/v1</c>, as a route pattern.</param>
/// <param name="Needs">The scope; none lets anybody in who is known at all.</param>
/// <param name="Handle">Its parameters, answer and comment are its documentation.</param>
internal sealed record Operation(string Method, string Path, Scopes Needs, Delegate Handle)
{
    /// <summary>Bytes of a JSON body.</summary>
    public const long DefaultBodyLimit = 1024 * 1024;

    /// <summary>How programs made from the description call it: what it does, of which resource.</summary>
    public string Id
    {
        get
        {
            string verb = Handle.Method.Name.Replace("Async", "", StringComparison.Ordinal);
            return char.ToLowerInvariant(verb[0]) + verb[1..] + Handle.Method.DeclaringType!.Name;
        }
    }

    /// <summary>Lets in who is not known.</summary>
    public bool ForAnyone { get; init; }

    /// <summary>The least role, where scopes do not say it all.</summary>
    public Role Least { get; init; } = Role.Agent;

    /// <summary>It may make a phone ring: with an <c>Idempotency-Key</c> it does so once.</summary>
    public bool Rings { get; init; }

    /// <summary>It looks at <c>If-Match</c> though its verb does not say so.</summary>
    public bool TakesIfMatch { get; init; }

    /// <summary>It looks at <c>If-Match</c>.</summary>
    public bool TakesVersion =>
        TakesIfMatch
        || (
            Method is "PATCH" or "PUT" or "DELETE"
                ? Needs.HasFlag(Scopes.WriteConfiguration)
                    || Needs.HasFlag(Scopes.ManageTenants)
                    || Path.EndsWith("/password", StringComparison.Ordinal)
                : Method == "POST" && Needs == Scopes.ControlAgents
        );

    /// <summary>What the body is where it is no JSON.</summary>
    public string Takes { get; init; } = "";

    /// <summary>What the answer is where it is no JSON.</summary>
    public string Gives { get; init; } = "";

    /// <summary>Bytes of the request's body; one more is refused.</summary>
    public long BodyLimit { get; init; } = DefaultBodyLimit;
}
