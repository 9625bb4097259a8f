namespace Tandem.Core.Directory;

using Tandem.Core.Contract.Rows;
using Tandem.Foundation;

/// <summary>Under which number and name the tenant's own extensions call.</summary>
internal sealed class OwnNumbers(Keys keys, TenantNumbers numbers, Prng prng)
{
    /// <summary>As colleagues see it: the number set for it, else the extension.</summary>
    public string Inside(string extension) => SetFor(extension) ?? extension;

    /// <summary>As it is shown outside: the number set for it, else the tenant's, else any number of the tenant, else the extension.</summary>
    public string Outside(string extension) => Public(extension) ?? extension;

    /// <summary>The same; null where only the extension is left, which says nothing outside.</summary>
    public string? Public(string extension) => Fixed(extension) ?? keys.Routes.AnyNumber(prng);

    /// <summary>The number set for it, else the tenant's; null where neither is.</summary>
    public string? Fixed(string extension) => SetFor(extension) ?? (keys.Numbering.CallerNumber is { Length: > 0 } own ? own : null);

    /// <summary>One of the tenant's numbers in its inner form, however it is written; false when it is none of them.</summary>
    public bool TryName(string written, out string inner)
    {
        inner = keys.Routes.Named(written)?.Number ?? "";
        return keys.Routes.IsOwn(inner);
    }

    /// <summary>The name that goes with it outside: only one that was set, never that of who works there.</summary>
    public string NameOutside(string extension) =>
        keys.Extension(extension) is { } row && row.CidName != row.Name && row.CidName != row.Number ? row.CidName : "";

    // Some APIs fill in the extension where nothing was said.
    private string? SetFor(string extension) =>
        keys.Extension(extension) is ExtensionRow { CidNumber.Length: > 0 } row && row.CidNumber != row.Number
            ? numbers.Caller(row.CidNumber)
            : null;
}
