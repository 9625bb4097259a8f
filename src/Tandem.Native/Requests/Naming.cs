namespace Tandem.Native.Requests;

using Tandem.Core.Contract.Rows;
using Tandem.Native.Problems;

/// <summary>Agents by the ids of this API, as commands name them: by login.</summary>
internal static class Naming
{
    /// <summary>The login of that user; null with the refusal when there is none.</summary>
    public static string? LoginOf(Asker asker, int id, string field, out Refusal? refusal)
    {
        string? login = asker.Views.Users[id]?.Login;
        refusal = login is null ? Refusal.Invalid(field, $"names no user: {id}") : null;
        return login;
    }

    /// <summary>Likewise, null for nobody.</summary>
    public static string? LoginOrNull(Asker asker, int? id, string field, out Refusal? refusal)
    {
        refusal = null;
        return id is { } known ? LoginOf(asker, known, field, out refusal) : null;
    }

    /// <summary>Likewise, the asker himself when nobody is named.</summary>
    public static string? LoginOrOwn(Asker asker, int? id, string field, out Refusal? refusal)
    {
        int own = id ?? asker.Principal.UserId;
        refusal = own == 0 ? Refusal.Invalid(field, "is required, as the key acts as no user") : null;
        return own == 0 ? null : LoginOf(asker, own, field, out refusal);
    }
}
