namespace Tandem.Core.Contract.Rows;

/// <summary>The page that is offered to an agent for who calls him: the tenant's, which a browser may replace by its own. There is one of it at most.</summary>
/// <param name="Address">http or https, <c>{number}</c> and other names in it standing for what is known of the call; empty for none.</param>
public sealed record CustomerPageRow(int Id, string Address) : DialingRow(Id)
{
    public const string Word = "customer_page";

    /// <summary>Characters of an address.</summary>
    public const int MostSigns = 1_000;

    public override string Kind => Word;

    public override string Label => Word;

    /// <summary>What is wrong with an address; null for nothing.</summary>
    public static string? FaultOf(string address)
    {
        if (address.Length == 0)
        {
            return null;
        }
        if (address.Length > MostSigns)
        {
            return $"an address has no more than {MostSigns} characters";
        }
        int first = address.IndexOf('{', StringComparison.Ordinal);
        string before = first < 0 ? address : address[..first];
        bool isPage =
            Uri.TryCreate(before, UriKind.Absolute, out Uri? page) && page.Scheme is "http" or "https" && page!.UserInfo.Length == 0;
        if (!isPage)
        {
            return "the address of a page begins with http:// or https:// and a host";
        }
        // Nothing that a caller says may choose whose page it is.
        int host = address.IndexOf("//", StringComparison.Ordinal) + 2;
        return first >= 0 && address.AsSpan(host, first - host).IndexOfAny('/', '?', '#') < 0
            ? "names such as {number} stand behind the host"
            : null;
    }
}
