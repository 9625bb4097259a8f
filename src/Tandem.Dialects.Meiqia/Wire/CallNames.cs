namespace Tandem.Dialects.Meiqia.Wire;

using Tandem.Core.Contract.Rows;
using Tandem.Core.Contract.Views;
using Tandem.Numbering;

/// <summary>What a tenant calls its numbers and phones, for the calls of one answer: each is looked up once, however many calls are about it.</summary>
/// <param name="views">Null where the tenant is known no longer.</param>
internal sealed class CallNames(TenantViews? views)
{
    private readonly Dictionary<string, string> numbers = [];
    private readonly Dictionary<string, ExtensionRow?> phones = [];

    public NumberRegion Region { get; } = views?.Region ?? NumberRegion.Default;

    /// <summary>Empty where it has no name.</summary>
    public string OfNumber(string number)
    {
        if (!numbers.TryGetValue(number, out string? name))
        {
            name = views?.Routes.All().FirstOrDefault(row => row.Number == number)?.Name ?? "";
            numbers.Add(number, name);
        }
        return name;
    }

    /// <summary>Null where the extension is there no longer, or is none.</summary>
    public ExtensionRow? PhoneOf(string extension)
    {
        if (!phones.TryGetValue(extension, out ExtensionRow? phone))
        {
            phone = views?.Extension(extension);
            phones.Add(extension, phone);
        }
        return phone;
    }
}
