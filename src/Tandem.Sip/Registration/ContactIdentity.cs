namespace Tandem.Sip.Registration;

/// <summary>
/// When two Contact URIs are the same binding. RFC 3261 §19.1.4 as far as contacts need it: the user compares exactly, the rest without
/// case, and the order of parameters counts (a phone repeats its contact as it was).
/// </summary>
internal static class ContactIdentity
{
    public static bool Same(string a, string b)
    {
        if (string.Equals(a, b, StringComparison.Ordinal))
        {
            return true;
        }
        int atA = a.IndexOf('@', StringComparison.Ordinal);
        int atB = b.IndexOf('@', StringComparison.Ordinal);
        return atA == atB
            && string.Equals(a, b, StringComparison.OrdinalIgnoreCase)
            && (atA < 0 || string.CompareOrdinal(a, 0, b, 0, atA) == 0);
    }
}
