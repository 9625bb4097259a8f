namespace Tandem.Core.Contract;

using System.Text;
using Tandem.Core.Contract.Rows;
using Tandem.Foundation;

/// <summary>What a trunk's settings may be, wherever they come from.</summary>
public static class TrunkBounds
{
    public const int LongestName = 64;
    public const int LongestHost = 253;
    public const int LongestUser = 128;
    public const int MostPeers = 16;
    public const int MostSources = 64;
    public const int MostRules = 64;
    public const int LongestPrefix = 32;
    public const int LeastRegisterSeconds = 30;
    public const int MostRegisterSeconds = 86_400;
    public const int MostSilenceSeconds = 60;
    public const int MostProbeSeconds = 3_600;
    public const int MostProbeFailures = 100;
    public const int LastPlace = 1_000;
    public const int MostCalls = 100_000;
    private const int LastPort = 65_535;

    /// <summary>By the names SDP gives them.</summary>
    public static IReadOnlyList<string> Codecs { get; } = ["PCMU", "PCMA", "G722"];

    /// <summary>What is wrong with it; null when nothing is.</summary>
    public static string? Wrong(TrunkRow row) =>
        WrongName(row.Name)
        ?? WrongPeers(row)
        ?? WrongHost("domain", row.Domain)
        ?? WrongHost("fromDomain", row.FromDomain)
        ?? WrongText("user", row.User)
        ?? WrongText("authUser", row.AuthUser)
        ?? WrongText("password", row.Password)
        ?? WrongText("fromUser", row.FromUser)
        ?? (row.Registers && row.User.Length == 0 ? "registers needs user" : null)
        ?? Outside("registerSeconds", row.RegisterSeconds, LeastRegisterSeconds, MostRegisterSeconds)
        ?? Outside("priority", row.Priority, 0, LastPlace)
        ?? Outside("weight", row.Weight, 0, LastPlace)
        ?? Outside("silenceSeconds", row.SilenceSeconds, 1, MostSilenceSeconds)
        ?? Outside("probeSeconds", row.ProbeSeconds, 0, MostProbeSeconds)
        ?? Outside("probeFailures", row.ProbeFailures, 1, MostProbeFailures)
        ?? Outside("maxCalls", row.MaxCalls, 0, MostCalls)
        ?? Outside("maxCallsPerSecond", row.MaxCallsPerSecond, 0, MostCalls)
        ?? WrongCodecs(row.Codecs)
        ?? WrongRules(row.NumberRules);

    /// <summary>An address, IPv6 in brackets, or a name.</summary>
    public static bool IsHost(string text) =>
        NetAddress.TryParseHost(Encoding.UTF8.GetBytes(text), out _)
            ? !text.Contains(':', StringComparison.Ordinal) || text[0] == '['
            : IsName(text);

    private static bool IsName(string text) =>
        text.Length is > 0 and <= LongestHost
        && text.All(each => char.IsAsciiLetterOrDigit(each) || each is '-' or '.' or '_')
        && text[0] is not ('.' or '-')
        && !text.Contains("..", StringComparison.Ordinal)
        && !text.All(each => char.IsAsciiDigit(each) || each == '.');

    private static string? WrongName(string name) =>
        name.Length == 0 ? "name is missing"
        : name.Length > LongestName || name.Any(each => char.IsControl(each) || each is '=' or ';' or ',')
            ? $"name: no more than {LongestName} characters, none of = ; ,"
        : null;

    private static string? WrongPeers(TrunkRow row)
    {
        if (row.Peers.Count is 0 or > MostPeers)
        {
            return $"peers: from 1 to {MostPeers} hosts";
        }
        if (row.Sources.Count > MostSources)
        {
            return $"sources: no more than {MostSources} addresses";
        }
        string? peer = row
            .Peers.Where(each => !IsHost(each.Host))
            .Select(each => $"peers: {each.Host} is neither an address nor a name")
            .FirstOrDefault();
        return peer
            ?? row.Peers.Select(each => Outside("port of a peer", each.Port, 0, LastPort)).FirstOrDefault(wrong => wrong is not null)
            ?? row.Sources.Where(each => !NetBlock.TryParse(each, out _))
                .Select(each => $"sources: {each} is no address and no block of addresses")
                .FirstOrDefault();
    }

    private static string? WrongHost(string field, string host) =>
        host.Length == 0 || IsHost(host) ? null : $"{field}: {host} is neither an address nor a name";

    private static string? WrongText(string field, string text) =>
        text.Length <= LongestUser && !text.Any(char.IsControl)
            ? null
            : $"{field}: no more than {LongestUser} characters, no control characters";

    private static string? WrongCodecs(IReadOnlyList<string> codecs) =>
        codecs
            .Where(each => !Codecs.Contains(each))
            .Select(each => $"codecs: {each} is not known; there are {string.Join(", ", Codecs)}")
            .FirstOrDefault()
        ?? (codecs.Distinct().Count() < codecs.Count ? "codecs: each once" : null);

    private static string? WrongRules(IReadOnlyList<NumberRule> rules) =>
        rules.Count > MostRules ? $"numberRules: no more than {MostRules}"
        : rules.All(each => IsDialled(each.Prefix) && IsDialled(each.Add) && each.Strip is >= 0 and <= LongestPrefix) ? null
        : $"numberRules: prefix and add are digits, +, * and #, no more than {LongestPrefix}; strip is from 0 to {LongestPrefix}";

    private static bool IsDialled(string text) =>
        text.Length <= LongestPrefix && text.All(each => char.IsAsciiDigit(each) || each is '+' or '*' or '#');

    private static string? Outside(string what, int value, int least, int most) =>
        value >= least && value <= most ? null : $"{what} must be a whole number from {least} to {most}";
}
