namespace Tandem.Server.Options;

using System.Globalization;

/// <summary>How much is kept: of every tenant, and of some by name.</summary>
/// <param name="Usual">Where no tenant is named; 0 when not given.</param>
/// <param name="Of">By the tenant's name.</param>
internal sealed record KeptFor(int Usual, IReadOnlyDictionary<string, int> Of)
{
    private const int Most = 1_000_000;

    public static readonly KeptFor Default = new(0, new Dictionary<string, int>());

    /// <summary>For the tenant of that name; 0 when nothing was given.</summary>
    public int For(string tenant) => Of.GetValueOrDefault(tenant, Usual);

    public static KeptFor Parse(Given given, int least)
    {
        int usual = 0;
        Dictionary<string, int> of = new(StringComparer.Ordinal);
        foreach (string text in given.Values)
        {
            int equals = text.LastIndexOf('=');
            int number = Number(given.Origin, text[(equals + 1)..], least);
            if (equals > 0)
            {
                of[text[..equals]] = number;
            }
            else
            {
                usual = number;
            }
        }
        return new KeptFor(usual, of);
    }

    private static int Number(string origin, string text, int least) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int number) && number >= least && number <= Most
            ? number
            : throw new OptionException(
                $"{origin} {text} is no whole number from {least} to {Most}",
                $"{origin} {text} 不是 {least} 到 {Most} 之间的整数"
            );
}
